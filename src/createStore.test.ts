import { expect, test, vi } from 'vitest';
import { createStore } from './createStore';

const add = (value: number, action: number): number => value + action;

test('a dispatch reduces the value', () => {
  const store = createStore(1, add, []);
  store.dispatch(2);
  store.dispatch(3);
  expect(store.get()).toBe(6);
});

test('reactions hear of a change in their order, with both values and the action', () => {
  const heard: unknown[] = [];
  const store = createStore(1, add, [
    (...change) => heard.push(['first', ...change]),
    (...change) => heard.push(['second', ...change]),
  ]);
  store.dispatch(2);
  expect(heard).toEqual([
    ['first', 3, 1, 2],
    ['second', 3, 1, 2],
  ]);
});

test('the value is the new one while reactions run', () => {
  const seen: number[] = [];
  const store = createStore(1, add, [() => seen.push(store.get())]);
  store.dispatch(2);
  expect(seen).toEqual([3]);
});

test('decisions without end come to one, which is told', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const store = createStore(0, add, [
    () => {
      store.dispatch(1);
    },
  ]);
  store.dispatch(1);
  expect(store.get()).toBeLessThan(1000);
  expect(warn).toHaveBeenCalledExactlyOnceWith('[soglasie] part: endless decisions');
  warn.mockRestore();
});

test('a dispatch from within a reaction waits until every reaction has heard of the first', () => {
  const heard: string[] = [];
  const store = createStore(0, add, [
    (next) => {
      heard.push(`first ${next}`);
      if (next === 1) {
        store.dispatch(10);
        store.dispatch(100);
        heard.push(`still ${store.get()}`);
      }
    },
    (next, prev) => heard.push(`second ${prev} to ${next}`),
  ]);
  store.dispatch(1);
  expect(heard).toEqual([
    'first 1',
    'still 1',
    'second 0 to 1',
    'first 11',
    'second 1 to 11',
    'first 111',
    'second 11 to 111',
  ]);
});
