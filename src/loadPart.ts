import { createElement, root } from './page';
import { trusted } from './gate/revive';

/** Loads a part of ours: its name, and the SHA-256 of what was built, in base64 without the sign at its end. */
export type LoadPart = (name: string, digest: string) => Promise<unknown>;

/** Our own tag, where it can be told from others. */
let ownTag: HTMLScriptElement | null | undefined;

/** Has parts come from the folder of this tag's file, and asked for with the tag's nonce. */
export function loadPartsOf(tag: typeof ownTag): void {
  ownTag = tag;
}

/** What has the browser fetch a module and check it. */
function carrier(url: string): HTMLElement {
  // Safari and its like check nothing that comes by a link. A script delays the page's load event, if that is yet to come.
  if (navigator.vendor.startsWith('Apple'))
    try {
      return Object.assign(createElement('script'), { type: 'module', src: trusted('createScriptURL', url) });
    } catch {
      // The page allows no policy of ours; no address of a link needs one.
    }
  return Object.assign(createElement('link'), { rel: 'modulepreload', href: url });
}

/**
 * How a script tag's file has its parts, which the build writes in place of `import()`: what is not byte for byte what was
 * built does not run. `import()` itself cannot check that.
 */
export const loadPart: LoadPart = async (name, digest) => {
  const load = async (query = ''): Promise<object> => {
    const file = `soglasie-${name}-${digest.slice(0, 8)}.js${query}`;
    // As a module, our script has no tag of its own: beside look-alikes it finds its folder by `import()` alone.
    if (!ownTag) return import(`./${file}`) as Promise<object>;
    const { nonce, src } = ownTag;
    const url = new URL(file, src).href;
    const element = carrier(url);
    try {
      await new Promise((onload, reject) => {
        const onerror = (): void => {
          reject(new Error(url));
        };
        Object.assign(element, { integrity: `sha256-${digest}=`, nonce, onload, onerror });
        root().append(element);
      });
    } finally {
      element.remove();
    }
    // The same module: no browser asks for it again.
    return import(url) as Promise<object>;
  };
  // Some browsers remember for good that a module has failed: another address is another module.
  const part = await load().catch(() => load(`?${Date.now()}`));
  (part as { takeLoader?: (loader: LoadPart) => void }).takeLoader?.(loadPart);
  return part;
};
