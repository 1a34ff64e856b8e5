// @vitest-environment node
import { expect, test } from 'vitest';
import { CATALOGUE, findService } from './findService';

test('the catalogue is in alphabetical order', () => {
  expect(CATALOGUE).toContain('yandex-metrika');
  expect(CATALOGUE).toEqual([...CATALOGUE].sort());
});

test.each(CATALOGUE)('%s is found by the id that it gives itself', async (id) => {
  expect((await findService(id))?.id).toBe(id);
});

test.each([
  'metrika',
  '',
  'constructor',
  '__proto__',
  'toString',
  '../Service',
  '../catalogue/yandex-metrika',
  'yandex-metrika.ts',
])('has nothing for the id "%s"', async (id) => {
  expect(await findService(id)).toBeUndefined();
});
