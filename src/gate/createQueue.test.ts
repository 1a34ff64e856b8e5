// @vitest-environment node
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createQueue, type Queue } from './createQueue';

/**
 * How it goes on after its start: `instant` like inline text, `dropped` like what is no longer allowed, the others
 * like files, which arrive or fail when the network says so, or hang until nobody waits any longer.
 */
type Kind = 'instant' | 'dropped' | 'delayed' | 'failing' | 'hanging';

interface Item {
  readonly name: number;
  readonly lines: readonly string[];
  readonly kind: Kind;
}

const TIMEOUT = 5000;
/** How much later than its answer a failure is known. */
const LATE = 10;
/** The longest run of the queue in one task. */
const SLICE = 24;

// Hundreds of runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Lets everything happen that nobody has to wait for. Timeouts are a multiple of it, so that none ends in between. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(50);

interface Observed {
  readonly queue: Queue<Item>;
  readonly started: number[];
  /** When each ended. */
  readonly ended: Map<number, number>;
  /** Ends those that the network decides on. */
  readonly waiting: Map<number, () => void>;
  readonly hanging: Set<number>;
  readonly log: string[];
}

/** Whether all that an item has to wait for has ended. */
const isFree = (all: readonly Item[], { name, lines }: Item, hasEnded: (name: number) => boolean): boolean =>
  all
    .slice(0, name)
    .every((before) => !before.lines.some((line) => lines.includes(line)) || hasEnded(before.name));

/** A queue that keeps a log, and looks at each start whether it is one out of turn. */
function observe(all: readonly Item[]): Observed {
  const started: number[] = [];
  const ended = new Map<number, number>();
  const waiting = new Map<number, () => void>();
  const hanging = new Set<number>();
  const log: string[] = [];
  const queue = createQueue<Item>(
    (item) => {
      const { name, kind } = item;
      if (!isFree(all, item, (before) => ended.has(before))) log.push(`${name} out of turn`);
      log.push(`start ${name}`);
      started.push(name);
      const end = (): void => {
        ended.set(name, Date.now());
      };
      if (kind === 'instant' || kind === 'dropped') {
        end();
        return undefined;
      }
      return new Promise<void>((resolve) => {
        const finish = (): void => {
          hanging.delete(name);
          end();
          resolve();
        };
        if (kind === 'hanging') {
          hanging.add(name);
          setTimeout(finish, TIMEOUT);
        } else {
          waiting.set(name, () => {
            waiting.delete(name);
            if (kind === 'failing') setTimeout(finish, LATE);
            else finish();
          });
        }
      });
    },
    (item) => {
      const { name } = item;
      // What ended at this very moment may not be known yet.
      const now = Date.now();
      if (isFree(all, item, (before) => (ended.get(before) ?? now) < now)) log.push(`${name} need not wait`);
      log.push(`prepare ${name}`);
      return () => log.push(`undo ${name}`);
    },
  );
  return { queue, started, ended, waiting, hanging, log };
}

const ascending = (names: Iterable<number>): number[] => [...names].sort((a, b) => a - b);

const LINES = ['analytics', 'advertising', 'external'];
const kinds = fc.constantFrom<Kind[]>('instant', 'dropped', 'delayed', 'failing', 'hanging');
const items: fc.Arbitrary<readonly Item[]> = fc
  .array(fc.record({ lines: fc.subarray(LINES), kind: kinds }), { maxLength: 14 })
  .map((list) => list.map((item, name) => ({ name, ...item })));

/**
 * Adds the items one by one or several at once, as the parser finds them, and lets them end in any order in between.
 * Looks on after each step.
 */
async function play(
  all: readonly Item[],
  picks: Iterator<number>,
  observed: Observed,
  look: (added: number) => void = () => {},
): Promise<void> {
  const { queue, waiting, hanging } = observed;
  const pick = (count: number): number => Number(picks.next().value) % count;
  let added = 0;
  while (added < all.length || waiting.size > 0 || hanging.size > 0) {
    const choice = pick(all.length - added + waiting.size + (hanging.size > 0 ? 1 : 0));
    if (choice < waiting.size) [...waiting.values()][choice]?.();
    else if (choice < waiting.size + all.length - added) {
      const more = all.slice(added, (added += 1 + pick(all.length - added)));
      for (const item of more) queue(item, item.lines);
    } else await vi.advanceTimersByTimeAsync(TIMEOUT);
    await settle();
    look(added);
  }
}

describe('an ordering queue', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  const check = (property: (all: readonly Item[], picks: Iterator<number>) => Promise<void>): Promise<void> =>
    fc.assert(fc.asyncProperty(items, fc.infiniteStream(fc.nat()), property), { numRuns: 300 });

  test('starts an item once all before it in its lines have ended, and lets it wait for nothing else', () =>
    check(async (all, picks) => {
      const observed = observe(all);
      await play(all, picks, observed, (added) => {
        const free = all
          .slice(0, added)
          .filter((item) => isFree(all, item, (name) => observed.ended.has(name)));
        expect(ascending(observed.started)).toEqual(free.map(({ name }) => name));
      });
      expect(observed.log).not.toContainEqual(expect.stringContaining('out of turn'));
    }));

  test('starts the items of a line in the order added', () =>
    check(async (all, picks) => {
      const observed = observe(all);
      await play(all, picks, observed);
      for (const line of LINES) {
        const inLine = observed.started.filter((name) => all[name]?.lines.includes(line));
        expect(inLine).toEqual(ascending(inLine));
      }
    }));

  test('starts every item once in the end', () =>
    check(async (all, picks) => {
      const { started, ...observed } = observe(all);
      await play(all, picks, { started, ...observed });
      expect(ascending(started)).toEqual(all.map(({ name }) => name));
    }));

  test('starts what has nothing to wait for in the order added', () =>
    check(async (all, picks) => {
      const observed = observe(all);
      await play(all, picks, observed);
      const atOnce = observed.started.filter((name) => !observed.log.includes(`prepare ${name}`));
      expect(atOnce).toEqual(ascending(atOnce));
    }));

  test('prepares what has to wait, and that alone, and undoes it once, right after the start', () =>
    check(async (all, picks) => {
      const observed = observe(all);
      await play(all, picks, observed);
      const { log } = observed;
      expect(log).not.toContainEqual(expect.stringContaining('need not wait'));
      for (const { name } of all) {
        const own = log.filter((entry) => entry.endsWith(` ${name}`));
        if (own.length === 1) continue;
        expect(own).toEqual([`prepare ${name}`, `start ${name}`, `undo ${name}`]);
        expect(log[log.indexOf(`start ${name}`) + 1]).toBe(`undo ${name}`);
      }
    }));

  test('prepares at once, though what it waits for never ends', async () => {
    const all = [0, 1, 2].map((name): Item => ({ name, lines: ['analytics'], kind: 'delayed' }));
    const { queue, log } = observe(all);
    for (const item of all) queue(item, item.lines);
    await settle();
    expect(log).toEqual(['start 0', 'prepare 1', 'prepare 2']);
  });

  test('starts what is in no line although everything else hangs', () =>
    check(async (all) => {
      const { queue, started } = observe(all);
      const stuck = all.map((item): Item => ({
        ...item,
        kind: item.lines.length > 0 ? 'delayed' : item.kind,
      }));
      for (const item of stuck) queue(item, item.lines);
      await settle();
      const free = stuck.filter(({ lines }) => lines.length === 0).map(({ name }) => name);
      expect(started.filter((name) => free.includes(name))).toEqual(free);
    }));

  test('keeps a line waiting for a slow file, and no other', async () => {
    const all: readonly Item[] = [
      { name: 0, lines: ['analytics'], kind: 'delayed' },
      { name: 1, lines: ['analytics'], kind: 'instant' },
      { name: 2, lines: ['advertising'], kind: 'instant' },
      { name: 3, lines: ['analytics', 'advertising'], kind: 'instant' },
      { name: 4, lines: ['advertising'], kind: 'instant' },
    ];
    const { queue, started, waiting } = observe(all);
    for (const item of all) queue(item, item.lines);
    await settle();
    expect(started).toEqual([0, 2]);
    waiting.get(0)?.();
    await settle();
    expect(started).toEqual([0, 2, 1, 3, 4]);
  });

  test('starts nothing while the code that adds is still running', () => {
    const { queue, started } = observe([]);
    queue({ name: 0, lines: [], kind: 'instant' }, []);
    expect(started).toEqual([]);
  });
});

describe('a long queue', () => {
  /** How long each start takes, and in which lines it is. */
  interface Cost {
    readonly lines: readonly string[];
    readonly cost: number;
    readonly delayed: boolean;
  }

  /** Runs the queue on a clock that only starts move; tells how far into its task each start was. */
  async function measure(all: readonly Cost[], idle: number): Promise<{ into: number; task: number }[]> {
    let clock = 0;
    const tasks: (() => void)[] = [];
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
    vi.stubGlobal('setTimeout', (act: () => void) => tasks.push(act));
    const starts: { into: number; task: number }[] = [];
    let began = 0;
    let task = 0;
    const queue = createQueue<Cost>(
      ({ cost, delayed }) => {
        starts.push({ into: clock - began, task });
        clock += cost;
        return delayed ? new Promise((resolve) => tasks.push(resolve)) : undefined;
      },
      () => () => {},
    );
    for (const item of all) queue(item, item.lines);
    for (let act: (() => void) | undefined = () => {}; act; act = tasks.shift()) {
      began = clock;
      act();
      // The task's microtasks.
      await new Promise(setImmediate);
      clock += idle;
      task += 1;
    }
    expect(starts).toHaveLength(all.length);
    return starts;
  }

  const cost = fc.integer({ min: 0, max: 60 });
  const idle = fc.constantFrom(0, 1, 30);
  const longest = (starts: readonly { into: number }[]): number =>
    Math.max(0, ...starts.map(({ into }) => into));
  const assertSlices = (costs: fc.Arbitrary<readonly Cost[]>): Promise<void> =>
    fc.assert(
      fc.asyncProperty(costs, idle, async (all, pause) => {
        expect(longest(await measure(all, pause))).toBeLessThan(SLICE);
      }),
      { numRuns: 300 },
    );

  test('starts nothing in a task that has run for a slice, so that the page can answer', () =>
    assertSlices(
      fc.array(fc.record({ lines: fc.subarray(LINES), cost, delayed: fc.constant(false) }), {
        maxLength: 60,
      }),
    ));

  test('is run in slices behind a slow file, too', () =>
    assertSlices(
      fc
        .array(fc.record({ cost, delayed: fc.boolean() }), { maxLength: 60 })
        .map((list) =>
          list.map((item, index) => ({ lines: ['a'], ...item, delayed: index === 0 || item.delayed })),
        ),
    ));

  test('never runs longer than its slice, and then one item of each line', () => {
    const costs = fc.array(fc.record({ lines: fc.subarray(LINES), cost, delayed: fc.boolean() }), {
      maxLength: 60,
    });
    return fc.assert(
      fc.asyncProperty(costs, idle, async (all, pause) => {
        const late = new Map<number, number>();
        for (const { into, task } of await measure(all, pause)) {
          if (into >= SLICE) late.set(task, (late.get(task) ?? 0) + 1);
        }
        expect(Math.max(0, ...late.values())).toBeLessThanOrEqual(LINES.length);
      }),
      { numRuns: 300 },
    );
  });

  test('takes no more tasks than it has slices', async () => {
    const all = Array.from({ length: 100 }, () => ({ lines: ['a'], cost: 1, delayed: false }));
    const starts = await measure(all, 0);
    expect(new Set(starts.map(({ task }) => task)).size).toBe(Math.ceil(100 / SLICE));
  });
});
