// @vitest-environment node
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createQueue } from './createQueue';

interface Item {
  readonly name: number;
  readonly lines: readonly string[];
  /** Has it to be waited for, like a file, or is it over at once, like inline text? */
  readonly delayed: boolean;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Lets everything happen that nobody has to wait for. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1);

/** A queue whose delayed items end when told to. */
function observe(): {
  readonly queue: ReturnType<typeof createQueue<Item>>;
  readonly started: number[];
  readonly ended: Set<number>;
  readonly waiting: Map<number, () => void>;
} {
  const started: number[] = [];
  const ended = new Set<number>();
  const waiting = new Map<number, () => void>();
  const queue = createQueue<Item>(({ name, delayed }) => {
    started.push(name);
    if (!delayed) {
      ended.add(name);
      return undefined;
    }
    return new Promise((resolve) => {
      waiting.set(name, () => {
        waiting.delete(name);
        ended.add(name);
        resolve();
      });
    });
  });
  return { queue, started, ended, waiting };
}

const lines = fc.subarray(['analytics', 'advertising', 'external']);
const items: fc.Arbitrary<readonly Item[]> = fc
  .array(fc.record({ lines, delayed: fc.boolean() }), { maxLength: 12 })
  .map((list) => list.map((item, name) => ({ name, ...item })));

test('an item starts once all before it in its lines have ended, and waits for nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(items, fc.infiniteStream(fc.nat()), async (all, picks) => {
      const { queue, started, ended, waiting } = observe();
      const pick = (count: number): number => Number(picks.next().value) % count;
      let added = 0;
      while (added < all.length || waiting.size > 0) {
        const choice = pick(all.length - added + waiting.size);
        if (choice < waiting.size) [...waiting.values()][choice]?.();
        else {
          // One more or several at once, as the parser finds them.
          const more = all.slice(added, (added += 1 + pick(all.length - added)));
          for (const item of more) queue.add(item, item.lines);
          queue.run();
        }
        await settle();
        const free = all.slice(0, added).filter(({ name, lines }) => {
          const before = all
            .slice(0, name)
            .filter((other) => other.lines.some((line) => lines.includes(line)));
          return before.every((other) => ended.has(other.name));
        });
        expect([...started].sort((a, b) => a - b)).toEqual(free.map(({ name }) => name));
      }
      expect(started).toHaveLength(all.length);
    }),
    { numRuns: 300 },
  );
});

test('what waits for nobody starts in the order of the document', () => {
  const { queue, started } = observe();
  for (const name of [0, 1, 2]) queue.add({ name, lines: [], delayed: false }, ['analytics']);
  expect(started).toEqual([]);
  queue.run();
  expect(started).toEqual([0, 1, 2]);
});

test('a slow file keeps its own line waiting, and no other', async () => {
  const { queue, started, waiting } = observe();
  const add = (name: number, line: string, delayed: boolean): void => {
    queue.add({ name, lines: [line], delayed }, [line]);
  };
  add(0, 'analytics', true);
  add(1, 'analytics', false);
  add(2, 'advertising', false);
  queue.run();
  await settle();
  expect(started).toEqual([0, 2]);
  waiting.get(0)?.();
  await settle();
  expect(started).toEqual([0, 2, 1]);
});

test('a long queue lets the page answer in between', () => {
  let clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  const started: number[] = [];
  const queue = createQueue<number>((name) => {
    started.push(name);
    clock += 10;
    return undefined;
  });
  const all = [0, 1, 2, 3, 4];
  for (const name of all) queue.add(name, ['analytics']);
  queue.run();
  expect(started).toEqual([0, 1]);
  // A second look at the page while the first is not through starts nothing out of turn.
  queue.run();
  expect(started).toEqual([0, 1]);
  vi.advanceTimersToNextTimer();
  expect(started).toEqual([0, 1, 2, 3]);
  vi.runAllTimers();
  expect(started).toEqual(all);
});
