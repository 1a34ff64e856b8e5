import { afterEach, describe, expect, test } from 'vitest';
import { answers } from '../consent/Decision';
import type { ConsentState } from '../consent/ConsentState';
import { tellConsentMode } from './consentMode';

const stateOf = (
  categories: Readonly<Record<string, boolean>>,
  services: Readonly<Record<string, boolean>> = {},
): ConsentState => ({
  decided: true,
  categories: answers(Object.entries(categories)),
  services: answers(Object.entries(services)),
  id: 'a1',
  decidedAt: 1,
  revision: '',
  language: 'ru',
  via: 'save',
});
const told = (): unknown[][] =>
  (window.dataLayer as ArrayLike<unknown>[]).map((command) => Array.from(command));
const status = (state: ConsentState): unknown => {
  delete window.dataLayer;
  tellConsentMode(state, 'update');
  return told()[0]?.[2];
};
const none = {
  ad_storage: 'denied',
  ad_user_data: 'denied',
  ad_personalization: 'denied',
  analytics_storage: 'denied',
  functionality_storage: 'denied',
  personalization_storage: 'denied',
  security_storage: 'granted',
};

afterEach(() => {
  delete window.dataLayer;
});

test('the default names all seven types, and how long Google’s tags wait', () => {
  tellConsentMode(stateOf({ necessary: true }), 'default');
  expect(told()).toEqual([['consent', 'default', { ...none, wait_for_update: 500 }]]);
});

test('an update names all seven types, and nothing else', () => {
  tellConsentMode(stateOf({ necessary: true }), 'update');
  expect(told()).toEqual([['consent', 'update', none]]);
});

test('commands are arguments, as Google’s tags want them', () => {
  tellConsentMode(stateOf({}), 'default');
  expect(Object.prototype.toString.call((window.dataLayer as unknown[])[0])).toBe('[object Arguments]');
});

test('a dataLayer that is there stays the same', () => {
  const layer: unknown[] = [{ event: 'first' }];
  window.dataLayer = layer;
  tellConsentMode(stateOf({}), 'default');
  expect(window.dataLayer).toBe(layer);
  expect(layer).toHaveLength(2);
});

describe('a grant of', () => {
  test.each<[category: string, granted: Partial<typeof none>]>([
    ['analytics', { analytics_storage: 'granted' }],
    ['advertising', { ad_storage: 'granted', ad_user_data: 'granted', ad_personalization: 'granted' }],
    ['preferences', { functionality_storage: 'granted', personalization_storage: 'granted' }],
    ['external', {}],
  ])('%s grants what is for it, and nothing else', (category, granted) => {
    expect(status(stateOf({ [category]: true }))).toEqual({ ...none, ...granted });
  });

  test('a tool of Google’s goes before that of its category', () => {
    expect(status(stateOf({ analytics: true }, { 'google-analytics-4': false }))).toEqual(none);
    expect(status(stateOf({ analytics: false }, { 'google-analytics-4': true }))).toMatchObject({
      analytics_storage: 'granted',
    });
    expect(status(stateOf({ advertising: true }, { 'google-ads': false }))).toEqual(none);
  });
});
