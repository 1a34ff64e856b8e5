import { queueCalls } from './queueCalls';
import type { VendorContext } from './VendorContext';

/** What a page may call before the file is there. */
const METHODS = 'connect track identify auth open onReady addCallback removeCallback trackMessageInteraction';

interface CarrotQuest {
  readonly connect: (key: string) => void;
}

const page = globalThis as { carrotquest?: CarrotQuest; carrotquestasync?: unknown[] };

export function start({ ids: [key = ''], load }: VendorContext): void {
  if (!page.carrotquest) {
    const queue: unknown[] = (page.carrotquestasync = []);
    const methods = METHODS.split(' ').map((name) => [name, queueCalls((call) => queue.push(name, call))]);
    page.carrotquest = { settings: {}, ...Object.fromEntries(methods) } as CarrotQuest;
    page.carrotquest.connect(key);
  }
  load('https://cdn.carrotquest.app/api.min.js');
}
