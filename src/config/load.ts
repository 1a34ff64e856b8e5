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
  return JSON.parse(text);
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
  // A page that says «not found» is no configuration; its status, read as one, is a fault that says what came.
  return response.ok ? response.text() : String(response.status);
}
