/** How long a configuration file may take, in milliseconds; the page's visitor waits for the banner meanwhile. */
const PATIENCE = 5000;

/**
 * The configuration at an address, or in the JSON script of the page that `#id` names. Rejects where there is none
 * that can be read.
 */
export async function load(source: string): Promise<unknown> {
  const text = await (source.startsWith('#')
    ? find(`script[id=${JSON.stringify(source.slice(1))}]`)
    : download(source));
  // Editors on Windows still begin files with a byte order mark.
  return JSON.parse(text.replace(/^\uFEFF/, ''));
}

async function find(selector: string): Promise<string> {
  // Asked of <html>: an image named `querySelector` hides the document's own.
  const script = (): Element | null => document.documentElement.querySelector(selector);
  // What nothing follows yet, the parser may be in the middle of.
  if (document.readyState === 'loading' && !script()?.nextSibling) {
    await new Promise((resolve) => {
      addEventListener('DOMContentLoaded', resolve);
    });
  }
  return script()?.textContent ?? '';
}

async function download(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(String(response.status));
  return response.text();
}
