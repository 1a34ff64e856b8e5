import { findProblems } from '../schema/findProblems';
import { isDocument, type Document } from '../work/Json';

export type Opened = { readonly document: Document } | { readonly fault: string };

/** The configuration in a text, or why there is none, as the command line says it. */
export function readConfiguration(text: string): Opened {
  try {
    const document: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (isDocument(document)) return { document };
  } catch {
    // What is wrong with it, the check below says.
  }
  return { fault: findProblems(text)[0]?.message ?? 'Это не конфигурация.' };
}
