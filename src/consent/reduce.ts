import { answers, type Answers, type Decision, type Via } from './Decision';
import type { Terms } from './Terms';
import { unasked } from './unasked';

/** Time, id and language arrive with the action, so that the reducer stays pure. */
export interface Stamp {
  /** Unix seconds, UTC. */
  readonly at: number;
  readonly id: string;
  readonly language: string;
}

/** What was chosen, switch by switch. To accept or refuse all is to name every category. */
export interface Choice {
  readonly categories: Answers;
  readonly services: Answers;
}

export type Action =
  | ({ readonly type: Via } & Choice & Stamp)
  /** A decision made elsewhere: by this visitor in another tab, or on a page gone back from. */
  | { readonly type: 'recall'; readonly decision: Decision };

/** The next decision. Ids that the terms do not name, and those that cannot be refused, are left out. */
export function reduce(decision: Decision | null, action: Action, terms: Terms): Decision {
  if (action.type === 'recall') return action.decision;
  const { type, at, language } = action;
  // A page without a surface has no placeholder to click.
  const isEmbed = !import.meta.env.HEADLESS && type === 'embed';
  const isTacit = !import.meta.env.HEADLESS && terms.tacit;
  // It asks nobody anew for what was answered before: that ends when it would have ended.
  const kept = isEmbed ? decision : null;
  const refusable = terms.categories.filter(({ required }) => !required).map(({ id }) => id);
  const categories = answers(
    refusable.flatMap((id) => {
      // What is not named keeps its answer, and what it is without one; by an embed nothing else was asked.
      const answer: unknown = action.categories[id] ?? decision?.categories[id] ?? (isEmbed ? null : isTacit);
      // A program may say anything: only `true` is a yes.
      return answer === null ? [] : [[id, answer === true]];
    }),
  );
  const services = answers(
    terms.services.flatMap(({ id, category }) => {
      if (!refusable.includes(category)) return [];
      // Naming a category anew clears what was set apart below it; an embed speaks for itself alone.
      const before = category in action.categories && !isEmbed ? undefined : decision?.services[id];
      const answer = action.services[id] ?? before ?? categories[category];
      return answer === categories[category] ? [] : [[id, answer === true] as const];
    }),
  );
  const { services: fresh } = unasked(decision && { ...decision, categories, services }, terms);
  return {
    id: decision?.id ?? action.id,
    at: kept?.at ?? at,
    revision: kept?.revision ?? terms.revision,
    categories,
    services,
    along:
      isEmbed && !decision?.along
        ? null
        : terms.services.flatMap((service) => {
            const { id, category } = service;
            const isNamed =
              id in { ...decision?.services, ...action.services } ||
              (!isEmbed && category in action.categories);
            // What was not named is decided only where it was before.
            return id in services || (!isNamed && fresh.includes(service)) ? [] : id;
          }),
    language,
    via: type,
  };
}
