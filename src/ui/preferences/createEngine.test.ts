import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import russian from '../../../locales/ru/preferences.json';
import type { TextTree } from '../../config/schema';
import type { Texts } from '../texts';
import { createEngine, type Engine, type Key } from './createEngine';

/** An engine for a language, with its built-in texts and the site's own. */
function engine(language = 'ru', own: Readonly<Record<string, string>> = {}, preferences?: TextTree): Engine {
  const made = createEngine({
    language,
    bundle: preferences && ({ preferences } as unknown as Texts['bundle']),
    own: (path) => (Object.hasOwn(own, path) ? (own[path] ?? '') : ''),
    t: (key) => key,
    nameOf: ({ id }) => id,
  });
  // Words may be tied together by spaces that do not break.
  return { ...made, t: (key, values) => made.t(key, values).replace(/\s/g, ' ') };
}

/** What a browser without Tatar and Bashkir does with them, on the machine of somebody who reads Russian. */
function stubBrowser(): string[] {
  const asked: string[] = [];
  const Real = Intl.PluralRules;
  const isKnown = (language: string): boolean => /^(ru|en|de|be)$/.test(language);
  vi.stubGlobal('Intl', {
    ...Object.fromEntries(
      Object.getOwnPropertyNames(Intl).map((name) => [name, Reflect.get(Intl, name) as unknown]),
    ),
    PluralRules: class extends Real {
      constructor(language: string, options?: Intl.PluralRulesOptions) {
        asked.push(language);
        super(isKnown(language) ? language : 'ru', options);
      }
      static override supportedLocalesOf(language: string): string[] {
        return isKnown(language) ? [language] : [];
      }
    },
  });
  return asked;
}

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;

beforeEach(() => {
  for (const method of methods) vi.spyOn(console, method);
});
afterEach(() => {
  for (const method of methods) expect(console[method]).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a text', () => {
  test('is there at once, under its key', () => {
    const { t, language } = engine();
    expect(language).toBe('ru');
    expect(t('title')).toBe('Настройки файлов cookie');
    expect(t('report.withdrawn')).toBe('Согласие отозвано.');
    expect(t('months.5')).toBe('мая');
  });

  test('has a key that the compiler knows, without plural suffixes', () => {
    const keys: readonly Key[] = ['days', 'report.files', 'personal.term', 'age', 'months.12'];
    // @ts-expect-error -- a suffix is the engine's business.
    const suffixed: Key = 'days_one';
    // @ts-expect-error -- there is no such text.
    const unknown: Key = 'nothing';
    expect(keys).not.toContain([suffixed, unknown]);
  });

  test('is that of the language, and the Russian one where it has none', () => {
    const { t } = engine('en', {}, { title: 'Cookie settings' });
    expect([t('title'), t('save')]).toEqual(['Cookie settings', 'Сохранить выбор']);
  });

  test('is the site’s own before all, in every language', () => {
    const own = { 'preferences.title': 'Куки', 'preferences.report.withdrawn': 'Готово.' };
    expect([engine('ru', own).t('title'), engine('ru', own).t('report.withdrawn')]).toEqual([
      'Куки',
      'Готово.',
    ]);
    expect(engine('en', own, { title: 'Cookie settings' }).t('title')).toBe('Куки');
    expect(engine('de', own).t('title')).toBe('Куки');
  });

  test('of one engine is none of another’s', () => {
    const first = engine('ru', { 'preferences.title': 'Первый' });
    const second = engine('ru', { 'preferences.title': 'Второй' });
    expect([first.t('title'), second.t('title')]).toEqual(['Первый', 'Второй']);
  });
});

describe('what may be missing', () => {
  test('is found in the site’s texts, in those of the language, in the Russian ones', () => {
    const own = { 'preferences.consequences.ab-test': 'Своё', 'preferences.categories.cart': 'Заказы.' };
    const { find } = engine('en', own, { categories: { cart: 'Orders.', analytics: 'Statistics.' } });
    expect(find('consequences.ab-test')).toBe('Своё');
    expect(find('categories.cart')).toBe('Заказы.');
    expect(find('categories.analytics')).toBe('Statistics.');
    expect(find('categories.external')).toBe(russian.categories.external);
  });

  test.each([
    'categories.ab-test',
    'categories',
    'report',
    'nothing',
    'a:b',
    'preferences:title',
    '',
    '.',
    'constructor',
    'categories.constructor',
    'categories.__proto__',
    'title.length',
    '__proto__.toString',
  ])('is empty at «%s»', (path) => {
    expect(engine().find(path)).toBe('');
  });
});

describe('values', () => {
  test.each([
    '{{time}}',
    '{{date}}',
    '{{ date }}',
    '{{- date}}',
    '{{count, number}}',
    '$t(title)',
    '$t(title, {"count": 2})',
    '$&',
    '$1',
    "$'",
    '<b>&amp;"\'/</b>',
    '{{x}}',
    '',
  ])('stand in the text letter by letter: %s', (value) => {
    const { t } = engine();
    expect(t('moment', { date: value, time: '$t(title)' })).toBe(`${value} в $t(title)`);
    expect(t('report.both', { files: value, entries: value })).toBe(`${value} и ${value}`);
    expect(t('report.otherDomain', { count: 2, domain: value })).toBe(
      `Осталось: 2 файла домена ${value}, их можно удалить в настройках браузера.`,
    );
  });

  test.each([
    '$t(save)',
    '$t(title)',
    '{{x}}',
    '{{constructor}}',
    '{{- title}}',
    '{{count, number}}',
    'a {{ b',
  ])('are not taken from a site’s text, which is shown as it is: %s', (text) => {
    const { t, find } = engine('ru', { 'preferences.title': text });
    expect([t('title'), t('title', { count: 1 }), find('title')]).toEqual([text, text, text]);
  });

  test('find their place in a site’s text with spaces around the name', () => {
    const { t } = engine('ru', { 'preferences.date': '{{ year }}/{{month}}/{{day }}' });
    expect(t('date', { day: 1, month: 'мая', year: '2026' })).toBe('2026/мая/1');
  });

  test('that are numbers are written as the language writes them', () => {
    const { t } = engine();
    expect([t('days', { count: 1.5 }), t('report.deleted', { what: 2.5 })]).toEqual([
      '1,5 дня',
      'Удалено: 2,5.',
    ]);
    const english = engine(
      'en',
      {},
      { decimal: '.', days_one: '{{count}} day', days_other: '{{count}} days' },
    );
    expect([english.t('days', { count: 1.5 }), english.t('days', { count: 1 })]).toEqual([
      '1.5 days',
      '1 day',
    ]);
    expect(engine('ru', { 'preferences.decimal': '·' }).t('days', { count: 1.5 })).toBe('1·5 дня');
  });
});

describe('plural forms', () => {
  const counts = [0, 1, 2, 5, 11, 21, 1.5];

  test('are the site’s own, each for itself', () => {
    const { t } = engine('ru', {
      'preferences.days_few': '{{count}} дня!',
      'preferences.days_zero': 'ни дня',
    });
    expect(counts.map((count) => t('days', { count }))).toEqual([
      'ни дня',
      '1 день',
      '2 дня!',
      '5 дней',
      '11 дней',
      '21 день',
      '1,5 дня',
    ]);
  });

  test('of a language that the site brings along follow its rule, and Russian texts theirs', () => {
    const { t } = engine('de', {
      'preferences.days_one': '{{count}} Tag',
      'preferences.days_other': '{{count}} Tage',
      'preferences.title': 'Cookies',
    });
    expect(counts.map((count) => t('days', { count }))).toEqual([
      '0 Tage',
      '1 Tag',
      '2 Tage',
      '5 Tage',
      '11 Tage',
      '21 Tage',
      '1,5 Tage',
    ]);
    expect(counts.map((count) => t('hours', { count }))).toEqual([
      '0 часов',
      '1 час',
      '2 часа',
      '5 часов',
      '11 часов',
      '21 час',
      '1,5 часа',
    ]);
    expect(t('save')).toBe('Сохранить выбор');
  });

  test('that Russian does not have may be the site’s', () => {
    const { t } = engine('ar', { 'preferences.days_two': 'يومان' });
    expect(t('days', { count: 2 })).toBe('يومان');
  });

  test('that a half translated language lacks are Russian', () => {
    const { t } = engine('en', {}, { days_one: '{{count}} day' });
    expect([t('days', { count: 1 }), t('days', { count: 5 })]).toEqual(['1 day', '5 дней']);
  });

  test.each(['tt', 'ba', 'tg'])('of %s do not follow the visitor’s language', (language) => {
    const asked = stubBrowser();
    const texts = { days_one: 'wrong', days_few: 'wrong', days_many: 'wrong', days_other: '{{count}} көн' };
    const { t } = engine(language, {}, { ...texts, decimal: ',' });
    expect(counts.map((count) => t('days', { count }))).toEqual([
      '0 көн',
      '1 көн',
      '2 көн',
      '5 көн',
      '11 көн',
      '21 көн',
      '1,5 көн',
    ]);
    expect(asked).toEqual([]);
    // What is missing is Russian all the same.
    expect(counts.map((count) => t('years', { count }))).toEqual([
      '0 лет',
      '1 год',
      '2 года',
      '5 лет',
      '11 лет',
      '21 год',
      '1,5 года',
    ]);
    expect(new Set(asked)).toEqual(new Set(['ru']));
  });
});

test('the page’s own console and global names are left alone', () => {
  const before = Object.getOwnPropertyNames(globalThis);
  vi.stubEnv('NODE_ENV', 'development');
  engine().t('title');
  vi.unstubAllEnvs();
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(before);
});
