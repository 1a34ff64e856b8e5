import { expect, test, vi } from 'vitest';
import { start } from './mindbox';

const page = globalThis as { mindbox?: ((...call: unknown[]) => void) & { queue: unknown[] } };

test('is created once, before what the page calls until the file is there', () => {
  const load = vi.fn();
  const context = { ids: ['shop.Website'], isOn: () => false, load };
  start(context);
  page.mindbox?.('async', { operation: 'View' });
  start(context);
  expect(page.mindbox?.queue.map((call) => [...(call as unknown[])])).toEqual([
    ['create', { endpointId: 'shop.Website' }],
    ['async', { operation: 'View' }],
  ]);
  expect(load.mock.calls[0]).toEqual(['https://api.mindbox.ru/scripts/v1/tracker.js']);
});
