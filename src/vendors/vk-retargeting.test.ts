import { beforeEach, expect, test, vi } from 'vitest';
import { start } from './vk-retargeting';

const page = globalThis as { VK?: unknown; vkAsyncInit?: unknown };
let calls: string[];
const Retargeting = {
  Init: (id: string) => calls.push(`Init ${id}`),
  Hit: () => calls.push('Hit'),
};

beforeEach(() => {
  calls = [];
  delete page.VK;
});

test('each pixel begins and counts the view once the file has run, and the page keeps its vkAsyncInit', () => {
  const own = (): void => {};
  page.vkAsyncInit = own;
  const load = vi.fn<(address: string, attributes?: object, then?: () => void) => void>();
  start({ ids: ['VK-RTRG-1-a', 'VK-RTRG-2-b'], isOn: () => false, load });
  const [[address, attributes, then] = []] = load.mock.calls;
  expect([address, attributes, calls]).toEqual(['https://vk.com/js/api/openapi.js?169', {}, []]);
  page.VK = { Retargeting };
  then?.();
  expect(calls).toEqual(['Init VK-RTRG-1-a', 'Hit', 'Init VK-RTRG-2-b', 'Hit']);
  expect(page.vkAsyncInit).toBe(own);
});

test('a page that has the file needs no other', () => {
  page.VK = { Retargeting };
  const load = vi.fn();
  start({ ids: ['VK-RTRG-1-a'], isOn: () => false, load });
  expect([calls, load.mock.calls]).toEqual([['Init VK-RTRG-1-a', 'Hit'], []]);
});

test('a file of VK without pixels does no harm', () => {
  const load = vi.fn<(address: string, attributes?: object, then?: () => void) => void>();
  start({ ids: ['VK-RTRG-1-a'], isOn: () => false, load });
  page.VK = {};
  load.mock.calls[0]?.[2]?.();
  expect(calls).toEqual([]);
});
