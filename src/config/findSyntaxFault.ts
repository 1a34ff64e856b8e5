import { parse } from '@humanwhocodes/momoa';

export interface SyntaxFault {
  /** Key of `messages` in `locales/<lang>/diagnostics.json`. */
  readonly code: string;
  /** The line and column, from 1, and what stands there. */
  readonly values: Readonly<Record<string, string>>;
}

/** What may stand last in a text that breaks off. */
const UNFINISHED = /^(?:"(?:[^"\\]|\\.)*"?|[-+.\deE]+|[tfn][a-z]{0,4}|[{[,:])$/;

/** Why a text that is not JSON is none, and where; undefined where that cannot be told. */
export function findSyntaxFault(text: string): SyntaxFault | undefined {
  const [offset, isCut] = findOffset(text);
  if (offset === undefined) return undefined;
  const before = text.slice(0, offset).trimEnd();
  const rest = text.slice(offset).trimEnd();
  const last = before.at(-1) ?? '';
  const at = (code: string, place = offset, found = ''): SyntaxFault => {
    const lines = text.slice(0, place).split(/\r\n|\r|\n/);
    return {
      code,
      values: { line: String(lines.length), column: String((lines.at(-1) ?? '').length + 1), found },
    };
  };
  if (/^(?:\/[/*]|#)/.test(rest)) return at('comment');
  if (/^[}\]]/.test(rest) && last === ',') return at('comma', before.length - 1);
  if (last === '\\') return at('character', offset - 1, `\\${rest.slice(0, 1)}`);
  const isNext = /^["{[]/.test(rest) || (/^[\w-]/.test(rest) && before.length < offset);
  if (isNext && !isJson(before) && /["}\]\w]/.test(last)) return at('noComma');
  if (isCut || (UNFINISHED.test(rest) && !isJson(before))) return at('truncated', text.trimEnd().length);
  const quote = /^['‘’‚“”„«»`]/.exec(rest)?.[0];
  if (quote) return at('quotes', offset, quote);
  const word = /^[\p{L}_$][\p{L}\d_$-]*/u.exec(rest)?.[0];
  if (word) return at('word', offset, word.slice(0, 40));
  const [character = ''] = text.slice(offset);
  if (/[\n\r]/.test(character)) return at('openQuote');
  const isSeen = !/[\p{Z}\p{C}]/u.test(character);
  return at('character', offset, isSeen ? character : nameOf(character));
}

/** A character that nobody sees, by its number in Unicode. */
const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Where the text ceases to be JSON, and whether it is its end that is missing. */
function findOffset(text: string): [offset: number | undefined, isCut: boolean] {
  const broken = findBrokenString(text);
  try {
    parse(text, { mode: 'json' });
    return [broken, false];
  } catch (error) {
    const { offset, message } = error as { readonly offset?: number; readonly message: string };
    return broken !== undefined && broken < (offset ?? Infinity)
      ? [broken, false]
      : [offset, message.includes('end of input')];
  }
}

/** The parser reads on where a line ends inside of a text, and finds fault with what follows. */
function findBrokenString(text: string): number | undefined {
  for (const { 0: string, index } of text.matchAll(/"(?:[^"\\\p{Cc}]|\\.)*["\p{Cc}]?/gu)) {
    if (/\p{Cc}$/u.test(string)) return index + string.length - 1;
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
