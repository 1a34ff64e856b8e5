import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateAtLeast } from './dateAtLeast';

const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 });
const dates = digits.map((list) => list.join('').replace(/(....)(..)(..)/, '$1-$2-$3'));

it('matches the dates that are not before', () => {
  fc.assert(
    fc.property(dates, dates, (date, other) => {
      expect(new RegExp(`^${dateAtLeast(date)}$`).test(other)).toBe(other >= date);
    }),
  );
});

it.each([
  ['2026-05-01', '2026-05-01', true],
  ['2026-05-01', '2026-04-30', false],
  ['2026-05-01', '2026-05-02', true],
  ['2026-09-30', '2026-10-01', true],
])('from %s on, %s: %s', (date, other, expected) => {
  expect(new RegExp(`^${dateAtLeast(date)}$`).test(other)).toBe(expected);
});
