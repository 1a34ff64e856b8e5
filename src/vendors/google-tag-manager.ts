import type { VendorContext } from './VendorContext';

/** Containers that were told to begin, which they do once: of later decisions they hear by the generic event. */
const begun = new Set<string>();

export function start({ ids, load }: VendorContext): void {
  for (const id of ids) {
    if (!begun.has(id)) {
      begun.add(id);
      ((window.dataLayer ??= []) as unknown[]).push({ 'gtm.start': Date.now(), event: 'gtm.js' });
    }
    load(`https://www.googletagmanager.com/gtm.js?id=${encodeURIComponent(id)}`);
  }
}
