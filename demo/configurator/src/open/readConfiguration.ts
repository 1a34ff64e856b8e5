import { parse } from '@humanwhocodes/momoa';
import { findDuplicateKeys } from '../../../../src/cli/findDuplicateKeys';
import { findProblems } from '../schema/findProblems';
import { isDocument, type Document } from '../work/Json';

export type Opened =
  | {
      readonly document: Document;
      /** Keys that stood twice: of each, only the last value is left. */
      readonly repeated: readonly string[];
    }
  | { readonly fault: string };

/** The configuration in a text, or why there is none, as the command line says it. */
export function readConfiguration(text: string): Opened {
  const json = text.replace(/^\uFEFF/, '');
  try {
    const document: unknown = JSON.parse(json);
    if (isDocument(document))
      return { document, repeated: findDuplicateKeys(parse(json)).map(({ path }) => path) };
  } catch {
    // What is wrong with it, the check below says.
  }
  return { fault: findProblems(text)[0]?.message ?? 'Это не конфигурация.' };
}
