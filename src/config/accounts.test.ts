import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../services/findService';
import { findServices } from '../services/findServices';
import { ACCOUNTS } from './accounts';
import { schema } from './schema';

const entries = await findServices(CATALOGUE, (error) => {
  throw error;
});
const accounts = Object.entries(ACCOUNTS);

/** Their scripts take one account in a page. */
const SINGLE = ['roistat', 'carrot-quest', 'mindbox', 'jivo'];

const isTaken = (service: string, id: unknown): boolean =>
  v.safeParse(schema, { services: { [service]: { category: 'analytics', id } } }).success;

test('the services that an id starts are those that the schema gives an id', () => {
  const started = [...entries.values()].filter(({ ids }) => ids).map(({ id }) => id);
  expect(started.sort()).toEqual(Object.keys(ACCOUNTS).sort());
});

test.each(accounts)('the example of %s is taken', (service, { shape, example }) => {
  expect(shape.test(example)).toBe(true);
  expect(isTaken(service, example)).toBe(true);
});

test.each(accounts)('%s takes a list only where its script takes several', (service, { example }) => {
  expect(isTaken(service, [example])).toBe(!SINGLE.includes(service));
});

test.each(['yandex-metrika', 'top-mail-ru', 'vk-ads-pixel'])(
  'the numbers of %s begin with 1 to 9',
  (service) => {
    expect([1, '1', 999_999_999_999, '10'].filter((id) => !isTaken(service, id))).toEqual([]);
    expect([0, '0', '01', 1e12, ''].filter((id) => isTaken(service, id))).toEqual([]);
  },
);

test.each(accounts)('the schema and the entry of %s take the same ids', (service, { shape }) => {
  const ids = entries.get(service)?.ids ?? /^$/;
  // An id that either takes, as it is or with one character of it changed.
  const good = fc.oneof(fc.stringMatching(shape), fc.stringMatching(new RegExp(ids.source)));
  const near = fc
    .tuple(good, fc.nat(), fc.string({ maxLength: 1 }))
    .map(([id, at, by]) => id.slice(0, at % (id.length + 1)) + by + id.slice((at % (id.length + 1)) + 1));
  fc.assert(
    fc.property(fc.oneof(good, near, fc.string()), (id) => {
      expect(isTaken(service, id)).toBe(ids.test(id));
    }),
  );
});
