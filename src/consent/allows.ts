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
 * Whether the grants cover the requirement; undefined where it names nothing, or what the site does not have, and
 * so never can be covered. A service's own switch answers for its own category, and for no other.
 */
export function allows(
  state: ConsentState,
  terms: Terms,
  { categories, service }: Requirement,
): boolean | undefined {
  const answered = terms.services.find(({ id }) => id === service)?.category;
  const answers = categories.map((id) => {
    const bare = id.replace(/^!/, '');
    const granted = state.categories[bare];
    if (granted === undefined) return terms.known.includes(bare) ? false : undefined;
    return bare === id ? id === answered || granted : state.decided && !granted;
  });
  if (service !== null) answers.push(state.services[service]);
  return categories.length > 0 && !answers.includes(undefined) ? !answers.includes(false) : undefined;
}
