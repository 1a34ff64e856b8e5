import type { ConsentState } from './consent/ConsentState';
import type { Withdrawal } from './consent/Traces';

/** What may be open to the visitor. */
export type View = 'banner' | 'preferences' | 'none';

/** A fault that was survived: nothing was granted by it, and the page goes on. */
export interface Problem {
  /** Kind of the fault, such as `configuration` or `record`. */
  readonly code: ProblemCode;
  /** What happened, for the site's developers. */
  readonly message: string;
  /** The same as data, for a fault of the configuration or of a held-back tag. */
  readonly diagnostic?: ProblemDiagnostic;
}

/** What is wrong in one place, in words: those of the page's language, Russian or English. Empty where there is nothing to say. */
export interface ProblemDiagnostic {
  /** An error is not used as it stands; a warning is used, and wants a look. */
  readonly severity: 'error' | 'warning';
  /** Where in the configuration, such as `cookie.days`; the address of one that could not be read. */
  readonly path: string;
  /** What may stand there. */
  readonly expected: string;
  /** What came, shortened, and its kind. */
  readonly received: string;
  /** The known word that may have been meant. */
  readonly suggestion: string;
  /** The section of the guide that explains it: a path within the package. */
  readonly link: string;
}

export type ProblemCode =
  /** Something in the configuration, or in its loading, could not be used. */
  | 'configuration'
  /** The browser did not keep the record as asked: the choice holds for this host, or for this page view, only. */
  | 'record'
  /** Held-back content could not be released, or was never held back. */
  | 'gate'
  /** A part that is loaded when first needed did not arrive. */
  | 'part'
  /** Something of the page's threw where it was told of a decision, such as its `dataLayer`. */
  | 'vendor'
  /** Started more than once on one page. */
  | 'duplicate';

export interface ConsentEvents {
  /** Once: the state is known. */
  ready: ConsentState;
  /** Each explicit decision on this page. */
  decision: ConsentState;
  /** What may run has changed, here or in another tab: ids of categories and services. */
  change: {
    readonly state: ConsentState;
    readonly granted: readonly string[];
    readonly revoked: readonly string[];
  };
  /** Another surface is visible. */
  view: { readonly view: View };
  problem: Problem;
}

/** The consent of this page's visitor: what `init` returns and `window.soglasie` is. */
export interface Consent {
  /** What may run now. */
  readonly state: ConsentState;
  /** Whether every one of the categories is granted; false for unknown ids and for none. */
  has: (categories: string | readonly string[]) => boolean;
  /** Whether the service is granted; false for unknown ids. */
  hasService: (service: string) => boolean;
  acceptAll: () => void;
  rejectAll: () => void;
  /**
   * Records a choice made on the site's own controls. Categories that it does not name keep their answer, and are
   * refused where they have none. Ids that the site does not have are left out; what cannot be refused stays granted.
   */
  set: (choice: {
    readonly categories?: Readonly<Record<string, boolean>>;
    readonly services?: Readonly<Record<string, boolean>>;
  }) => void;
  /**
   * Takes consent back: refuses all that can be refused, deletes what the configuration says was left behind, looks
   * whether it is gone, and reports what was deleted and what could not be. A refusal after a grant deletes, too.
   */
  withdraw: () => Promise<Withdrawal>;
  /** Opens a surface; the promise is kept when it is visible. */
  show: (view: 'banner' | 'preferences') => Promise<void>;
  /** Closes the surface without deciding anything. */
  hide: () => void;
  /** Subscribes; the function that it returns unsubscribes. */
  on: <N extends keyof ConsentEvents>(name: N, listener: (detail: ConsentEvents[N]) => void) => () => void;
  /**
   * Undoes everything that was installed in the page. What has run, has run; the record stays, and so does what Yandex
   * Metrica was told: `ym`, and the locks of a refusal.
   */
  destroy: () => void;
}

declare global {
  interface Window {
    /** The consent of this page's visitor, once its configuration is known. */
    soglasie?: Consent | undefined;
  }
}
