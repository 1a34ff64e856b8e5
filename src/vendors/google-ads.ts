import { startGtag, stopGtag } from './gtag';
import type { VendorContext } from './VendorContext';

export function start(context: VendorContext): void {
  startGtag('google-ads', context);
}

export function stop(context: VendorContext): void {
  stopGtag('google-ads', context);
}
