import { catalogue } from '../catalogue';
import type { Shop } from './createShop';
import { addressesOf } from './holdTag';
import type { Tag } from './parseTags';

/**
 * Whether all that a tag loads comes from services that need no question. Only the host says so: any name may stand in a
 * query or in another attribute.
 */
export function isNeeded(tag: Tag, shop: Shop): boolean {
  const addresses = addressesOf(tag);
  return (
    addresses.length > 0 &&
    !tag.attributes.has('srcdoc') &&
    addresses.every((address) => shop.isElsewhere(address) && isOfNeeded(shop.hostOf(address), shop))
  );
}

const isOfNeeded = (host: string, shop: Shop): boolean =>
  [...catalogue.values()].some(
    ({ id, category, hosts }) =>
      shop.isUnasked(shop.categoryOf(id, category)) &&
      hosts.some((known) => host === known || host.endsWith(`.${known}`)),
  );
