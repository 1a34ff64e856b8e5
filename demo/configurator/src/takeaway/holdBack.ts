import type { Configuration } from '../../../../src/config/schema';
import type { Service } from '../../../../src/services/Service';
import { createShop, type Shop } from './createShop';
import { explain, type Finding, type Found } from './explain';
import { findAccounts, findVendors } from './findVendors';
import { heldTag, holdOf } from './holdTag';
import { parseTags, type Tag } from './parseTags';

export type { Finding } from './explain';

export interface HeldBack {
  /** What was pasted, with all of it held back that would load or run without a question. */
  readonly code: string;
  readonly findings: readonly Finding[];
}

/** What waits for the visitor where nobody knows what it is: what is agreed to least readily. */
const STRICTEST = 'advertising';

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** More rounds than any markup has needed: each leaves fewer addresses than the one before. */
const ROUNDS = 9;

/**
 * The code of a counter or an embed, held back in the contract's markup. Text, comments, order and whatever may stay are
 * left as they are; code that is held back already comes back unchanged.
 */
export function holdBack(pasted: string, config: Configuration): HeldBack {
  const shop = createShop(config);
  const { code, found, isCut } = hold(pasted, shop);
  let held = code;
  // What a tag said twice, or hid in another, shows once the first is gone.
  for (let round = 0; round < ROUNDS; round++) {
    const next = hold(held, shop).code;
    if (next === held) break;
    held = next;
  }
  return { code: held, findings: explain(found, isCut, shop) };
}

function hold(
  markup: string,
  shop: Shop,
): { readonly code: string; readonly found: readonly Found[]; readonly isCut: boolean } {
  const { tags, isCut } = parseTags(markup);
  const edits: Edit[] = [];
  const found: Found[] = [];
  for (const tag of tags) {
    if (tag.name === 'noscript') {
      const removed = removals(markup, tag, shop);
      if (removed.length === 0) continue;
      edits.push(...removed);
      found.push(...describe(tag, tag.text, 'removed', shop));
      continue;
    }
    const how = holdOf(tag, shop.isElsewhere);
    if (!how) continue;
    const text = [...tag.attributes.values(), tag.text].join('\n');
    const [first, ...others] = describe(tag, text, how, shop);
    if (!first) continue;
    found.push(first, ...others);
    const categories = [...new Set([first, ...others].map(({ category }) => category))];
    edits.push({
      from: tag.startsAt,
      to: tag.opensTo,
      text: heldTag(tag, how, categories.join(' '), others.length > 0 ? undefined : first.service?.id),
    });
  }
  // Without any tag, what was pasted may be what stands inside one.
  if (tags.length === 0)
    for (const service of findVendors(markup, shop.named)) found.push(foundOf(service, markup, 'bare', shop));
  return { code: apply(markup, edits), found, isCut };
}

/** What a tag is, once for each service in it; empty where it needs no question. */
function describe(tag: Tag, text: string, how: Found['how'], shop: Shop): Found[] {
  const services = findVendors(text, shop.named)
    .map((service) => foundOf(service, text, how, shop, tag))
    // What a script of the page's own names beside something necessary, nobody knows.
    .filter(({ category }) => tag.attributes.has('src') || !shop.isUnasked(category));
  if (services.length === 0) {
    const category = isEmbed(tag, how) ? 'external' : STRICTEST;
    return [{ service: undefined, tag, text, how, category, accounts: [] }];
  }
  return services.filter(({ category }) => !shop.isUnasked(category));
}

const foundOf = (service: Service, text: string, how: Found['how'], shop: Shop, tag?: Tag): Found => ({
  service,
  tag,
  text,
  how,
  category: shop.categoryOf(service.id, service.category),
  accounts: findAccounts(text, service.id),
});

/** Something to look at, from another site: what the visitor sees at once, and styles. A frame that nobody sees is a pixel. */
function isEmbed({ name, attributes }: Tag, how: Found['how']): boolean {
  if (name === 'link') return /\bstylesheet\b/i.test(attributes.get('rel') ?? '');
  const isHidden =
    ['width', 'height'].some((side) => /^[01](px)?$/.test(attributes.get(side)?.trim() ?? '')) ||
    attributes.has('hidden') ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.get('style') ?? '');
  return (
    ['iframe', 'video', 'audio', 'source', 'track', 'object', 'embed'].includes(name) &&
    !isHidden &&
    how !== 'removed'
  );
}

/** What has to go from a `<noscript>`: where scripts are off, it loads, and there is nobody to ask. */
function removals(markup: string, noscript: Tag, shop: Shop): Edit[] {
  const loading = parseTags(noscript.text, false).tags.filter(
    (tag) => tag.name !== 'script' && holdOf(tag, shop.isElsewhere),
  );
  if (loading.length === 0) return [];
  const services = findVendors(noscript.text, shop.named);
  const isNeeded =
    services.length > 0 &&
    services.every(({ id, category }) => shop.isUnasked(shop.categoryOf(id, category)));
  if (isNeeded) return [];
  const says = noscript.text.replace(/<[^>]*>/g, '').trim() !== '';
  if (!says) return [{ from: lineStart(markup, noscript), to: noscript.endsAt, text: '' }];
  return loading.map(({ startsAt, endsAt }) => ({
    from: noscript.opensTo + startsAt,
    to: noscript.opensTo + endsAt,
    text: '',
  }));
}

/** Where the line begins that a tag has for itself, so that no empty one is left behind. */
function lineStart(markup: string, { startsAt, endsAt }: Tag): number {
  const before = /\r?\n[ \t]*$/.exec(markup.slice(0, startsAt));
  return before && /^[ \t]*(\r?\n|$)/.test(markup.slice(endsAt)) ? before.index : startsAt;
}

/** From the end, so that what stands before keeps its place. */
const apply = (markup: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((one, other) => other.from - one.from)
    .reduce((text, edit) => text.slice(0, edit.from) + edit.text + text.slice(edit.to), markup);
