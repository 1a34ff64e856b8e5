import type { Service } from '../../../../src/services/Service';
import { catalogue } from '../catalogue';

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

/** As people look for a service: by its title, its company, its hosts or its id. */
export function searchCatalogue(query: string): readonly Service[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return [...catalogue.values()]
    .filter(({ id, title, vendor, hosts }) => {
      const text = plain([title, vendor, id, ...hosts].join(' '));
      return words.every((word) => text.includes(word));
    })
    .sort((one, other) => one.title.localeCompare(other.title, 'ru'));
}
