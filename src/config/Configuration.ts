/** What a marketer writes: the JSON configuration. Everything is optional; the defaults ask before anything runs. */
export interface Configuration {
  readonly $schema?: string;
  /** Who answers for the data: shown to the visitor (152-ФЗ art. 9 wants the consent to name the operator). */
  readonly operator?: {
    readonly name?: string;
    readonly site?: string;
    readonly inn?: string;
    readonly address?: string;
    readonly email?: string;
    readonly phone?: string;
  };
  /** The personal-data policy that the surfaces link to. */
  readonly policy?: {
    /** Absolute http(s) or relative to the site. Without it there is no link. */
    readonly url?: string;
    /** Date of the edition, `YYYY-MM-DD`. A later one than the visitor agreed to asks again. */
    readonly revision?: string;
    /** What the policy says of sending data abroad. */
    readonly crossBorder?: string;
  };
  /** The consent text, apart from the policy as 156-ФЗ wants it since 1 September 2025. */
  readonly consent?: {
    readonly url?: string;
    readonly revision?: string;
    /** False where the new revision changes nothing of substance: nobody is asked again. Default true. */
    readonly material?: boolean;
  };
  /** Language of the surfaces, or `auto` for that of `<html lang>`. Default `ru`, also the fallback. */
  readonly language?: string;
  /** By id; `true` and `false` are shorthands for `{ "enabled": … }`. */
  readonly categories?: Readonly<Record<string, boolean | CategoryConfiguration>>;
  readonly services?: Readonly<Record<string, ServiceConfiguration>>;
  readonly cookie?: {
    /** Default `soglasie`. Sites below one domain that are to decide apart need a name each. */
    readonly name?: string;
    /** `site` (default): the widest domain the browser accepts; `host`: this host alone; or `.example.ru`. */
    readonly domain?: string;
    /** Default `/`. */
    readonly path?: string;
    /** How many days a decision holds, refusal and acceptance alike; default 365. Chromium keeps a cookie for 400 at most. */
    readonly days?: number;
  };
  readonly gate?: {
    /** How long an ordered script may keep its followers waiting, in milliseconds: 0 to 99 999, default 5000. */
    readonly timeout?: number;
  };
  readonly banner?: {
    /** `bar` (default) spans the page's width, `box` is a card. */
    readonly layout?: Layout;
    /** Default `bottom`. A bar looks at top or bottom only; a box without a corner stands in the middle. */
    readonly position?: Position;
    /** Corner of the small button that opens the preference centre again, or false for none. Default `bottom-left`. */
    readonly reopen?: Corner | false;
  };
  readonly theme?: {
    /** A CSS colour of the buttons and switches: `#rgb`, `rgb()`, `hsl()`, `oklch()` or a name. */
    readonly accent?: string;
    /** A CSS length for the corners, such as `12px`. */
    readonly radius?: string;
    /** `auto` (default) follows the visitor's system. */
    readonly scheme?: Scheme;
  };
  /** Texts that replace the built-in ones, by language and namespace: `texts.ru.banner.title`. */
  readonly texts?: Readonly<Record<string, TextTree>>;
  readonly withdrawal?: {
    /** After a withdrawal: `offer` (default) offers to load the page anew, `always` does, `never` says nothing. */
    readonly reload?: 'offer' | 'always' | 'never';
    /** Where consent to personal-data processing, which is another act, is taken back in free form. */
    readonly email?: string;
    readonly phone?: string;
    /** How many days the operator takes to stop the processing: a positive number. Without it nothing is said. */
    readonly days?: number;
    /** What else the visitor has to know of it, such as a postal address. */
    readonly note?: string;
  };
  readonly age?: {
    /** The age below which a parent consents instead: a whole number of years. Without it nothing is said of age. */
    readonly min?: number;
    /** What else the visitor has to know of it. */
    readonly note?: string;
  };
  readonly integrations?: {
    /** Whether `dataLayer` receives the `soglasie` event. Default true. */
    readonly dataLayer?: boolean;
  };
}

export interface CategoryConfiguration {
  /** Default true for `preferences`, `authentication`, `cart`, `analytics` and a site's own category. */
  readonly enabled?: boolean;
  /**
   * Granted without a question. Default true for `authentication` and `cart`, which rest on the order. Allowed for
   * `preferences` and a site's own category only beside a `reason`; never for `analytics`, `advertising`, `external`.
   */
  readonly required?: boolean;
  /** Why the category cannot be refused, in the visitor's words. */
  readonly reason?: string;
  readonly title?: string;
  readonly description?: string;
  /** What stops working without it. */
  readonly consequence?: string;
  /** Ids of the services inside it. */
  readonly services?: readonly string[];
  readonly cookies?: readonly CookieConfiguration[];
  /** Names of localStorage, sessionStorage and IndexedDB entries; `^` starts a regular expression. */
  readonly storage?: readonly string[];
}

export interface ServiceConfiguration {
  readonly title?: string;
  readonly vendor?: string;
  /** ISO 3166 code of the country that the data go to. */
  readonly country?: string;
  /** The category that it belongs to, where no category lists it. */
  readonly category?: string;
  readonly cookies?: readonly CookieConfiguration[];
  readonly storage?: readonly string[];
}

export interface CookieConfiguration {
  /** Exact name, or a regular expression that starts with `^`. */
  readonly name: string;
  /** What it is for, in the visitor's words. */
  readonly purpose?: string;
  /** Domain of another site that keeps it, such as `.yandex.ru`: reported on withdrawal, for it is out of reach. */
  readonly domain?: string;
  /** Set by the server out of reach of scripts: reported on withdrawal. */
  readonly httpOnly?: boolean;
  /**
   * Lifetime in days, a fraction for less than a day (20 hours: `0.8333`). Without it, or with 0, the cookie ends with
   * the session.
   */
  readonly days?: number;
}

export type Layout = 'bar' | 'box';
export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';
export type Position = 'top' | 'bottom' | Corner;
export type Scheme = 'auto' | 'light' | 'dark';

/** Texts by key, nested as in the locale files. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}
