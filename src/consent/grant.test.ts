// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { Decision } from './Decision';
import { grant } from './grant';
import type { Terms } from './Terms';

const terms: Terms = {
  categories: [
    { id: 'necessary', required: true },
    { id: 'analytics', required: false },
    { id: 'advertising', required: false },
  ],
  known: ['necessary', 'analytics', 'advertising'],
  services: [
    { id: 'metrika', category: 'analytics' },
    { id: 'roistat', category: 'analytics' },
  ],
  revision: '2026-05-01',
  material: true,
  days: 365,
};

const decision = (changes: Partial<Decision> = {}): Decision => ({
  id: 'a1',
  at: 1_800_000_000,
  revision: '2026-05-01',
  categories: { analytics: true, advertising: false },
  services: {},
  language: 'en',
  via: 'save',
  ...changes,
});

describe('the state', () => {
  test('before any decision grants only what is required', () => {
    expect(grant(null, terms, 'ru')).toEqual({
      decided: false,
      categories: { necessary: true, analytics: false, advertising: false },
      services: { metrika: false, roistat: false },
      id: null,
      decidedAt: null,
      revision: null,
      language: 'ru',
      via: null,
    });
  });

  test('after a decision says what, when and how', () => {
    expect(grant(decision(), terms, 'ru')).toEqual({
      decided: true,
      categories: { necessary: true, analytics: true, advertising: false },
      services: { metrika: true, roistat: true },
      id: 'a1',
      decidedAt: 1_800_000_000,
      revision: '2026-05-01',
      language: 'en',
      via: 'save',
    });
  });

  test('gives a service the answer that was given to it apart', () => {
    expect(grant(decision({ services: { roistat: false } }), terms, 'ru').services).toEqual({
      metrika: true,
      roistat: false,
    });
  });

  test('is undecided while a category was never asked, and keeps the grants there are', () => {
    const state = grant(decision({ categories: { analytics: true } }), terms, 'ru');
    expect(state.decided).toBe(false);
    expect(state.categories).toEqual({ necessary: true, analytics: true, advertising: false });
  });

  test('is decided without a decision where nothing can be refused', () => {
    const categories = [{ id: 'necessary', required: true }];
    expect(grant(null, { ...terms, categories }, 'ru')).toMatchObject({ decided: true, id: null });
  });

  test('ignores categories and services that the site does not have', () => {
    const state = grant(
      decision({ categories: { analytics: true, advertising: false, gone: true }, services: { old: true } }),
      terms,
      'ru',
    );
    expect(state).toEqual(grant(decision(), terms, 'ru'));
  });

  test('grants no service of a category that the site has switched off', () => {
    const switchedOff = { ...terms, services: [{ id: 'pixel', category: 'external' }] };
    expect(grant(decision({ services: { pixel: true } }), switchedOff, 'ru').services).toEqual({
      pixel: false,
    });
  });

  test('is frozen, with what is inside it', () => {
    const state = grant(decision(), terms, 'ru');
    for (const part of [state, state.categories, state.services]) expect(Object.isFrozen(part)).toBe(true);
  });

  test('knows no inherited ids', () => {
    const { categories, services } = grant(null, terms, 'ru');
    expect('constructor' in categories || '__proto__' in categories || 'toString' in services).toBe(false);
  });
});
