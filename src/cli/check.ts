import picocolors from 'picocolors';
import type { Diagnostic } from '../config/Diagnostic';
import { summarise } from '../config/summarise';
import { createReport } from './createReport';
import type { Words } from './createWords';
import { findProblems } from './findProblems';
import { readText } from './readText';
import { Refusal } from './Refusal';
import type { Terminal } from './Terminal';

/** Prints what is wrong with the files. Exit code: 0 without errors, 1 with some, 2 where a file cannot be read. */
export async function check(files: readonly string[], terminal: Terminal, words: Words): Promise<number> {
  const { output, errors, hasColours } = terminal;
  const { bold, green, red } = picocolors.createColors(hasColours);
  const report = createReport(terminal, words);
  const found: Diagnostic[] = [];
  let unread = 0;
  for (const file of files) {
    try {
      const text = await readText(file, terminal, words);
      const name = file === '-' ? 'stdin' : file;
      for (const problem of await findProblems(text)) {
        found.push(problem.diagnostic);
        output.write(`${report(problem, name, text)}\n`);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      errors.write(`${red(error.message)}\n`);
      unread++;
    }
  }
  if (unread < files.length) {
    const counts = summarise(found, words.diagnostics, words.language);
    output.write(`${counts ? bold(counts) : green(words.t('fine'))}\n`);
  }
  if (unread > 0) return 2;
  return found.some(({ severity }) => severity === 'error') ? 1 : 0;
}
