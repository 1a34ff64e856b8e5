import { expect, test, vi } from 'vitest';
import { start } from './jivo';

test('the chat is loaded by its id', () => {
  const load = vi.fn();
  start({ ids: ['aB3'], isOn: () => false, load });
  expect(load.mock.calls).toEqual([['https://code.jivo.ru/widget/aB3']]);
});
