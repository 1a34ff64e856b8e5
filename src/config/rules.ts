/** What a value may be, and what stands in its place: for the reader of the core and for the schema alike. */

/** Ids of categories and services. What every object inherits is no id. */
export const ID = /^(?!(constructor|prototype)$)[a-z][a-z0-9-]{0,31}$/;

/** The categories that the product knows, in the order shown: those granted without a question… */
export const REQUIRED = ['necessary', 'authentication', 'cart'];

/** …and those that are off until the site turns them on. */
export const OFF = ['advertising', 'external'];

export const KNOWN = [...REQUIRED, 'preferences', 'analytics', ...OFF];

/** Nobody may declare these necessary: the law gives the visitor the choice. */
export const REFUSABLE = ['analytics', ...OFF];

/** How revisions are written: ISO dates, which sort as text. */
export const DATE = /^\d{4}-\d\d-\d\d$/;

/** A code, or `auto` for that of `<html lang>`. */
export const LANGUAGE = /^(auto|[a-z]{2,3})$/;

/** Whose texts a site may replace. */
export const TEXTS_LANGUAGE = /^[a-z]{2,3}$/;

/** Days and years. */
export const WHOLE = /^[1-9]\d{0,8}$/;

/** Milliseconds that a script may keep its followers waiting. */
export const TIMEOUT = /^\d{1,5}$/;

/** What every browser takes for the name of a cookie, and every server reads as it is. */
export const COOKIE_NAME = /^[\w.-]{1,64}$/;

export const COOKIE_DOMAIN = /^(site|host|[\w\u0080-\uffff-]*(\.[\w\u0080-\uffff-]+)+)$/;

/** As addresses have it: a browser compares `/магазин` with `/%D0%BC…`, letter by letter. */
export const COOKIE_PATH = /^\/[!-:<-~]*$/;

/** ISO 3166. */
export const COUNTRY = /^[A-Z]{2}$/;

// What stands where the site says nothing. One by one: the minifier then leaves no name of them.
export const DEFAULT_LANGUAGE = 'ru';
export const DEFAULT_MODE = 'opt-in';
export const DEFAULT_COOKIE_NAME = 'soglasie';
export const DEFAULT_COOKIE_DOMAIN = 'site';
export const DEFAULT_COOKIE_PATH = '/';
export const DEFAULT_DAYS = 365;
export const DEFAULT_TIMEOUT = 5000;
export const DEFAULT_LAYOUT = 'bar';
export const DEFAULT_POSITION = 'bottom';
export const DEFAULT_REOPEN = 'bottom-left';
export const DEFAULT_SCHEME = 'auto';
export const DEFAULT_RELOAD = 'offer';
