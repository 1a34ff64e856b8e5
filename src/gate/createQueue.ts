/** Starts one piece of held-back content; a promise says that its followers have to wait for the end of it. */
export type Start<T> = (item: T) => Promise<void> | undefined;

/** Makes ready what has to wait; what it returns is called right after the start. */
export type Prepare<T> = (item: T) => (() => void) | undefined;

/** Adds an item behind all others, in the lines it names; without a line it waits for nobody. */
export type Queue<T> = (item: T, lines: readonly string[]) => void;

/** Longest run of one task, in milliseconds: beyond it the page would not answer the visitor in time. */
const SLICE = 24;

/**
 * Keeps the order of a document: an item starts once those before it in its lines have ended, and no line ever
 * waits for another. Long queues are run in slices.
 */
export function createQueue<T>(start: Start<T>, prepare: Prepare<T>): Queue<T> {
  /** What the next item of a line has to wait for; absent while the line is free. */
  const ends = new Map<string, Promise<unknown>>();
  let until = 0;
  /** Lets the browser do what it has to, once this task has run for long enough. */
  const breathe = async (): Promise<void> => {
    if (performance.now() < until) return;
    await new Promise((resolve) => setTimeout(resolve));
    until = performance.now() + SLICE;
  };
  const items: (readonly [T, readonly string[]])[] = [];
  const run = async (): Promise<void> => {
    for (const [item, lines] of items) {
      await breathe();
      const before = lines.flatMap((line) => ends.get(line) ?? []);
      const wait = async (): Promise<void> => {
        const undo = prepare(item);
        await Promise.all(before);
        await breathe();
        const end = start(item);
        // Not earlier: WebKit breaks off what it is loading for a link that goes, and would ask once more.
        undo?.();
        await end;
      };
      const end = before.length > 0 ? wait() : start(item);
      if (!end) continue;
      for (const line of lines) ends.set(line, end);
      void end.then(() => {
        for (const line of lines) if (ends.get(line) === end) ends.delete(line);
      });
    }
    items.length = 0;
  };
  return (item, lines) => {
    if (items.push([item, lines]) < 2) void run();
  };
}
