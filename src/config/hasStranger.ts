/** Every name that the configuration has for a key; a test holds them to the schema. Ids and texts are the site's own. */
export const KEYS =
  ' $schema operator name site inn address email phone policy url revision crossBorder consent material language mode ' +
  'categories enabled required reason title description consequence services cookies purpose domain httpOnly days ' +
  'storage vendor country category id webvisor cookie path gate timeout banner layout position reopen theme accent ' +
  'radius scheme texts withdrawal note reload age min integrations googleConsentMode dataLayer ';

/** Objects and lists in each other: a cookie of a category is the fifth. */
const DEEPEST = 9;

/**
 * Whether a key is in it that the configuration does not have at all. One that stands in the wrong place is found by
 * the whole check alone, which is loaded where something is amiss.
 */
export function hasStranger(input: unknown, isOwn = Array.isArray(input), depth = 0): boolean {
  return (
    Object(input) === input &&
    // Nothing of ours stands that deep, and what has no bottom would exhaust the engine.
    (depth > DEEPEST ||
      Object.entries(input as object).some(
        ([key, value]) =>
          (!isOwn && !KEYS.includes(` ${key} `)) ||
          // Ids stand in lists and below these.
          (key !== 'texts' &&
            hasStranger(
              value,
              Array.isArray(value) || (!isOwn && ['categories', 'services'].includes(key)),
              depth + 1,
            )),
      ))
  );
}
