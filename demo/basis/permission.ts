/** The little that a shop needs of `window.soglasie`. */
interface Widget {
  has(category: string): boolean;
}

/** What may be refused stands refused until the widget says otherwise. */
export function isAllowed(category: string): boolean {
  const { soglasie }: Window & { soglasie?: Widget | undefined } = window;
  return soglasie?.has(category) ?? false;
}

/** Calls the listener whenever the answer of `isAllowed` may have changed. */
export function onPermission(listener: () => void): void {
  queueMicrotask(listener);
  document.addEventListener('soglasie:ready', listener);
  document.addEventListener('soglasie:change', listener);
}
