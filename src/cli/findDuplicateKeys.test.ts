import { parse } from '@humanwhocodes/momoa';
import { expect, test } from 'vitest';
import { findDuplicateKeys } from './findDuplicateKeys';

test('finds a key that stands again in the same object, however it is written', () => {
  const text = '{\n"a": { "b": 1,\n"\\u0062": 2 },\n"c": [{ "b": 1, "b": 2 }] }';
  const found = findDuplicateKeys(parse(text));
  expect(found.map(({ path, firstLine }) => [path, firstLine])).toEqual([
    ['a.b', 2],
    ['c.0.b', 4],
  ]);
  expect(text.slice(found[0]?.span.start, found[0]?.span.end)).toBe('"\\u0062"');
});

test('takes equal keys of different objects for what they are', () => {
  expect(findDuplicateKeys(parse('{ "a": { "b": 1 }, "c": { "b": 1 }, "b": 1 }'))).toEqual([]);
});
