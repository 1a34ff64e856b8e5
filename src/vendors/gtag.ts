import { queueCalls } from './queueCalls';
import { share } from './share';
import type { VendorContext } from './VendorContext';

interface State {
  /** Services that are running. */
  readonly running: Set<string>;
  /** Where the file is asked for: one serves every id of Google's, whichever it was asked for with. */
  address?: string | undefined;
  hasBegun?: true;
  hasRun?: true;
}

const page = globalThis as { gtag?: (...call: unknown[]) => void };

const shared = (): State => share<State>('gtag', { running: new Set() });

export function startGtag(service: string, { ids, load }: VendorContext): void {
  const state = shared();
  const gtag = (page.gtag ??= queueCalls((call) => ((window.dataLayer ??= []) as unknown[]).push(call)));
  state.running.add(service);
  if (!state.hasBegun) gtag('js', new Date());
  state.hasBegun = true;
  for (const id of ids) gtag('config', id);
  state.address ??= `https://www.googletagmanager.com/gtag/js?id=${encodeURIComponent(ids[0] ?? '')}`;
  load(state.address, {}, () => {
    state.hasRun = true;
  });
}

/** What waits for a file that was taken back on its way is not for the grant of another service. */
export function stopGtag(service: string, { ids }: VendorContext): void {
  const state = shared();
  state.running.delete(service);
  if (state.hasRun) return;
  if (state.running.size === 0) state.address = undefined;
  const queue = (window.dataLayer ?? []) as unknown[];
  const isRefused = (call: unknown): boolean => {
    const [name, id] = Array.from(Object(call) as ArrayLike<unknown>);
    return name === 'config' && ids.includes(String(id));
  };
  // In place: the file, too, takes this list.
  for (let index = queue.length; index--;) if (isRefused(queue[index])) queue.splice(index, 1);
}
