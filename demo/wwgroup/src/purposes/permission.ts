export type Purpose = 'preferences' | 'authentication' | 'cart' | 'analytics';

/** The little that a shop needs of `window.soglasie`. */
export interface Widget {
  has(category: string): boolean;
  hasService(service: string): boolean;
  withdraw(): Promise<unknown>;
}

// What a visitor may refuse stands refused when the widget never loads; the rest rests on the order.
const refusable = new Set((document.documentElement.dataset.refusable ?? '').split(' '));

export function widget(): Widget | undefined {
  const page: Window & { soglasie?: Widget | undefined } = window;
  return page.soglasie;
}

export function isAllowed(purpose: Purpose): boolean {
  // Of the statistics, the counter is all there is, and it has a switch of its own.
  const allowed = purpose === 'analytics' ? widget()?.hasService('visits') : widget()?.has(purpose);
  return allowed ?? !refusable.has(purpose);
}

/** Calls the listener whenever the answer of `isAllowed` may have changed. */
export function onPermission(listener: () => void): void {
  if (widget()) queueMicrotask(listener);
  document.addEventListener('soglasie:ready', listener);
  document.addEventListener('soglasie:change', listener);
}
