import { expect, test, vi } from 'vitest';
import { start } from './calltouch';

const page = globalThis as {
  ct?: ((...call: unknown[]) => void) & { callbacks: unknown[]; loaded: boolean; counters: unknown };
  CalltouchDataObject?: string;
};

test('each counter has its file, and a queue until that is there', () => {
  const load = vi.fn();
  const context = { ids: ['ab12', 'cd34'], isOn: () => false, load };
  start(context);
  expect(load.mock.calls).toEqual([
    ['https://mod.calltouch.ru/init.js?id=ab12'],
    ['https://mod.calltouch.ru/init.js?id=cd34'],
  ]);
  expect([page.CalltouchDataObject, page.ct?.loaded, page.ct?.counters]).toEqual([
    'ct',
    false,
    ['ab12', 'cd34'],
  ]);
  page.ct?.('goal', 1);
  expect(page.ct?.callbacks.map((call) => [...(call as unknown[])])).toEqual([['goal', 1]]);
  const { ct } = page;
  start(context);
  expect(page.ct).toBe(ct);
});
