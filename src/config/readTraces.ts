import type { Traces, TraceCookie } from '../consent/Traces';
import type { Reader } from './createReader';
import { isPattern } from './isPattern';

/** A cookie as the site declares it: what only describes it is yet to be checked. */
export interface WrittenCookie extends TraceCookie {
  readonly purpose?: unknown;
  readonly days?: unknown;
}

/** What a category or service says that it leaves behind; what cannot be understood is left out and reported. */
export function readTraces(
  { list, fault }: Reader,
  path: string,
): Traces & { readonly cookies: readonly WrittenCookie[] } {
  return {
    cookies: list(`${path}.cookies`).flatMap((item) => {
      if (!isCookie(item) || !isPattern(item.name)) {
        fault(`${path}.cookies`);
        return [];
      }
      const isDomain = ['string', 'undefined'].includes(typeof item.domain);
      const isSwitch = ['boolean', 'undefined'].includes(typeof item.httpOnly);
      if (!isDomain || !isSwitch) fault(`${path}.cookies`);
      return {
        ...item,
        domain: isDomain ? item.domain : undefined,
        httpOnly: isSwitch ? item.httpOnly : undefined,
      };
    }),
    storage: list(`${path}.storage`).filter((item): item is string => {
      if (isPattern(item)) return true;
      fault(`${path}.storage`);
      return false;
    }),
  };
}

const isCookie = (item: unknown): item is WrittenCookie =>
  typeof item === 'object' && item !== null && 'name' in item;
