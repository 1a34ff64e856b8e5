import type { CookieConfiguration } from './schema';

/** What the site declares of itself, its services and what they store: all that the second layer tells. */
export interface Declaration {
  /** Each empty where the site does not say it. */
  readonly operator: Readonly<Record<'name' | 'site' | 'inn' | 'address' | 'email' | 'phone', string>>;
  readonly policy: DeclaredDocument;
  readonly consent: DeclaredDocument;
  /** In the order shown. */
  readonly categories: readonly DeclaredCategory[];
  /** How consent to personal-data processing, another act, is taken back. */
  readonly withdrawal: {
    readonly email: string;
    readonly phone: string;
    /** Days that the operator takes; 0 where the site does not say. */
    readonly days: number;
    readonly note: string;
  };
  readonly age: {
    /** 0 where the site says nothing of age. */
    readonly min: number;
    readonly note: string;
  };
}

export interface DeclaredDocument {
  /** Empty where there is none. */
  readonly url: string;
  /** ISO date of the edition, or empty. */
  readonly revision: string;
}

export interface DeclaredCategory {
  readonly id: string;
  readonly required: boolean;
  /** The site's own texts, each empty where the built-in one stands. */
  readonly title: string;
  readonly description: string;
  readonly consequence: string;
  readonly reason: string;
  readonly services: readonly DeclaredService[];
  /** What it stores apart from its services, and what services of other categories store for its purpose. */
  readonly stored: readonly Stored[];
}

export interface DeclaredService {
  readonly id: string;
  /** The site's word, else the catalogue's, else the id. */
  readonly title: string;
  readonly vendor: string;
  /** ISO 3166 code, or empty. */
  readonly country: string;
  /** Whether it records the visit, as Metrica's Webvisor does. */
  readonly recording: boolean;
  /** What it stores, but for what stands in the lists of other categories. */
  readonly stored: readonly Stored[];
  /** Whether something of it stands there. */
  readonly elsewhere: boolean;
}

/** One entry that is kept in the browser. */
export interface Stored extends Omit<CookieConfiguration, 'days'> {
  /** Our own record; a cookie; or a name in localStorage, sessionStorage or IndexedDB, which has no lifetime. */
  readonly kind: 'record' | 'cookie' | 'storage';
  /** As the site gives it; null where the vendor has not told anybody. */
  readonly days?: number | null;
  /** Title of the service that keeps it for the purpose of a category that is not the service's own. */
  readonly service?: string;
  /** What stands here comes from the catalogue, whose purposes are in Russian. */
  readonly catalogued?: true;
  /** The vendor does not confirm it, nor does a measurement. */
  readonly unconfirmed?: true;
}
