import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterPaint } from './afterPaint';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('what follows a paint runs in a task after the next frame', () => {
  const order: string[] = [];
  requestAnimationFrame(() => order.push('frame'));
  afterPaint(() => order.push('after paint'));
  requestAnimationFrame(() => order.push('same frame'));
  expect(order).toEqual([]);
  vi.runAllTimers();
  expect(order).toEqual(['frame', 'same frame', 'after paint']);
});

test('in a hidden page, which has no frames, it waits until there is one', () => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  const frame = vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(1);
  const run = vi.fn();
  afterPaint(run);
  vi.runAllTimers();
  expect(run).not.toHaveBeenCalled();
  frame.mock.calls[0]?.[0](0);
  vi.runAllTimers();
  expect(run).toHaveBeenCalledTimes(1);
});
