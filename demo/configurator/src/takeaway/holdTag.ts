import type { Tag } from './parseTags';

/** The types of scripts that browsers run, as the MIME Sniffing standard lists them; any other is data. */
const JAVASCRIPT =
  /^(?:(?:application|text)\/(?:x-)?(?:java|ecma)script|text\/(?:javascript1\.[0-5]|jscript|livescript))$/;

/** Links that have the browser ask for a file. */
const FETCHED =
  /^(stylesheet|preload|modulepreload|prefetch|prerender|icon|apple-touch-[\w-]+|mask-icon|manifest|compression-dictionary)$/i;

/** Links that have it open a connection, which the host of the vendor sees. */
const CONNECTED = /^(preconnect|dns-prefetch)$/i;

/** What loads files and is not in the contract's markup: it can be stopped, and nothing starts it again. */
export const OTHERS: Readonly<Record<string, readonly string[]>> = {
  audio: ['src'],
  embed: ['src'],
  frame: ['src'],
  input: ['src'],
  object: ['data'],
  source: ['src', 'srcset'],
  track: ['src'],
  video: ['src', 'poster'],
  image: ['href', 'xlink:href'],
  feImage: ['href', 'xlink:href'],
};

/** Where an embed of the contract's markup says what it loads. */
const LOADED = [
  'src',
  'srcset',
  'href',
  'imagesrcset',
  'xlink:href',
  'data',
  'poster',
  'data-src',
  'data-href',
];

/** How a tag is held back, if it has to be. */
export type Hold =
  /** By its type. */
  | 'script'
  /** By leaving the address in `data-`. */
  | 'address'
  /** For good. */
  | 'stopped'
  /** By taking it out. */
  | 'removed';

/** What of a tag is to be held back; undefined where nothing is. */
export function holdOf(tag: Tag, isElsewhere: (address: string) => boolean): Hold | undefined {
  const { name, attributes } = tag;
  const leads = (attribute: string): boolean => addressesIn(tag, attribute).some(isElsewhere);
  const isMarked = isMarkedUp(tag);
  switch (name) {
    case 'script':
      return isOwn(tag) || !isRun(tag) ? undefined : tag.isForeign ? 'stopped' : 'script';
    case 'iframe': {
      const source = textOf(tag, 'src');
      if (attributes.has('srcdoc') || isCode(source))
        return isWeb(textOf(tag, 'data-src') || source) ? 'address' : 'stopped';
      return leads('src') || (isMarked && !/^(about:|$)/.test(source)) || (!isMarked && leads('data-src'))
        ? 'address'
        : undefined;
    }
    case 'img':
      return leads('src') ||
        leads('srcset') ||
        (isMarked && (attributes.has('src') || attributes.has('srcset'))) ||
        (!isMarked && leads('data-src'))
        ? 'address'
        : undefined;
    case 'link': {
      const rels = textOf(tag, 'rel').split(/\s+/);
      if (rels.some((rel) => FETCHED.test(rel))) {
        if (leads('href') || leads('imagesrcset') || (isMarked && attributes.has('href')))
          return attributes.has('href') ? 'address' : 'stopped';
      }
      return rels.some((rel) => CONNECTED.test(rel)) && leads('href') ? 'removed' : undefined;
    }
    default:
      return OTHERS[name]?.some(
        (attribute) =>
          leads(attribute) || (/^(embed|frame|object)$/.test(name) && isCode(textOf(tag, attribute))),
      )
        ? 'stopped'
        : undefined;
  }
}

/** Whether a browser would run a script, or prepare the pages that it names. */
export function isRun(tag: Tag): boolean {
  const [type = ''] = typeOf(tag).split(';');
  return /^(module|speculationrules)?$/.test(type.trim()) || JAVASCRIPT.test(type.trim());
}

export const typeOf = (tag: Tag): string => textOf(tag, 'type').toLowerCase();

/** Whether a tag says itself what it waits for. */
export const isMarkedUp = (tag: Tag): boolean => textOf(tag, 'data-category') !== '';

/** Whether a tag is held back already: a script by its type, an embed by its address. */
export const isHeldBack = (tag: Tag): boolean =>
  isMarkedUp(tag) &&
  (tag.name === 'script'
    ? typeOf(tag) === 'text/plain'
    : /^(iframe|img|link)$/.test(tag.name) &&
      (tag.attributes.has('data-src') || tag.attributes.has('data-href')));

/** All that a tag loads, now or once it is released. */
export const addressesOf = (tag: Tag): readonly string[] =>
  LOADED.flatMap((attribute) => addressesIn(tag, attribute));

/** Of a list for several sizes, more than browsers read: what stands between two commas may be an address, too. */
function addressesIn(tag: Tag, attribute: string): readonly string[] {
  const value = textOf(tag, attribute);
  return (attribute.endsWith('srcset') ? value.split(/[\s,]+/) : [value]).filter(Boolean);
}

const textOf = ({ attributes }: Tag, attribute: string): string => attributes.get(attribute)?.trim() ?? '';

/** Our own tag: without it, nothing would ever be released. */
export const isOwn = (tag: Tag): boolean =>
  tag.name === 'script' && /\/soglasie(\.headless)?\.js$/.test(read(textOf(tag, 'src'))?.pathname ?? '');

/** An address that is a page by itself, which no host has sent. */
const isCode = (address: string): boolean =>
  /^(javascript|data|blob|filesystem):$/.test(read(address)?.protocol ?? '');

/** What the product starts again; an address of the shop's own is one, too. */
const isWeb = (address: string): boolean => address !== '' && /^https?:$/.test(read(address)?.protocol ?? '');

const read = (address: string): URL | undefined =>
  URL.canParse(address, 'https://shop.invalid/') ? new URL(address, 'https://shop.invalid/') : undefined;
