import { afterEach, expect, test } from 'vitest';
import { grant } from '../consent/grant';
import { tellDataLayer } from './dataLayer';

const state = grant(
  {
    id: 'a1',
    at: 1,
    revision: '',
    categories: { analytics: true },
    services: { roistat: false },
    along: ['metrika'],
    language: 'ru',
    via: 'save',
  },
  {
    categories: [
      { id: 'necessary', required: true },
      { id: 'analytics', required: false },
    ],
    known: ['necessary', 'analytics'],
    services: [
      { id: 'metrika', category: 'analytics' },
      { id: 'roistat', category: 'analytics' },
    ],
    revision: '',
    material: true,
    tacit: false,
    days: 1,
  },
  'ru',
);
const event = {
  event: 'soglasie',
  soglasie: {
    categories: { necessary: true, analytics: true },
    services: { metrika: true, roistat: false },
    id: 'a1',
  },
};

afterEach(() => {
  delete window.dataLayer;
});

test('a page without a dataLayer gets one, with one event', () => {
  tellDataLayer(state);
  expect(window.dataLayer).toEqual([event]);
});

test('a dataLayer that is there stays the same, and hears by its own push', () => {
  const heard: unknown[] = [];
  const layer: unknown[] = [{ event: 'first' }];
  layer.push = (...items) => heard.push(...items);
  window.dataLayer = layer;
  tellDataLayer(state);
  expect(window.dataLayer).toBe(layer);
  expect(heard).toEqual([event]);
});

test('a dataLayer that is null gives way to a list', () => {
  window.dataLayer = null;
  tellDataLayer(state);
  expect(window.dataLayer).toEqual([event]);
});

test.each([
  ['an element', document.body],
  ['an object', {}],
  ['a text', 'dataLayer'],
])('a dataLayer that is %s hears nothing and stays, which is a fault', (_name, value) => {
  window.dataLayer = value;
  expect(() => {
    tellDataLayer(state);
  }).toThrow(TypeError);
  expect(window.dataLayer).toBe(value);
});

test('the page may change what it was told without changing the state', () => {
  tellDataLayer(state);
  const [told] = window.dataLayer as (typeof event)[];
  told!.soglasie.categories.analytics = false;
  expect(state.categories.analytics).toBe(true);
});
