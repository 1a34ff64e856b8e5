import { beforeEach, expect, test, vi } from 'vitest';
import * as adsPixel from './vk-ads-pixel';
import * as topMailRu from './top-mail-ru';

const page = globalThis as { _tmr?: { push: (call: object) => unknown } };
const load = vi.fn();
const context = (...ids: string[]) => ({ ids, isOn: () => false, load });

beforeEach(() => {
  load.mockReset();
  delete page._tmr;
  topMailRu.stop();
  Reflect.deleteProperty(window, Symbol.for('soglasie.tmr'));
  delete page._tmr;
});

test('a counter that both services have counts the view once', () => {
  topMailRu.start(context('1', '2'));
  adsPixel.start(context('2', '3'));
  expect((page._tmr as unknown as { id: string }[]).map(({ id }) => id)).toEqual(['1', '2', '3']);
});

test('events reach the file until neither service is granted, and again from the next grant', () => {
  const heard: object[] = [];
  topMailRu.start(context('1'));
  adsPixel.start(context('2'));
  // As the vendor's file does.
  page._tmr = { push: (call) => heard.push(call) };
  topMailRu.stop();
  page._tmr.push({ type: 'reachGoal', goal: 'first' });
  adsPixel.stop();
  page._tmr.push({ type: 'reachGoal', goal: 'second' });
  adsPixel.start(context('2'));
  expect(heard).toEqual([
    { type: 'reachGoal', goal: 'first' },
    { id: '2', type: 'pageView', start: expect.any(Number) as number },
  ]);
});

test('what waited for a file that was taken back is not for the next grant', () => {
  topMailRu.start(context('1'));
  page._tmr?.push({ type: 'reachGoal', goal: 'order' });
  topMailRu.stop();
  topMailRu.start(context('1'));
  expect(page._tmr).toEqual([{ id: '1', type: 'pageView', start: expect.any(Number) as number }]);
});
