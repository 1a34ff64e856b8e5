// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createReader, type Reader } from './createReader';

type Fault = readonly [path: string, expected: string, received: unknown];

/** A reader, and the faults it has told of so far. */
function readerOf(input: unknown): Reader & { readonly told: readonly Fault[] } {
  const told: Fault[] = [];
  const reader = createReader(input, (path, expected, received) => {
    told.push([path, String(expected), received]);
  });
  return Object.assign(reader, { told });
}

describe('reading a value', () => {
  test.each([
    ['gives what the site wrote', { cookie: { days: 30 } }, 30],
    ['gives the default where nothing is written', {}, 365],
    ['gives the default where a part of the path is no object', { cookie: 'days' }, 365],
    ['gives the default for another type', { cookie: { days: '30' } }, 365],
    ['gives the default for null', { cookie: { days: null } }, 365],
    ['does not look into lists', { cookie: [30] }, 365],
  ])('%s', (_name, input, expected) => {
    expect(readerOf(input).read('cookie.days', 365)).toBe(expected);
  });

  test('gives the default for a text that does not match', () => {
    expect(readerOf({ mode: 'OPT' }).read('mode', 'opt-in', /^[a-z-]+$/)).toBe('opt-in');
  });

  test.each(['constructor', '__proto__', 'toString', 'constructor.name', '__proto__.__proto__'])(
    'never gives what is inherited: %s',
    (path) => {
      const reader = readerOf({});
      expect(reader.get(path)).toBeUndefined();
      expect(reader.read(path, 'default')).toBe('default');
      expect(reader.faults()).toBe(0);
    },
  );

  test.each([[null], [undefined], [1], ['text'], [true], [[]], [[[]]]])(
    'survives a configuration that is %j',
    (input) => {
      const { read, keys, list } = readerOf(input);
      expect([read('a.b', 1), keys('a'), list('a')]).toEqual([1, [], []]);
    },
  );
});

describe('a fault', () => {
  test('says where, what was expected and what was received', () => {
    const reader = readerOf({ cookie: { days: '30' }, mode: 'OPT', services: [] });
    reader.read('cookie.days', 365);
    reader.read('mode', 'opt-in', /^[a-z]+$/);
    reader.keys('services');
    expect(reader.told).toEqual([
      ['cookie.days', 'number', '30'],
      ['mode', '/^[a-z]+$/', 'OPT'],
      ['services', 'object', []],
    ]);
  });

  test('is told at once, and counted', () => {
    const reader = readerOf({ a: '1', b: '2' });
    const counts = ['a', 'b'].map((path) => {
      reader.read(path, 1);
      return [reader.faults(), reader.told.length];
    });
    expect(counts).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test('that somebody else has found is told with what is written there', () => {
    const reader = readerOf({ services: { pixel: { category: 'gone' } } });
    reader.fault('services.pixel', 'category');
    expect(reader.told).toEqual([['services.pixel', 'category', { category: 'gone' }]]);
    expect(reader.faults()).toBe(1);
  });

  test.each([[null], [1], ['text'], [true], [[]]])('is a configuration that is %j, itself', (input) => {
    const reader = readerOf(input);
    expect(reader.told).toEqual([['configuration', 'object', input]]);
    expect(reader.faults()).toBe(1);
  });

  test('is not found in what is absent', () => {
    const reader = readerOf({});
    reader.read('a', 1);
    reader.keys('b');
    reader.list('c');
    expect(reader.told).toEqual([]);
    expect(reader.faults()).toBe(0);
  });
});

test.each([
  ['a list of texts as it stands', { ids: ['a', 'b'] }, ['a', 'b']],
  ['one text as a list of one', { ids: 'a' }, ['a']],
  ['nothing where nothing is written', {}, []],
  ['nothing where null is written', { ids: null }, []],
  ['whatever else is in it, unchecked', { ids: [1, { toString: 1 }, 'a'] }, [1, { toString: 1 }, 'a']],
])('a list gives %s', (_name, input, expected) => {
  expect(readerOf(input).list('ids')).toEqual(expected);
});
