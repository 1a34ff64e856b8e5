import type { Service } from '../../../../src/services/Service';

/** All of it at once: with the page, it is there without a network, too. */
const files = import.meta.glob<Service>('../../../../src/services/catalogue/*.ts', {
  eager: true,
  import: 'default',
});

export const catalogue: ReadonlyMap<string, Service> = new Map(
  Object.values(files).map((service) => [service.id, service]),
);

/** As people look for a service: the letters of its title, its company, its hosts or its id. */
export function searchCatalogue(query: string): readonly Service[] {
  const words = query.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean);
  return [...catalogue.values()]
    .filter(({ id, title, vendor, hosts }) => {
      const text = [title, vendor, id, ...hosts].join(' ').toLowerCase().replaceAll('ё', 'е');
      return words.every((word) => text.includes(word));
    })
    .sort((one, other) => one.title.localeCompare(other.title, 'ru'));
}
