import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { grant } from '../consent/grant';
import type { Config } from './Config';
import { createReader } from './createReader';
import { resolve } from './resolve';

interface Fault {
  readonly path: string;
  readonly expected: string;
  readonly received: unknown;
}

function read(input: unknown): { readonly config: Config; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const reader = createReader(input, (path, expected, received) => {
    faults.push({ path, expected: String(expected), received });
  });
  return { config: resolve(reader), faults };
}

/** Ids of the categories that there are, those that are required with a `!`. */
const categories = (input: unknown): string[] =>
  read({ categories: input }).config.categories.map(({ id, required }) => (required ? `${id}!` : id));
const category = (id: string, input: unknown): string | undefined =>
  categories({ [id]: input }).find((found) => found.replace('!', '') === id);
const faultPaths = (input: unknown): string[] => read(input).faults.map(({ path }) => path);

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
      const faults = [{ path: 'configuration', expected: 'object', received: input }];
      expect(read(input)).toEqual({ config: ASKING, faults });
    },
  );

  test.each([[null], [1], ['text'], [true], [[]]])(
    'stand for categories that are %j, but even the cart can be refused',
    (input) => {
      const faults = [{ path: 'categories', expected: 'object', received: input }];
      expect(read({ categories: input })).toEqual({ config: ASKING, faults });
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
    ['language', { language: 'русский' }],
    ['gate.timeout', { gate: { timeout: null } }],
    ['gate.timeout', { gate: { timeout: '5000' } }],
    ['integrations.dataLayer', { integrations: { dataLayer: 1 } }],
  ])('at %s is left at its default and reported where it does not fit: %j', (path, input) => {
    const { config, faults } = read(input);
    expect(config).toEqual(DEFAULTS);
    expect(faults).toEqual([expect.objectContaining({ path })]);
  });
});

describe.each([
  ['cookie.days', [1, 9, 10, 99, 100, 365, 1000], ({ days }: Config) => days],
  ['gate.timeout', [-1, 0, 5000, 100_000], ({ timeout }: Config) => timeout],
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
    ['preferences', { required: true }, 'preferences', 'categories.preferences.reason'],
    ['preferences', { required: true, reason: '' }, 'preferences', 'categories.preferences.reason'],
    ['preferences', { required: true, reason: 1 }, 'preferences', 'categories.preferences.reason'],
    ['ab-test', { required: true }, 'ab-test', 'categories.ab-test.reason'],
    ['analytics', { required: true, reason: 'Нужно' }, 'analytics', 'categories.analytics.required'],
    ['advertising', { required: true, reason: 'Нужно' }, 'advertising', 'categories.advertising.required'],
    ['external', { required: true, reason: 'Нужно' }, 'external', 'categories.external.required'],
    ['cart', { required: 'yes' }, 'cart', 'categories.cart.required'],
    ['cart', { enabled: 'yes' }, 'cart', 'categories.cart.enabled'],
    ['cart', 'required', 'cart', 'categories.cart'],
    ['cart', { services: ['Метрика'] }, 'cart', 'categories.cart.services'],
    ['cart', { services: [1, null, {}] }, 'cart', 'categories.cart.services'],
    ['cart', { services: [{ toString: 1 }] }, 'cart', 'categories.cart.services'],
    ['necessary', false, 'necessary!', 'categories.necessary'],
    ['necessary', { enabled: false }, 'necessary!', 'categories.necessary'],
    ['necessary', { required: false }, 'necessary!', 'categories.necessary'],
    ['analytics', 1, 'analytics', 'categories.analytics'],
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
    expect(faults.map(({ path }) => path)).toContain(`categories.${id}`);
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
    ['without a category', { pixel: {} }, 'services.pixel'],
    ['with a category that is no text', { pixel: { category: 1 } }, 'services.pixel.category'],
    ['with a name that is no id', { Пиксель: { category: 'analytics' } }, 'services.Пиксель'],
    ['named like a built-in', { constructor: { category: 'analytics' } }, 'services.constructor'],
    ['written as a list', ['pixel'], 'services'],
  ])('%s is left out and reported', (_name, input, path) => {
    const configuration = { services: input };
    expect(services(configuration)).toEqual([]);
    expect(faultPaths(configuration)).toContain(path);
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

  test('it never throws, and grants nothing that can be refused', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const state = grant(null, read(input).config, 'ru');
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
            ({ path }) => path === `categories.${id}` || path.startsWith(`categories.${id}.`),
          );
          if (id !== 'necessary' && !id.includes('.')) expect(own).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('every fault says where, what was expected and what was received', () => {
    fc.assert(
      fc.property(anything, (input) => {
        for (const fault of read(input).faults) {
          expect(fault.path).toMatch(/^[a-z]/);
          expect(fault.expected).not.toBe('');
          expect(fault).toHaveProperty('received');
        }
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
