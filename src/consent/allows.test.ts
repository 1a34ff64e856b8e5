// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allows, type Requirement } from './allows';
import type { Answers, Decision } from './Decision';
import { grant } from './grant';
import type { Terms } from './Terms';

const terms: Terms = {
  categories: [
    { id: 'necessary', required: true },
    { id: 'analytics', required: false },
    { id: 'advertising', required: false },
  ],
  known: ['necessary', 'analytics', 'advertising', 'external'],
  services: [
    { id: 'metrika', category: 'analytics' },
    { id: 'roistat', category: 'analytics' },
    { id: 'pixel', category: 'advertising' },
    { id: 'login', category: 'necessary' },
  ],
  revision: '',
  material: true,
  tacit: false,
  days: 365,
};

const decision = (categories: Answers, services: Answers = {}): Decision => ({
  id: 'a1',
  at: 1,
  revision: '',
  categories,
  services,
  along: null,
  language: 'ru',
  via: 'save',
});
const undecided = null;
const onlyAnalytics = decision({ analytics: true, advertising: false });
const noAnalytics = decision({ analytics: false, advertising: true });
const onlyMetrika = decision({ analytics: false, advertising: false }, { metrika: true });
const allButMetrika = decision({ analytics: true, advertising: true }, { metrika: false });

const allowed = (
  made: Decision | null,
  categories: string,
  service: string | null = null,
): boolean | undefined =>
  allows(grant(made, terms, 'ru'), terms, { categories: categories.match(/\S+/g) ?? [], service });

describe('a requirement', () => {
  test.each([
    ['of a granted category', onlyAnalytics, 'analytics', true],
    ['of a refused category', noAnalytics, 'analytics', false],
    ['of a category not yet asked', undecided, 'analytics', false],
    ['of the necessary', undecided, 'necessary', true],
    ['of nothing, which never is met', onlyAnalytics, '', undefined],
    ['of an unknown category, which never is met', onlyAnalytics, 'unknown', undefined],
    ['of a category that is switched off, which may be met some day', onlyAnalytics, 'external', false],
    ['of several categories, one switched off', onlyAnalytics, 'analytics external', false],
    ['of several categories, one switched off, one unknown', onlyAnalytics, 'external unknown', undefined],
    ['of an inherited name, which never is met', onlyAnalytics, 'constructor', undefined],
    ['of several categories, all granted', onlyAnalytics, 'necessary analytics', true],
    ['of several categories, one refused', onlyAnalytics, 'analytics advertising', false],
    ['of several categories, one unknown', onlyAnalytics, 'analytics unknown', undefined],
  ])('%s', (_name, made, categories, answer) => {
    expect(allowed(made, categories)).toBe(answer);
  });
});

describe('a requirement of a refusal', () => {
  test.each([
    ['is met by a decision against it', noAnalytics, '!analytics', true],
    ['is not met before any decision', undecided, '!analytics', false],
    ['is not met by a grant', onlyAnalytics, '!analytics', false],
    ['is not met while a category was never asked', decision({ analytics: false }), '!analytics', false],
    ['of the necessary is not met', noAnalytics, '!necessary', false],
    ['of a category that is switched off is not met', noAnalytics, '!external', false],
    ['of a refusal is never met', noAnalytics, '!!analytics', undefined],
    ['of an unknown category is never met', noAnalytics, '!unknown', undefined],
    ['of nothing is never met', noAnalytics, '!', undefined],
    ['goes together with a grant', onlyAnalytics, 'analytics !advertising', true],
  ])('%s', (_name, made, categories, answer) => {
    expect(allowed(made, categories)).toBe(answer);
  });
});

describe('a requirement of a service', () => {
  test.each([
    ['follows its category', onlyAnalytics, 'analytics', 'metrika', true],
    ['is met by its own switch though the category is refused', onlyMetrika, 'analytics', 'metrika', true],
    ['is not met by the category where its own switch is off', allButMetrika, 'analytics', 'metrika', false],
    ['answers for no other category', onlyMetrika, 'analytics advertising', 'metrika', false],
    ['still needs a category', onlyMetrika, '', 'metrika', undefined],
    ['that is unknown is never met', allButMetrika, 'analytics', 'unknown', undefined],
    ['without a name is never met', allButMetrika, 'analytics', '', undefined],
    ['is not met before any decision', undecided, 'analytics', 'metrika', false],
    ['is met once it alone was asked for', decision({}, { metrika: true }), 'analytics', 'metrika', true],
    ['is met beside a refusal of its category', onlyMetrika, '!analytics', 'metrika', true],
  ])('%s', (_name, made, categories, service, answer) => {
    expect(allowed(made, categories, service)).toBe(answer);
  });
});

describe('any requirement', () => {
  const { known } = terms;
  const ids = (list: readonly { readonly id: string }[]): fc.Arbitrary<Answers> =>
    fc.dictionary(fc.constantFrom(...list.map(({ id }) => id)), fc.boolean());
  const decisions = fc
    .tuple(ids(terms.categories.filter(({ required }) => !required)), ids(terms.services))
    .map(([categories, services]) => decision(categories, services));
  const name = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...known) },
    fc.constantFrom('', 'unknown', 'constructor', '__proto__', 'metrika'),
  );
  const requirements: fc.Arbitrary<Requirement> = fc.record({
    categories: fc.array(
      fc.tuple(fc.constantFrom('', '', '!', '!!'), name).map((parts) => parts.join('')),
      { maxLength: 3 },
    ),
    service: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      { weight: 3, arbitrary: fc.constantFrom(...terms.services.map(({ id }) => id)) },
      fc.constantFrom('', 'unknown', 'constructor', '__proto__', 'analytics'),
    ),
  });
  const check = (
    made: fc.Arbitrary<Decision | null>,
    property: (answer: boolean | undefined, requirement: Requirement, made: Decision | null) => void,
  ): void => {
    fc.assert(
      fc.property(made, requirements, (each, requirement) => {
        property(allows(grant(each, terms, 'ru'), terms, requirement), requirement, each);
      }),
      { numRuns: 2000 },
    );
  };
  const categoryOf = (service: string | null): string | undefined =>
    terms.services.find(({ id }) => id === service)?.category;

  test('can never be met exactly where it names no category, or what the site does not have', () => {
    check(fc.option(decisions), (answer, { categories, service }) => {
      const isHopeless =
        categories.length === 0 ||
        categories.some((id) => !known.includes(id.replace(/^!/, ''))) ||
        (service !== null && !categoryOf(service));
      expect(answer === undefined).toBe(isHopeless);
    });
  });

  test('that can never be met cannot be met by any other decision', () => {
    fc.assert(
      fc.property(decisions, decisions, requirements, (one, other, requirement) => {
        const [here, there] = [one, other].map((each) =>
          allows(grant(each, terms, 'ru'), terms, requirement),
        );
        expect(here === undefined).toBe(there === undefined);
      }),
    );
  });

  test('is met before any decision only where it needs nothing but what cannot be refused', () => {
    check(fc.constant(null), (answer, { categories, service }) => {
      if (!answer) return;
      expect(new Set(categories)).toEqual(new Set(['necessary']));
      expect(service === null || service === 'login').toBe(true);
    });
  });

  test('is met only by a yes to each that it names: to the category, or to the service that stands for it', () => {
    check(decisions, (answer, { categories, service }, made) => {
      if (!answer) return;
      for (const id of categories.filter((each) => !each.startsWith('!'))) {
        const own = categoryOf(service) === id ? made?.services[service ?? ''] : undefined;
        expect(id === 'necessary' || (own ?? made?.categories[id])).toBe(true);
      }
      const own = made?.services[service ?? ''];
      const category = categoryOf(service);
      if (category) expect(own ?? (category === 'necessary' || made?.categories[category])).toBe(true);
    });
  });

  test('of a refusal is met only once everything that can be refused has an answer, and this one is no', () => {
    check(fc.option(decisions), (answer, { categories }, made) => {
      const refused = categories.filter((id) => id.startsWith('!'));
      if (!answer || refused.length === 0) return;
      expect(Object.keys(made?.categories ?? {}).sort()).toEqual(['advertising', 'analytics']);
      for (const id of refused) expect(made?.categories[id.slice(1)]).toBe(false);
    });
  });

  test('that each part of it is met for is met as a whole', () => {
    check(decisions, (answer, { categories, service }, made) => {
      const each = categories.map((id) => allowed(made, id, service));
      expect(answer).toBe(
        each.length === 0 || each.includes(undefined) ? undefined : each.every((part) => part),
      );
    });
  });
});
