import type { Terms } from '../consent/Terms';

/** What the core needs of the configuration: complete, checked, with nothing left to doubt. */
export interface Config extends Terms {
  readonly categories: readonly Category[];
  readonly cookie: { readonly name: string; readonly domain: string; readonly path: string };
  /** The language that the site wants, as a code of two or three letters. */
  readonly language: string;
  /** How long an ordered script may keep its followers waiting, in milliseconds. */
  readonly timeout: number;
  /** Whether `dataLayer` is told of decisions. */
  readonly dataLayer: boolean;
  /** Whether Google's tags are told of decisions in their consent mode. */
  readonly consentMode: boolean;
}

export type Category = Terms['categories'][number];
