/** Starts one piece of held-back content; a promise says that its followers have to wait for the end of it. */
export type Start<T> = (item: T) => Promise<void> | undefined;

/** Longest run of one task, in milliseconds: beyond it the page would not answer the visitor in time. */
const SLICE = 16;

export interface Queue<T> {
  /** Adds an item behind all others, in the lines it names; without a line it waits for nobody. */
  add: (item: T, lines: readonly string[]) => void;
  /** Starts what is added and may start. */
  run: () => void;
}

/**
 * Keeps the order of a document: an item starts once those before it in its lines have ended, and no line ever
 * waits for another. Long queues are run in slices.
 */
export function createQueue<T>(start: Start<T>): Queue<T> {
  const added: (readonly [T, readonly string[]])[] = [];
  /** What the next item of a line has to wait for; absent while the line is free. */
  const ends = new Map<string, Promise<unknown>>();
  let running = false;

  const enter = (item: T, lines: readonly string[]): void => {
    const before = lines.flatMap((line) => ends.get(line) ?? []);
    const end = before.length > 0 ? Promise.all(before).then(() => start(item)) : start(item);
    if (!end) return;
    for (const line of lines) ends.set(line, end);
    void end.then(() => {
      for (const line of lines) if (ends.get(line) === end) ends.delete(line);
    });
  };
  const run = (): void => {
    const until = performance.now() + SLICE;
    for (let next = added.shift(); next; next = added.shift()) {
      enter(...next);
      if (performance.now() > until) {
        setTimeout(run);
        return;
      }
    }
    running = false;
  };
  return {
    add(item, lines) {
      added.push([item, lines]);
    },
    run() {
      if (running) return;
      running = true;
      run();
    },
  };
}
