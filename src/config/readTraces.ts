import type { Traces, TraceCookie } from '../consent/Traces';
import type { Reader } from './createReader';

/** What a category or service says that it leaves behind; what cannot be understood is left out and reported. */
export function readTraces({ get, fault }: Reader, path: string): Traces {
  const items = (key: string): unknown[] => [get(`${path}.${key}`) ?? []].flat();
  return {
    cookies: items('cookies').flatMap((item) => {
      if (isCookie(item) && isPattern(item.name)) return item;
      fault(`${path}.cookies`, 'objects with a "name"');
      return [];
    }),
    storage: items('storage').filter((item): item is string => {
      if (isPattern(item)) return true;
      fault(`${path}.storage`, 'names');
      return false;
    }),
  };
}

const isCookie = (item: unknown): item is TraceCookie =>
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
