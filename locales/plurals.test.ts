import { describe, expect, test, vi } from 'vitest';
import type { TextTree } from '../src/config/schema';
import { createEngine, type Engine, type Key } from '../src/ui/preferences/createEngine';
import type { Texts } from '../src/ui/texts';

const files = import.meta.glob<TextTree>('./*/preferences.json', { eager: true, import: 'default' });
const locales = Object.entries(files).map(([file, tree]) => [file.split('/')[1] ?? '', tree] as const);

const COUNTS = [0, 1, 2, 5, 11, 21, 1.5];
type Seven<T> = readonly [T, T, T, T, T, T, T];

const SLAVIC = ['many', 'one', 'few', 'many', 'many', 'one', 'other'] as const;
const ONE = ['other', 'one', 'other', 'other', 'other', 'other', 'other'] as const;
const NONE = ['other', 'other', 'other', 'other', 'other', 'other', 'other'] as const;
/**
 * Forms of those counts by CLDR, written down: a machine may know a language otherwise, or not at all. A new language
 * adds its row.
 */
const FORMS: Readonly<Record<string, Seven<string>>> = {
  ru: SLAVIC,
  be: SLAVIC,
  uk: SLAVIC,
  en: ONE,
  de: ONE,
  kk: ONE,
  ky: ONE,
  uz: ONE,
  az: ONE,
  ka: ONE,
  tr: ONE,
  // 0 and 1, and what begins with them.
  hy: ['one', 'one', 'other', 'other', 'other', 'other', 'one'],
  cv: ['zero', 'one', 'other', 'other', 'other', 'other', 'other'],
  tt: NONE,
  ba: NONE,
  tg: NONE,
};

const SUFFIX = /_(zero|one|two|few|many|other)$/;

const engineOf = (language: string, preferences: TextTree): Engine =>
  createEngine({
    language,
    bundle: language === 'ru' ? undefined : ({ preferences } as unknown as Texts['bundle']),
    own: () => '',
    t: (key) => key,
    nameOf: ({ id }) => id,
  });

/** Words may be tied together by spaces that do not break. */
const plain = (words: string): string => words.replace(/\s/g, ' ');

const flatten = (tree: TextTree, prefix = ''): [path: string, text: string][] =>
  Object.entries(tree).flatMap(([key, text]) =>
    typeof text === 'string' ? [[prefix + key, text]] : flatten(text, `${prefix}${key}.`),
  );
const stemsOf = (paths: readonly string[]): string[] => [
  ...new Set(paths.filter((path) => SUFFIX.test(path)).map((path) => path.replace(SUFFIX, ''))),
];

const russian = stemsOf(flatten(files['./ru/preferences.json'] ?? {}).map(([path]) => path));

test('there are texts with plural forms', () => {
  expect(russian).toEqual(
    expect.arrayContaining(['minutes', 'days', 'report.files', 'personal.term', 'age']),
  );
});

/** A browser that knows Russian alone gives no other language away. */
function forgetUnknown(language: string): void {
  if (FORMS[language] !== NONE) return;
  vi.spyOn(Intl.PluralRules, 'supportedLocalesOf').mockImplementation((asked) =>
    [asked]
      .flat()
      .map(String)
      .filter((code) => code === 'ru'),
  );
}

describe.each(locales)('in %s', (language, tree) => {
  const texts = new Map(flatten(tree));

  test('it is written down which form each count takes', () => {
    expect(Object.keys(FORMS)).toContain(language);
  });

  test('the same texts have plural forms as in Russian, each of the forms that the language uses', () => {
    expect(stemsOf([...texts.keys()])).toEqual(russian);
    for (const stem of russian) {
      for (const form of new Set(FORMS[language])) expect([...texts.keys()]).toContain(`${stem}_${form}`);
    }
  });

  describe.each(russian)('%s', (stem) => {
    test.each(COUNTS.map((count, index) => [count, FORMS[language]?.[index]] as const))(
      'of %d takes the form %s',
      (count, form) => {
        forgetUnknown(language);
        const text = engineOf(language, tree).t(stem as Key, { count, domain: 'example.ru' });
        vi.restoreAllMocks();
        const written = String(count).replace('.', texts.get('decimal') ?? '');
        expect(text).toBe(
          texts.get(`${stem}_${form}`)?.replace('{{count}}', written).replace('{{domain}}', 'example.ru'),
        );
        expect(text).toMatch(/\S/);
        expect(text).not.toMatch(/\{\{|\}\}|undefined|NaN/);
      },
    );
  });
});

/** Words by language and key, for the counts above. */
const WORDS: Readonly<Record<string, Readonly<Record<string, Seven<string>>>>> = {
  ru: {
    minutes: ['0 минут', '1 минута', '2 минуты', '5 минут', '11 минут', '21 минута', '1,5 минуты'],
    hours: ['0 часов', '1 час', '2 часа', '5 часов', '11 часов', '21 час', '1,5 часа'],
    days: ['0 дней', '1 день', '2 дня', '5 дней', '11 дней', '21 день', '1,5 дня'],
    years: ['0 лет', '1 год', '2 года', '5 лет', '11 лет', '21 год', '1,5 года'],
    'report.files': ['0 файлов', '1 файл', '2 файла', '5 файлов', '11 файлов', '21 файл', '1,5 файла'],
  },
  be: {
    minutes: ['0 хвілін', '1 хвіліна', '2 хвіліны', '5 хвілін', '11 хвілін', '21 хвіліна', '1,5 хвіліны'],
    hours: ['0 гадзін', '1 гадзіна', '2 гадзіны', '5 гадзін', '11 гадзін', '21 гадзіна', '1,5 гадзіны'],
    days: ['0 дзён', '1 дзень', '2 дні', '5 дзён', '11 дзён', '21 дзень', '1,5 дня'],
    years: ['0 гадоў', '1 год', '2 гады', '5 гадоў', '11 гадоў', '21 год', '1,5 года'],
    'report.files': ['0 файлаў', '1 файл', '2 файлы', '5 файлаў', '11 файлаў', '21 файл', '1,5 файла'],
  },
};

describe.each(locales.filter(([language]) => language in WORDS))('the words in %s', (language, tree) => {
  test.each(Object.entries(WORDS[language] ?? {}))('for %s are right', (key, words) => {
    const { t } = engineOf(language, tree);
    expect(COUNTS.map((count) => plain(t(key as Key, { count })))).toEqual(words);
  });
});

test('sentences in Russian agree with their number', () => {
  const { t } = engineOf('ru', files['./ru/preferences.json'] ?? {});
  const tail = 'согласие за вас дают родители или другой законный представитель.';
  expect([14, 18, 21].map((count) => plain(t('age', { count })))).toEqual([
    `Если вам меньше 14 лет, ${tail}`,
    `Если вам меньше 18 лет, ${tail}`,
    `Если вам меньше 21 года, ${tail}`,
  ]);
  expect([1, 3, 10, 21, 30].map((count) => plain(t('personal.term', { count })))).toEqual(
    ['1 дня', '3 дней', '10 дней', '21 дня', '30 дней'].map(
      (days) => `Оператор прекратит обработку в течение ${days}.`,
    ),
  );
  expect(COUNTS.slice(0, 6).map((count) => plain(t('report.entries', { count })))).toEqual([
    '0 записей в хранилище браузера',
    '1 запись в хранилище браузера',
    '2 записи в хранилище браузера',
    '5 записей в хранилище браузера',
    '11 записей в хранилище браузера',
    '21 запись в хранилище браузера',
  ]);
});
