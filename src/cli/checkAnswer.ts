import { diagnose } from '../config/diagnose';
import { inWords } from '../config/inWords';
import type { Words } from './createWords';

/** What is wrong with an answer by the rules of the configuration, where it will stand at that path. */
export function checkAnswer(path: string, answer: string, { diagnostics }: Words): string | undefined {
  const input = path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), answer);
  const fault = diagnose(input).find((found) => found.path === path && found.severity === 'error');
  return fault && inWords(fault, diagnostics).message;
}
