// @vitest-environment node
import { expect, test } from 'vitest';
import { changes } from './changes';
import type { Answers } from './Decision';
import { grant } from './grant';
import type { ConsentState } from './ConsentState';

const state = (categories: Answers, services: Answers = {}): ConsentState => ({
  ...grant(
    null,
    { categories: [], known: [], services: [], revision: '', material: true, tacit: false, days: 1 },
    'ru',
  ),
  categories,
  services,
});

test.each([
  ['nothing where all is as before', state({ a: true }), state({ a: true }), [], []],
  ['what is newly granted', state({ a: true, b: true }), state({ a: true, b: false }), ['b'], []],
  ['what is taken back', state({ a: false, b: true }), state({ a: true, b: true }), [], ['a']],
  ['both at once', state({ a: false, b: true }), state({ a: true, b: false }), ['b'], ['a']],
  [
    'services after categories',
    state({ a: true }, { s: true }),
    state({ a: false }, { s: false }),
    ['a', 's'],
    [],
  ],
  ['a category that is new here', state({ a: true }), state({}), ['a'], []],
  ['a category that is gone', state({}), state({ a: true }), [], ['a']],
])('a change names %s', (_name, next, prev, granted, revoked) => {
  expect(changes(next, prev)).toEqual({ granted, revoked });
});
