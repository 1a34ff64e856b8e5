import type { Centre } from './createCentre';
import type { Scene } from './Scene';

export interface CentreScene extends Scene {
  readonly centre: Centre;
  /** Whether it stands in the dialog, and not inside a page. */
  readonly isModal: boolean;
}
