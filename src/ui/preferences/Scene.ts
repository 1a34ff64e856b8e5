import type { Declaration } from '../../config/Declaration';
import type { Kit } from '../Kit';
import type { Engine } from './createEngine';

/** What everything of the second layer is drawn from. With it comes `h`: a part has no Preact of its own. */
export interface Scene {
  readonly h: Kit['h'];
  readonly kit: Kit;
  readonly engine: Engine;
  readonly declaration: Declaration;
  /**
   * Counts the languages shown: a key for all that is written in one. A page translator puts its own text nodes in
   * the place of ours, so another language is drawn anew, never written into what is there.
   */
  readonly turn: number;
}
