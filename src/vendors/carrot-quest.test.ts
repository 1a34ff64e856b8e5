import { expect, test, vi } from 'vitest';
import { start } from './carrot-quest';

const page = globalThis as {
  carrotquest?: { settings: object; track: (...call: unknown[]) => void };
  carrotquestasync?: unknown[];
};

test('connects once, before what the page calls until the file is there', () => {
  const load = vi.fn();
  const context = { ids: ['1-ab'], isOn: () => false, load };
  start(context);
  page.carrotquest?.track('order', { sum: 1 });
  start(context);
  // A name, then its arguments.
  expect(
    page.carrotquestasync?.map((item) => (typeof item === 'string' ? item : [...(item as unknown[])])),
  ).toEqual(['connect', ['1-ab'], 'track', ['order', { sum: 1 }]]);
  expect(page.carrotquest?.settings).toEqual({});
  expect(load.mock.calls[0]).toEqual(['https://cdn.carrotquest.app/api.min.js']);
});
