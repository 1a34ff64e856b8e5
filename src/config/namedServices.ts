import { valueAt } from './valueAt';

export interface NamedService {
  readonly id: string;
  /** The category that it names, else the one that lists it; empty where neither is. */
  readonly category: string;
  /** Where the configuration names it: in a category's list, else below `services`. */
  readonly path: string;
}

/** Every service that a configuration names, once for each list that it stands in. */
export function namedServices(input: unknown): NamedService[] {
  const listed = keysAt(input, 'categories').flatMap((category) => {
    const path = `categories.${category}.services`;
    const ids = valueAt(input, path);
    return Array.isArray(ids)
      ? ids.flatMap((id: unknown, index) =>
          typeof id === 'string' ? { id, category, path: `${path}.${index}` } : [],
        )
      : [];
  });
  const others = keysAt(input, 'services')
    .filter((id) => !listed.some((service) => service.id === id))
    .map((id) => ({ id, category: '', path: `services.${id}` }));
  return [...listed, ...others].map((service) => {
    const own = valueAt(input, `services.${service.id}.category`);
    const category = typeof own === 'string' ? own.trim() : '';
    return category ? { ...service, category } : service;
  });
}

function keysAt(input: unknown, path: string): string[] {
  const value = valueAt(input, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}
