// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { allows } from './allows';
import type { Answers, Decision } from './Decision';
import { grant } from './grant';
import type { Terms } from './Terms';

const terms: Terms = {
  categories: [
    { id: 'necessary', required: true },
    { id: 'analytics', required: false },
    { id: 'advertising', required: false },
  ],
  services: [{ id: 'metrika', category: 'analytics' }],
  revision: '',
  material: true,
  days: 365,
};

const decision = (categories: Answers, services: Answers = {}): Decision => ({
  id: 'a1',
  at: 1,
  revision: '',
  categories,
  services,
  language: 'ru',
  via: 'save',
});
const undecided = null;
const onlyAnalytics = decision({ analytics: true, advertising: false });
const noAnalytics = decision({ analytics: false, advertising: true });
const onlyMetrika = decision({ analytics: false, advertising: false }, { metrika: true });
const allButMetrika = decision({ analytics: true, advertising: true }, { metrika: false });

const allowed = (made: Decision | null, categories: string, service: string | null = null): boolean =>
  allows(grant(made, terms, 'ru'), terms, { categories: categories.match(/\S+/g) ?? [], service });

describe('a requirement', () => {
  test.each([
    ['of a granted category', onlyAnalytics, 'analytics', true],
    ['of a refused category', noAnalytics, 'analytics', false],
    ['of a category not yet asked', undecided, 'analytics', false],
    ['of the necessary', undecided, 'necessary', true],
    ['of nothing', onlyAnalytics, '', false],
    ['of an unknown category', onlyAnalytics, 'unknown', false],
    ['of an inherited name', onlyAnalytics, 'constructor', false],
    ['of several categories, all granted', onlyAnalytics, 'necessary analytics', true],
    ['of several categories, one refused', onlyAnalytics, 'analytics advertising', false],
    ['of several categories, one unknown', onlyAnalytics, 'analytics unknown', false],
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
    ['of the necessary is never met', noAnalytics, '!necessary', false],
    ['of an unknown category is never met', noAnalytics, '!unknown', false],
    ['of nothing is never met', noAnalytics, '!', false],
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
    ['still needs a category', onlyMetrika, '', 'metrika', false],
    ['that is unknown is never met', allButMetrika, 'analytics', 'unknown', false],
    ['without a name is never met', allButMetrika, 'analytics', '', false],
    ['is not met before any decision', undecided, 'analytics', 'metrika', false],
  ])('%s', (_name, made, categories, service, answer) => {
    expect(allowed(made, categories, service)).toBe(answer);
  });
});
