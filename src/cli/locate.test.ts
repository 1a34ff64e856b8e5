import { parse } from '@humanwhocodes/momoa';
import { expect, test } from 'vitest';
import { locate } from './locate';

const TEXT = `{
  "categories": {
    "analytics": { "cookies": [{ "name": "_ga" }, { "name": 5 }] },
    "a.b": { "title": 1 }
  },
  "mode": "first",
  "mode": "second"
}`;

const found = (path: string, part: 'key' | 'value' = 'value'): string | undefined => {
  const span = locate(parse(TEXT), path, part);
  return span && TEXT.slice(span.start, span.end);
};

test('finds a value', () => {
  expect(found('categories.analytics.cookies.1.name')).toBe('5');
});

test('finds an item of a list', () => {
  expect(found('categories.analytics.cookies.0')).toBe('{ "name": "_ga" }');
});

test('finds a key', () => {
  expect(found('categories.analytics', 'key')).toBe('"analytics"');
});

test('finds what is inside a key with a dot', () => {
  expect(found('categories.a.b.title')).toBe('1');
});

test('of a key that stands there twice, finds the one that counts', () => {
  expect(found('mode')).toBe('"second"');
});

test('of what is missing, finds the key of what it is missing from', () => {
  expect(found('categories.analytics.title')).toBe('"analytics"');
});

test('of what is missing from the whole file, finds nothing', () => {
  expect(found('operator.name')).toBeUndefined();
  expect(found('')).toBeUndefined();
});
