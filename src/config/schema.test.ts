import * as v from 'valibot';
import { afterEach, describe, expect, expectTypeOf, test, vi } from 'vitest';
import { createReader } from './createReader';
import { everyKey } from './everyKey';
import { resolve } from './resolve';
import {
  DEFAULT_COOKIE_DOMAIN,
  DEFAULT_COOKIE_NAME,
  DEFAULT_COOKIE_PATH,
  DEFAULT_DAYS,
  DEFAULT_LANGUAGE,
  DEFAULT_LAYOUT,
  DEFAULT_MODE,
  DEFAULT_POSITION,
  DEFAULT_RELOAD,
  DEFAULT_REOPEN,
  DEFAULT_SCHEME,
  DEFAULT_TIMEOUT,
} from './rules';
import { schema, type Configuration } from './schema';

/** Path and message of each issue. */
const issuesOf = (input: unknown): string[] =>
  (v.safeParse(schema, input).issues ?? []).map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);

afterEach(() => {
  vi.unstubAllGlobals();
});

test('every key is known, and nothing is wanted', () => {
  expect(issuesOf(everyKey)).toEqual([]);
  expect(issuesOf({})).toEqual([]);
});

test.each<[path: string, message: string, configuration: unknown]>([
  ['', 'object', []],
  ['', 'object', null],
  ['foo', 'object', { foo: 1 }],
  ['operator', 'object', { operator: [] }],
  ['operator.constructor', 'object', { operator: { constructor: 'x' } }],
  ['operator.name', 'text', { operator: { name: 1 } }],
  ['policy.url', 'link', { policy: { url: 'javascript:0' } }],
  ['policy.revision', 'date', { policy: { revision: '01.05.2026' } }],
  ['policy.crossBorder', 'oneOf', { policy: { crossBorder: true } }],
  ['consent.material', 'switch', { consent: { material: 'false' } }],
  ['language', 'language', { language: 'Russian' }],
  ['mode', 'oneOf', { mode: 'opt-out' }],
  ['categories', 'object', { categories: ['analytics'] }],
  ['categories.Bad', 'id', { categories: { Bad: true } }],
  ['categories.constructor', 'id', JSON.parse('{ "categories": { "constructor": true } }')],
  ['categories.__proto__', 'id', JSON.parse('{ "categories": { "__proto__": { "required": true } } }')],
  ['categories.analytics', 'object', { categories: { analytics: 'yes' } }],
  ['categories.necessary', 'true', { categories: { necessary: false } }],
  ['categories.necessary.enabled', 'true', { categories: { necessary: { enabled: false } } }],
  ['categories.necessary.required', 'true', { categories: { necessary: { required: false } } }],
  ['categories.cart.required', 'switch', { categories: { cart: { required: 'no' } } }],
  [
    'categories.analytics.required',
    'false',
    { categories: { analytics: { required: true, reason: 'Так' } } },
  ],
  ['categories.advertising.required', 'false', { categories: { advertising: { required: true } } }],
  ['categories.external.required', 'false', { categories: { external: { required: true } } }],
  ['categories.preferences.reason', 'reason', { categories: { preferences: { required: true } } }],
  ['categories.own.reason', 'reason', { categories: { own: { required: true, reason: '' } } }],
  ['categories.own.services', 'list', { categories: { own: { services: 'a' } } }],
  ['categories.own.services.1', 'id', { categories: { own: { services: ['a', 'B'] } } }],
  ['categories.own.cookies.0', 'object', { categories: { own: { cookies: ['_ga'] } } }],
  ['categories.own.cookies.0.name', 'pattern', { categories: { own: { cookies: [{}] } } }],
  ['categories.own.cookies.0.name', 'pattern', { categories: { own: { cookies: [{ name: '^(' }] } } }],
  [
    'categories.own.cookies.0.days',
    'lifetime',
    { categories: { own: { cookies: [{ name: 'a', days: -1 }] } } },
  ],
  ['categories.own.storage.0', 'pattern', { categories: { own: { storage: ['^(a+)+'] } } }],
  ['services.A', 'id', { services: { A: { category: 'cart' } } }],
  ['services.a', 'object', { services: { a: null } }],
  ['services.a.country', 'country', { services: { a: { category: 'cart', country: 'Россия' } } }],
  ['services.a.id', 'object', { services: { a: { category: 'cart', id: 1 } } }],
  ['services.roistat.webvisor', 'object', { services: { roistat: { category: 'cart', webvisor: true } } }],
  ['services.roistat.id', 'oneAccount', { services: { roistat: { category: 'cart', id: 12345 } } }],
  ['services.jivo.id', 'oneAccount', { services: { jivo: { category: 'external', id: ['aBcDeFgH12'] } } }],
  ['services.calltouch.id', 'account', { services: { calltouch: { category: 'analytics', id: [] } } }],
  [
    'services.yandex-metrika.id',
    'account',
    { services: { 'yandex-metrika': { category: 'analytics', id: 0 } } },
  ],
  [
    'services.yandex-metrika.id',
    'account',
    { services: { 'yandex-metrika': { category: 'analytics', id: true } } },
  ],
  [
    'services.yandex-metrika.id',
    'account',
    { services: { 'yandex-metrika': { category: 'analytics', id: '1 2' } } },
  ],
  [
    'services.yandex-metrika.id.1',
    'account',
    { services: { 'yandex-metrika': { category: 'analytics', id: [1, 'x'] } } },
  ],
  ['services.a.category', 'category', { services: { a: {} } }],
  ['services.a.category', 'category', { services: { a: { category: 'analitics' } } }],
  ['services.a.category', 'category', { services: { a: { category: 5 } } }],
  [
    'categories.analytics.services.0',
    'category',
    { categories: { analytics: { services: ['a'] }, own: { services: ['b'] }, cart: { services: ['a'] } } },
  ],
  ['cookie.name', 'cookieName', { cookie: { name: 'a=b' } }],
  ['cookie.domain', 'cookieDomain', { cookie: { domain: 'https://example.ru' } }],
  ['cookie.path', 'cookiePath', { cookie: { path: 'shop' } }],
  ['cookie.days', 'whole', { cookie: { days: 0 } }],
  ['gate.timeout', 'timeout', { gate: { timeout: 100_000 } }],
  ['banner.layout', 'oneOf', { banner: { layout: 'modal' } }],
  ['banner.reopen', 'oneOf', { banner: { reopen: true } }],
  ['theme.accent', 'colour', { theme: { accent: 'red;' } }],
  ['theme.radius', 'length', { theme: { radius: 'round' } }],
  ['texts.RU', 'language', { texts: { RU: {} } }],
  ['texts.ru.banner', 'object', { texts: { ru: { banner: 'x' } } }],
  ['texts.ru.banner.title', 'text', { texts: { ru: { banner: { title: ['x'] } } } }],
  ['withdrawal.reload', 'oneOf', { withdrawal: { reload: 'ask' } }],
  ['withdrawal.days', 'positive', { withdrawal: { days: 0 } }],
  ['age.min', 'whole', { age: { min: 14.5 } }],
  ['integrations.googleConsentMode', 'switch', { integrations: { googleConsentMode: 1 } }],
])('at "%s" another is expected: %s', (path, message, configuration) => {
  expect(issuesOf(configuration)).toEqual([`${path}: ${message}`]);
});

test('everything that is wrong is told at once', () => {
  expect(issuesOf({ foo: 1, bar: 2, operator: { name: 1 }, services: { a: {} } })).toEqual([
    'operator.name: text',
    'foo: object',
    'bar: object',
    'services.a.category: category',
  ]);
});

test('an unknown property is told from a wrong value', () => {
  expect(v.safeParse(schema, { foo: 1 }).issues?.[0]).toMatchObject({ expected: 'never', input: 'foo' });
});

describe('a service', () => {
  test('may name a category of the site, or one that is off', () => {
    expect(
      issuesOf({
        categories: { own: false },
        services: { a: { category: 'own' }, b: { category: 'external' } },
      }),
    ).toEqual([]);
  });

  test('may be listed without a word on it', () => {
    expect(issuesOf({ categories: { analytics: { services: ['a'] } } })).toEqual([]);
  });
});

test('a browser judges colours and lengths itself', () => {
  const supports = vi.fn((_property: string, value: string) => value === 'odd');
  vi.stubGlobal('CSS', { supports });
  expect(issuesOf({ theme: { accent: 'odd', radius: 'odd' } })).toEqual([]);
  expect(issuesOf({ theme: { accent: 'red' } })).toEqual(['theme.accent: colour']);
  expect(supports).toHaveBeenCalledWith('border-radius', 'odd');
});

test('the defaults of the core are those of the schema', () => {
  const groups = { policy: {}, consent: {}, cookie: {}, gate: {}, banner: {}, theme: {}, withdrawal: {} };
  const output = v.parse(schema, { ...groups, integrations: {} });
  expect(output).toMatchObject({
    language: DEFAULT_LANGUAGE,
    mode: DEFAULT_MODE,
    cookie: {
      name: DEFAULT_COOKIE_NAME,
      domain: DEFAULT_COOKIE_DOMAIN,
      path: DEFAULT_COOKIE_PATH,
      days: DEFAULT_DAYS,
    },
    gate: { timeout: DEFAULT_TIMEOUT },
    banner: { layout: DEFAULT_LAYOUT, position: DEFAULT_POSITION, reopen: DEFAULT_REOPEN },
    theme: { scheme: DEFAULT_SCHEME },
    withdrawal: { reload: DEFAULT_RELOAD },
  });
  const { language, material, days, timeout, cookie, dataLayer } = resolve(createReader({}, () => {}));
  expect(output).toMatchObject({
    language,
    consent: { material },
    cookie: { ...cookie, days },
    gate: { timeout },
    integrations: { dataLayer },
  });
});

test('the types take what a site writes in code, and refuse the rest', () => {
  const constant = { categories: { analytics: { services: ['a'] } }, banner: { reopen: false } } as const;
  expectTypeOf(constant).toExtend<Configuration>();
  const vendors = {
    services: {
      'yandex-metrika': { id: [12345678, '87654321'], webvisor: true, title: 'Метрика' },
      'google-tag-manager': { id: 'GTM-ABC1234' },
      own: { category: 'analytics', cookies: [] },
    },
  } as const;
  expectTypeOf(vendors).toExtend<Configuration>();
  expectTypeOf<{ services: { 'google-tag-manager': { id: number } } }>().not.toExtend<Configuration>();
  expectTypeOf<{ services: { 'yandex-metrika': { webvisor: string } } }>().not.toExtend<Configuration>();
  expectTypeOf<{ policy: number }>().not.toExtend<Configuration>();
  expectTypeOf<{ categories: { analytics: { required: true } } }>().not.toExtend<Configuration>();
});
