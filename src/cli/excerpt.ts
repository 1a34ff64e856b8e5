import type { Span } from './locate';

/** How much of a line is shown: a minified file has but one. */
const WIDTH = 100;

export interface Excerpt {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  /** The line, or what surrounds the place in a long one. */
  readonly source: string;
  /** What stands below it: spaces, then carets under the place. */
  readonly pointer: string;
}

export function excerpt(text: string, { start, end }: Span): Excerpt {
  const before = text.slice(0, start).split(/\r\n|[\n\r]/);
  const column = (before.at(-1) ?? '').length;
  const [whole = ''] = text.slice(start - column).split(/[\n\r]/, 1);
  const from = whole.length > WIDTH ? Math.max(0, column - WIDTH / 2) : 0;
  const source = whole.slice(from, from + WIDTH);
  // A tab is as wide below as it is above.
  const indent = source.slice(0, column - from).replace(/[^\t]/g, ' ');
  const length = Math.min(end - start, source.length - (column - from));
  const lead = from > 0 ? '…' : '';
  return {
    line: before.length,
    column: column + 1,
    source: lead + source + (from + WIDTH < whole.length ? '…' : ''),
    pointer: lead.replace('…', ' ') + indent + '^'.repeat(Math.max(1, length)),
  };
}
