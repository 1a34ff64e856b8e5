import type { Traces, TraceCookie } from '../consent/Traces';
import type { Reader } from './createReader';

/** A cookie as the site declares it: what only describes it is yet to be checked. */
export interface WrittenCookie extends TraceCookie {
  readonly purpose?: unknown;
  readonly days?: unknown;
}

/** What a category or service says that it leaves behind; what cannot be understood is left out and reported. */
export function readTraces(
  { get, fault }: Reader,
  path: string,
): Traces & { readonly cookies: readonly WrittenCookie[] } {
  const items = (key: string): unknown[] => [get(`${path}.${key}`) ?? []].flat();
  return {
    cookies: items('cookies').flatMap((item) => {
      if (!isCookie(item) || !isPattern(item.name)) {
        fault(`${path}.cookies`, 'objects with a "name"');
        return [];
      }
      const isDomain = ['string', 'undefined'].includes(typeof item.domain);
      const isSwitch = ['boolean', 'undefined'].includes(typeof item.httpOnly);
      if (!isDomain) fault(`${path}.cookies`, `string as "domain" of "${item.name}"`);
      if (!isSwitch) fault(`${path}.cookies`, `boolean as "httpOnly" of "${item.name}"`);
      return {
        ...item,
        domain: isDomain ? item.domain : undefined,
        httpOnly: isSwitch ? item.httpOnly : undefined,
      };
    }),
    storage: items('storage').filter((item): item is string => {
      if (isPattern(item)) return true;
      fault(`${path}.storage`, 'names');
      return false;
    }),
  };
}

const isCookie = (item: unknown): item is WrittenCookie =>
  typeof item === 'object' && item !== null && 'name' in item;

/** Longer than any name, and short enough to be read by people. */
const LONGEST = 128;

/** An exact name, or a regular expression that compiles and cannot run away on a long name. */
function isPattern(name: unknown): name is string {
  if (typeof name !== 'string' || name === '' || name.length > LONGEST) return false;
  if (!name.startsWith('^')) return true;
  // A repeated group can take exponential time, and each further open repetition multiplies it.
  if (/\)[*+{]/.test(name) || (name.match(/[*+]|,\}/g) ?? []).length > 3) return false;
  try {
    return new RegExp(name) instanceof RegExp;
  } catch {
    return false;
  }
}
