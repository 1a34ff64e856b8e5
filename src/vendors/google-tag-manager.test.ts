import { expect, test, vi } from 'vitest';
import { start } from './google-tag-manager';

test('each container is told to begin, once, and loaded', () => {
  window.dataLayer = [{ event: 'soglasie' }];
  const load = vi.fn();
  const context = { ids: ['GTM-A1', 'GTM-B2'], isOn: () => false, load };
  start(context);
  start(context);
  const begin = { 'gtm.start': expect.any(Number) as number, event: 'gtm.js' };
  expect(window.dataLayer).toEqual([{ event: 'soglasie' }, begin, begin]);
  expect(load.mock.calls.slice(0, 2)).toEqual([
    ['https://www.googletagmanager.com/gtm.js?id=GTM-A1'],
    ['https://www.googletagmanager.com/gtm.js?id=GTM-B2'],
  ]);
});
