// @vitest-environment node
import { expect, test, vi } from 'vitest';
import { CATALOGUE } from './findService';
import { findServices } from './findServices';
import type { Service } from './Service';
import { titles } from './titles';

const fail = (error: unknown): never => {
  throw error as Error;
};
const own: Service = {
  id: 'roistat',
  title: 'Наш Roistat',
  vendor: '',
  category: 'analytics',
  hosts: [],
  cookies: [],
  storage: [],
};

test('every entry of the catalogue loads where there is no browser, for the command line reads them', async () => {
  const entries = await findServices(CATALOGUE, fail);
  expect([...entries.keys()]).toEqual(CATALOGUE);
});

test('what the catalogue does not know is left out', async () => {
  const entries = await findServices(['yandex-metrika', 'own', 'constructor', 'yandex-metrika'], fail);
  expect([...entries.keys()]).toEqual(['yandex-metrika']);
});

test('what the site brings along goes before the catalogue', async () => {
  const entries = await findServices(['yandex-metrika', 'roistat'], fail, [own]);
  expect([...entries.keys()]).toEqual(['yandex-metrika', 'roistat']);
  expect(entries.get('roistat')).toBe(own);
});

test('what the site brings along is not there unless it is asked for', async () => {
  expect((await findServices([], fail, [own])).size).toBe(0);
});

test('those that cannot be loaded are told of once, and the others come', async () => {
  vi.resetModules();
  vi.doMock('./findService', () => ({ findService: () => Promise.reject(new Error('offline')) }));
  const { findServices: find } = await import('./findServices');
  vi.doUnmock('./findService');
  const faults: unknown[] = [];
  const found = await find(['yandex-metrika', 'jivo', 'roistat'], (error) => faults.push(error), [own]);
  expect([...found.keys()]).toEqual(['roistat']);
  expect(faults).toEqual([new Error('offline')]);
});

test('each has its title at hand for the schema file', async () => {
  const entries = [...(await findServices(CATALOGUE, fail)).values()];
  expect(titles).toEqual(Object.fromEntries(entries.map(({ id, title }) => [id, title])));
});
