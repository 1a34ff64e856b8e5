import type { ComponentChildren, h, render } from 'preact';
import type { Look } from '../config/Look';
import type { View } from '../Consent';
import type { SurfaceOptions } from '../SurfaceOptions';
import type { Texts } from './texts';

/** What the part with the second layer gives back: its dialog is a layer of the surface. */
export interface SecondLayer {
  /** Draws what an element of ours in the page stands for. */
  readonly take: (element: HTMLElement) => void;
}

/** What a part that draws is given: the page's only Preact, what it draws from, and the surface that it draws on. */
export interface Kit extends SurfaceOptions {
  readonly h: typeof h;
  readonly render: typeof render;
  readonly look: Look;
  /** In the language that is shown now. */
  readonly texts: Texts;
  /** What is to be open now. */
  readonly view: View;
  /** What parts show, in order; asked each time that the surface is drawn. */
  readonly layers: (() => ComponentChildren)[];
  /** Waits for the texts of the language, and for the page to have a body. To be called before the first drawing. */
  readonly ready: () => Promise<void>;
  /** Loads the part with the second layer; undefined where it does not come, which the next call tries again. */
  readonly loadSecond: () => Promise<SecondLayer | undefined>;
  /** Draws the surface, all layers included. Waits for nothing. */
  readonly draw: () => void;
  /** Adds a style sheet to the surface. */
  readonly addStyle: (css: string) => void;
  /** What the surface, and a centre inside a page, begin with (`base.css`): colours, buttons, focus. One object. */
  readonly base: CSSStyleSheet;
}
