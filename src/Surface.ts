import type { Consent, View } from './Consent';
import type { ConsentState } from './consent/ConsentState';
import type { Choice } from './consent/reduce';

/** The callbacks that are all a surface may do, and what it shows the answers from. */
export interface SurfaceOptions {
  readonly state: () => ConsentState;
  readonly consent: Pick<Consent, 'acceptAll' | 'rejectAll' | 'set' | 'show' | 'hide'>;
  /** Records what an embed needs as granted, once and for all. */
  readonly embed: (choice: Choice) => void;
  /** Takes the surface out of the page. */
  readonly signal: AbortSignal;
}

export interface Surface {
  /** The language that it shows. */
  readonly language: string;
  /**
   * Makes what the visitor sees agree with the view: at once, but for a part that has yet to load. Draws nothing
   * after that if the view is no longer wanted; rejects where the part cannot be loaded.
   */
  readonly render: (view: View, isWanted: () => boolean) => Promise<void>;
  /** Stands a placeholder in the place of an embed for as long as it is held back; `show` lets it load this once. */
  readonly holdPlace: (frame: HTMLIFrameElement, show: () => void) => Promise<void>;
  /** Says that what is already loaded ends with the page, and offers to load it anew. */
  readonly offerReload: () => Promise<void>;
}
