import type { Consent } from './Consent';
import { createConsent, type Surroundings } from './createConsent';
import { report } from './events';

/** Takes the page, for a script tag that has yet to load its configuration. False where another was first. */
export function claim(): boolean {
  // An own property: an element with that id is none. It says by being there that somebody has begun.
  const free = !Object.hasOwn(window, 'soglasie');
  if (free) window.soglasie = undefined;
  else report('duplicate', 'twice');
  return free;
}

/** Starts the page's only instance and makes it `window.soglasie`; the first one stays if there is one. */
export function start(input: unknown, surroundings: Surroundings): Consent {
  const first = Object.hasOwn(window, 'soglasie') && window.soglasie;
  if (!first) return (window.soglasie = createConsent(input, surroundings));
  claim();
  return first;
}
