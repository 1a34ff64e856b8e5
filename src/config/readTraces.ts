import type { Traces, TraceCookie } from '../consent/Traces';
import type { Service } from '../services/Service';
import type { Reader } from './createReader';
import { isPattern } from './isPattern';

/** A cookie as it is declared: what only describes it is yet to be checked. */
export interface WrittenCookie extends TraceCookie {
  readonly purpose?: unknown;
  readonly days?: unknown;
  /** What the catalogue says of a cookie, and no site. */
  readonly catalogued?: Service['cookies'][number];
}

/**
 * What a category or service says that it leaves behind, the site's own lists in place of the catalogue's; what cannot
 * be understood is left out and reported.
 */
export function readTraces(
  { get, fault }: Reader,
  path: string,
  entry?: Service,
): Omit<Traces, 'cookies'> & { readonly cookies: readonly WrittenCookie[] } {
  /** Undefined where the site has no list. */
  const listAt = (key: string): unknown[] | undefined => {
    const value = get(`${path}.${key}`);
    if (Array.isArray(value)) return value as unknown[];
    if (value !== undefined) fault(`${path}.${key}`);
    return undefined;
  };
  const known = entry?.cookies.map((cookie) => ({ ...cookie, catalogued: cookie }));
  return {
    cookies:
      listAt('cookies')?.flatMap((item) => {
        if (!isCookie(item) || !isPattern(item.name)) {
          fault(`${path}.cookies`);
          return [];
        }
        const { name, domain, httpOnly, purpose, days } = item;
        const isDomain = ['string', 'undefined'].includes(typeof domain);
        const isSwitch = ['boolean', 'undefined'].includes(typeof httpOnly);
        if (!isDomain || !isSwitch) fault(`${path}.cookies`);
        return {
          name,
          domain: isDomain ? domain : undefined,
          httpOnly: isSwitch ? httpOnly : undefined,
          purpose,
          days,
        };
      }) ??
      known ??
      [],
    storage:
      listAt('storage')?.filter((item): item is string => {
        if (isPattern(item)) return true;
        fault(`${path}.storage`);
        return false;
      }) ??
      entry?.storage ??
      [],
  };
}

const isCookie = (item: unknown): item is WrittenCookie =>
  typeof item === 'object' && item !== null && 'name' in item;
