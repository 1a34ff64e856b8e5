import type { Diagnostic } from './Diagnostic';
import { inWords, type DiagnosticTexts } from './inWords';

/** Puts a diagnostic into a sentence: where, what is wrong, what may have been meant. */
export function describe(diagnostic: Diagnostic, texts: DiagnosticTexts): string {
  const { message } = inWords(diagnostic, texts);
  return diagnostic.path ? `${diagnostic.path}: ${message}` : message;
}
