import russian from '../../../../locales/ru/diagnostics.json';
import { findUnknownTexts } from '../../../../src/cli/findUnknownTexts';
import { diagnose } from '../../../../src/config/diagnose';
import type { Diagnostic } from '../../../../src/config/Diagnostic';
import { inWords } from '../../../../src/config/inWords';
import { catalogue } from '../catalogue';

/** One thing that is wrong, in the words of the console and the command line. */
export interface Problem extends Diagnostic {
  readonly message: string;
}

/** Everything that `npx soglasie check` finds in a configuration, or in the text of one. */
export function findProblems(input: unknown): readonly Problem[] {
  const found = diagnose(input, { entries: catalogue, catalogue: [...catalogue.keys()] });
  return [...found, ...findUnknownTexts(input)].map((diagnostic) => ({
    ...diagnostic,
    message: inWords(diagnostic, russian).message.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
  }));
}
