import type { ConsentState } from './ConsentState';
import type { Terms } from './Terms';

/** What a held-back tag asks for, as its attributes say it. */
export interface Requirement {
  /** Category ids, each of which is needed; `!id` needs a refusal. */
  readonly categories: readonly string[];
  /** Decided by the service's own switch, beside the categories. */
  readonly service: string | null;
}

/**
 * Whether the grants cover the requirement. Nothing is covered by default: no category, or one the site does
 * not have, is a no. A service's own switch answers for its own category, and for no other.
 */
export function allows(state: ConsentState, terms: Terms, { categories, service }: Requirement): boolean {
  if (service !== null && state.services[service] !== true) return false;
  const answered = terms.services.find(({ id }) => id === service)?.category;
  return (
    categories.length > 0 &&
    categories.every((id) => {
      if (id.startsWith('!')) return state.decided && state.categories[id.slice(1)] === false;
      return id === answered || state.categories[id] === true;
    })
  );
}
