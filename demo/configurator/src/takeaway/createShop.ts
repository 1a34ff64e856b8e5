import { createReader } from '../../../../src/config/createReader';
import { namedServices } from '../../../../src/config/namedServices';
import { resolve } from '../../../../src/config/resolve';
import type { Configuration } from '../../../../src/config/schema';
import { valueAt } from '../../../../src/config/valueAt';
import banner from '../../../../locales/ru/banner.json';

/** What pasted code has to know of the shop that it is for. */
export interface Shop {
  /** Services that the configuration names. */
  readonly named: readonly string[];
  /** The ids by which it starts a service; none where it does not. */
  readonly idsOf: (service: string) => readonly string[];
  /** Whether it says that Metrica's Webvisor records. */
  readonly hasWebvisor: boolean;
  /** The category that the visitor answers for a service; `usual` is that of the catalogue. */
  readonly categoryOf: (service: string, usual: string) => string;
  /** Whether a category runs without a question. */
  readonly isUnasked: (category: string) => boolean;
  readonly isOn: (category: string) => boolean;
  /** A category in the visitor's words. */
  readonly nameOf: (category: string) => string;
  /** Whether an address leads to another site. */
  readonly isElsewhere: (address: string) => boolean;
  /** The host that an address leads to. */
  readonly hostOf: (address: string) => string;
}

/** Stands for the shop's own host where it is not known. */
const HERE = 'https://shop.invalid/';

export function createShop(config: Configuration): Shop {
  const { categories } = resolve(createReader(config, () => undefined));
  const services = namedServices(config);
  const site = valueAt(config, 'operator.site');
  const own = typeof site === 'string' ? hostOf(site) : undefined;
  const isUnasked = (category: string): boolean =>
    categories.some(({ id, required }) => id === category && required);
  const names: Readonly<Record<string, string>> = banner.categories;
  return {
    named: services.map(({ id }) => id),
    idsOf: (service) =>
      [valueAt(config, `services.${service}.id`)]
        .flat()
        .flatMap((id) => (typeof id === 'string' || typeof id === 'number' ? String(id) : [])),
    hasWebvisor: valueAt(config, 'services.yandex-metrika.webvisor') === true,
    categoryOf(service, usual) {
      const asked = services.find(({ id }) => id === service)?.category;
      // A slip in the configuration does not let a counter run without a question.
      return !asked || (isUnasked(asked) && !isUnasked(usual)) ? usual : asked;
    },
    isUnasked,
    isOn: (category) => categories.some(({ id }) => id === category),
    nameOf(category) {
      const title = valueAt(config, `categories.${category}.title`);
      if (typeof title === 'string' && title) return title;
      return (Object.hasOwn(names, category) && names[category]) || category;
    },
    isElsewhere(address) {
      if (!URL.canParse(address, HERE)) return false;
      const { protocol, hostname } = new URL(address, HERE);
      return (
        /^https?:$/.test(protocol) &&
        hostname !== new URL(HERE).hostname &&
        hostname !== own &&
        !(own && hostname.endsWith(`.${own}`))
      );
    },
    hostOf: (address) => (URL.canParse(address, HERE) ? new URL(address, HERE).hostname : ''),
  };
}

/** The host of a site as people write it, in punycode and without `www.`. */
function hostOf(site: string): string | undefined {
  const url = /^https?:\/\//i.test(site) ? site : `https://${site}`;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : undefined;
}
