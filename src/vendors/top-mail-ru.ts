import { startCounter, stopCounter } from './mailRuCounter';
import type { VendorContext } from './VendorContext';

export function start(context: VendorContext): void {
  startCounter('top-mail-ru', context);
}

export function stop(): void {
  stopCounter('top-mail-ru');
}
