// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { Decision } from './Decision';
import { grant } from './grant';
import { recall } from './recall';
import type { Terms } from './Terms';

const DAY = 86_400;
const now = 1_800_000_000;

const decision = (changes: Partial<Decision> = {}): Decision => ({
  id: 'a1',
  at: now,
  revision: '2026-05-01',
  categories: { analytics: true, advertising: false },
  services: { roistat: false },
  along: ['metrika', 'pixel'],
  language: 'ru',
  via: 'save',
  ...changes,
});
const terms = (changes: Partial<Terms> = {}): Terms => ({
  categories: [
    { id: 'necessary', required: true },
    { id: 'analytics', required: false },
    { id: 'advertising', required: false },
  ],
  known: ['necessary', 'analytics', 'advertising'],
  services: [
    { id: 'metrika', category: 'analytics' },
    { id: 'roistat', category: 'analytics' },
    { id: 'pixel', category: 'advertising' },
  ],
  revision: '2026-05-01',
  material: true,
  tacit: false,
  days: 365,
  ...changes,
});

describe('a decision holds', () => {
  const cases: readonly [name: string, made: Partial<Decision>, under: Partial<Terms>, holds: boolean][] = [
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
  ];

  test.each(cases)('%s', (_name, made, under, holds) => {
    const given = decision(made);
    expect(recall(given, terms(under), now)).toBe(holds ? given : null);
  });

  test.each(cases)('%s, as a whole, where the site only informs', (_name, made, under, holds) => {
    const given = decision(made);
    const found = recall(given, terms({ ...under, tacit: true }), now);
    if (holds) expect(found).toBe(given);
    else expect(found?.categories).not.toHaveProperty('analytics');
  });

  test.each(['accept-all', 'reject-all'] as const)('as long after %s as after any other answer', (via) => {
    const young = decision({ via, at: now - 364 * DAY });
    expect(recall(young, terms(), now)).toBe(young);
    expect(recall(decision({ via, at: now - 366 * DAY }), terms(), now)).toBeNull();
  });
});

describe('where the site only informs', () => {
  const given = decision();

  test.each<[name: string, made: Partial<Decision>, under: Partial<Terms>]>([
    ['under a later revision', {}, { revision: '2026-06-01' }],
    ['after its term', { at: now - 366 * DAY }, {}],
    ['with a clock that was wrong', { at: now + 2 * DAY }, {}],
  ])('refusals outlast a decision, and only they do: %s', (_name, made, under) => {
    const before = decision(made);
    const left = recall(before, terms({ ...under, tacit: true }), now);
    expect(left).toEqual({ ...before, categories: { advertising: false }, along: null });
  });

  test('what was refused stays off under a later revision, and what was not is told anew', () => {
    const later = terms({ revision: '2026-06-01', tacit: true });
    expect(grant(recall(given, later, now), later, 'ru')).toMatchObject({
      decided: false,
      categories: { necessary: true, analytics: true, advertising: false },
      services: { metrika: true, roistat: false, pixel: false },
    });
  });

  test('nothing is asked again of who refused everything', () => {
    const later = terms({ revision: '2026-06-01', tacit: true });
    const refused = decision({ categories: { analytics: false, advertising: false }, services: {} });
    expect(grant(recall(refused, later, now), later, 'ru').decided).toBe(true);
  });

  test('what is left inherits nothing and cannot be changed', () => {
    const left = recall(given, terms({ revision: '2026-06-01', tacit: true }), now);
    expect('constructor' in (left?.categories ?? { constructor: 1 })).toBe(false);
    expect(Object.isFrozen(left?.categories)).toBe(true);
  });
});
