import type { Consent } from './Consent';
import type { ConsentState } from './consent/ConsentState';
import type { Occasion } from './consent/Occasion';
import type { Choice } from './consent/reduce';
import type { Service } from './services/Service';

/** The callbacks that are all a surface may do, and what it shows the answers from. */
export interface SurfaceOptions {
  readonly state: () => ConsentState;
  /** Why the banner asks in another way than the first time; undefined where it asks as usual. */
  readonly occasion: () => Occasion | undefined;
  readonly consent: Pick<Consent, 'acceptAll' | 'rejectAll' | 'set' | 'withdraw' | 'show' | 'hide' | 'on'>;
  /** Records what an embed needs as granted, once and for all. */
  readonly embed: (choice: Choice) => void;
  /** Loads a part. One that cannot be loaded is reported, and is undefined. */
  readonly attempt: <T>(use: () => Promise<T>) => Promise<T | undefined>;
  /** Entries of the catalogue that came with the page's script, and need no loading. */
  readonly vendors?: readonly Service[] | undefined;
  /** Ends the surface's listeners. */
  readonly signal: AbortSignal;
  /** Called at the end: what the surface adds takes out of the page what is its own. */
  readonly ends: (() => void)[];
}
