import type { Config } from './config/Config';
import type { Reader } from './config/createReader';
import { resolveLook } from './config/resolveLook';
import { loadOthers } from './loadOthers';
import { onOpenerClick } from './onOpenerClick';
import type { SurfaceOptions } from './SurfaceOptions';
import type { Surface } from './Surface';
import { createSurface, type CreateSurfaceOptions } from './ui/createSurface';

/** The product's own surface, looking as the configuration says, and the page's means to open it. */
export function createOwnSurface(
  options: SurfaceOptions,
  reader: Reader,
  config: Config,
  createSpeech?: CreateSurfaceOptions['createSpeech'],
): Surface {
  onOpenerClick((view) => void options.consent.show(view), options.signal);
  return createSurface({
    ...options,
    createSpeech,
    look: resolveLook(reader, config),
    async loadWording(kit) {
      const { wordOccasion } = await loadOthers();
      return wordOccasion(kit);
    },
    async takeElement(kit, element) {
      await (await loadOthers()).takeElement(kit, element);
    },
    async loadPreferences(kit) {
      const { takePreferences } = await import('./preferences');
      return takePreferences(kit, reader, config);
    },
  });
}
