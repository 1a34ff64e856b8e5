/** One thing that is wrong with a configuration or a page, or that the law or the site's own policy speaks against. */
export interface Diagnostic {
  /** An error is not used as it stands; a warning is used, and wants a look. */
  readonly severity: 'error' | 'warning';
  /** Which it is: a key of `messages` in `locales/<lang>/diagnostics.json`. */
  readonly code: string;
  /** Where, such as `categories.analytics.required`; empty for the whole of it, or for the page. Of one that could not be read: its address. */
  readonly path: string;
  /** What the sentence names: what was expected, what came, the nearest known word… */
  readonly values: Readonly<Record<string, string>>;
  /** Section of the guide that explains it, such as `categories`. */
  readonly section: string;
}
