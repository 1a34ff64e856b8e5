import type { Config } from './config/Config';
import type { Reader } from './config/createReader';
import { resolveLook } from './config/resolveLook';
import { onOpenerClick } from './onOpenerClick';
import type { SurfaceOptions } from './SurfaceOptions';
import { createSurface, type CreateSurfaceOptions, type SpeakingSurface } from './ui/createSurface';

/** The product's own surface, looking as the configuration says, and the page's means to open it. */
export function createOwnSurface(
  options: SurfaceOptions,
  reader: Reader,
  config: Config,
  load?: CreateSurfaceOptions['load'],
): SpeakingSurface {
  onOpenerClick((view) => void options.consent.show(view), options.signal);
  return createSurface({
    ...options,
    load,
    look: resolveLook(reader, config),
    async loadPreferences(kit) {
      const { takePreferences } = await import('./preferences');
      return takePreferences(kit, reader, config);
    },
  });
}
