import { queueCalls } from './queueCalls';
import type { VendorContext } from './VendorContext';

type Mindbox = ((...call: unknown[]) => void) & { queue?: unknown[] };

const page = globalThis as { mindbox?: Mindbox };
/** Said once: what the vendor makes of another `create` is not documented. */
let isCreated = false;

export function start({ ids: [endpointId], load }: VendorContext): void {
  const mindbox: Mindbox = (page.mindbox ??= queueCalls((call) => mindbox.queue?.push(call)));
  mindbox.queue ??= [];
  if (!isCreated) mindbox('create', { endpointId });
  isCreated = true;
  load('https://api.mindbox.ru/scripts/v1/tracker.js');
}
