import type { VendorContext } from './VendorContext';

interface OpenApi {
  readonly Retargeting?: { readonly Init: (id: string) => void; readonly Hit: () => void };
}

const page = globalThis as { VK?: OpenApi };

export function start({ ids, load }: VendorContext): void {
  const hit = (): void => {
    for (const id of ids) {
      page.VK?.Retargeting?.Init(id);
      page.VK?.Retargeting?.Hit();
    }
  };
  // The same file is that of VK's widgets: a page that shows some may have it.
  if (page.VK?.Retargeting) hit();
  // Once it has loaded, as in the vendor's snippet: `vkAsyncInit` belongs to the page.
  else load('https://vk.com/js/api/openapi.js?169', {}, hit);
}
