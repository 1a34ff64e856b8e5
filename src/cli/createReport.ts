import { join } from 'node:path';
import picocolors from 'picocolors';
import { describe } from '../config/describe';
import type { Words } from './createWords';
import { excerpt } from './excerpt';
import type { Problem } from './findProblems';
import type { Terminal } from './Terminal';

/** Puts a problem of a file into lines for a terminal: where and what, the line of the file, the guide's section. */
export type Report = (problem: Problem, file: string, text: string) => string;

export function createReport({ hasColours, packageFolder }: Terminal, { t, diagnostics }: Words): Report {
  const { bold, dim, red, yellow } = picocolors.createColors(hasColours);
  const guide = join(packageFolder, 'docs', 'guide.ru.md');
  return ({ diagnostic, span }, file, text) => {
    const { severity, section } = diagnostic;
    const paint = severity === 'error' ? red : yellow;
    const { line, column, source, pointer } = excerpt(text, span ?? { start: 0, end: 0 });
    const margin = ' '.repeat(String(line).length);
    return [
      `${bold(`${file}:${line}:${column}`)} ${paint(t(`severity.${severity}`))} ${describe(diagnostic, diagnostics)}`,
      // What is wrong with the whole file is not shown by its first line.
      ...(span ? [`  ${dim(`${line} │`)} ${source}`, `  ${dim(`${margin} │`)} ${paint(pointer)}`] : []),
      `  ${dim(`→ ${guide}#${section}`)}`,
      '',
    ].join('\n');
  };
}
