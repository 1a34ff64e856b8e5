import type { Tag } from './parseTags';

/** Types of scripts that hold data or templates, which nobody runs; and that of what is held back already. */
const DATA = /[/+]json$|^(importmap|speculationrules)$|^text\/(plain|html|template|x-)|template|shader/i;

/** Links that have the browser ask for a file. The others only tell of something, or open a connection. */
const FETCHED = /^(stylesheet|preload|modulepreload|prefetch|prerender|icon|apple-touch-icon|manifest)$/i;

/** What loads files and is not in the contract's markup: it can be stopped, and nothing starts it again. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  audio: ['src'],
  embed: ['src'],
  frame: ['src'],
  input: ['src'],
  object: ['data'],
  source: ['src', 'srcset'],
  track: ['src'],
  video: ['src', 'poster'],
  image: ['href', 'xlink:href'],
};

/** How a tag is held back, if it has to be. */
export type Hold =
  /** By its type. */
  | 'script'
  /** By leaving the address in `data-`. */
  | 'address'
  /** For good. */
  | 'stopped';

/** What of a tag is to be held back; undefined where nothing is. */
export function holdOf(tag: Tag, isElsewhere: (address: string) => boolean): Hold | undefined {
  const { name, attributes } = tag;
  const get = (attribute: string): string => attributes.get(attribute)?.trim() ?? '';
  const leads = (attribute: string): boolean =>
    get(attribute)
      .split(/,\s+/)
      .some((part) => isElsewhere(part.trim().split(/\s/)[0] ?? ''));
  const isMarked = get('data-category') !== '';
  switch (name) {
    case 'script':
      return isOwn(tag) || DATA.test(get('type')) ? undefined : tag.isForeign ? 'stopped' : 'script';
    case 'iframe':
      return attributes.has('srcdoc') ||
        (attributes.has('src') &&
          (/^javascript:/i.test(get('src')) || leads('src') || isLive(get('src'), isMarked))) ||
        (!isMarked && leads('data-src'))
        ? 'address'
        : undefined;
    case 'img':
      return leads('src') ||
        leads('srcset') ||
        (isMarked && (attributes.has('src') || attributes.has('srcset'))) ||
        (!isMarked && leads('data-src'))
        ? 'address'
        : undefined;
    case 'link':
      return get('rel')
        .split(/\s+/)
        .some((rel) => FETCHED.test(rel)) &&
        (leads('href') || (isMarked && attributes.has('href')))
        ? 'address'
        : undefined;
    default:
      return OTHERS[name]?.some(leads) ? 'stopped' : undefined;
  }
}

/** An embed that says what it waits for, and has an address all the same. */
const isLive = (source: string, isMarked: boolean): boolean => isMarked && !/^(about:|$)/.test(source);

/** Our own tag: without it, nothing would ever be released. */
const isOwn = ({ attributes }: Tag): boolean =>
  /(^|\/)soglasie(\.headless)?\.js([?#]|$)/.test(attributes.get('src') ?? '') &&
  attributes.has('data-config');

/** The opening tag of what is held back, under a category and, if there is one, a service. */
export function heldTag(
  { name, attributes, isClosed }: Tag,
  hold: Hold,
  category: string,
  service: string | undefined,
): string {
  const marks: [string, string][] = attributes.get('data-category')?.trim()
    ? ['data-category', 'data-service'].flatMap((mark) => {
        const value = attributes.get(mark);
        return value === undefined ? [] : [[mark, value] as [string, string]];
      })
    : [['data-category', category], ...(service ? [['data-service', service] as [string, string]] : [])];
  const rest = [...attributes].filter(([key]) => !/^data-(category|service)$/.test(key));
  if (name === 'script') {
    const type = attributes.get('type')?.trim().toLowerCase();
    return write(name, isClosed, [
      ['type', 'text/plain'],
      ...marks,
      ...(type === 'module' ? [['data-type', 'module'] as const] : []),
      ...rest.filter(([key]) => key !== 'type' && !(key === 'data-type' && type === 'module')),
    ]);
  }
  const moved = hold === 'stopped' ? (OTHERS[name] ?? []) : ['src', 'srcset', 'srcdoc', 'href', 'onload'];
  return write(name, isClosed, [
    ...(hold === 'stopped' ? [] : marks),
    ...rest.flatMap(([key, value]): [string, string][] => {
      if (!moved.includes(key)) return [[key, value]];
      const aside = `data-${key.replace(':', '-')}`;
      // The address that waits already is the one that is meant.
      return attributes.has(aside) ? [] : [[aside, value]];
    }),
  ]);
}

function write(
  name: string,
  isClosed: boolean,
  attributes: readonly (readonly [key: string, value: string])[],
): string {
  const written = attributes.map(([key, value]) => (value === '' ? key : `${key}="${escape(value)}"`));
  return `<${[name, ...written].join(' ')}${isClosed ? ' /' : ''}>`;
}

const escape = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
