import type { Configuration } from './config/Configuration';
import type { Consent } from './Consent';
import { createOwnSurface } from './createOwnSurface';
import { start } from './start';

export type * from './headless';

/**
 * Starts consent on this page and shows the banner where a decision is wanted. Called a second time, it returns
 * the first instance and reports a problem. Needs a browser; importing does not.
 */
export function init(configuration: Configuration = {}): Consent {
  return start(configuration, { createSurface: createOwnSurface });
}
