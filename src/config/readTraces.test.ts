// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { Traces } from '../consent/Traces';
import { createReader } from './createReader';
import { readTraces } from './readTraces';

/** What an analytics category that is written so leaves behind, and where faults were found. */
function read(analytics: unknown): Traces & { readonly faults: readonly string[] } {
  const faults: string[] = [];
  const reader = createReader({ categories: { analytics } }, (path) => faults.push(path));
  return { ...readTraces(reader, 'categories.analytics'), faults };
}

const NOTHING = { cookies: [], storage: [], faults: [] };

describe('what is left behind', () => {
  test('is read from cookies and storage', () => {
    const cookies = [
      { name: '_ym_uid', purpose: 'Счётчик', days: 365 },
      { name: '^_ym_' },
      { name: 'yandexuid', domain: '.yandex.ru' },
      { name: 'sid', httpOnly: true },
    ];
    const storage = ['_ym_retry', '^_ym\\d+'];
    expect(read({ cookies, storage })).toEqual({ cookies, storage, faults: [] });
  });

  test.each([
    ['nothing is written', undefined],
    ['the category is a shorthand', true],
    ['the category is empty', {}],
    ['the lists are empty', { cookies: [], storage: [] }],
  ])('is nothing where %s', (_name, analytics) => {
    expect(read(analytics)).toEqual(NOTHING);
  });

  test.each([
    ['a single one', { name: '_ga' }, '_ga'],
    ['null', null, null],
    ['a switch', true, true],
  ])('is told in lists: %s in place of them is nothing, and reported', (_name, cookies, storage) => {
    expect(read({ cookies, storage })).toEqual({
      ...NOTHING,
      faults: ['categories.analytics.cookies', 'categories.analytics.storage'],
    });
  });

  test('may have any name that is no pattern: only a leading ^ makes one', () => {
    const storage = ['a[', '*', '$', 'a^b', '(', 'имя', ' '];
    expect(read({ cookies: storage.map((name) => ({ name })), storage })).toMatchObject({
      storage,
      faults: [],
    });
  });

  test('is read of a service the same way', () => {
    const reader = createReader({ services: { metrika: { storage: ['_ym'] } } }, () => {});
    expect(readTraces(reader, 'services.metrika')).toEqual({ cookies: [], storage: ['_ym'] });
  });
});

describe('is left out and reported, and the others are taken', () => {
  test.each([
    ['no object', '_ym_uid'],
    ['null', null],
    ['a list', ['_ym_uid']],
    ['without a name', { domain: '.yandex.ru' }],
    ['with a name that is no text', { name: 1 }],
    ['with an empty name', { name: '' }],
    ['with a pattern that does not compile', { name: '^(' }],
    ['with a pattern that could run away', { name: '^(a+)+$' }],
  ])('a cookie that is %s', (_name, cookie) => {
    expect(read({ cookies: [{ name: 'before' }, cookie, { name: 'after' }] })).toEqual({
      cookies: [{ name: 'before' }, { name: 'after' }],
      storage: [],
      faults: ['categories.analytics.cookies'],
    });
  });

  test.each([
    ['no text', 1],
    ['null', null],
    ['an object', { name: '_ym' }],
    ['empty', ''],
    ['a pattern that does not compile', '^['],
  ])('a name in storage that is %s', (_name, name) => {
    expect(read({ storage: ['before', name, 'after'] })).toEqual({
      cookies: [],
      storage: ['before', 'after'],
      faults: ['categories.analytics.storage'],
    });
  });

  test('each one for itself', () => {
    expect(read({ cookies: [1, {}], storage: [1, '^('] }).faults).toEqual([
      'categories.analytics.cookies',
      'categories.analytics.cookies',
      'categories.analytics.storage',
      'categories.analytics.storage',
    ]);
  });
});

test.each([
  ['domain', 5],
  ['domain', null],
  ['httpOnly', 'yes'],
])('a wrong %s is left out of its cookie and reported: %j', (key, value) => {
  const { cookies, faults } = read({ cookies: [{ name: 'sid', [key]: value }, { name: 'after' }] });
  expect(cookies).toEqual([{ name: 'sid' }, { name: 'after' }]);
  expect(faults).toEqual(['categories.analytics.cookies']);
});

test('an inherited name is no name', () => {
  expect(read({ cookies: Object.create({ 0: { name: 'a' }, length: 1 }) as unknown }).cookies).toEqual([]);
});
