import type { VendorContext } from '../vendors/VendorContext';

/** One entry of the catalogue: a vendor's tool, what it stores, and what is said to it. */
export interface Service {
  /** As a configuration names it, such as `yandex-metrika`. */
  readonly id: string;
  /** Its name, for people. */
  readonly title: string;
  /** Whose it is. */
  readonly vendor: string;
  /** ISO 3166 code of the country that the data go to; absent where nobody has verified it. */
  readonly country?: string;
  /** The category that it belongs to, for whoever lists it: `check` warns of another. */
  readonly category: string;
  /** Host names that its files and requests come from. */
  readonly hosts: readonly string[];
  readonly cookies: readonly ServiceCookie[];
  /** Names of localStorage, sessionStorage and IndexedDB entries; `^` starts a regular expression. */
  readonly storage: readonly string[];
  /** Patterns of names that are its own whatever follows: deleted on withdrawal, though nobody could list them all. */
  readonly sweep?: readonly string[];
  /** What the vendor's ids look like. Absent where the site's id starts nothing. */
  readonly ids?: RegExp;
  /** Addresses of the vendor's that do what the file does that `start` loads: a page with one starts it twice. */
  readonly alike?: readonly string[];
  /**
   * Loads the vendor's script and says what it is to do. Called at each grant, after the page was drawn, and without one
   * where the visitor has it shown for this once.
   */
  readonly start?: (context: VendorContext) => void;
  /** Has what is running stop, before what it left behind is deleted. */
  readonly stop?: (context: VendorContext) => void;
}

export interface ServiceCookie {
  /** Exact name, or a regular expression that starts with `^`. */
  readonly name: string;
  /** What it is for, in Russian. */
  readonly purpose: string;
  /** Lifetime in days; 0 ends with the session, null is not known. */
  readonly days: number | null;
  /** Domain of another site that keeps it, such as `.yandex.ru`. */
  readonly domain?: string;
  readonly httpOnly?: boolean;
  /** Of a platform's cookies: the category of this one, where that is not the service's. */
  readonly category?: string;
  /** True where neither the vendor nor a measurement on many sites confirms it: the surfaces say so. */
  readonly unconfirmed?: true;
}
