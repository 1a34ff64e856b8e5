import type { Document } from '../work/Json';

export type View = 'banner' | 'preferences' | 'placeholder' | 'declaration' | 'after';
export type Scheme = 'light' | 'dark';

/** What the page tells the frame: what to be. */
export interface Start {
  readonly kind: 'start';
  readonly configuration: Document;
  readonly view: View;
  readonly scheme: Scheme;
  readonly language: string;
}

/**
 * What the frame tells the page: that it waits, what happened in it, that it shows what it was asked to, and that
 * something in it took the focus by itself.
 */
export type Told =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'shown' }
  | { readonly kind: 'focused' }
  /** The built file did not load. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'seen'; readonly what: Seen };

/** One line of the log. */
export interface Seen {
  readonly type: 'event' | 'record' | 'dataLayer' | 'request' | 'link';
  readonly title: string;
  readonly detail: string;
}
