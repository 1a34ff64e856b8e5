import type { Decision } from './Decision';
import type { Terms } from './Terms';

const DAY = 86_400;

/**
 * Whether a stored decision still holds: made under the texts in force, not longer ago than the site keeps it,
 * and not in the future (a clock set wrong by more than a day proves nothing).
 */
export function isCurrent(decision: Decision, terms: Terms, now: number): boolean {
  return (
    decision.at <= now + DAY &&
    decision.at + terms.days * DAY > now &&
    (!terms.material || decision.revision >= terms.revision)
  );
}
