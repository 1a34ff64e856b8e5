import type { Look } from '../config/Look';
import type { VNode } from 'preact';
import type { SurfaceOptions } from '../Surface';
import type { Texts } from './texts';

/** What every surface is drawn from. */
export interface Props extends SurfaceOptions, Texts {
  readonly look: Look;
  /** The operator, and links to the policy and the consent text. */
  readonly documents: VNode;
}
