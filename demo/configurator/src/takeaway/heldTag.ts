import { isMarkedUp, OTHERS, typeOf, type Hold } from './holdTag';
import type { Tag } from './parseTags';

export interface Marks {
  readonly category: string;
  readonly service?: string | undefined;
  /** Whether they stand in place of what the tag says itself. */
  readonly isCorrection: boolean;
}

/** What an embed loads by; and of a frame, what runs once it is there, which an empty one is at once. */
const MOVED = ['src', 'srcset', 'srcdoc', 'href', 'imagesrcset'];

/** The opening tag of what is held back, under a category and, if there is one, a service. */
export function heldTag(tag: Tag, hold: Hold, { category, service, isCorrection }: Marks): string {
  const { name, attributes, isClosed } = tag;
  const marks: [string, string][] =
    isMarkedUp(tag) && !isCorrection
      ? ['data-category', 'data-service'].flatMap((mark) => {
          const value = attributes.get(mark);
          return value === undefined ? [] : [[mark, value] as [string, string]];
        })
      : [['data-category', category], ...(service ? [['data-service', service] as [string, string]] : [])];
  const rest = [...attributes].filter(([key]) => !/^data-(category|service)$/.test(key));
  if (name === 'script') {
    const type = typeOf(tag);
    const isKept = type === 'module' || type === 'speculationrules';
    return write(name, isClosed, [
      ['type', 'text/plain'],
      ...marks,
      ...(isKept ? [['data-type', type] as const] : []),
      ...rest.filter(([key]) => key !== 'type' && !(key === 'data-type' && isKept)),
    ]);
  }
  const moved = OTHERS[name] ?? [...MOVED, ...(name === 'iframe' ? ['onload'] : [])];
  const [first = ''] = (attributes.get('srcset') ?? '').trim().split(/\s/);
  // The product starts pictures by one address: of several for one picture, the first.
  const isSizedOnly = name === 'img' && first !== '' && !attributes.has('src') && !attributes.has('data-src');
  return write(name, isClosed, [
    ...(hold === 'stopped' ? [] : marks),
    ...(isSizedOnly ? [['data-src', first.replace(/,+$/, '')] as [string, string]] : []),
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
