import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReader } from './createReader';
import type { Look } from './Look';
import { resolve } from './resolve';
import { resolveLook } from './resolveLook';

const KNOWN_CSS: Readonly<Record<string, readonly string[]>> = {
  color: ['#0a5', 'rgb(0 170 85)'],
  'border-radius': ['12px'],
};

beforeEach(() => {
  // jsdom knows no CSS.
  vi.stubGlobal('CSS', {
    supports: (property: string, value: string) => KNOWN_CSS[property]?.includes(value) === true,
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  document.documentElement.lang = '';
});

/** How it looks, and where faults were found. */
function look(input: unknown): Look & { readonly faults: readonly string[] } {
  const faults: string[] = [];
  const reader = createReader(input, (path) => faults.push(path));
  return { ...resolveLook(reader, resolve(reader)), faults };
}

test('without a word from the site there is a plain bar at the bottom, in Russian', () => {
  expect(look({})).toMatchObject({
    language: 'ru',
    operator: '',
    policy: '',
    consent: '',
    layout: 'bar',
    position: 'bottom',
    accent: '',
    radius: '',
    scheme: 'auto',
    reopen: 'bottom-left',
    faults: [],
  });
});

test('what fits is taken', () => {
  expect(
    look({
      operator: { name: 'ООО «Ромашка»' },
      banner: { layout: 'box', position: 'top-left', reopen: 'top-right' },
      theme: { accent: '#0a5', radius: '12px', scheme: 'dark' },
    }),
  ).toMatchObject({
    operator: 'ООО «Ромашка»',
    layout: 'box',
    position: 'top-left',
    accent: '#0a5',
    radius: '12px',
    scheme: 'dark',
    reopen: 'top-right',
    faults: [],
  });
});

describe('a link', () => {
  test.each([
    '/privacy',
    'privacy.html',
    '../privacy',
    '?page=privacy',
    '#privacy',
    'https://example.ru/privacy',
    'HTTP://example.ru/privacy',
    ' https://example.ru/privacy',
    'https://магазин.рф/политика',
  ])('%j is taken', (url) => {
    const { policy, consent, faults } = look({ policy: { url }, consent: { url } });
    expect([policy, consent]).toEqual([url, url]);
    expect(faults).toEqual([]);
  });

  test.each([
    'javascript:alert(1)',
    ' java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://example.ru/x',
    'mailto:a@example.ru',
    'ftp://example.ru/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'https://',
    1,
    ['/privacy'],
  ])('%j is refused and reported', (url) => {
    const { policy, consent, faults } = look({ policy: { url }, consent: { url } });
    expect([policy, consent]).toEqual(['', '']);
    expect(faults).toEqual(['policy.url', 'consent.url']);
  });
});

test.each([
  ['operator.name', { operator: { name: 1 } }],
  ['banner.layout', { banner: { layout: 'bars' } }],
  ['banner.layout', { banner: { layout: ['bar'] } }],
  ['banner.position', { banner: { position: 'bottom-middle' } }],
  ['theme.accent', { theme: { accent: 'red; background: url(//evil)' } }],
  ['theme.radius', { theme: { radius: 12 } }],
  ['theme.scheme', { theme: { scheme: 'black' } }],
  ['categories.analytics.title', { categories: { analytics: { title: {} } } }],
  ['banner.reopen', { banner: { reopen: 'bottom' } }],
  ['banner.reopen', { banner: { reopen: true } }],
])('a wrong %s is left at its default and reported', (path, input) => {
  const { faults, text, read: _read, speaks: _speaks, ...rest } = look(input);
  const { faults: none, text: _text, read: _readNone, speaks: _none, ...standard } = look({});
  expect(rest).toEqual(standard);
  expect(none).toEqual([]);
  expect(faults).toEqual([path]);
  expect(text('ru.banner.title')).toBe('');
});

test('categories keep their order and bring the texts of the site', () => {
  const { categories } = look({
    categories: {
      cart: false,
      authentication: false,
      preferences: false,
      'ab-test': { title: 'Варианты', required: true, reason: 'Причина' },
    },
  });
  expect(categories).toEqual([
    { id: 'necessary', required: true, title: '' },
    { id: 'analytics', required: false, title: '' },
    { id: 'ab-test', required: true, title: 'Варианты' },
  ]);
});

test('a part that is loaded later finds the services there, and reads on', () => {
  const { services, read, faults } = look({
    categories: { analytics: { services: ['metrika'] } },
    services: { video: { title: 'Видео', category: 'analytics' }, metrika: { title: 1 } },
  });
  expect(services).toEqual([
    { id: 'metrika', category: 'analytics' },
    { id: 'video', category: 'analytics' },
  ]);
  expect(faults).toEqual([]);
  expect([read('services.video.title', ''), read('services.metrika.title', '')]).toEqual(['Видео', '']);
  expect(faults).toEqual(['services.metrika.title']);
});

describe('the language', () => {
  const banner = {
    title: 'Cookies',
    text: 'We ask for:',
    change: 'You may change this.',
    acceptAll: 'Accept all',
    rejectAll: 'Reject all',
    customise: 'Customise',
  };
  const texts = { en: { banner }, ru: { banner: { title: 'Куки' } } };

  test.each([
    ['is Russian by default', {}, '', 'ru'],
    ['is the one asked for', { language: 'en' }, '', 'en'],
    ['is that of the page where asked so', { language: 'auto' }, 'en-GB', 'en'],
    ['of the page is taken by its first letters alone', { language: 'auto' }, 'constructor', 'con'],
    ['is Russian on a page that names none', { language: 'auto' }, '', 'ru'],
    ['is not that of the page unless asked so', {}, 'en', 'ru'],
  ])('%s', (_name, input, lang, language) => {
    document.documentElement.lang = lang;
    expect(look(input).language).toBe(language);
  });

  test('is spoken by the site where the banner is whole in it', () => {
    const { speaks } = look({ texts });
    expect([speaks('en'), speaks('ru'), speaks('de'), speaks('constructor')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test.each(Object.keys(banner))('is not spoken by the site where the banner lacks its %s', (key) => {
    const half = { en: { banner: { ...banner, [key]: undefined } } };
    expect(look({ texts: half }).speaks('en')).toBe(false);
  });

  test('chooses among the texts of the site', () => {
    expect(look({ texts }).text('en.banner.title')).toBe('Cookies');
    expect(look({ texts }).text('ru.banner.title')).toBe('Куки');
  });
});

test('a wrong text is reported once, however often it is asked for', () => {
  const { text, faults } = look({ texts: { ru: { banner: { title: 1 } } } });
  expect([text('ru.banner.title'), text('ru.banner.title')]).toEqual(['', '']);
  expect(faults).toEqual(['texts.ru.banner.title']);
});

test.each(['banner.other', 'banner', 'banner.title.length', 'constructor.name', '__proto__.toString'])(
  'there is no text of the site at %s',
  (path) => {
    expect(look({ texts: { ru: { banner: { title: 'Куки' } } } }).text(`ru.${path}`)).toBe('');
  },
);
