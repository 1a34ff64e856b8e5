import { queueCalls } from './queueCalls';
import type { VendorContext } from './VendorContext';

const page = globalThis as { ct?: unknown; CalltouchDataObject?: string };

export function start({ ids, load }: VendorContext): void {
  if (!page.ct) {
    const callbacks: IArguments[] = [];
    page.CalltouchDataObject = 'ct';
    page.ct = Object.assign(
      queueCalls((call) => callbacks.push(call)),
      { callbacks, loaded: false, counters: [...ids] },
    );
  }
  for (const id of ids) load(`https://mod.calltouch.ru/init.js?id=${encodeURIComponent(id)}`);
}
