import { createInstance } from 'i18next';
import russian from '../../../locales/ru/preferences.json';
import type { TextTree } from '../../config/schema';
import type { Texts } from '../texts';

type Form = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type Leaf<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${Leaf<Tree[Name]>}`;
}[keyof Tree & string];
type Stem<Path extends string> = Path extends `${infer Name}_${Form}` ? Name : Path;

/** Keys of the `preferences` namespace, plural suffixes left out: `title`, `days`, `report.files`, `months.5`. */
export type Key = Stem<Leaf<typeof russian>>;

export interface Engine {
  readonly language: string;
  /**
   * The text under a key, with values put in. `count` chooses the plural form; numbers are written as the language
   * writes them.
   */
  readonly t: (key: Key, values?: Readonly<Record<string, string | number>>) => string;
  /** The text at a path that may be missing, such as `consequences.my-category`: empty then. */
  readonly find: (path: string) => string;
}

const FORMS: readonly Form[] = ['zero', 'one', 'two', 'few', 'many', 'other'];
const SUFFIX = /_(zero|one|two|few|many|other)$/;

/** What tells one language's plural forms apart. */
interface PluralRule {
  select: (count: number) => string;
}

/** Texts of the preference centre in the language that is shown: the site's own, else the built-in, else Russian. */
export function createEngine({ language, bundle, own }: Texts): Engine {
  const fallback = flatten(russian);
  // Without a bundle there are only the site's own texts in that language; Russian ones keep their own plural rule.
  const built = language === 'ru' ? fallback : flatten(bundle?.preferences ?? {});
  const instance = createInstance();
  // Rejects nowhere and waits for nothing: there is nothing to load.
  void instance.init({
    lng: language,
    fallbackLng: 'ru',
    ns: 'preferences',
    resources: {
      ru: { preferences: fallback },
      [language]: { preferences: { ...built, ...ownTexts(own, [fallback, built]) } },
    },
    initAsync: false,
    showSupportNotice: false,
    // Keys are whole paths: nothing is looked for inside of objects, or in other namespaces.
    keySeparator: false,
    nsSeparator: false,
  });
  const resolver = instance.services.pluralResolver as { getRule: (language: string) => PluralRule };
  resolver.getRule = pluralRule;

  // i18next's own interpolation puts values in one after another, and takes what looks like a placeholder in the
  // first for one to fill. It also follows `$t(…)` in a site's text.
  const skipInterpolation = true;
  const find: Engine['find'] = (path) =>
    own(`preferences.${path}`) || instance.t(path, { skipInterpolation, defaultValue: '' });
  const write = (value: string | number): string =>
    typeof value === 'string' ? value : String(value).replace('.', find('decimal'));
  return {
    language,
    find,
    t(key, values = {}) {
      const text =
        typeof values.count === 'number'
          ? instance.t(key, { skipInterpolation, count: values.count })
          : instance.t(key, { skipInterpolation });
      return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (placeholder, name: string) =>
        Object.hasOwn(values, name) ? write(values[name] ?? '') : placeholder,
      );
    },
  };
}

type Flat = Readonly<Record<string, string>>;

/** Texts by path. */
function flatten(tree: TextTree): Flat {
  const below = (inner: TextTree, prefix: string): [path: string, text: string][] =>
    Object.entries(inner).flatMap(([key, text]) =>
      typeof text === 'string' ? [[prefix + key, text]] : below(text, `${prefix}${key}.`),
    );
  return Object.fromEntries(below(tree, ''));
}

/** The site's own texts, in every plural form that its language may have. */
function ownTexts(own: Texts['own'], built: readonly Flat[]): Flat {
  const paths = built
    .flatMap((texts) => Object.keys(texts))
    .flatMap((path) => (SUFFIX.test(path) ? FORMS.map((form) => path.replace(SUFFIX, `_${form}`)) : path));
  return Object.fromEntries(
    [...new Set(paths)].map((path) => [path, own(`preferences.${path}`)] as const).filter(([, text]) => text),
  );
}

/**
 * Asked for a language that it does not know, such as Tatar or Bashkir, a browser takes the visitor's instead and
 * does not say so. Those two have one form for every number.
 */
function pluralRule(language: string): PluralRule {
  return Intl.PluralRules.supportedLocalesOf(language).length > 0
    ? new Intl.PluralRules(language)
    : { select: () => 'other' };
}
