import banner from '../../locales/ru/banner.json';
import type embed from '../../locales/ru/embed.json';
import type variants from '../../locales/ru/variants.json';
import type withdrawal from '../../locales/ru/withdrawal.json';
import type { TextTree } from '../config/schema';
import type { Look } from '../config/Look';

/** All texts of one language. Russian ones come with the parts that show them. */
export interface Bundle {
  readonly banner: typeof banner;
  readonly embed: typeof embed;
  /** For i18next, with the plural forms of the language. */
  readonly preferences: TextTree;
  readonly variants: typeof variants;
  readonly withdrawal: typeof withdrawal;
}

/** The text under a key of the `banner` namespace: the site's own, else the built-in one. */
export type Translate = (key: Exclude<keyof typeof banner, 'categories'>) => string;

export interface Texts {
  readonly language: string;
  /** Undefined for Russian. */
  readonly bundle: Bundle | undefined;
  readonly t: Translate;
  /** What the visitor reads for a category: the site's title, else ours, else its id. */
  readonly nameOf: (category: { readonly id: string; readonly title: string }) => string;
  /** The site's own text at a path such as `preferences.title`; empty where it has none. */
  readonly own: (path: string) => string;
}

/** The letters of a text that can be seen: they tell two labels apart, which «е» and «ё» do not. */
const letters = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\P{L}|\p{DI}/gu, '');

export function createTexts(look: Look, language: string, bundle?: Bundle): Texts {
  const built = bundle?.banner ?? banner;
  const names: Readonly<Record<string, string | undefined>> = built.categories;
  const own = (path: string): string => look.text(`${language}.${path}`);
  const labelOf = (key: 'acceptAll' | 'rejectAll'): string => own(`banner.${key}`) || built[key];
  /** Both answers can be read and told apart, neither stands for the other, and their buttons are of one size. */
  const isFair = (): boolean => {
    const [accept, reject] = [labelOf('acceptAll'), labelOf('rejectAll')] as const;
    return (
      [accept, reject].every((label) => letters(label).length > 1 && !/[^]{61}|\S{21}/.test(label)) &&
      ![letters(reject), letters(built.rejectAll)].includes(letters(accept)) &&
      letters(reject) !== letters(built.acceptAll)
    );
  };
  return {
    language,
    bundle,
    own,
    t(key) {
      const text = own(`banner.${key}`);
      return text && (!key.endsWith('All') || isFair()) ? text : built[key];
    },
    nameOf: ({ id, title }) => title || own(`banner.categories.${id}`) || (names[id] ?? id),
  };
}
