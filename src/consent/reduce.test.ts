// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode } from '../record/codec';
import type { Answers, Decision } from './Decision';
import { grant } from './grant';
import { reduce, type Action } from './reduce';
import type { Terms } from './Terms';

const asking: Terms = {
  categories: [
    { id: 'necessary', required: true },
    { id: 'cart', required: true },
    { id: 'preferences', required: false },
    { id: 'analytics', required: false },
    { id: 'advertising', required: false },
  ],
  known: ['necessary', 'cart', 'preferences', 'analytics', 'advertising'],
  services: [
    { id: 'checkout', category: 'cart' },
    { id: 'metrika', category: 'analytics' },
    { id: 'roistat', category: 'analytics' },
    { id: 'pixel', category: 'advertising' },
  ],
  revision: '2026-05-01',
  material: true,
  tacit: false,
  days: 365,
};
const terms = asking;
const refusable = ['preferences', 'analytics', 'advertising'];

const stamp = { at: 1_800_000_000, id: 'a1', language: 'ru' };
/** A button that answers for everything: it names every category, those that cannot be refused too. */
const press = (type: 'accept-all' | 'reject-all' | 'withdraw'): Action => ({
  type,
  categories: Object.fromEntries(terms.categories.map(({ id }) => [id, type === 'accept-all'])),
  services: {},
  ...stamp,
});
const save = (categories: Answers, services: Answers = {}): Action => ({
  type: 'save',
  categories,
  services,
  ...stamp,
});
const embed = (categories: Answers, services: Answers = {}): Action => ({
  type: 'embed',
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

  test('on an embed answers what it names, and leaves the rest unasked', () => {
    const decision = run(embed({ advertising: true }));
    expect(decision).toMatchObject({ categories: { advertising: true }, via: 'embed', id: 'a1' });
    expect(Object.keys(decision?.categories ?? {})).toEqual(['advertising']);
    expect(decision && grant(decision, terms, 'ru').decided).toBe(false);
  });

  test('on the service of an embed leaves its category unasked', () => {
    const decision = run(embed({}, { pixel: true }));
    expect(decision).toMatchObject({ categories: {}, services: { pixel: true } });
    expect(Object.keys(decision?.categories ?? {})).toEqual([]);
  });

  test('on an embed keeps the answers that were given before', () => {
    expect(run(save({ analytics: true }, { roistat: false }), embed({}, { pixel: true }))).toMatchObject({
      categories: { preferences: false, analytics: true, advertising: false },
      services: { roistat: false, pixel: true },
    });
  });

  test('to save after an embed keeps what the embed was granted', () => {
    expect(run(embed({}, { pixel: true }), save({ analytics: true }))).toMatchObject({
      categories: { preferences: false, analytics: true, advertising: false },
      services: { pixel: true },
    });
  });

  test.each(['accept-all', 'reject-all', 'withdraw'] as const)('to %s ends every service apart', (type) => {
    expect(run(save({}, { pixel: true, metrika: true }), press(type))?.services).toEqual({});
  });

  test('keeps the consent id of the first one, and takes time, language and way from the last', () => {
    const later = { at: stamp.at + 60, id: 'b2', language: 'en' };
    expect(run(press('accept-all'), { ...press('reject-all'), ...later })).toMatchObject({
      id: 'a1',
      at: later.at,
      language: 'en',
      via: 'reject-all',
      revision: '2026-05-01',
    });
  });

  test('cannot be changed once it is made', () => {
    const decision = run(save({ analytics: true }, { roistat: false }));
    expect([decision?.categories, decision?.services].every(Object.isFrozen)).toBe(true);
  });

  test('from another tab stands as it was made there', () => {
    const elsewhere = reduce(null, press('reject-all'), terms);
    expect(run(press('accept-all'), { type: 'recall', decision: elsewhere })).toEqual(elsewhere);
  });
});

describe('the services that are decided along with their categories', () => {
  const all = ['checkout', 'metrika', 'roistat', 'pixel'];

  test.each(['accept-all', 'reject-all', 'withdraw'] as const)('are all of the site, to %s', (type) => {
    expect(run(press(type))?.along).toEqual(all);
  });

  test('are all but those set apart, to save', () => {
    expect(run(save({ analytics: true }, { roistat: false, pixel: true }))?.along).toEqual([
      'checkout',
      'metrika',
    ]);
  });

  test('are known from the next choice on where they were not', () => {
    expect(run(embed({}, { pixel: true }), save({}))).toMatchObject({
      along: ['checkout', 'metrika', 'roistat'],
      services: { pixel: true },
    });
  });

  test('are those of the site as it is now, to save', () => {
    const before = { ...terms, services: [{ id: 'gone', category: 'analytics' }] };
    const accepted = reduce(null, press('accept-all'), before);
    expect(reduce(accepted, press('accept-all'), terms).along).toEqual(all);
  });

  test('are no more where a choice names neither a new service nor its category', () => {
    const [checkout, metrika, ...others] = terms.services;
    const accepted = reduce(null, press('accept-all'), { ...terms, services: [checkout!, metrika!] });
    expect(others).not.toEqual([]);
    const after = reduce(accepted, save({ preferences: false }, { metrika: false }), terms);
    expect(grant(after, terms, 'ru')).toMatchObject({ decided: false, services: { roistat: false } });
  });

  test('are not known after an embed that nothing was answered before', () => {
    expect(run(embed({ advertising: true }))?.along).toBeNull();
    expect(run(embed({}, { pixel: true }))?.along).toBeNull();
    expect(run(embed({}, { pixel: true }), embed({}, { metrika: true }))?.along).toBeNull();
  });

  test('are no more after an embed than before', () => {
    const [checkout, ...others] = terms.services;
    const before = reduce(null, press('accept-all'), { ...terms, services: [checkout!] });
    expect(others).not.toEqual([]);
    expect(reduce(before, embed({ advertising: true }), terms).along).toEqual(['checkout']);
  });

  test('are one more after an embed of a new service in a granted category', () => {
    const { services } = terms;
    const before = reduce(null, press('accept-all'), { ...terms, services: services.slice(0, 3) });
    const after = reduce(before, embed({}, { pixel: true }), terms);
    expect(after).toMatchObject({ along: all, services: {} });
    expect(grant(after, terms, 'ru')).toMatchObject({ decided: true, services: { pixel: true } });
  });

  test('are also those whose category an embed gives the answer that they had apart', () => {
    const decision = run(press('reject-all'), embed({}, { pixel: true }), embed({ advertising: true }));
    expect(decision).toMatchObject({ along: all, services: {} });
    expect(decision && grant(decision, terms, 'ru')).toMatchObject({
      decided: true,
      services: { pixel: true },
    });
  });

  test('are those that an embed did not set apart', () => {
    expect(run(press('reject-all'), embed({}, { pixel: true }))).toMatchObject({
      along: ['checkout', 'metrika', 'roistat'],
      services: { pixel: true },
    });
  });
});

describe('after an embed that followed an answer', () => {
  const later = { at: stamp.at + 60, id: 'b2', language: 'en' };
  const newer = { ...terms, revision: '2026-06-01' };

  test('the answer ends when it would have ended, under the revision that was agreed to', () => {
    const before = reduce(null, press('reject-all'), terms);
    expect(reduce(before, { ...embed({ advertising: true }), ...later }, newer)).toMatchObject({
      id: 'a1',
      at: stamp.at,
      revision: '2026-05-01',
      language: 'en',
      via: 'embed',
    });
  });

  test('a choice begins anew', () => {
    const before = reduce(null, embed({ advertising: true }), terms);
    expect(reduce(before, { ...save({}), ...later }, newer)).toMatchObject({
      id: 'a1',
      at: later.at,
      revision: '2026-06-01',
    });
  });
});

describe('where the site only informs, a decision', () => {
  const tacit: Terms = { ...terms, tacit: true };

  test('to save grants what it does not name and nobody answered before', () => {
    expect(reduce(null, save({ analytics: false }), tacit).categories).toEqual({
      preferences: true,
      analytics: false,
      advertising: true,
    });
  });

  test('to save keeps the refusals that it does not name', () => {
    const before = reduce(null, save({ analytics: false }), tacit);
    expect(reduce(before, save({}), tacit).categories).toEqual({
      preferences: true,
      analytics: false,
      advertising: true,
    });
  });

  test('on a service sets it apart only where it is refused', () => {
    expect(reduce(null, save({}, { roistat: false, metrika: true }), tacit)).toMatchObject({
      services: { roistat: false },
      along: ['checkout', 'metrika', 'pixel'],
    });
  });

  test('on an embed leaves the rest unasked, and so granted', () => {
    const decision = reduce(null, embed({ advertising: true }), tacit);
    expect(decision.categories).toEqual({ advertising: true });
    expect(grant(decision, tacit, 'ru')).toMatchObject({
      decided: false,
      categories: { preferences: true, analytics: true, advertising: true },
    });
  });
});

describe.each([false, true])('after any sequence of actions, tacit %j,', (isTacit) => {
  const terms: Terms = { ...asking, tacit: isTacit };
  const run = (...actions: readonly Action[]): Decision | null =>
    actions.reduce<Decision | null>((decision, action) => reduce(decision, action, terms), null);
  const ids = (known: readonly { readonly id: string }[]): fc.Arbitrary<Answers> =>
    fc.dictionary(fc.constantFrom('unknown', 'constructor', ...known.map(({ id }) => id)), fc.boolean(), {
      noNullPrototype: true,
    });
  const choice = { categories: ids(terms.categories), services: ids(terms.services) };
  const along = fc.option(
    fc.uniqueArray(fc.constantFrom('unknown', 'constructor', ...terms.services.map(({ id }) => id))),
  );
  const when = {
    at: fc.integer({ min: 0, max: 4_000_000_000 }),
    id: fc.stringMatching(/^[a-f0-9]{1,32}$/),
    language: fc.constantFrom('ru', 'en'),
  };
  type Chosen = Extract<Action, { categories: Answers }>;
  const buttons = ['accept-all', 'reject-all', 'withdraw'] as const;
  const aChoice: fc.Arbitrary<Chosen> = fc.record({
    type: fc.constantFrom(...buttons, 'save', 'embed'),
    ...choice,
    ...when,
  });
  const anAction: fc.Arbitrary<Action> = fc.oneof(
    fc
      .tuple(fc.constantFrom(...buttons), fc.record(when))
      .map(([type, stamped]) => ({ ...press(type), ...stamped })),
    aChoice,
    fc.record({
      type: fc.constant('recall'),
      decision: fc.record({
        ...when,
        ...choice,
        revision: fc.constantFrom('', '2026-05-01'),
        along,
        via: fc.constantFrom('save', 'embed'),
      }),
    }),
  );
  const below = terms.services.filter(({ category }) => refusable.includes(category));
  const someActions = fc.array(anAction, { maxLength: 8 });
  const stateAfter = (actions: readonly Action[]): ReturnType<typeof grant> =>
    grant(run(...actions), terms, 'ru');

  /** What one action answers; what none does is granted only tacitly. */
  const says = (
    action: Action | undefined,
    answer: (map: Decision | Chosen) => boolean | undefined,
  ): boolean => (action && answer(action.type === 'recall' ? action.decision : action)) ?? isTacit;
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
        const last = actions.findLast((action) => action.type === 'recall' || names(action.categories, id));
        expect(stateAfter(actions).categories[id]).toBe(says(last, (map) => map.categories[id]));
      }),
      { numRuns: 1000 },
    );
  });

  test('a service is granted exactly where the last word on it or its category was yes', () => {
    fc.assert(
      fc.property(someActions, fc.constantFrom(...below), (all, { id, category }) => {
        // An embed leaves alone what was set apart.
        const actions = all.filter(({ type }) => type !== 'embed');
        const last = actions.findLast(
          (action) =>
            action.type === 'recall' || names(action.services, id) || names(action.categories, category),
        );
        // What a record does not know stays new until it is named: `last` is then still that record.
        const isNew = (along: Decision['along']): boolean =>
          !isTacit && along !== null && !along.includes(id);
        expect(stateAfter(actions).services[id]).toBe(
          says(
            last,
            (map) =>
              map.services[id] ?? ('along' in map && isNew(map.along) ? false : map.categories[category]),
          ),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('how a choice was made changes only what it says of itself, unless it was made at an embed', () => {
    fc.assert(
      fc.property(
        someActions,
        aChoice.filter(({ type }) => type !== 'embed'),
        (actions, action) => {
          const decision = reduce(run(...actions), action, terms);
          expect(decision.via).toBe(action.type);
          expect({ ...decision, via: 'save' }).toEqual(
            reduce(run(...actions), { ...action, type: 'save' }, terms),
          );
        },
      ),
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

  describe('a choice for an embed', () => {
    const anEmbed = fc.record({ type: fc.constant('embed' as const), ...choice, ...when });
    const check = (
      property: (after: Decision, before: Decision | null, action: Chosen) => void,
      chosen: fc.Arbitrary<Chosen> = anEmbed,
    ): void => {
      fc.assert(
        fc.property(someActions, chosen, (actions, action) => {
          const before = run(...actions);
          property(reduce(before, action, terms), before, action);
        }),
        { numRuns: 1000 },
      );
    };

    test('answers the categories that it names, and lets every other keep its answer or stay unasked', () => {
      check(({ categories }, before, action) => {
        for (const id of refusable) {
          const given = names(action.categories, id) ? action.categories[id] : before?.categories[id];
          expect(categories[id]).toBe(given);
          expect(id in categories).toBe(given !== undefined);
        }
      });
    });

    test('answers no category that is unknown or cannot be refused', () => {
      check(({ categories }) => {
        expect(refusable).toEqual(expect.arrayContaining(Object.keys(categories)));
      });
    });

    test('leaves every service alone that it names neither itself nor by its category', () => {
      const granted = (decision: Decision | null, id: string): unknown =>
        grant(decision, terms, 'ru').services[id];
      check((after, before, action) => {
        for (const { id, category } of below) {
          if (names(action.services, id) || names(action.categories, category)) continue;
          expect(granted(after, id)).toBe(granted(before, id));
        }
      });
    });

    test('changes nothing when it is made again', () => {
      check((after, _before, action) => {
        expect(reduce(after, action, terms)).toEqual(after);
      });
    });

    test('on one service, accepted all after it, leaves nothing refused', () => {
      const one = fc
        .tuple(fc.constantFrom(...terms.services), fc.boolean())
        .map(([{ id }, answer]) => embed({}, { [id]: answer }) as Chosen);
      check((after) => {
        const { categories, services, decided } = grant(
          reduce(after, press('accept-all'), terms),
          terms,
          'ru',
        );
        expect(decided).toBe(true);
        expect(Object.values({ ...categories, ...services })).not.toContain(false);
      }, one);
    });
  });

  test('services are set apart only where they differ from what their category says', () => {
    fc.assert(
      fc.property(
        someActions,
        anAction.filter(({ type }) => type !== 'recall'),
        (actions, action) => {
          const { categories, services } = reduce(run(...actions), action, terms);
          for (const [id, answer] of Object.entries(services)) {
            const category = terms.services.find((service) => service.id === id)?.category ?? '';
            expect(refusable).toContain(category);
            expect(categories[category]).not.toBe(answer);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('the record gives back the decision', () => {
    fc.assert(
      fc.property(someActions, (actions) => {
        const decision = run(...actions);
        if (decision) expect(decode(encode(decision))).toEqual(decision);
      }),
      { numRuns: 1000 },
    );
  });
});
