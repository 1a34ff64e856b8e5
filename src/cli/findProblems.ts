import { parse, type DocumentNode } from '@humanwhocodes/momoa';
import { diagnose } from '../config/diagnose';
import type { Diagnostic } from '../config/Diagnostic';
import { namedServices } from '../config/namedServices';
import { CATALOGUE } from '../services/findService';
import { findServices } from '../services/findServices';
import { findDuplicateKeys } from './findDuplicateKeys';
import { findUnknownTexts } from './findUnknownTexts';
import { locate, type Span } from './locate';

export interface Problem {
  readonly diagnostic: Diagnostic;
  /** Where in the text; undefined for the whole file. */
  readonly span: Span | undefined;
}

/** Diagnostics that are about the key, whatever stands behind it. */
const ABOUT_KEYS = ['unknownKey', 'noVendor', 'key', 'unknownText', 'nearService'];

/** Everything that is wrong with the text of a configuration, from its beginning to its end. */
export async function findProblems(text: string): Promise<Problem[]> {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return diagnose(text).map((diagnostic) => ({ diagnostic, span: spanOfSyntax(text, diagnostic) }));
  }
  const document = toDocument(text);
  const duplicates = (document ? findDuplicateKeys(document) : []).map(({ path, span, firstLine }) => ({
    diagnostic: {
      severity: 'error' as const,
      code: 'duplicateKey',
      path,
      values: { line: String(firstLine) },
      section: 'check',
    },
    span,
  }));
  const entries = await findServices(
    namedServices(input).map(({ id }) => id),
    // All of the catalogue is in this file.
    (error) => {
      throw error;
    },
  );
  const found = diagnose(input, { entries, catalogue: CATALOGUE });
  const others = [...found, ...findUnknownTexts(input)].map((diagnostic) => {
    const part = ABOUT_KEYS.includes(diagnostic.code) ? 'key' : 'value';
    return { diagnostic, span: document && locate(document, diagnostic.path, part) };
  });
  return [...duplicates, ...others].sort((a, b) => (a.span?.start ?? -1) - (b.span?.start ?? -1));
}

/** The text with its places; undefined where it is nested deeper than the parser goes. */
function toDocument(text: string): DocumentNode | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** Of what is no JSON, the diagnostic itself knows line and column. */
function spanOfSyntax(text: string, { values: { line, column } }: Diagnostic): Span | undefined {
  if (line === undefined || column === undefined) return undefined;
  const before = text.split(/(?<=\r\n|\n|\r(?!\n))/).slice(0, Number(line) - 1);
  const start = before.join('').length + Number(column) - 1;
  return { start, end: start + 1 };
}
