import { expect, test } from 'vitest';
import { isoDate } from './isoDate';

test.each([
  ['01.05.2026', '2026-05-01'],
  ['1.5.2026', '2026-05-01'],
  ['2026-05-01', '2026-05-01'],
  ['29.02.2028', '2028-02-29'],
])('%s is %s', (text, iso) => {
  expect(isoDate(text)).toBe(iso);
});

test.each(['31.02.2026', '2026-02-31', '2026-13-01', '1 мая 2026', '2026', ''])('%j is no date', (text) => {
  expect(isoDate(text)).toBeUndefined();
});
