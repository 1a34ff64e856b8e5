import { resolveLook } from './config/resolveLook';
import type { Surroundings } from './createConsent';
import { onOpenerClick } from './onOpenerClick';
import { createSurface } from './ui/createSurface';

/** The product's own surface, looking as the configuration says, and the page's means to open it. */
export const createOwnSurface: Surroundings['createSurface'] = (options, reader, config) => {
  onOpenerClick((view) => void options.consent.show(view), options.signal);
  return createSurface({ ...options, look: resolveLook(reader, config) });
};
