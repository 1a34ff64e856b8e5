import type { Consent } from './Consent';
import { createConsent, type Surroundings } from './createConsent';
import { report } from './events';

/**
 * Whether somebody has begun, who says so by an own property: an element with that id is none. What the page has put there
 * for a purpose of its own does not keep it from being asked.
 */
const isTaken = (): boolean =>
  Object.hasOwn(window, 'soglasie') &&
  (window.soglasie === undefined || 'destroy' in Object(window.soglasie));

/** Takes the page, for a script tag that has yet to load its configuration. False where another was first. */
export function claim(): boolean {
  const free = !isTaken();
  if (free) window.soglasie = undefined;
  else report('duplicate', 'twice');
  return free;
}

/** Starts the page's only instance and makes it `window.soglasie`; the first one stays if there is one. */
export function start(input: unknown, surroundings: Surroundings): Consent {
  const first = isTaken() && window.soglasie;
  if (!first) return (window.soglasie = createConsent(input, surroundings));
  claim();
  return first;
}
