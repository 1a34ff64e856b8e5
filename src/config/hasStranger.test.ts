// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { ACCOUNTS } from './accounts';
import { createJsonSchema } from './createJsonSchema';
import { everyKey } from './everyKey';
import { hasStranger, KEYS } from './hasStranger';
import { KNOWN } from './rules';
import { schema } from './schema';

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

/** Every name that stands for a key in a schema file. */
function keysOf({ properties = {}, additionalProperties, items, anyOf = [] }: Node): string[] {
  const inner = [...Object.values(properties), ...anyOf, items, additionalProperties];
  return [
    ...Object.keys(properties),
    ...inner.flatMap((node) => (typeof node === 'object' ? keysOf(node) : [])),
  ];
}

/** A text for every path. */
const texts = new Proxy({}, { get: () => ({ title: '', description: '' }) });
const known = new Set(keysOf(createJsonSchema(schema, texts, {}, '', {})));
const names = KEYS.trim().split(' ');
/** The schema knows these categories and services by name; for the core, they are ids like any other. */
const ids = [...KNOWN, ...Object.keys(ACCOUNTS)];

describe('the known keys', () => {
  test('are those of the schema', () => {
    expect([...names].sort()).toEqual([...known].filter((key) => !ids.includes(key)).sort());
  });

  test('stand once each, with a space on both sides', () => {
    expect(KEYS).toBe(` ${[...new Set(names)].join(' ')} `);
  });
});

describe('no stranger is', () => {
  test('in a configuration with every key', () => {
    expect(hasStranger(everyKey)).toBe(false);
  });

  test.each<[name: string, input: unknown]>([
    ['an empty configuration', {}],
    ['an id of a category', { categories: { 'ab-test': { title: 'Варианты' }, own: true } }],
    ['an id of a category that is no id', { categories: { Реклама: true } }],
    ['an id of a service', { services: { 'yandex-metrika': { id: 1 } } }],
    ['an id like a key of a group', { categories: { services: { title: 'a' }, categories: {} } }],
    ['an id in a list', { categories: { analytics: { services: ['metrika', 'roistat'] } } }],
    [
      'a name of a cookie or in storage',
      { services: { a: { cookies: [{ name: '_ga' }], storage: ['_ym'] } } },
    ],
    ['a text of the site, and its language', { texts: { tt: { banner: { title: 'a', own: { b: 'c' } } } } }],
    ['a known key at another place', { days: { name: 1 } }],
    ['a value', { operator: { name: 'nmae' }, mode: 'notcie' }],
    ['null', null],
    ['no configuration', undefined],
    ['a text', 'operater'],
    ['a status', 404],
    ['a switch', true],
    ['an empty list', []],
    ['a list of texts', ['operater']],
    ['an error in a list', [new TypeError('Failed to fetch')]],
    ['null inside', { operator: null, categories: null, services: { a: null }, texts: null }],
  ])('%s', (_name, input) => {
    expect(hasStranger(input)).toBe(false);
  });
});

describe('a stranger is', () => {
  test.each<[name: string, input: unknown]>([
    ['a typo at the top', { operater: {} }],
    ['a typo beside keys that are known', { operator: {}, polcy: {} }],
    ['the beginning of a key', { polic: {} }],
    ['the end of a key', { olicy: {} }],
    ['a key in another case', { Operator: {} }],
    ['an empty key', { '': 1 }],
    ['a typo in a group', { operator: { nmae: 'a' } }],
    ['a typo in a category', { categories: { analytics: { titel: 'a' } } }],
    ['a typo in a category with an id like a group', { categories: { categories: { titel: 'a' } } }],
    ['a typo in a service', { services: { metrika: { vendr: 'a' } } }],
    ['a typo in a cookie', { services: { metrika: { cookies: [{ name: 'a' }, { nmae: 'b' }] } } }],
    ['a typo beside texts', { texts: {}, txets: {} }],
    ['an id beside the group of categories', { analytics: true }],
    ['an inherited name', { constructor: 1 }],
    ['an inherited name inside', JSON.parse('{ "operator": { "__proto__": 1 } }')],
  ])('%s', (_name, input) => {
    expect(hasStranger(input)).toBe(true);
  });

  test.each(names.filter((key) => !['$schema', 'id', 'inn', 'min'].includes(key)))(
    'the key %s, misspelt',
    (key) => {
      expect(hasStranger({ [`${key}s-`]: 1 })).toBe(true);
      expect(hasStranger({ gate: { [key.slice(1)]: 1 } })).toBe(true);
    },
  );
});
