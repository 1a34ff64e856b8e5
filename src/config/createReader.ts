/** What JSON calls it. */
const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;

const isRecord = (value: unknown): value is Record<string, unknown> => kindOf(value) === 'object';

/** What a value has to match beside its type. */
export interface Pattern {
  test: (value: string) => boolean;
}

/** What any text, number or switch may be, beyond the fallback's own value. */
type Widened<T> = T extends string ? string : T extends number ? number : boolean;

export interface Reader {
  /** The value at a path, unchecked. */
  get: (path: string) => unknown;
  /** The value at a path such as `cookie.days`: of the fallback's type, and matching. A fault unless absent. */
  read: <T extends string | number | boolean>(path: string, fallback: T, pattern?: Pattern) => Widened<T>;
  /** Keys of the object at a path. */
  keys: (path: string) => string[];
  /** The items of the list at a path, unchecked. */
  list: (path: string) => unknown[];
  /** Notes that what stands at a path cannot be used. What is wrong with it, `diagnose` tells. */
  fault: (path: string) => void;
  /** How many faults were found so far. */
  readonly faults: () => number;
}

export function createReader(input: unknown, onFault: (path: string) => void): Reader {
  let faults = 0;
  // Own properties only: what an object inherits, nobody configured.
  const get = (path: string): unknown =>
    path.split('.').reduce((value, key) => {
      if (isRecord(value)) return Object.hasOwn(value, key) ? value[key] : undefined;
      // Only a category may be a switch in place of an object.
      if (value !== undefined && !(typeof value === 'boolean' && path.startsWith('categories.'))) fault(path);
      return undefined;
    }, input);
  const fault = (path: string): void => {
    faults++;
    onFault(path);
  };
  const read = (path: string, fallback: unknown, pattern?: Pattern): unknown => {
    const value = get(path);
    if (value === undefined) return fallback;
    if (kindOf(value) === kindOf(fallback) && (pattern?.test(value as string) ?? true)) return value;
    fault(path);
    return fallback;
  };
  // Nothing at all is what the defaults are for.
  if (input === undefined) onFault('');
  else if (!isRecord(input)) fault('');
  return {
    get,
    read: read as Reader['read'],
    keys: (path) => Object.keys(read(path, {}) as object),
    list: (path) => read(path, []) as unknown[],
    fault,
    faults: () => faults,
  };
}
