/** How long a configuration file may take, in milliseconds; the page's visitor waits for the banner meanwhile. */
const PATIENCE = 5000;

/**
 * The configuration at an address, or in the JSON script of the page that `#id` names. Never rejects: where it cannot be
 * read, it is what came in its place, which is no object: the text, the status of the answer, or a list with the error.
 */
export async function load(source: string): Promise<unknown> {
  try {
    const found = await (source.startsWith('#')
      ? find(`script[id=${JSON.stringify(source.slice(1))}]`)
      : download(source));
    try {
      const parsed: unknown = JSON.parse(found as string);
      // What is no configuration is told of as it was written.
      return Object(parsed) === parsed ? parsed : found;
    } catch {
      return found;
    }
  } catch (error) {
    return [error];
  }
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

async function download(url: string): Promise<string | number> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
  // A page that says «not found» is no configuration, even in JSON.
  return response.ok ? response.text() : response.status;
}
