import type { Shop } from './createShop';
import { hostIn, type Finding } from './explain';
import { findVendors } from './findVendors';
import { parseTags, type Tag } from './parseTags';

/**
 * What still reaches other servers from places where nothing can be held back: handlers of events, styles, and tags that
 * change where the page leads.
 */
export function findLeft(code: string, shop: Shop): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const tag of parseTags(code).tags.flatMap(withInner)) {
    for (const [where, text] of placesOf(tag)) {
      const host = hostIn(text);
      const [vendor] = findVendors(text, shop.named);
      if (!vendor && !(host && shop.isElsewhere(`https://${host}`))) continue;
      const title = `Не удержано: ${vendor?.title ?? host}`;
      found.set(title, {
        title,
        advice: 'held',
        message: `${where} обращается к другому сайту без спроса, и удержать это «Согласие» не может. Уберите это из кода или попросите у сервиса другой.`,
      });
    }
  }
  return [...found.values()];
}

/** Without scripts, what `<noscript>` holds is markup like any other. */
const withInner = (tag: Tag): readonly Tag[] =>
  tag.name === 'noscript' ? parseTags(tag.text, false).tags : [tag];

function placesOf({ name, attributes, text }: Tag): readonly (readonly [where: string, text: string])[] {
  const get = (attribute: string): string => attributes.get(attribute) ?? '';
  return [
    ...[...attributes]
      .filter(([attribute]) => /^(on.|style$|background$)/.test(attribute))
      .map(([attribute, value]) => [`Атрибут ${attribute} тега <${name}>`, value] as const),
    ...(name === 'style' ? [['Стиль в теге <style>', text] as const] : []),
    ...(name === 'base' ? [['Тег <base>', get('href')] as const] : []),
    ...(name === 'meta' && /^refresh$/i.test(get('http-equiv'))
      ? [['Тег <meta http-equiv="refresh">', get('content')] as const]
      : []),
  ];
}
