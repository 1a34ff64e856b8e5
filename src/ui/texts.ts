import type { Look } from '../config/Look';
import banner from '../../locales/ru/banner.json';

/** The text under a key of the `banner` namespace: the site's own, else the built-in one. */
export type Translate = (key: Exclude<keyof typeof banner, 'categories'>) => string;

export interface Texts {
  readonly t: Translate;
  /** What the visitor reads for a category: the site's title, else ours, else its id. */
  readonly nameOf: (category: { readonly id: string; readonly title: string }) => string;
}

export function createTexts({ text }: Look): Texts {
  const names: Readonly<Record<string, string | undefined>> = banner.categories;
  return {
    t: (key) => text(`banner.${key}`) || banner[key],
    nameOf: ({ id, title }) => title || text(`banner.categories.${id}`) || (names[id] ?? id),
  };
}
