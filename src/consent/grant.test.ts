// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { Answers, Decision } from './Decision';
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
  tacit: false,
  days: 365,
};

const decision = (changes: Partial<Decision> = {}): Decision => ({
  id: 'a1',
  at: 1_800_000_000,
  revision: '2026-05-01',
  categories: { analytics: true, advertising: false },
  services: {},
  along: ['metrika', 'roistat'],
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

describe('a service that was added after the decision', () => {
  const more = { ...terms, services: [...terms.services, { id: 'new', category: 'analytics' }] };
  const outcome = (
    changes: Partial<Decision>,
    { services }: Pick<Terms, 'services'> = more,
  ): { readonly decided: boolean; readonly services: Answers } => {
    const state = grant(decision(changes), { ...terms, services }, 'ru');
    return { decided: state.decided, services: state.services };
  };

  test('to a granted category is off, and a question', () => {
    expect(outcome({})).toEqual({ decided: false, services: { metrika: true, roistat: true, new: false } });
  });

  test('is a question even where no service was there before', () => {
    expect(outcome({ along: [] }, { services: [{ id: 'new', category: 'analytics' }] })).toEqual({
      decided: false,
      services: { new: false },
    });
  });

  test('to a refused category is off, and no question', () => {
    expect(outcome({ categories: { analytics: false, advertising: false } })).toEqual({
      decided: true,
      services: { metrika: false, roistat: false, new: false },
    });
  });

  test('to a category that cannot be refused runs, and is no question', () => {
    expect(outcome({}, { services: [{ id: 'login', category: 'necessary' }] })).toEqual({
      decided: true,
      services: { login: true },
    });
  });

  test('follows its category where nobody knows what was asked about', () => {
    expect(outcome({ along: null })).toEqual({
      decided: true,
      services: { metrika: true, roistat: true, new: true },
    });
  });

  test.each([true, false])('is no question once it has an answer of its own: %j', (answer) => {
    expect(outcome({ services: { new: answer } })).toEqual({
      decided: true,
      services: { metrika: true, roistat: true, new: answer },
    });
  });

  test('takes nothing from the others, not even from what was decided apart', () => {
    expect(outcome({ along: ['metrika'], services: { roistat: false } }).services).toEqual({
      metrika: true,
      roistat: false,
      new: false,
    });
  });
});

describe('where the site only informs', () => {
  const tacit: Terms = { ...terms, tacit: true };

  test('everything is granted before any decision, and nothing decided', () => {
    expect(grant(null, tacit, 'ru')).toMatchObject({
      decided: false,
      categories: { necessary: true, analytics: true, advertising: true },
      services: { metrika: true, roistat: true },
      id: null,
      via: null,
    });
  });

  test('what was refused is not granted', () => {
    expect(grant(decision({ services: { roistat: false } }), tacit, 'ru')).toMatchObject({
      decided: true,
      categories: { analytics: true, advertising: false },
      services: { metrika: true, roistat: false },
    });
  });

  test('a category that was added is granted, and told', () => {
    expect(grant(decision({ categories: { analytics: false } }), tacit, 'ru')).toMatchObject({
      decided: false,
      categories: { analytics: false, advertising: true },
      services: { metrika: false, roistat: false },
    });
  });

  test('a service that was added to a granted category is granted, and told', () => {
    expect(grant(decision({ along: ['metrika'] }), tacit, 'ru')).toMatchObject({
      decided: false,
      services: { metrika: true, roistat: true },
    });
  });

  test('a service of a category that is switched off is not granted', () => {
    const services = [{ id: 'pixel', category: 'external' }];
    expect(grant(null, { ...tacit, services }, 'ru').services).toEqual({ pixel: false });
  });
});
