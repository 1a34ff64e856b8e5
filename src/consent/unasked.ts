import type { Decision } from './Decision';
import type { Terms } from './Terms';

/**
 * What the visitor has not been asked about. A service that came to a category which was refused is no question: the
 * answer covers it.
 */
export const unasked = (
  decision: Decision | null,
  { categories, services }: Terms,
): Pick<Terms, 'categories' | 'services'> => ({
  categories: categories.filter(({ id, required }) => !required && decision?.categories[id] === undefined),
  services: services.filter(
    ({ id, category }) =>
      decision?.along &&
      decision.categories[category] &&
      decision.services[id] === undefined &&
      !decision.along.includes(id),
  ),
});
