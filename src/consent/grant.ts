import type { ConsentState } from './ConsentState';
import { answers, type Decision } from './Decision';
import type { Terms } from './Terms';

/** What may run now. Only an explicit yes grants what can be refused. */
export function grant(decision: Decision | null, terms: Terms, language: string): ConsentState {
  const categories = answers(
    terms.categories.map(({ id, required }) => [id, required || decision?.categories[id] === true]),
  );
  const services = answers(
    terms.services.map(({ id, category }) => [
      id,
      category in categories && (decision?.services[id] ?? categories[category] === true),
    ]),
  );
  return Object.freeze({
    decided: terms.categories.every(({ id, required }) => required || decision?.categories[id] !== undefined),
    categories,
    services,
    id: decision?.id ?? null,
    decidedAt: decision?.at ?? null,
    revision: decision?.revision ?? null,
    language: decision?.language ?? language,
    via: decision?.via ?? null,
  });
}
