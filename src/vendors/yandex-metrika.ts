import type { Ym } from './guardMetrika';
import { queueCalls } from './queueCalls';
import type { VendorContext } from './VendorContext';

const page = globalThis as { ym?: Ym };

export function start({ ids, isOn, load }: VendorContext): void {
  const ym: Ym = (page.ym ??= queueCalls((call) => (ym.a ??= []).push(call)));
  // What the page has called since the grant: a counter hears nothing before its `init`.
  const calls = ym.a && !Object.hasOwn(ym.a, 'push') ? ym.a.splice(0) : [];
  ym.l = Date.now();
  const options = {
    webvisor: isOn('webvisor'),
    clickmap: true,
    trackLinks: true,
    accurateTrackBounce: true,
  };
  for (const id of ids) ym(Number(id), 'init', options);
  ym.a?.push(...calls);
  load('https://mc.yandex.ru/metrika/tag.js');
}
