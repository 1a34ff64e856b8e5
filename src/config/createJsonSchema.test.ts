// @vitest-environment node
import Ajv, { type ValidateFunction } from 'ajv';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import banner from '../../locales/ru/banner.json';
import embed from '../../locales/ru/embed.json';
import preferences from '../../locales/ru/preferences.json';
import texts from '../../locales/ru/schema.json';
import variants from '../../locales/ru/variants.json';
import withdrawal from '../../locales/ru/withdrawal.json';
import { everyKey } from './everyKey';
import { createJsonSchema } from './createJsonSchema';
import { createReader } from './createReader';
import { resolve } from './resolve';
import { KNOWN } from './rules';
import { schema } from './schema';

const builtIn = { banner, preferences, embed, variants, withdrawal };
const catalogue = { 'yandex-metrika': 'Яндекс Метрика', opencart: 'OpenCart' };
const json = createJsonSchema(
  schema,
  texts,
  builtIn,
  'https://example.invalid/config.schema.json',
  catalogue,
);
const validate: ValidateFunction = new Ajv({
  strict: true,
  allErrors: true,
  allowMatchingProperties: true,
}).compile(json);

const shops = import.meta.glob<unknown>('../../demo/**/*.config.json', { eager: true, import: 'default' });

interface Node {
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | false;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly definitions?: Readonly<Record<string, Node>>;
}

/** Every property, with its path. */
function propertiesOf(node: Node, path: string): [path: string, node: Node][] {
  return [
    ...Object.entries(node.properties ?? {}).flatMap(([key, property]): [string, Node][] => [
      [`${path}.${key}`, property],
      ...propertiesOf(property, `${path}.${key}`),
    ]),
    ...(node.additionalProperties ? propertiesOf(node.additionalProperties, `${path}.<id>`) : []),
    ...(node.items ? propertiesOf(node.items, path) : []),
    ...(node.anyOf ?? []).flatMap((part) => propertiesOf(part, path)),
    ...Object.entries(node.definitions ?? {}).flatMap(([key, part]) => propertiesOf(part, `<${key}>`)),
  ];
}
const properties = propertiesOf(json, '');

test('every property has a title and a description in Russian', () => {
  expect(properties.length).toBeGreaterThan(200);
  const bare = properties.filter(
    ([, { title, description }]) => !title || !description || !/[а-я]/i.test(title + description),
  );
  expect(bare.map(([path]) => path)).toEqual([]);
});

test('a property that nobody explains is an error of the build', () => {
  const { 'cookie.days': _, ...others } = texts;
  expect(() => createJsonSchema(schema, others, builtIn, '', catalogue)).toThrow('"cookie.days"');
});

test('what is explained is there', () => {
  const explained = new Set<string>();
  const watched = new Proxy(texts, {
    get: (target, key: string) => {
      if (key in target) explained.add(key);
      return target[key as keyof typeof texts];
    },
  });
  createJsonSchema(schema, watched, builtIn, '', catalogue);
  expect(Object.keys(texts).filter((key) => !explained.has(key))).toEqual([]);
});

test('it is draft-07, and says what it is', () => {
  expect(json).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://example.invalid/config.schema.json',
    title: texts[''].title,
  });
});

test('editors learn defaults, choices and the built-in texts', () => {
  const at = Object.fromEntries(properties);
  expect(at['.cookie.days']).toMatchObject({ type: 'integer', minimum: 1, default: 365 });
  expect(at['.banner.layout']).toMatchObject({ enum: ['bar', 'box'], default: 'bar' });
  expect(at['.theme.accent']).toMatchObject({ examples: expect.arrayContaining(['#0a5']) as unknown });
  expect(at['<texts>.banner.acceptAll']?.description).toContain(banner.acceptAll);
});

test.each([...KNOWN, 'own'])('what an empty %s says is what the product makes of it', (id) => {
  const { categories } = resolve(createReader({ categories: { [id]: {} } }, () => undefined));
  const found = categories.find((category) => category.id === id);
  const at = Object.fromEntries(properties);
  const path = `.categories.${id === 'own' ? '<id>' : id}`;
  expect(at[`${path}.enabled`]?.default).toBe(found !== undefined);
  expect(at[`${path}.required`]?.default).toBe(found?.required);
});

test('editors complete the services that the product knows', () => {
  const at = Object.fromEntries(properties);
  expect(at['.services.opencart']).toMatchObject({
    title: 'OpenCart',
    description: texts['services.<known>'].description,
  });
  expect(at['.services.yandex-metrika']).toMatchObject({
    title: 'Яндекс Метрика',
    description: texts['services.<vendor>'].description,
  });
  expect(at['.services.yandex-metrika.id']).toMatchObject({ examples: [12345678] });
  expect(at['.services.yandex-metrika.id']?.description).toContain('ym(');
  expect(at['.categories.analytics.services']?.items?.anyOf?.[0]).toEqual({
    enum: ['yandex-metrika', 'opencart'],
  });
  expect(at['.services.<id>.id']).toBeUndefined();
});

const good: readonly (readonly [name: string, configuration: unknown])[] = [
  ['nothing', {}],
  ['every key', everyKey],
  ...Object.entries(shops).map(([file, shop]) => [file, shop] as const),
  [
    'a required category beside a reason',
    { categories: { preferences: { required: true, reason: 'Так надо' } } },
  ],
  ['a category that is required by nature', { categories: { necessary: { enabled: true, required: true } } }],
  ['shorthands', { categories: { necessary: true, analytics: false, own: true } }],
  ['no reopen control', { banner: { reopen: false } }],
  [
    'texts, known or not',
    { texts: { ru: { banner: { title: 'А', own: 'Б' }, own: { deep: { er: 'В' } } } } },
  ],
  [
    'a number of a counter',
    { services: { 'yandex-metrika': { category: 'analytics', id: 1, webvisor: true } } },
  ],
  ['several', { services: { 'yandex-metrika': { category: 'analytics', id: [12345678, '87654321'] } } }],
  [
    'the id of a container',
    { services: { 'google-tag-manager': { category: 'analytics', id: 'GTM-ABC1' } } },
  ],
  [
    'what stands in place of the catalogue’s',
    { services: { opencart: { category: 'necessary', title: 'Магазин', cookies: [] } } },
  ],
  ['a service of the catalogue in a list', { categories: { analytics: { services: ['roistat', 'own'] } } }],
  ['absolute links', { policy: { url: 'https://example.ru/p' }, consent: { url: '../c?d#e' } }],
];

describe('ajv and valibot accept', () => {
  test.each(good)('%s', (_name, configuration) => {
    expect(v.safeParse(schema, configuration).issues).toBeUndefined();
    validate(configuration);
    expect(validate.errors).toBeNull();
  });
});

const bad: readonly (readonly [name: string, configuration: unknown])[] = [
  ['a list', []],
  ['a text', 'soglasie'],
  ['null', null],
  ['an unknown property', { opertor: {} }],
  ['an unknown property of an object', { operator: { nam: 'ООО' } }],
  ['a text in place of an object', { operator: 'ООО' }],
  ['a list in place of an object', { cookie: [] }],
  ['a number in place of a text', { operator: { inn: 7700000000 } }],
  ['a script as a link', { policy: { url: 'javascript:alert(1)' } }],
  ['a script in disguise', { policy: { url: ' java\tscript:alert(1)' } }],
  ['a link to another host without a scheme', { consent: { url: '//evil.example' } }],
  ['a date in words', { policy: { revision: '1 мая 2026' } }],
  ['an unknown word on borders', { policy: { crossBorder: 'maybe' } }],
  ['a switch in words', { consent: { material: 'no' } }],
  ['an unknown mode', { mode: 'opt-out' }],
  ['a language in capitals', { language: 'RU' }],
  ['no necessary category', { categories: { necessary: false } }],
  ['a refusable necessary category', { categories: { necessary: { required: false } } }],
  ['required analytics', { categories: { analytics: { required: true } } }],
  ['required advertising', { categories: { advertising: { required: true, reason: 'Так надо' } } }],
  ['a required category without a reason', { categories: { own: { required: true } } }],
  [
    'a required category with an empty reason',
    { categories: { preferences: { required: true, reason: '' } } },
  ],
  ['a category with a bad id', { categories: { 'A/B': true } }],
  ['a category that is a number', { categories: { analytics: 1 } }],
  ['a list of services that is a text', { categories: { analytics: { services: 'metrika' } } }],
  ['a service with a bad id', { services: { 'Yandex Metrika': { category: 'analytics' } } }],
  ['an id of a service that starts nothing', { services: { a: { category: 'cart', id: 1 } } }],
  ['the same of the catalogue', { services: { opencart: { category: 'cart', id: 1 } } }],
  ['Webvisor of another', { services: { roistat: { category: 'analytics', webvisor: true } } }],
  ['a counter in words', { services: { 'yandex-metrika': { category: 'analytics', id: 'счётчик' } } }],
  ['a counter below zero', { services: { 'yandex-metrika': { category: 'analytics', id: -1 } } }],
  ['counter nought', { services: { 'yandex-metrika': { category: 'analytics', id: 0 } } }],
  ['a list where one is taken', { services: { jivo: { category: 'external', id: ['aBcDeFgH12'] } } }],
  ['half a counter', { services: { 'yandex-metrika': { category: 'analytics', id: 0.5 } } }],
  ['no counter in a list', { services: { 'yandex-metrika': { category: 'analytics', id: [] } } }],
  ['a wrong one in a list', { services: { 'yandex-metrika': { category: 'analytics', id: [1, 'x'] } } }],
  ['a container by number', { services: { 'google-tag-manager': { category: 'analytics', id: 5 } } }],
  ['a country in words', { services: { a: { category: 'cart', country: 'Россия' } } }],
  ['a cookie without a name', { categories: { cart: { cookies: [{ purpose: 'Корзина' }] } } }],
  ['a cookie that lives less than nothing', { categories: { cart: { cookies: [{ name: 'a', days: -1 }] } } }],
  ['a pattern that could run away', { categories: { cart: { storage: ['^(a+)+$'] } } }],
  ['a pattern with three open repetitions', { categories: { cart: { storage: ['^a*b*c{2,}'] } } }],
  ['a name of the record with a space', { cookie: { name: 'a b' } }],
  ['a domain without a dot', { cookie: { domain: 'example' } }],
  ['a path without a slash', { cookie: { path: 'shop' } }],
  ['half a day', { cookie: { days: 0.5 } }],
  ['a timeout beyond all patience', { gate: { timeout: 100_000 } }],
  ['a layout nobody knows', { banner: { layout: 'modal' } }],
  ['a reopen control that is merely true', { banner: { reopen: true } }],
  ['more than a colour', { theme: { accent: 'red; background: url(//evil)' } }],
  ['more than a length', { theme: { radius: '12px }' } }],
  ['a text that is a number', { texts: { ru: { banner: { title: 42 } } } }],
  ['texts in no language', { texts: { russian: {} } }],
  ['no days to stop in', { withdrawal: { days: 0 } }],
  ['an age of a half', { age: { min: 14.5 } }],
];

describe('ajv and valibot refuse', () => {
  test.each(bad)('%s', (_name, configuration) => {
    expect(v.safeParse(schema, configuration).success).toBe(false);
    expect(validate(configuration)).toBe(false);
  });
});
