import { answers, type Answers, type Decision } from './Decision';
import type { Terms } from './Terms';

/** Time, id and language arrive with the action, so that the reducer stays pure. */
export interface Stamp {
  /** Unix seconds, UTC. */
  readonly at: number;
  readonly id: string;
  readonly language: string;
}

/** What was chosen, switch by switch. */
export interface Choice {
  readonly categories: Answers;
  readonly services: Answers;
}

export type Action =
  | ({ readonly type: 'accept-all' | 'reject-all' | 'withdraw' } & Stamp)
  | ({ readonly type: 'save' } & Choice & Stamp)
  /** A decision made elsewhere: by this visitor in another tab, or on a page gone back from. */
  | { readonly type: 'recall'; readonly decision: Decision };

/** The next decision. Ids that the terms do not name, and those that cannot be refused, are left out. */
export function reduce(decision: Decision | null, action: Action, terms: Terms): Decision {
  if (action.type === 'recall') return action.decision;
  const { type, at, language } = action;
  const saved = type === 'save' && action;
  const categories = answers(
    terms.categories
      .filter(({ required }) => !required)
      .map(({ id }) => [
        id,
        // A saved choice is complete: what it does not name keeps its answer, and without one is refused.
        saved ? (saved.categories[id] ?? decision?.categories[id] ?? false) : type === 'accept-all',
      ]),
  );
  const services = answers(
    terms.services.flatMap(({ id, category }) => {
      if (!saved || !(category in categories)) return [];
      // Naming a category anew clears what was set apart below it.
      const before = category in saved.categories ? undefined : decision?.services[id];
      const answer = saved.services[id] ?? before ?? categories[category];
      return answer === categories[category] ? [] : [[id, answer === true] as const];
    }),
  );
  return {
    id: decision?.id ?? action.id,
    at,
    revision: terms.revision,
    categories,
    services,
    language,
    via: type,
  };
}
