// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { Decision } from './Decision';
import { isCurrent } from './isCurrent';
import type { Terms } from './Terms';

const DAY = 86_400;
const now = 1_800_000_000;

const decision = (changes: Partial<Decision>): Decision => ({
  id: 'a1',
  at: now,
  revision: '2026-05-01',
  categories: {},
  services: {},
  language: 'ru',
  via: 'reject-all',
  ...changes,
});
const terms = (changes: Partial<Terms> = {}): Terms => ({
  categories: [],
  known: [],
  services: [],
  revision: '2026-05-01',
  material: true,
  days: 365,
  ...changes,
});

describe('a decision holds', () => {
  test.each([
    ['on the day it was made', {}, {}, true],
    ['to its last second', { at: now - 365 * DAY + 1 }, {}, true],
    ['no longer than the site keeps it', { at: now - 365 * DAY }, {}, false],
    ['only as long as a shorter term', { at: now - 31 * DAY }, { days: 30 }, false],
    ['with a clock that is a day fast', { at: now + DAY }, {}, true],
    ['not from a later future', { at: now + DAY + 1 }, {}, false],
    ['not under a later revision', {}, { revision: '2026-05-02' }, false],
    [
      'under a later revision that changes nothing of substance',
      {},
      { revision: '2027-01-01', material: false },
      true,
    ],
    ['under an earlier revision', {}, { revision: '2025-09-01' }, true],
    ['not where no revision was agreed to and the site now names one', { revision: '' }, {}, false],
    ['where the site names no revision', { revision: '' }, { revision: '' }, true],
  ])('%s', (_name, made, under, holds) => {
    expect(isCurrent(decision(made), terms(under), now)).toBe(holds);
  });

  test.each(['accept-all', 'reject-all'] as const)('as long after %s as after any other answer', (via) => {
    expect(isCurrent(decision({ via, at: now - 364 * DAY }), terms(), now)).toBe(true);
    expect(isCurrent(decision({ via, at: now - 366 * DAY }), terms(), now)).toBe(false);
  });
});
