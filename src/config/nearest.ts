import { closestMatch } from 'leven';

/** Farther apart than that, two words are different ones rather than a slip of the keys. */
const SLIP = 3;

/** Longer than any key: to compare them would only take time. */
const LONGEST = 99;

/** The known word that may have been meant, as a value of a diagnostic; none where none is near. */
export function nearest(word: string, known: readonly string[]): { readonly suggestion?: string } {
  if (word.length > LONGEST) return {};
  // Of a short word, less makes another one.
  const maxDistance = Math.min(SLIP, Math.ceil(word.length / 3));
  const suggestion = closestMatch(word, [...known], { maxDistance });
  return suggestion === undefined ? {} : { suggestion };
}
