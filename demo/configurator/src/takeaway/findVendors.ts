import { ACCOUNTS } from '../../../../src/config/accounts';
import type { Service } from '../../../../src/services/Service';
import { catalogue } from '../catalogue';
import { SIGNATURES } from './signatures';

/** Services that give out the same code. Where the site has not said which it means, it is the first: advertising. */
const TWINS = ['vk-ads-pixel', 'top-mail-ru'];

/** The services of the catalogue whose code a text is; `named` are those that the site has spoken of. */
export function findVendors(text: string, named: readonly string[]): readonly Service[] {
  const twin = TWINS.find((id) => named.includes(id)) ?? TWINS[0];
  return [...catalogue.values()].filter(
    ({ id, hosts }) =>
      (SIGNATURES[id]?.signs ?? hosts.map(hostPattern)).some((sign) => sign.test(text)) &&
      (!TWINS.includes(id) || id === twin),
  );
}

/** The numbers or keys that the vendor gave the site, where they look like the vendor's. */
export function findAccounts(text: string, service: string): readonly string[] {
  if (!isStarted(service)) return [];
  const { shape } = ACCOUNTS[service];
  const found = (SIGNATURES[service]?.account ?? []).flatMap((pattern) =>
    [...text.matchAll(new RegExp(pattern, 'g'))].map(([, account = '']) => account),
  );
  return [...new Set(found)].filter((account) => shape.test(account));
}

/** Whether an id in the configuration starts the service. */
const isStarted = (service: string): service is keyof typeof ACCOUNTS => Object.hasOwn(ACCOUNTS, service);

/** The host itself or one below it, not one that only ends like it. */
const hostPattern = (host: string): RegExp =>
  new RegExp(`(?<![\\w-])${host.replaceAll('.', '\\.')}(?![\\w-]|\\.\\w)`);
