import type { Shop } from './createShop';
import { findLive } from './findLive';
import { holdOf } from './holdTag';
import { isNeeded } from './isNeeded';
import { parseTags, type Tag } from './parseTags';

/** A piece of the text, and what takes its place. */
interface Removal {
  readonly from: number;
  readonly to: number;
  readonly text: '';
}

/** What has to go from a `<noscript>`: where scripts are off, it loads, and there is nobody to ask. */
export function removals(markup: string, noscript: Tag, shop: Shop): Removal[] {
  const loading = parseTags(noscript.text, false).tags.filter(
    (tag) =>
      tag.name !== 'script' &&
      ((holdOf(tag, shop.isElsewhere) !== undefined && !isNeeded(tag, shop)) ||
        isLive(noscript.text, tag, shop)),
  );
  if (loading.length === 0) return [];
  const says = noscript.text.replace(/<style[^]*?(<\/style|$)|<[^>]*>/gi, '').trim() !== '';
  if (!says) return [{ from: lineStart(markup, noscript), to: noscript.endsAt, text: '' }];
  // What stands inside of another goes with it.
  return outermost(loading).map(({ startsAt, endsAt }) => ({
    from: noscript.opensTo + startsAt,
    to: noscript.opensTo + endsAt,
    text: '',
  }));
}

/** A style, or a tag that has one, from elsewhere; handlers do not run there. */
const isLive = (text: string, { name, startsAt, opensTo, endsAt }: Tag, shop: Shop): boolean =>
  findLive(text.slice(startsAt, name === 'style' ? endsAt : opensTo), shop).some(
    ({ place, names }) => !place.startsWith('on') && names.length > 0,
  );

/** Those of the tags that stand in no other of them. */
export const outermost = (tags: readonly Tag[]): readonly Tag[] =>
  tags.filter((tag) => !tags.some((outer) => outer.startsAt < tag.startsAt && tag.endsAt <= outer.endsAt));

/** Where the line begins that a tag has for itself, so that no empty one is left behind. */
export function lineStart(markup: string, { startsAt, endsAt }: Tag): number {
  const before = /\r?\n[ \t]*$/.exec(markup.slice(0, startsAt));
  return before && /^[ \t]*(\r?\n|$)/.test(markup.slice(endsAt)) ? before.index : startsAt;
}
