import { findVendors } from './findVendors';
import type { Shop } from './createShop';
import { hostsIn } from './hostIn';
import { isHeldBack } from './holdTag';
import { parseTags, type Tag } from './parseTags';

/** What works without waiting for anybody, and cannot be held back. */
export interface Live {
  /** Where it stands, such as `onerror в <img>`. */
  readonly place: string;
  /** Whose it is, in words or as hosts; empty where it names nobody. */
  readonly names: readonly string[];
}

/** Attributes that have a browser load nothing and run nothing by itself. */
const QUIET =
  /^(data-.*|aria-.*|xmlns.*|item.*|id|class|name|title|alt|label|placeholder|cite|action|formaction|ping|for|allow|about|typeof|property|vocab|resource|profile|download|longdesc)$/;

/** What is looked into elsewhere: the addresses that are held back, or come from services that need no question. */
const ADDRESSES = /^(src|srcset|imagesrcset|href|xlink:href|data|poster)$/;

/** Handlers of what somebody does. Any other may run while the page loads. */
const ACTION =
  /^on(click|dblclick|auxclick|contextmenu|submit|reset|change|input|key\w+|mouse\w+|pointer\w+|touch\w+|drag\w*|drop|copy|cut|paste|wheel)$/;

/** What of held markup is live all the same, as far as its text says so. */
export function findLive(markup: string, shop: Shop): readonly Live[] {
  const look = (place: string, text: string, isRun = false): Live[] => {
    const names = [
      ...findVendors(text, shop.named).map(({ title }) => title),
      ...hostsIn(text).filter((host) => shop.isElsewhere(`https://${host}/`)),
      ...(shop.isElsewhere(text) ? [shop.hostOf(text)] : []),
    ];
    return isRun || names.length > 0 ? [{ place, names: [...new Set(names)] }] : [];
  };
  return parseTags(markup).tags.flatMap((tag) => [
    ...(tag.name === 'style' ? look('<style>', tag.text) : []),
    ...[...tag.attributes].flatMap(([name, value]) =>
      isQuiet(tag, name) || value.trim() === ''
        ? []
        : look(
            `${name} в <${tag.name}>`,
            value,
            tag.name !== 'script' && name.startsWith('on') && !ACTION.test(name),
          ),
    ),
  ]);
}

function isQuiet(tag: Tag, attribute: string): boolean {
  const get = (name: string): string => tag.attributes.get(name)?.trim().toLowerCase() ?? '';
  switch (tag.name) {
    // What is held has no event of its own before it is released; what runs has been looked into.
    case 'script':
      return get('type') === 'text/plain' || !attribute.startsWith('on');
    case 'img':
    case 'link':
      if (isHeldBack(tag) && /^on(load|error)$/.test(attribute)) return true;
      break;
    case 'meta':
      return attribute !== 'content' || get('http-equiv') !== 'refresh';
    case 'base':
      return attribute !== 'href';
    case 'param':
      return attribute !== 'value';
    default:
  }
  return QUIET.test(attribute) || ADDRESSES.test(attribute) || attribute === 'value';
}
