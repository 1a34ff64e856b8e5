const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a value has to match beside its type; its own text says so to people. */
export interface Pattern {
  test: (value: string) => boolean;
  toString: () => string;
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
  fault: (path: string, expected: unknown) => void;
  /** How many faults were found so far. */
  readonly faults: () => number;
}

export function createReader(
  input: unknown,
  onFault: (path: string, expected: unknown, received: unknown) => void,
): Reader {
  let faults = 0;
  // Own properties only: what an object inherits, nobody configured.
  const get = (path: string): unknown =>
    path
      .split('.')
      .reduce((value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined), input);
  const fault = (path: string, expected: unknown, received = get(path)): void => {
    faults++;
    onFault(path, expected, received);
  };
  /** The value if it fits or is absent; else a fault. */
  const check = (path: string, fits: (value: unknown) => boolean, expected: unknown): unknown => {
    const value = get(path);
    if (value === undefined || fits(value)) return value;
    fault(path, expected);
    return undefined;
  };
  if (!isRecord(input)) fault('configuration', 'object', input);
  return {
    get,
    read(path, fallback, pattern) {
      const type = typeof fallback;
      const fits = (value: unknown): boolean =>
        typeof value === type && (pattern?.test(String(value)) ?? true);
      return (check(path, fits, pattern ?? type) ?? fallback) as never;
    },
    keys: (path) => Object.keys(check(path, isRecord, 'object') ?? {}),
    list: (path) => [get(path) ?? []].flat(),
    fault,
    faults: () => faults,
  };
}
