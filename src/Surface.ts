import type { View } from './Consent';
import type { Kit } from './ui/Kit';

export interface Surface {
  /** The language that it shows. */
  readonly language: string;
  /** For parts that draw. */
  readonly kit: Kit;
  /**
   * Makes what the visitor sees agree with the view: at once, but for a part that has yet to load. Draws nothing
   * after that if the view is no longer wanted. Where the part cannot be loaded, it shows the banner, which says so.
   */
  readonly render: (view: View, isWanted: () => boolean) => Promise<void>;
}
