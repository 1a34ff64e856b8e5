import { describe, expect, test } from 'vitest';

// Every language is held to Russian; ru.test.ts holds Russian to itself.

type Tree = string | { readonly [key: string]: Tree };
type Text = readonly [path: string, text: string];

// Not what only developers and marketers read, with command lines and JSON inside.
const files = import.meta.glob<Tree>(['./*/*.json', '!./*/{cli,diagnostics,schema}.json'], {
  eager: true,
  import: 'default',
});
const modules = import.meta.glob<string>(['./*.ts', '!./*.test.ts'], {
  eager: true,
  import: 'default',
  query: '?raw',
});

/** Languages that browsers' Intl.PluralRules does not know: i18next then asks for `_other` alone. */
const WITHOUT_RULES = ['tt', 'ba'];

/** Written without Cyrillic letters; the others are written without Latin ones. */
const WITHOUT_CYRILLIC = ['en', 'uz', 'az', 'hy'];

/** Words that a language may share with Russian, letter by letter: borrowed, or names. */
const SHARED_WITH_RUSSIAN = [
  'ИНН',
  'Беларусь',
  'Германия',
  'Ирландия',
  'Казахстан',
  'Россия',
  'сеанс',
  'Сервис',
  'Компания',
  'Адрес',
  'Сайт',
  'Телефон',
  'реклама',
];

/** Likewise whole texts of a language close to Russian, by their keys. */
const SAME_AS_RUSSIAN: Readonly<Record<string, readonly string[]>> = {
  be: [
    'preferences.days_other',
    'preferences.years_one',
    'preferences.years_other',
    'preferences.date',
    'preferences.months.5',
    'preferences.report.files_one',
    'preferences.report.files_other',
    'preferences.declaration.own',
  ],
  ky: ['preferences.report.files_one'],
};

/** Words that a language may share with English. */
const SHARED_WITH_ENGLISH = ['Belarus'];

const leaves = (tree: Tree, path: string): Text[] =>
  typeof tree === 'string'
    ? [[path, tree]]
    : Object.entries(tree).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));

/** `./be/banner.json` → `be`, `banner` */
const placeOf = (file: string): readonly string[] => file.split(/[./]+/).slice(1, -1);

const languages = [...new Set(Object.keys(files).map((file) => placeOf(file)[0] ?? ''))];

const textsOf = (language: string): Text[] =>
  Object.entries(files).flatMap(([file, tree]) => {
    const [of, name = ''] = placeOf(file);
    return of === language ? leaves(tree, name) : [];
  });

const PLURAL = /_(?:zero|one|two|few|many|other)$/;

const baseOf = (path: string): string => path.replace(PLURAL, '');

const keysOf = (texts: readonly Text[]): string[] => [...new Set(texts.map(([path]) => baseOf(path)))];

const placeholdersOf = (text: string): string[] => (text.match(/\{\{.*?\}\}/g) ?? []).sort();

const wordsOf = (text: string): string => text.replace(/\{\{.*?\}\}|\bcookie\b/gi, '');

const russian = textsOf('ru');
const russianKeys = keysOf(russian);
const russianPlaceholders = new Map(russian.map(([path, text]) => [baseOf(path), placeholdersOf(text)]));
const plurals = new Set(russian.filter(([path]) => PLURAL.test(path)).map(([path]) => baseOf(path)));

test('English and Russian are among the languages', () => {
  expect(languages).toEqual(expect.arrayContaining(['en', 'ru']));
});

describe.each(languages)('%s', (language) => {
  const texts = textsOf(language);

  /** What is wrong, with its key; nothing, when all is well. */
  const those = (isWrong: (text: string, path: string) => boolean): Text[] =>
    texts.filter(([path, text]) => isWrong(text, path));

  const sharedWith = (other: string, words: readonly string[], paths: readonly string[] = []): Text[] => {
    const otherTexts = new Map(textsOf(other));
    return those(
      (text, path) =>
        text === otherTexts.get(path) &&
        /\p{L}/u.test(wordsOf(text)) &&
        !words.includes(text) &&
        !paths.includes(path),
    );
  };

  test('has the files and the keys of Russian, in the same order', () => {
    expect(keysOf(texts)).toEqual(russianKeys);
  });

  test('has exactly its own plural forms, where Russian has plural forms', () => {
    const forms = WITHOUT_RULES.includes(language)
      ? ['other']
      : new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const expected = [...plurals].flatMap((base) => forms.map((form) => `${base}_${form}`));
    const found = texts.map(([path]) => path).filter((path) => PLURAL.test(path));
    expect(found.sort()).toEqual(expected.sort());
  });

  test('has the placeholders of Russian in each text', () => {
    const found = texts.map(([path, text]) => [path, placeholdersOf(text)]);
    expect(found).toEqual(texts.map(([path]) => [path, russianPlaceholders.get(baseOf(path))]));
  });

  test('has no brace but of a placeholder', () => {
    expect(those((text) => /[{}]/.test(text.replace(/\{\{[a-zA-Z]+\}\}/g, '')))).toEqual([]);
  });

  test('says something everywhere, without spaces around it or two in a row', () => {
    expect(those((text) => !/^\S(.*\S)?$/.test(text) || /\s\s/.test(text))).toEqual([]);
  });

  test('has no placeholder in the banner, which is shown without i18next', () => {
    expect(those((text, path) => /^(banner|variants)\./.test(path) && /[{}]|\$t\(/.test(text))).toEqual([]);
  });

  test('ties a count to its noun by a space that does not break', () => {
    expect(those((text) => text.includes('{{count}} '))).toEqual([]);
  });

  test('mixes no Cyrillic and Latin letters, but for placeholders and the word cookie', () => {
    const foreign = WITHOUT_CYRILLIC.includes(language) ? /\p{Script=Cyrillic}/u : /\p{Script=Latin}/u;
    expect(those((text) => foreign.test(wordsOf(text)))).toEqual([]);
  });

  test.skipIf(language === 'ru')('leaves no text in Russian', () => {
    expect(sharedWith('ru', SHARED_WITH_RUSSIAN, SAME_AS_RUSSIAN[language])).toEqual([]);
  });

  test.skipIf(language === 'en')('leaves no text in English', () => {
    expect(sharedWith('en', SHARED_WITH_ENGLISH)).toEqual([]);
  });

  test('knows twelve months, no two alike', () => {
    const months = texts.filter(([path]) => path.startsWith('preferences.months.'));
    expect(months.map(([path]) => path)).toEqual(
      Array.from({ length: 12 }, (_, index) => `preferences.months.${index + 1}`),
    );
    expect(new Set(months.map(([, text]) => text)).size).toBe(12);
  });

  test.skipIf(language === 'ru')('gathers its files in one module', () => {
    const names = [...new Set(russianKeys.map((path) => path.replace(/\..*/, '')))];
    expect(modules[`./${language}.ts`]).toBe(
      names.map((name) => `export { default as ${name} } from './${language}/${name}.json';\n`).join(''),
    );
  });
});
