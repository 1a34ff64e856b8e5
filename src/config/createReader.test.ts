// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createReader, type Reader } from './createReader';

/** A reader, and where it has told of faults so far. */
function readerOf(input: unknown): Reader & { readonly told: readonly string[] } {
  const told: string[] = [];
  const reader = createReader(input, (...all) => {
    expect(all).toHaveLength(1);
    told.push(...all);
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
  test('says where, and nothing else', () => {
    const reader = readerOf({ cookie: { days: '30' }, mode: 'OPT', services: [] });
    reader.read('cookie.days', 365);
    reader.read('mode', 'opt-in', /^[a-z]+$/);
    reader.keys('services');
    expect(reader.told).toEqual(['cookie.days', 'mode', 'services']);
  });

  test('is told at once, and counted before', () => {
    const counts: number[][] = [];
    const reader = createReader({ a: '1', b: '2' }, (path) => {
      counts.push([reader.faults(), path === 'a' ? 1 : 2]);
    });
    reader.read('a', 1);
    reader.read('b', 1);
    expect(counts).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test('that somebody else has found is told and counted', () => {
    const reader = readerOf({ services: { pixel: { category: 'gone' } } });
    reader.fault('services.pixel');
    expect(reader.told).toEqual(['services.pixel']);
    expect(reader.faults()).toBe(1);
  });

  test.each([[null], [1], ['text'], [true], [[]]])('is a configuration that is %j, itself', (input) => {
    const reader = readerOf(input);
    expect(reader.told).toEqual(['']);
    expect(reader.faults()).toBe(1);
  });

  test('is no configuration at all not, though it is told', () => {
    const reader = readerOf(undefined);
    expect([reader.read('a.b', 1), reader.keys('a'), reader.list('a')]).toEqual([1, [], []]);
    expect(reader.told).toEqual(['']);
    expect(reader.faults()).toBe(0);
  });

  test('is not found in what is absent', () => {
    const reader = readerOf({});
    reader.get('a.b');
    reader.read('a', 1);
    reader.keys('b');
    reader.list('c');
    expect(reader.told).toEqual([]);
    expect(reader.faults()).toBe(0);
  });

  test.each([['30'], [30], [null], [true], [[30]], [[]]])(
    'is found once, at the value asked for, where what should hold it is %j',
    (cookie) => {
      const reader = readerOf({ cookie });
      expect(reader.get('cookie.days')).toBeUndefined();
      expect(reader.read('cookie.days.of.week', 365)).toBe(365);
      expect(reader.told).toEqual(['cookie.days', 'cookie.days.of.week']);
    },
  );

  test.each([
    [{ categories: { analytics: true } }, []],
    [{ categories: { analytics: false } }, []],
    [{ categories: { analytics: 'yes' } }, ['categories.analytics.title']],
    [{ categories: { analytics: null } }, ['categories.analytics.title']],
    [{ services: { analytics: true } }, ['services.analytics.title']],
  ])(
    'is not found below a switch that stands for a category, only below one elsewhere: %j',
    (input, told) => {
      const reader = readerOf(input);
      expect(reader.read(`${Object.keys(input)[0] ?? ''}.analytics.title`, '')).toBe('');
      expect(reader.told).toEqual(told);
    },
  );
});

describe('a list', () => {
  test.each([
    ['as it stands', { ids: ['a', 'b'] }, ['a', 'b']],
    ['with whatever else is in it, unchecked', { ids: [1, { toString: 1 }, 'a'] }, [1, { toString: 1 }, 'a']],
    ['as nothing where nothing is written', {}, []],
  ])('is given %s', (_name, input, expected) => {
    const reader = readerOf(input);
    expect(reader.list('ids')).toEqual(expected);
    expect(reader.told).toEqual([]);
  });

  test.each([['a'], [null], [1], [false], [{ 0: 'a', length: 1 }]])(
    'is nothing but a list: %j is a fault',
    (ids) => {
      const reader = readerOf({ ids });
      expect(reader.list('ids')).toEqual([]);
      expect(reader.told).toEqual(['ids']);
    },
  );
});

test.each([[[]], ['a'], [1], [true], [null]])('keys are those of an object: %j is a fault', (input) => {
  const reader = readerOf({ categories: input });
  expect(reader.keys('categories')).toEqual([]);
  expect(reader.told).toEqual(['categories']);
});
