import { claim, isClaimed } from './claim';
import type { Consent } from './Consent';
import { createConsent, type Surroundings } from './createConsent';

/** Starts the page's only instance and makes it `window.soglasie`; the first one stays if there is one. */
export function start(input: unknown, surroundings: Surroundings): Consent {
  const { soglasie } = window;
  // A script tag may have yet to load its configuration; and the page may have something of its own there meanwhile.
  if (soglasie && 'destroy' in Object(soglasie) && !claim()) return soglasie;
  if (!isClaimed()) claim();
  return (window.soglasie = createConsent(input, surroundings));
}
