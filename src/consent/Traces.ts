/** What a category or service says that it leaves behind. */
export interface Traces {
  readonly cookies: readonly TraceCookie[];
  /** Names in localStorage, sessionStorage and IndexedDB. */
  readonly storage: readonly string[];
}

export interface TraceCookie {
  /** Exact name, or a regular expression that starts with `^`. */
  readonly name: string;
  /** Domain of another site that keeps it, such as `.yandex.ru`: out of reach from here. */
  readonly domain?: string | undefined;
  /** Set by the server so that no script can see it. */
  readonly httpOnly?: boolean | undefined;
}

export type Kind = 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB';

export interface Erased {
  readonly kind: Kind;
  readonly name: string;
}

export interface Left extends Erased {
  /**
   * `http-only`: only the server can delete it; `other-domain`: it belongs to another site; `re-created`: it was
   * deleted, and a script that is still running wrote it again; `refused`: the browser did not let go of it, or will
   * only when the page's own connection to it is closed.
   */
  readonly reason: 'http-only' | 'other-domain' | 're-created' | 'refused';
  /** The other site's domain as declared, such as `.yandex.ru`; only with `other-domain`. */
  readonly domain?: string;
}

export interface Withdrawal {
  readonly deleted: readonly Erased[];
  readonly left: readonly Left[];
}
