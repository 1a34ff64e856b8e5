/** Longer than any name, and short enough to be read by people. */
const LONGEST = 128;

/** An exact name, or a regular expression that compiles and cannot run away on a long name. */
export function isPattern(name: unknown): name is string {
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
