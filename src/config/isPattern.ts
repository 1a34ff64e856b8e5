/** Longer than any name, and short enough to be read by people. */
const SHORT = /^[^]{1,128}$/;

/** A browser takes so many in some 30 ms. */
const MOST_STEPS = 2 ** 19;

/** An exact name, or a regular expression that compiles and cannot run away on a name of 256 characters. */
export function isPattern(name: unknown): name is string {
  if (typeof name !== 'string' || !SHORT.test(name)) return false;
  if (!name.startsWith('^')) return true;
  // What is escaped, and what stands in a class, is one character.
  const bare = name.replace(/\\.|\[.*?\]/g, '_');
  let steps = 1;
  // Each choice multiplies the ways to try a name.
  for (const [sign, most] of bare.matchAll(/[?|*+]|\{(?:\d+,)?(\d*)\}/g))
    steps *= most ? Number(most) + 1 : '?|'.includes(sign) ? 2 : 256;
  try {
    // A repeated group can take exponential time.
    return steps <= MOST_STEPS && !/\)[*+{]/.test(bare) && new RegExp(name) instanceof RegExp;
  } catch {
    return false;
  }
}
