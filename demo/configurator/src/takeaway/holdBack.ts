import type { Configuration } from '../../../../src/config/schema';
import type { Service } from '../../../../src/services/Service';
import { createShop, type Shop } from './createShop';
import { explain, type Finding, type Found } from './explain';
import { findLive } from './findLive';
import { findAccounts, findVendors } from './findVendors';
import { heldTag } from './heldTag';
import { hostIn } from './hostIn';
import { holdOf, isHeldBack, isMarkedUp, type Hold } from './holdTag';
import { isNeeded } from './isNeeded';
import { parseTags, type Tag } from './parseTags';
import { lineStart, outermost, removals } from './removals';

export type { Finding } from './explain';

export interface HeldBack {
  /** What was pasted, with all of it held back that would load or run without a question. */
  readonly code: string;
  /** The same without what the catalogue starts: with both, each visit would be counted twice. Empty where nothing is left. */
  readonly rest: string;
  readonly findings: readonly Finding[];
}

/** The categories that somebody has chosen for what the catalogue does not know, by the findings' `unknown`. */
export type Chosen = Readonly<Record<string, string>>;

/** What waits for the visitor where nobody knows what it is: what is agreed to least readily. */
const STRICTEST = 'advertising';

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

interface Round {
  readonly code: string;
  readonly found: readonly Found[];
  readonly isCut: boolean;
}

/** More rounds than any markup has needed: each leaves fewer addresses than the one before. */
const ROUNDS = 9;

/**
 * The code of a counter or an embed, held back in the contract's markup. Text, comments, order and whatever may stay are
 * left as they are; code that is held back already comes back unchanged, unless it says that it needs no question.
 */
export function holdBack(pasted: string, config: Configuration, chosen: Chosen = {}): HeldBack {
  const shop = createShop(config);
  const { code, found, isCut } = holdAll(pasted, shop, chosen);
  const findings = explain(found, findLive(code, shop), isCut, shop);
  const started = findings.flatMap(({ advice, service }) => (advice === 'catalogue' ? (service ?? []) : []));
  return { code, rest: started.length > 0 ? restOf(pasted, found, started, shop, chosen) : code, findings };
}

function holdAll(pasted: string, shop: Shop, chosen: Chosen): Round {
  const first = hold(pasted, shop, chosen);
  let held = first.code;
  // What a tag said twice, or hid in another, shows once the first is gone.
  for (let round = 0; round < ROUNDS; round++) {
    const next = hold(held, shop, chosen).code;
    if (next === held) break;
    held = next;
  }
  return { ...first, code: held };
}

/** What is to be pasted beside the services that the catalogue starts. */
function restOf(
  pasted: string,
  found: readonly Found[],
  started: readonly string[],
  shop: Shop,
  chosen: Chosen,
): string {
  const tags = new Set(found.flatMap(({ tag }) => tag ?? []));
  const left = [...tags].filter((tag) =>
    found.every((one) => one.tag !== tag || (one.service && started.includes(one.service.id))),
  );
  const { code } = holdAll(
    apply(
      pasted,
      outermost(left).map((tag) => removal(pasted, tag)),
    ),
    shop,
    chosen,
  );
  return parseTags(code).tags.length > 0 ? code : '';
}

function hold(markup: string, shop: Shop, chosen: Chosen): Round {
  const { tags, isCut } = parseTags(markup);
  const edits: Edit[] = [];
  const found: Found[] = [];
  for (const tag of tags) {
    if (tag.name === 'noscript') {
      const removed = removals(markup, tag, shop);
      if (removed.length === 0) continue;
      edits.push(...removed);
      found.push(...describe(tag, tag.text, 'removed', shop, chosen));
      continue;
    }
    const how = holdOf(tag, shop.isElsewhere);
    const mark = isMarkedUp(tag) ? (tag.attributes.get('data-category') ?? '') : undefined;
    const isUnasked = mark !== undefined && needsNoGrant(mark, shop);
    if (!how && !(isUnasked && isHeldBack(tag))) continue;
    const text = [...tag.attributes.values(), tag.text].join('\n');
    const all = describe(tag, text, how ?? (tag.name === 'script' ? 'script' : 'address'), shop, chosen);
    const [first, ...others] = all;
    if (!first) continue;
    const isCorrection = isUnasked && first.service !== undefined;
    found.push(...all.map((one) => ({ ...one, mark, isUnasked })));
    if (how === 'removed') edits.push(removal(markup, tag));
    else if (how ?? isCorrection)
      edits.push({
        from: tag.startsAt,
        to: tag.opensTo,
        text: heldTag(tag, how ?? (first.how as Hold), {
          category: [...new Set(all.map(({ category }) => category))].join(' '),
          service: others.length > 0 ? undefined : first.service?.id,
          isCorrection,
        }),
      });
  }
  // Without any tag, what was pasted may be what stands inside one.
  if (tags.length === 0)
    for (const service of findVendors(markup, shop.named)) found.push(foundOf(service, markup, 'bare', shop));
  return { code: apply(markup, edits), found, isCut };
}

/** Whether what a tag says of itself releases it without anybody's consent. */
const needsNoGrant = (mark: string, shop: Shop): boolean =>
  mark
    .trim()
    .split(/\s+/)
    .every((category) => category.startsWith('!') || shop.isUnasked(category));

/** What a tag is, once for each service in it; empty where it needs no question. */
function describe(tag: Tag, text: string, how: Found['how'], shop: Shop, chosen: Chosen): Found[] {
  const asked = findVendors(text, shop.named)
    .map((service) => foundOf(service, text, how, shop, tag))
    .filter(({ category }) => !shop.isUnasked(category));
  if (asked.length > 0 || isNeeded(tag, shop)) return asked;
  const unknown = `${tag.name} ${hostIn(text)}`;
  const usual = isEmbed(tag, how) ? 'external' : STRICTEST;
  const wanted = Object.hasOwn(chosen, unknown) ? chosen[unknown] : undefined;
  const category = wanted !== undefined && !shop.isUnasked(wanted) ? wanted : usual;
  return [{ service: undefined, unknown, tag, text, how, category, accounts: [] }];
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

const removal = (markup: string, tag: Tag): Edit => ({
  from: lineStart(markup, tag),
  to: tag.endsAt,
  text: '',
});

/** From the end, so that what stands before keeps its place. */
const apply = (markup: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((one, other) => other.from - one.from)
    .reduce((text, edit) => text.slice(0, edit.from) + edit.text + text.slice(edit.to), markup);
