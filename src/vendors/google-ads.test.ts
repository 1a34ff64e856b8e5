import { expect, test, vi } from 'vitest';
import { start } from './google-ads';

test('each id is configured, by one file', () => {
  const load = vi.fn();
  start({ ids: ['AW-1', 'AW-2'], isOn: () => false, load });
  expect((window.dataLayer as unknown[][]).map((call) => [...call])).toEqual([
    ['js', expect.any(Date)],
    ['config', 'AW-1'],
    ['config', 'AW-2'],
  ]);
  expect(load.mock.calls).toEqual([
    ['https://www.googletagmanager.com/gtag/js?id=AW-1', {}, expect.any(Function)],
  ]);
});
