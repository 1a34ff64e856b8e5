import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { grant } from '../consent/grant';
import type { Config } from './Config';
import { createReader } from './createReader';
import { resolve } from './resolve';

/** What the site asked for, and where faults were found. */
function read(input: unknown): { readonly config: Config; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const reader = createReader(input, (path) => faults.push(path));
  return { config: resolve(reader), faults };
}

/** Ids of the categories that there are, those that are required with a `!`. */
const categories = (input: unknown): string[] =>
  read({ categories: input }).config.categories.map(({ id, required }) => (required ? `${id}!` : id));
const category = (id: string, input: unknown): string | undefined =>
  categories({ [id]: input }).find((found) => found.replace('!', '') === id);
const faultPaths = (input: unknown): string[] => [...read(input).faults];

const DEFAULTS: Config = {
  categories: [
    { id: 'necessary', required: true },
    { id: 'authentication', required: true },
    { id: 'cart', required: true },
    { id: 'preferences', required: false },
    { id: 'analytics', required: false },
  ],
  known: ['necessary', 'authentication', 'cart', 'preferences', 'analytics', 'advertising', 'external'],
  services: [],
  revision: '',
  material: true,
  days: 365,
  cookie: { name: 'soglasie', domain: 'site', path: '/' },
  language: 'ru',
  timeout: 5000,
  dataLayer: true,
  consentMode: false,
  tacit: false,
};

describe('the defaults', () => {
  test('are complete, and ask before anything runs', () => {
    expect(read({})).toEqual({ config: DEFAULTS, faults: [] });
  });

  /** As the defaults, but with all that can be refused at all to be asked for. */
  const ASKING: Config = {
    ...DEFAULTS,
    categories: DEFAULTS.categories.map(({ id }) => ({ id, required: id === 'necessary' })),
  };

  test.each([[null], [1], ['text'], [true], [[]]])(
    'stand for a configuration that is %j, but even the cart can be refused',
    (input) => {
      const { config, faults } = read(input);
      expect(config).toEqual(ASKING);
      expect(faults[0]).toBe('');
    },
  );

  test('stand for no configuration at all, the cart included, which is told', () => {
    expect(read(undefined)).toEqual({ config: DEFAULTS, faults: [''] });
  });

  test.each([[null], [1], ['text'], [true], [[]]])(
    'stand for categories that are %j, but even the cart can be refused',
    (input) => {
      const { config, faults } = read({ categories: input });
      expect(config).toEqual(ASKING);
      expect(faults[0]).toBe('categories');
    },
  );
});

describe('what the site writes', () => {
  test('is taken where it fits', () => {
    const { config, faults } = read({
      policy: { revision: '2026-05-01' },
      consent: { revision: '2026-06-01', material: false },
      cookie: { name: 'choice', domain: 'host', path: '/shop', days: 30 },
      language: 'en',
      gate: { timeout: 0 },
      integrations: { dataLayer: false },
    });
    expect(faults).toEqual([]);
    expect(config).toEqual({
      ...DEFAULTS,
      revision: '2026-06-01',
      material: false,
      cookie: { name: 'choice', domain: 'host', path: '/shop' },
      days: 30,
      language: 'en',
      timeout: 0,
      dataLayer: false,
    });
  });

  test.each([
    ['the later of both', '2026-05-01', '2025-09-01', '2026-05-01'],
    ['the later of both, whichever it is', '2025-09-01', '2026-05-01', '2026-05-01'],
    ['the only one', undefined, '2025-09-01', '2025-09-01'],
  ])('counts as its revision: %s', (_name, policy, consent, revision) => {
    const dates = { policy: { revision: policy }, consent: { revision: consent } };
    expect(read(JSON.parse(JSON.stringify(dates))).config.revision).toBe(revision);
  });

  test.each([
    ['policy.revision', { policy: { revision: '1 мая 2026' } }],
    ['consent.revision', { consent: { revision: 20_260_501 } }],
    ['consent.material', { consent: { material: 'no' } }],
    ['cookie.name', { cookie: { name: 1 } }],
    ['cookie.name', { cookie: { name: '' } }],
    ['cookie.name', { cookie: { name: 'a=b' } }],
    ['cookie.name', { cookie: { name: 'согласие' } }],
    ['cookie.name', { cookie: { name: 'a'.repeat(65) } }],
    ['cookie.path', { cookie: { path: '' } }],
    ['cookie.path', { cookie: { path: 'shop' } }],
    ['cookie.path', { cookie: { path: '/shop; secure' } }],
    ['cookie.domain', { cookie: { domain: '' } }],
    ['cookie.domain', { cookie: { domain: 'example' } }],
    ['cookie.domain', { cookie: { domain: 'example .ru' } }],
    ['cookie.domain', { cookie: { domain: 'https://example.ru' } }],
    ['cookie.domain', { cookie: { domain: 'example.ru/shop' } }],
    ['cookie.domain', { cookie: { domain: 'example.ru; path=/' } }],
    ['cookie.domain', { cookie: { domain: ['example.ru'] } }],
    ['cookie.days', { cookie: { days: '30' } }],
    ['cookie.days', { cookie: { days: 0 } }],
    ['cookie.days', { cookie: { days: -1 } }],
    ['cookie.days', { cookie: { days: 1.5 } }],
    ['cookie.days', { cookie: { days: 1e9 } }],
    ['language', { language: 'русский' }],
    ['language', { language: 'RU' }],
    ['language', { language: 'r' }],
    ['mode', { mode: 'opt-out' }],
    ['mode', { mode: null }],
    ['gate.timeout', { gate: { timeout: null } }],
    ['gate.timeout', { gate: { timeout: '5000' } }],
    ['gate.timeout', { gate: { timeout: -1 } }],
    ['gate.timeout', { gate: { timeout: 0.5 } }],
    ['gate.timeout', { gate: { timeout: 100_000 } }],
    ['integrations.dataLayer', { integrations: { dataLayer: 1 } }],
    ['cookie.days', { cookie: { name: 'soglasie', days: null } }],
  ])('at %s is left at its default and reported where it does not fit: %j', (path, input) => {
    const { config, faults } = read(input);
    expect(config).toEqual(DEFAULTS);
    expect(faults).toEqual([path]);
  });
});

describe.each([
  ['cookie.days', [1, 9, 10, 99, 100, 365, 1000, 999_999_999], ({ days }: Config) => days],
  ['gate.timeout', [0, 5000, 99_999], ({ timeout }: Config) => timeout],
  ['cookie.name', ['_', 'shop.choice-1', 'a'.repeat(64)], ({ cookie }: Config) => cookie.name],
  ['cookie.path', ['/', '/shop'], ({ cookie }: Config) => cookie.path],
  ['cookie.domain', ['site', 'host', '.example.ru', 'магазин.рф'], ({ cookie }: Config) => cookie.domain],
])('%s', (path, values, found) => {
  test.each<number | string>(values)('may be %j', (value) => {
    const [group = '', key = ''] = path.split('.');
    const { config, faults } = read({ [group]: { [key]: value } });
    expect(found(config)).toBe(value);
    expect(faults).toEqual([]);
  });
});

describe('the language', () => {
  afterEach(() => {
    document.documentElement.lang = '';
  });

  test.each([
    ['auto', 'en', 'en'],
    ['auto', 'en-GB', 'en'],
    ['auto', '', 'ru'],
    ['auto', '1', 'ru'],
    ['de', 'en', 'de'],
  ])('written as «%s» on a page in «%s» is %s', (language, page, expected) => {
    document.documentElement.lang = page;
    const { config, faults } = read({ language });
    expect(config.language).toBe(expected);
    expect(faults).toEqual([]);
  });
});

describe('a category', () => {
  test.each([
    ['analytics', true, 'analytics'],
    ['analytics', false, undefined],
    ['analytics', {}, 'analytics'],
    ['analytics', { enabled: false }, undefined],
    ['advertising', true, 'advertising'],
    ['advertising', { title: 'Реклама' }, 'advertising'],
    ['external', { enabled: true }, 'external'],
    ['cart', true, 'cart!'],
    ['cart', false, undefined],
    ['cart', { required: false }, 'cart'],
    ['authentication', { required: false }, 'authentication'],
    ['preferences', { required: true, reason: 'Без языка сайт не читается' }, 'preferences!'],
    ['ab-test', { title: 'Варианты страниц' }, 'ab-test'],
    ['ab-test', { required: true, reason: 'Без этого нет сайта' }, 'ab-test!'],
    ['ab-test', false, undefined],
  ])('%s written as %j stands as %s', (id, input, expected) => {
    expect(category(id, input)).toBe(expected);
    expect(faultPaths({ categories: { [id]: input } })).toEqual([]);
  });

  test.each([
    ['preferences', { required: true }, 'preferences', 'categories.preferences'],
    ['preferences', { required: true, reason: '' }, 'preferences', 'categories.preferences'],
    ['preferences', { required: true, reason: 1 }, 'preferences', 'categories.preferences.reason'],
    ['ab-test', { required: true }, 'ab-test', 'categories.ab-test'],
    ['analytics', { required: true, reason: 'Нужно' }, 'analytics', 'categories.analytics'],
    ['advertising', { required: true, reason: 'Нужно' }, 'advertising', 'categories.advertising'],
    ['external', { required: true, reason: 'Нужно' }, 'external', 'categories.external'],
    ['cart', { required: 'yes' }, 'cart', 'categories.cart.required'],
    ['cart', { required: null }, 'cart', 'categories.cart.required'],
    ['cart', { enabled: 'yes' }, 'cart', 'categories.cart.enabled'],
    ['cart', { reason: 1 }, 'cart', 'categories.cart.reason'],
    ['cart', 'required', 'cart', 'categories.cart.enabled'],
    ['cart', null, 'cart', 'categories.cart.enabled'],
    ['cart', { services: 'metrika' }, 'cart', 'categories.cart.services'],
    ['cart', { services: { 0: 'metrika' } }, 'cart', 'categories.cart.services'],
    ['cart', { services: ['Метрика'] }, 'cart', 'categories.cart'],
    ['cart', { services: [1, null, {}] }, 'cart', 'categories.cart'],
    ['cart', { services: [{ toString: 1 }] }, 'cart', 'categories.cart'],
    ['necessary', false, 'necessary!', 'categories.necessary'],
    ['necessary', { enabled: false }, 'necessary!', 'categories.necessary'],
    ['necessary', { required: false }, 'necessary!', 'categories.necessary'],
    ['analytics', 1, 'analytics', 'categories.analytics.enabled'],
    ['analytics', ['metrika'], 'analytics', 'categories.analytics.enabled'],
  ])('%s written as %j stands as %s, with a fault at %s', (id, input, expected, path) => {
    expect(category(id, input)).toBe(expected);
    expect(faultPaths({ categories: { [id]: input } })).toContain(path);
  });

  test.each([
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '',
    '1',
    '-a',
    'a.b',
    'a_b',
    'a b',
    'Analytics',
    '!analytics',
    'реклама',
    'a'.repeat(33),
  ])('cannot be named «%s»', (id) => {
    const input: unknown = JSON.parse(
      `{ "categories": { ${JSON.stringify(id)}: { "required": true, "reason": "да", "polluted": true } } }`,
    );
    const { config, faults } = read(input);
    expect(config.categories).toEqual(DEFAULTS.categories);
    expect(faults).toContain(`categories.${id}`);
    expect('polluted' in {} || 'polluted' in Object || 'polluted' in Function.prototype).toBe(false);
  });
});

test('the known categories are those of the product and of the site, switched on or not', () => {
  const { config } = read({ categories: { analytics: false, 'ab-test': false, cart: true } });
  expect(config.known).toEqual([...DEFAULTS.known, 'ab-test']);
  expect(config.categories.map(({ id }) => id)).not.toContain('ab-test');
});

describe('a service', () => {
  const services = (input: unknown): Config['services'] => read(input).config.services;

  test('belongs to the category that lists it', () => {
    expect(services({ categories: { analytics: { services: ['metrika'] } } })).toEqual([
      { id: 'metrika', category: 'analytics' },
    ]);
  });

  test('belongs to the category that it names', () => {
    expect(services({ services: { pixel: { category: 'advertising' } } })).toEqual([
      { id: 'pixel', category: 'advertising' },
    ]);
  });

  test('that names a category belongs there, whichever lists it', () => {
    expect(
      services({
        categories: { necessary: { services: ['pixel'] } },
        services: { pixel: { category: 'advertising' } },
      }),
    ).toEqual([{ id: 'pixel', category: 'advertising' }]);
  });

  test.each([
    ['by two categories', { cart: { services: ['a', 'b'] }, analytics: { services: ['b'] } }, 'analytics'],
    [
      'by three categories',
      { cart: { services: ['a', 'b'] }, own: { services: ['b'] }, x: { services: ['b'] } },
      'x',
    ],
    ['twice by one', { cart: { services: ['a', 'b', 'b'] } }, 'cart'],
  ])('that is listed %s belongs to the last, which is reported', (_name, input, id) => {
    const expected = [
      { id: 'a', category: 'cart' },
      { id: 'b', category: id },
    ];
    expect(services({ categories: input })).toEqual(expected);
    expect(services({ categories: input, services: { b: { title: 'B' } } })).toEqual(expected);
    expect(faultPaths({ categories: input })).toContain(`categories.${id}`);
  });

  test('that is listed twice never runs without a question', () => {
    const input = { cart: { services: ['b'] }, own: { required: true, reason: 'Нужно', services: ['b'] } };
    expect(read({ categories: input }).config.categories).toContainEqual({ id: 'own', required: false });
    expect(services({ categories: input })).toEqual([{ id: 'b', category: 'own' }]);
  });

  test.each([
    ['without a category', { pixel: {} }, 'services.pixel'],
    ['with a category that is no text', { pixel: { category: 1 } }, 'services.pixel.category'],
    ['with a name that is no id', { Пиксель: { category: 'analytics' } }, 'services.Пиксель'],
    ['named like a built-in', { constructor: { category: 'analytics' } }, 'services.constructor'],
    ['with a category that nobody knows', { pixel: { category: 'analitics' } }, 'services.pixel'],
    ['with an inherited category', { pixel: { category: 'toString' } }, 'services.pixel'],
    ['that is null', { pixel: null }, 'services.pixel'],
    ['written as a list', ['pixel'], 'services'],
  ])('%s is left out and reported', (_name, input, path) => {
    const configuration = { services: input };
    expect(services(configuration)).toEqual([]);
    expect(faultPaths(configuration)).toContain(path);
  });
});

describe('consent is tacit', () => {
  test('where the site only informs, which is told last of all', () => {
    const { config, faults } = read({ mode: 'notice' });
    expect(config).toEqual({ ...DEFAULTS, tacit: true });
    expect(faults).toEqual(['mode']);
  });

  test.each([
    ['is not written', {}],
    ['is to ask', { mode: 'opt-in' }],
    ['is another', { mode: 'notices' }],
    ['is a list', { mode: ['notice'] }],
  ])('in no other mode: the mode %s', (_name, input) => {
    expect(read(input).config.tacit).toBe(false);
  });

  test.each<[path: string, input: object]>([
    ['categories', { categories: [] }],
    ['categories.analytics.enabled', { categories: { analytics: 'no' } }],
    ['categories.analytics', { categories: { analytics: { required: true } } }],
    ['categories.cart', { categories: { cart: { services: ['B'] } } }],
    ['services.pixel', { services: { pixel: { category: 'gone' } } }],
    ['language', { language: 'RU' }],
    ['policy.revision', { policy: { revision: '1 мая' } }],
    ['consent.material', { consent: { material: 'no' } }],
    ['cookie.days', { cookie: { days: 0 } }],
    ['cookie.domain', { cookie: { domain: 'x' } }],
    ['gate.timeout', { gate: { timeout: 'x' } }],
    ['integrations.dataLayer', { integrations: 1 }],
  ])('not where there is a fault, at %s', (path, input) => {
    const { config, faults } = read({ mode: 'notice', ...input });
    expect(config.tacit).toBe(false);
    expect(faults).toContain(path);
    expect(faults.at(-1)).toBe('mode');
  });
});

describe('whatever is written', () => {
  const NEVER = ['analytics', 'advertising', 'external'];
  const KNOWN = ['necessary', 'authentication', 'cart', 'preferences', ...NEVER];

  const good = {
    policy: { url: '/privacy', revision: '2026-05-01' },
    consent: { url: '/consent', revision: '2026-05-01', material: true },
    categories: {
      preferences: { required: true, reason: 'Без языка сайт не читается' },
      cart: { required: false },
      analytics: { title: 'Статистика', services: ['metrika'] },
      advertising: true,
      'ab-test': { enabled: true, required: true, reason: 'Да' },
    },
    services: { roistat: { title: 'Roistat', category: 'analytics' } },
    cookie: { name: 'soglasie', domain: 'site', path: '/', days: 365 },
    gate: { timeout: 5000 },
    mode: 'notice',
  };

  const anyCategory = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.record(
      {
        enabled: fc.oneof(fc.boolean(), fc.jsonValue({ maxDepth: 1 })),
        required: fc.oneof(fc.boolean(), fc.jsonValue({ maxDepth: 1 })),
        reason: fc.oneof(fc.string(), fc.jsonValue({ maxDepth: 1 })),
        services: fc.oneof(fc.array(fc.constantFrom('metrika', 'pixel')), fc.jsonValue({ maxDepth: 2 })),
      },
      { requiredKeys: [] },
    ),
  );
  const anyCategories = fc.record({
    categories: fc.dictionary(
      fc.oneof(fc.constantFrom('ab-test', '__proto__', 'constructor', ...KNOWN), fc.string()),
      anyCategory,
    ),
    services: fc.dictionary(
      fc.constantFrom('metrika', 'pixel', 'constructor'),
      fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.record({ category: fc.constantFrom(...KNOWN, 'gone') })),
    ),
  });

  type Tree = Record<string, unknown>;
  const pathsOf = (value: unknown): string[][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => [
          [key],
          ...pathsOf(inner).map((rest) => [key, ...rest]),
        ])
      : [];
  const spoiled = fc
    .array(fc.tuple(fc.constantFrom(...pathsOf(good)), fc.jsonValue()), { minLength: 1, maxLength: 3 })
    .map((changes) => {
      const copy: Tree = structuredClone(good);
      for (const [path, value] of changes) {
        let parent: unknown = copy;
        for (const key of path.slice(0, -1)) parent = (parent as Tree | null)?.[key];
        if (typeof parent === 'object' && parent) (parent as Tree)[path.at(-1)!] = value;
      }
      return copy;
    });

  const anything = fc.oneof(fc.jsonValue(), anyCategories, spoiled);

  /** Judged by the input alone: has the site declared it required, and given its reason? */
  const declared = (input: unknown, id: string): boolean => {
    const { categories: written } = input as { categories?: Record<string, Tree> };
    const own = written && Object.hasOwn(written, id) ? written[id] : undefined;
    return own?.required === true && typeof own.reason === 'string' && own.reason !== '';
  };

  test('it never throws, and grants nothing that can be refused, unless the site informs without a fault', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const { config, faults } = read(input);
        if (config.tacit) {
          expect((input as Tree).mode).toBe('notice');
          expect(faults).toEqual(['mode']);
          return;
        }
        const state = grant(null, config, 'ru');
        for (const [id, granted] of Object.entries(state.categories)) {
          if (!granted) continue;
          expect(NEVER).not.toContain(id);
          if (!['necessary', 'authentication', 'cart'].includes(id)) expect(declared(input, id)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('the necessary is there and cannot be refused', () => {
    fc.assert(
      fc.property(anything, (input) => {
        expect(read(input).config.categories[0]).toEqual({ id: 'necessary', required: true });
      }),
    );
  });

  test('a category with a fault is not required', () => {
    fc.assert(
      fc.property(fc.oneof(anyCategories, spoiled), (input) => {
        const { config, faults } = read(input);
        for (const { id } of config.categories.filter(({ required }) => required)) {
          const own = faults.filter(
            (path) => path === `categories.${id}` || path.startsWith(`categories.${id}.`),
          );
          if (id !== 'necessary' && !id.includes('.')) expect(own).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('every fault says where', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
        const [first, ...rest] = read(input).faults;
        if (!isObject) expect(first).toBe('');
        for (const path of isObject && first !== undefined ? [first, ...rest] : rest)
          expect(path).toMatch(/^[a-z]+(\.|$)/);
      }),
    );
  });

  test('it is read without being changed', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const before = JSON.stringify(input);
        read(input);
        expect(JSON.stringify(input)).toBe(before);
      }),
    );
  });
});
