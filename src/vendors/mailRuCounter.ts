import { share } from './share';
import type { VendorContext } from './VendorContext';

interface Queue {
  readonly push: (call: object) => unknown;
}

interface State {
  /** The counters of each service that is running: Top.Mail.ru and VK Реклама share the file, and perhaps a counter. */
  readonly running: Map<string, readonly string[]>;
  /** What the vendor's file listens to, or will, out of the page's reach while nothing is granted. */
  kept?: Queue | undefined;
}

const page = globalThis as { _tmr?: Queue };

const shared = (): State => share<State>('tmr', { running: new Map() });

export function startCounter(service: string, { ids, load }: VendorContext): void {
  const state = shared();
  if (state.kept) page._tmr = state.kept;
  state.kept = undefined;
  const queue = (page._tmr ??= [] as object[]);
  const counted = [...state.running.values()].flat();
  state.running.set(service, ids);
  for (const id of ids) {
    if (!counted.includes(id)) queue.push({ id, type: 'pageView', start: Date.now() });
  }
  load('https://top-fwz1.mail.ru/js/code.js', { id: 'topmailru-code' });
}

/** The vendor has no switch: the page's further events go nowhere, now or later. */
export function stopCounter(service: string): void {
  const state = shared();
  state.running.delete(service);
  if (state.running.size > 0) return;
  const queue = page._tmr;
  // One that was never answered holds only what is not to be sent any more.
  state.kept = queue && (!Array.isArray(queue) || Object.hasOwn(queue, 'push')) ? queue : ([] as object[]);
  page._tmr = { push: () => 0 };
}
