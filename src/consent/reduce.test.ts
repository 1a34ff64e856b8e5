// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers, Decision } from './Decision';
import { grant } from './grant';
import { reduce, type Action } from './reduce';
import type { Terms } from './Terms';

const terms: Terms = {
  categories: [
    { id: 'necessary', required: true },
    { id: 'cart', required: true },
    { id: 'preferences', required: false },
    { id: 'analytics', required: false },
    { id: 'advertising', required: false },
  ],
  services: [
    { id: 'checkout', category: 'cart' },
    { id: 'metrika', category: 'analytics' },
    { id: 'roistat', category: 'analytics' },
    { id: 'pixel', category: 'advertising' },
  ],
  revision: '2026-05-01',
  material: true,
  days: 365,
};
const refusable = ['preferences', 'analytics', 'advertising'];

const stamp = { at: 1_800_000_000, id: 'a1', language: 'ru' };
const press = (type: 'accept-all' | 'reject-all' | 'withdraw'): Action => ({ type, ...stamp });
const save = (categories: Answers, services: Answers = {}): Action => ({
  type: 'save',
  categories,
  services,
  ...stamp,
});
const run = (...actions: readonly Action[]): Decision | null =>
  actions.reduce<Decision | null>((decision, action) => reduce(decision, action, terms), null);
const answered = (...actions: readonly Action[]): Answers | undefined => run(...actions)?.categories;

describe('a decision', () => {
  test('to accept all says yes to everything that can be refused, and to nothing else', () => {
    expect(answered(press('accept-all'))).toEqual({ preferences: true, analytics: true, advertising: true });
  });

  test.each(['reject-all', 'withdraw'] as const)(
    'to %s says no to everything that can be refused',
    (type) => {
      expect(answered(press('accept-all'), press(type))).toEqual({
        preferences: false,
        analytics: false,
        advertising: false,
      });
    },
  );

  test('to save refuses what it does not name and nobody answered before', () => {
    expect(answered(save({ analytics: true }))).toEqual({
      preferences: false,
      analytics: true,
      advertising: false,
    });
  });

  test('to save keeps the earlier answers that it does not name', () => {
    expect(answered(press('accept-all'), save({ advertising: false }))).toEqual({
      preferences: true,
      analytics: true,
      advertising: false,
    });
  });

  test('leaves out unknown ids and those that cannot be refused', () => {
    const decision = run(save({ cart: false, unknown: true }, { checkout: false, unknown: true }));
    expect(Object.keys(decision?.categories ?? {})).toEqual(refusable);
    expect(decision?.services).toEqual({});
  });

  test('on a service apart from its category is kept', () => {
    expect(run(save({ analytics: true }, { roistat: false }))?.services).toEqual({ roistat: false });
  });

  test('on a service stays through a choice that does not touch its category', () => {
    expect(run(save({}, { pixel: true }), save({ analytics: true }))?.services).toEqual({ pixel: true });
  });

  test('on a service ends where its category is named anew', () => {
    expect(run(save({}, { pixel: true }), save({ advertising: false }))?.services).toEqual({});
  });

  test('on a service is not stored where it says the same as the category', () => {
    expect(run(save({ analytics: true }, { metrika: true }))?.services).toEqual({});
  });

  test.each(['accept-all', 'reject-all', 'withdraw'] as const)('to %s ends every service apart', (type) => {
    expect(run(save({}, { pixel: true, metrika: true }), press(type))?.services).toEqual({});
  });

  test('keeps the consent id of the first one, and takes time, language and way from the last', () => {
    const later = { at: stamp.at + 60, id: 'b2', language: 'en' };
    expect(run(press('accept-all'), { type: 'reject-all', ...later })).toMatchObject({
      id: 'a1',
      at: later.at,
      language: 'en',
      via: 'reject-all',
      revision: '2026-05-01',
    });
  });

  test('from another tab stands as it was made there', () => {
    const elsewhere = reduce(null, press('reject-all'), terms);
    expect(run(press('accept-all'), { type: 'recall', decision: elsewhere })).toEqual(elsewhere);
  });
});

describe('after any sequence of actions', () => {
  const ids = (known: readonly { readonly id: string }[]): fc.Arbitrary<Answers> =>
    fc.dictionary(fc.constantFrom('unknown', 'constructor', ...known.map(({ id }) => id)), fc.boolean(), {
      noNullPrototype: true,
    });
  const choice = { categories: ids(terms.categories), services: ids(terms.services) };
  const when = {
    at: fc.integer({ min: 0, max: 4_000_000_000 }),
    id: fc.stringMatching(/^[a-f0-9]{1,32}$/),
    language: fc.constantFrom('ru', 'en'),
  };
  const anAction: fc.Arbitrary<Action> = fc.oneof(
    fc.record({ type: fc.constantFrom('accept-all', 'reject-all', 'withdraw'), ...when }),
    fc.record({ type: fc.constant('save'), ...choice, ...when }),
    fc.record({
      type: fc.constant('recall'),
      decision: fc.record({
        ...when,
        ...choice,
        revision: fc.constantFrom('', '2026-05-01'),
        via: fc.constantFrom('save', 'embed'),
      }),
    }),
  );
  const someActions = fc.array(anAction, { maxLength: 8 });
  const stateAfter = (actions: readonly Action[]): ReturnType<typeof grant> =>
    grant(run(...actions), terms, 'ru');

  /** What one action says, given how it answers where it holds answers. */
  const says = (
    action: Action | undefined,
    answer: (map: Decision | Extract<Action, { type: 'save' }>) => boolean,
  ) => {
    if (action?.type === 'save') return answer(action);
    if (action?.type === 'recall') return answer(action.decision);
    return action?.type === 'accept-all';
  };
  const names = (map: Answers, id: string): boolean => Object.hasOwn(map, id);

  test('required categories are granted', () => {
    fc.assert(
      fc.property(someActions, (actions) => {
        expect(stateAfter(actions).categories).toMatchObject({ necessary: true, cart: true });
      }),
    );
  });

  test('a category is granted exactly where the last word on it was yes', () => {
    fc.assert(
      fc.property(someActions, fc.constantFrom(...refusable), (actions, id) => {
        const last = actions.findLast((action) => action.type !== 'save' || names(action.categories, id));
        expect(stateAfter(actions).categories[id]).toBe(says(last, (map) => map.categories[id] === true));
      }),
      { numRuns: 1000 },
    );
  });

  test('a service is granted exactly where the last word on it or its category was yes', () => {
    const below = terms.services.filter(({ category }) => refusable.includes(category));
    fc.assert(
      fc.property(someActions, fc.constantFrom(...below), (actions, { id, category }) => {
        const last = actions.findLast(
          (action) =>
            action.type !== 'save' || names(action.services, id) || names(action.categories, category),
        );
        expect(stateAfter(actions).services[id]).toBe(
          says(last, (map) => map.services[id] ?? map.categories[category] === true),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('accepting and then refusing all leaves nothing that can be refused', () => {
    fc.assert(
      fc.property(someActions, (actions) => {
        const { categories, services } = stateAfter([...actions, press('accept-all'), press('reject-all')]);
        expect(Object.keys(categories).filter((id) => categories[id])).toEqual(['necessary', 'cart']);
        expect(Object.keys(services).filter((id) => services[id])).toEqual(['checkout']);
      }),
    );
  });

  test('the state names what the site has, and nothing else', () => {
    fc.assert(
      fc.property(someActions, (actions) => {
        const { categories, services } = stateAfter(actions);
        expect(Object.keys(categories)).toEqual(terms.categories.map(({ id }) => id));
        expect(Object.keys(services)).toEqual(terms.services.map(({ id }) => id));
      }),
    );
  });

  test('the same action gives the same decision and changes neither what it was given', () => {
    fc.assert(
      fc.property(someActions, anAction, (actions, action) => {
        const before = run(...actions);
        const given = structuredClone({ before, action, terms });
        expect(reduce(before, action, terms)).toEqual(reduce(before, action, terms));
        expect({ before, action, terms }).toEqual(given);
      }),
    );
  });
});
