import { beforeEach, expect, test, vi } from 'vitest';

const PROJECT = '0123456789abcdef0123456789abcdef';

/** As in a page that is new. */
async function begin(): Promise<string[]> {
  vi.resetModules();
  const { start } = await import('./roistat');
  const load = vi.fn<(address: string) => void>();
  const context = { ids: [PROJECT], isOn: () => false, load };
  start(context);
  document.cookie = 'roistat_visit=1';
  start(context);
  return load.mock.calls.map(([address]) => address);
}

beforeEach(() => {
  document.cookie = 'roistat_visit=; max-age=0';
});

test('the project is known before its file is asked for, which stays the same in one page view', async () => {
  const address = `https://cloud.roistat.com/api/site/1.0/${PROJECT}/init`;
  expect(await begin()).toEqual([address, address]);
  expect(window).toMatchObject({ roistatProjectId: PROJECT, roistatHost: 'cloud.roistat.com' });
});

test('a visit that goes on takes the other file', async () => {
  document.cookie = 'roistat_visit=7';
  const address = 'https://cloud.roistat.com/dist/module.js';
  expect(await begin()).toEqual([address, address]);
});
