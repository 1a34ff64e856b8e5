import type { VendorContext } from './VendorContext';

export function start({ ids: [id = ''], load }: VendorContext): void {
  load(`https://code.jivo.ru/widget/${encodeURIComponent(id)}`);
}
