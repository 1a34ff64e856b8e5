import type { ConsentState } from './ConsentState';
import { answers, type Decision } from './Decision';
import type { Terms } from './Terms';
import { unasked } from './unasked';

/** What may run now. Only an explicit yes grants what can be refused, unless the site only informs. */
export function grant(decision: Decision | null, terms: Terms, language: string): ConsentState {
  const isTacit = !import.meta.env.HEADLESS && terms.tacit;
  const added = unasked(decision, terms);
  const categories = answers(
    terms.categories.map(({ id, required }) => [id, required || (decision?.categories[id] ?? isTacit)]),
  );
  const services = answers(
    terms.services.map((service) => {
      const { id, category } = service;
      const along = isTacit || !added.services.includes(service);
      return [
        id,
        category in categories && (decision?.services[id] ?? (categories[category] === true && along)),
      ];
    }),
  );
  return Object.freeze({
    decided: !added.categories[0] && !added.services[0],
    categories,
    services,
    id: decision?.id ?? null,
    decidedAt: decision?.at ?? null,
    revision: decision?.revision ?? null,
    language: decision?.language ?? language,
    via: decision?.via ?? null,
  });
}
