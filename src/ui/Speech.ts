import type { Look } from '../config/Look';
import type { SurfaceOptions } from '../SurfaceOptions';
import type { Bundle, Texts } from './texts';

/** The language that the surfaces are in. */
export interface Speech {
  /** As far as they are there. */
  readonly texts: Texts;
  /** Loads what is missing of the texts; nothing where all are there. */
  readonly load: () => Promise<void> | undefined;
}

export interface SpeechOptions extends Pick<SurfaceOptions, 'attempt'> {
  readonly look: Look;
  readonly isDrawn: () => boolean;
  readonly draw: () => void;
}

/** Where the texts of a language come from; nothing for one that has none, or has them built in. */
export type LoadBundle = (language: string) => Promise<Bundle> | undefined;
