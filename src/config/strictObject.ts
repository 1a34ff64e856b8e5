import * as v from 'valibot';

type AnySchema = v.GenericSchema<unknown, unknown>;

/** What no object may be: for valibot a list is one as well. */
const noObject = v.custom<never>(() => false, 'object');

/**
 * An object with these properties and no other. Unlike valibot's own it refuses lists, and names every property that
 * it does not know: an issue whose `expected` is `never`, and whose path ends with the property. `missing` is the
 * message where a property that cannot be left out is.
 */
export function strictObject<E extends v.ObjectEntries>(
  entries: E,
  missing = 'object',
): v.StrictObjectSchema<E, 'object'> {
  return withKeys(
    v.strictObject(entries, 'object'),
    v.object(entries, ({ path }) => (path ? missing : 'object')),
    (key) => Object.hasOwn(entries, key),
    'object',
  );
}

export interface Keyed {
  /** What the keys match. */
  readonly keys: RegExp;
}

/**
 * A schema of objects whose keys are ids or languages. Unlike valibot's own it refuses lists, and also the keys that
 * valibot leaves out without a word, such as `constructor`. The issue's path ends with the key.
 */
export function keyedBy<S extends AnySchema>(pattern: RegExp, message: string, schema: S): S & Keyed {
  return { ...withKeys(schema, schema, (key) => pattern.test(key), message), keys: pattern };
}

/** `shown`, run as `inner` and with its keys checked in the input itself. */
function withKeys<S extends AnySchema>(
  shown: S,
  inner: AnySchema,
  isKey: (key: string) => boolean,
  message: string,
): S {
  return {
    ...shown,
    '~run'(dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) {
      const input = dataset.value;
      if (Array.isArray(input)) return noObject['~run'](dataset, config);
      const checked = v.pipe(
        inner,
        v.rawCheck(({ addIssue }) => {
          if (typeof input !== 'object' || input === null) return;
          for (const [key, value] of Object.entries(input)) {
            if (isKey(key)) continue;
            addIssue({
              message,
              input: key,
              expected: 'never',
              path: [{ type: 'object', origin: 'key', input: input as Record<string, unknown>, key, value }],
            });
          }
        }),
      );
      return checked['~run'](dataset, config);
    },
  };
}
