import { expect, test, vi } from 'vitest';
import { start } from './vk-ads-pixel';

test('each counter counts the view, by the one file', () => {
  const load = vi.fn();
  start({ ids: ['1', '2'], isOn: () => false, load });
  expect((window as { _tmr?: unknown })._tmr).toEqual([
    { id: '1', type: 'pageView', start: expect.any(Number) as number },
    { id: '2', type: 'pageView', start: expect.any(Number) as number },
  ]);
  expect(load.mock.calls).toEqual([['https://top-fwz1.mail.ru/js/code.js', { id: 'topmailru-code' }]]);
});
