import { startGtag, stopGtag } from './gtag';
import type { VendorContext } from './VendorContext';

/** Google's own switch: what runs neither sends nor stores anything while it is on. */
const switchOf = (id: string): string => `ga-disable-${id}`;

export function start(context: VendorContext): void {
  for (const id of context.ids) Reflect.deleteProperty(window, switchOf(id));
  startGtag('google-analytics-4', context);
}

export function stop(context: VendorContext): void {
  for (const id of context.ids) Reflect.set(window, switchOf(id), true);
  stopGtag('google-analytics-4', context);
}
