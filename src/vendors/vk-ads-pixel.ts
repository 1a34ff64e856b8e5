import { startCounter, stopCounter } from './mailRuCounter';
import type { VendorContext } from './VendorContext';

export function start(context: VendorContext): void {
  startCounter('vk-ads-pixel', context);
}

export function stop(): void {
  stopCounter('vk-ads-pixel');
}
