import { afterEach, describe, expect, test } from 'vitest';
import { guardMetrika, type Ym } from './guardMetrika';

const goal = [1, 'reachGoal', 'order'] as const;
const lock = (id: number): unknown => Reflect.get(window, `disableYaCounter${id}`);
const queued = (): unknown[][] => (window.ym?.a ?? []).map((call) => Array.from(call));

afterEach(() => {
  delete window.ym;
  for (const id of [1, 2]) Reflect.deleteProperty(window, `disableYaCounter${id}`);
});

describe('a call of the page', () => {
  test('before anything is decided throws nothing, and is dropped', () => {
    guardMetrika(1);
    window.ym?.(...goal);
    expect(queued()).toEqual([]);
  });

  test('while refused is dropped, and not kept for later', () => {
    const guard = guardMetrika(1);
    guard(false);
    window.ym?.(...goal);
    guard(true);
    expect(queued()).toEqual([]);
  });

  test('once granted waits in the queue that the vendor reads, as the arguments it expects', () => {
    guardMetrika(1)(true);
    window.ym?.(...goal);
    expect(queued()).toEqual([goal]);
    expect(Object.prototype.toString.call(window.ym?.a?.[0])).toBe('[object Arguments]');
  });

  test('after a withdrawal is dropped again', () => {
    const guard = guardMetrika(1);
    guard(true);
    guard(false);
    const before = queued().length;
    window.ym?.(...goal);
    expect(queued()).toHaveLength(before);
  });

  test('waits in the same queue for as long as the page lives', () => {
    const guard = guardMetrika(1);
    const queue = window.ym?.a;
    guard(true);
    guard(false);
    guard(true);
    expect(window.ym?.a).toBe(queue);
  });
});

describe('the locks', () => {
  test('are on for every counter while refused, and gone while granted', () => {
    const guard = guardMetrika([1, '2']);
    guard(false);
    expect([lock(1), lock(2)]).toEqual([true, true]);
    guard(true);
    expect('disableYaCounter1' in window || 'disableYaCounter2' in window).toBe(false);
  });

  test('are none where the site names no counter', () => {
    const before = Object.keys(window).filter((name) => name.startsWith('disableYa'));
    guardMetrika(undefined)(false);
    expect(Object.keys(window).filter((name) => name.startsWith('disableYa'))).toEqual(before);
  });

  test('come after the counters have been stopped', () => {
    const guard = guardMetrika([1, 2]);
    guard(true);
    const seen: unknown[] = [];
    window.ym = (...call: unknown[]) => seen.push([...call, lock(call[0] as number)]);
    guard(false);
    expect(seen).toEqual([
      [1, 'destruct', undefined],
      [2, 'destruct', undefined],
    ]);
    expect([lock(1), lock(2)]).toEqual([true, true]);
  });
});

test('what nobody has answered yet is forgotten with a refusal, so that no file that comes late begins', () => {
  const guard = guardMetrika(1);
  guard(true);
  window.ym?.(1, 'init', {});
  window.ym?.(...goal);
  guard(false);
  expect(queued()).toEqual([]);
  guard(true);
  expect(queued()).toEqual([]);
});

test('what is answered is told to stop', () => {
  const guard = guardMetrika(1);
  const heard: unknown[][] = [];
  Object.assign(window.ym?.a ?? [], { push: (call: ArrayLike<unknown>) => heard.push(Array.from(call)) });
  guard(true);
  guard(false);
  expect(heard).toEqual([[1, 'destruct']]);
});

test('a `ym` that throws is locked all the same, every counter, and what is called then is dropped', () => {
  const guard = guardMetrika([1, 2]);
  guard(true);
  Object.assign(window.ym?.a ?? [], {
    push: () => {
      throw new Error('broken');
    },
  });
  expect(() => {
    guard(false);
  }).toThrow('broken');
  expect([lock(1), lock(2)]).toEqual([true, true]);
  expect(() => window.ym?.(...goal)).not.toThrow();
});

test('another start on the page takes over what the first has left', () => {
  guardMetrika(1)(false);
  const queue = window.ym?.a;
  const guard = guardMetrika(1);
  guard(true);
  window.ym?.(...goal);
  expect(window.ym?.a).toBe(queue);
  expect(queued()).toEqual([goal]);
  guard(false);
  window.ym?.(...goal);
  expect(queued()).toEqual([]);
});

test('an element of the page with that id is no function, and gives way', () => {
  const image = document.createElement('img');
  image.id = 'ym';
  document.body.append(image);
  guardMetrika(1)(true);
  expect(() => window.ym?.(...goal)).not.toThrow();
  image.remove();
});

test('a page that has a counter of its own keeps its function', () => {
  const own: Ym = () => {};
  window.ym = own;
  guardMetrika(1);
  expect(window.ym).toBe(own);
});
