import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ConsentState } from './consent/ConsentState';
import type { reportConfiguration } from './diagnostics';
import { diagnose } from './others';
import type { Service } from './services/Service';

// What is made of it, the tests of the diagnostics say.
const told = vi.fn<typeof reportConfiguration>();

beforeEach(() => {
  told.mockClear();
  vi.doMock('./diagnostics', () => ({ reportConfiguration: told }));
});
afterEach(() => {
  vi.doUnmock('./diagnostics');
  document.head.replaceChildren();
});

const state = (revision: string | null): ConsentState => ({ revision }) as ConsentState;

function tag(attributes: Readonly<Record<string, string>>): void {
  const script = document.createElement('script');
  script.type = 'text/plain';
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  document.head.append(script);
}

test.each<[string, unknown]>([
  ['a configuration', { cookie: { days: '30' } }],
  ['a text that is not JSON', '<!doctype html>'],
  ['the status of an answer', 404],
  ['null', null],
  ['a list', [{ mode: 'opt-in' }, new Error('offline')]],
  ['an empty list', []],
])('%s is told of as it came', async (_name, input) => {
  tag({ src: '/soglasie.js', 'data-config': '/shop.json' });
  await diagnose(input, state(null));
  expect(told.mock.calls).toEqual([[input, { source: '/shop.json', recorded: null }]]);
  expect(told.mock.calls[0]?.[0]).toBe(input);
});

test('an error is taken out of the list that it came in', async () => {
  const error = new TypeError('Failed to fetch');
  await diagnose([error], state(null));
  expect(told.mock.calls[0]?.[0]).toBe(error);
});

test.each<[string, readonly Readonly<Record<string, string>>[], string | undefined]>([
  ['is that of our tag', [{ src: '/soglasie.js', 'data-config': '#shop' }], '#shop'],
  [
    'is not that of another’s tag',
    [
      { src: '/other.js', 'data-config': '/other.json' },
      { src: '/lib/soglasie.headless.js', 'data-config': '/shop.json' },
    ],
    '/shop.json',
  ],
  [
    'is unknown where the site’s own code starts',
    [{ src: '/other.js', 'data-config': '/other.json' }],
    undefined,
  ],
  [
    'is unknown where our tag names none, and something came all the same',
    [{ src: '/soglasie.js' }],
    undefined,
  ],
])('the address %s', async (_name, tags, source) => {
  tags.forEach(tag);
  await diagnose({}, state(null));
  expect(told.mock.calls).toEqual([[{}, { source, recorded: null }]]);
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['no data-config', {}],
  ['an empty one', { 'data-config': '' }],
])('the address is null where nothing came, for our tag has %s', async (_name, attributes) => {
  tag({ src: '/soglasie.js', ...attributes });
  await diagnose(undefined, state(null));
  expect(told.mock.calls).toEqual([[undefined, { source: null, recorded: null }]]);
});

test('the revision in the record is told, too', async () => {
  await diagnose({}, state('2026-05-01'));
  expect(told.mock.calls[0]?.[1].recorded).toBe('2026-05-01');
});

test('the vendors that the site brings along are passed on', async () => {
  const vendors = [{ id: 'chat' } as Service];
  await diagnose({}, state(null), vendors);
  expect(told.mock.calls[0]?.[1].vendors).toBe(vendors);
});

test('the answer is true once told, and only then', async () => {
  const telling = diagnose({}, state(null));
  expect(told).not.toHaveBeenCalled();
  expect(await telling).toBe(true);
  expect(told).toHaveBeenCalledTimes(1);
});

test('a part that cannot be loaded is the caller’s to survive', async () => {
  // The part may be there already, from the test before.
  vi.resetModules();
  vi.doMock('./diagnostics', () => {
    throw new Error('offline');
  });
  await expect(diagnose({}, state(null))).rejects.toThrow();
});
