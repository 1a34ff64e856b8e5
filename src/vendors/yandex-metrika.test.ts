import { beforeEach, expect, test, vi } from 'vitest';
import { start } from './yandex-metrika';

const page = globalThis as { ym?: ((...call: unknown[]) => void) & { a?: unknown[]; l?: number } };
const OPTIONS = { webvisor: false, clickmap: true, trackLinks: true, accurateTrackBounce: true };
const load = vi.fn();
const begin = (...ids: string[]): void => start({ ids, isOn: () => false, load });
/** What stands in the queue, call by call. */
const calls = (): unknown[][] => (page.ym?.a ?? []).map((call) => [...(call as unknown[])]);

beforeEach(() => {
  load.mockReset();
  delete page.ym;
});

test('the file is asked for, and each counter begins', () => {
  begin('1', '22');
  expect(load.mock.calls).toEqual([['https://mc.yandex.ru/metrika/tag.js']]);
  expect(calls()).toEqual([
    [1, 'init', OPTIONS],
    [22, 'init', OPTIONS],
  ]);
  expect(page.ym?.l).toBeCloseTo(Date.now(), -4);
  expect(Object.prototype.toString.call(page.ym?.a?.[0])).toBe('[object Arguments]');
});

test('the session is recorded only where the site asks for that', () => {
  start({ ids: ['1'], isOn: (option) => option === 'webvisor', load });
  expect(calls()).toEqual([[1, 'init', { ...OPTIONS, webvisor: true }]]);
});

test('counters begin before what the page has called since the grant, in the queue that it has', () => {
  const queue: unknown[] = [];
  page.ym = Object.assign((...call: unknown[]) => queue.push(call), { a: queue });
  page.ym(1, 'reachGoal', 'order');
  begin('1', '2');
  expect(calls().map(([id, method]) => [id, method])).toEqual([
    [1, 'init'],
    [2, 'init'],
    [1, 'reachGoal'],
  ]);
  expect(page.ym.a).toBe(queue);
});

test('a file that runs is told at once of another grant', () => {
  const heard: unknown[] = [];
  const queue: unknown[] = [['old']];
  queue.push = (...items) => heard.push(...items);
  page.ym = Object.assign((...call: unknown[]) => queue.push(call), { a: queue });
  begin('1');
  expect(heard).toEqual([[1, 'init', OPTIONS]]);
  expect([...queue]).toEqual([['old']]);
});
