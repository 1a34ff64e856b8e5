import { isCancel, type CANCEL_SYMBOL } from '@clack/prompts';
import type { Words } from './createWords';
import { Refusal } from './Refusal';

/** An answer; Ctrl-C and Esc instead of one end the command, which has written nothing yet. */
export function unlessCancelled<T>(answer: T | typeof CANCEL_SYMBOL, { t }: Words): T {
  if (isCancel(answer)) throw new Refusal(t('init.cancelled'), 130);
  return answer;
}
