import type { ConsentState } from '../consent/ConsentState';

declare global {
  interface Window {
    dataLayer?: unknown;
  }
}

/** Tells a tag manager what may run: one generic event, so that one trigger serves every category. */
export function tellDataLayer({ categories, services, id }: ConsentState): void {
  ((window.dataLayer ??= []) as unknown[]).push({
    event: 'soglasie',
    soglasie: { categories: { ...categories }, services: { ...services }, id },
  });
}
