/** As the vendor's own snippet has it: a function with a queue, which `tag.js` reads, and then gives a `push` of its own. */
export interface Ym {
  (...call: unknown[]): void;
  a?: ArrayLike<unknown>[];
  /** When the counter was installed. */
  l?: number;
  /** Ours: whether what is called is for the counter. Another start on this page finds it here. */
  isOpen?: boolean;
}

declare global {
  interface Window {
    ym?: Ym;
  }
}

/**
 * Lets the page call `ym` at any time: what it says before the grant is dropped, and never sent later; what it says
 * after that waits in the queue for `tag.js`. The function returned is to be called with the state at each decision:
 * a refusal stops the counters and locks them.
 */
export function guardMetrika(ids: unknown): (isGranted: boolean) => void {
  // Whatever else stands there is no counter's, and starts none: a lock of that name locks nothing.
  const counters = [ids ?? []].flat() as (number | string)[];
  const queue: ArrayLike<unknown>[] = [];
  // An element of the page with that id is no function.
  if (typeof window.ym !== 'function') {
    const ym: Ym = Object.assign(
      function () {
        // eslint-disable-next-line prefer-rest-params -- what `tag.js` expects
        if (ym.isOpen) queue.push(arguments);
      },
      { a: queue },
    );
    window.ym = ym;
  }
  return (isGranted) => {
    const { ym } = window;
    try {
      // Still open: else nothing of ours would pass it on.
      if (!isGranted) for (const id of counters) ym?.(id, 'destruct');
    } finally {
      for (const id of counters) {
        if (isGranted) Reflect.deleteProperty(window, `disableYaCounter${id}`);
        else Reflect.set(window, `disableYaCounter${id}`, true);
      }
      if (ym) {
        ym.isOpen = isGranted;
        // What nobody has answered yet is not for the next grant, nor for a `tag.js` that nothing could stop.
        if (!isGranted && ym.a && !Object.hasOwn(ym.a, 'push')) ym.a.length = 0;
      }
    }
  };
}
