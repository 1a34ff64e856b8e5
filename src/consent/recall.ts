import { answers, type Decision } from './Decision';
import type { Terms } from './Terms';

const DAY = 86_400;

/**
 * What still holds of a stored decision: all, if it was made under the texts in force, not longer ago than the site
 * keeps it, and not in the future (a clock set wrong by more than a day proves nothing). Else nothing; but where the
 * site only informs, nobody's refusal is forgotten.
 */
export function recall(decision: Decision, terms: Terms, now: number): Decision | null {
  if (
    decision.at <= now + DAY &&
    decision.at + terms.days * DAY > now &&
    (!terms.material || decision.revision >= terms.revision)
  )
    return decision;
  if (import.meta.env.HEADLESS || !terms.tacit) return null;
  const refused = Object.entries(decision.categories).filter(([, answer]) => !answer);
  return { ...decision, categories: answers(refused), along: null };
}
