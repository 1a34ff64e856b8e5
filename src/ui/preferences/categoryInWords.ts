import type { DeclaredCategory } from '../../config/Declaration';
import type { Engine } from './createEngine';

/** What the visitor reads of a category: the site's words, else ours, else nothing. */
export function categoryInWords(
  { id, description, consequence, reason }: DeclaredCategory,
  { find }: Engine,
): Readonly<Record<'description' | 'consequence' | 'reason', string>> {
  return {
    description: description || find(`categories.${id}`),
    consequence: consequence || find(`consequences.${id}`),
    reason: reason || find(`reasons.${id}`),
  };
}
