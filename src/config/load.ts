import { head, readyState, root } from '../page';

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
  const scripts = (): Element[] => [...root().querySelectorAll(selector)];
  const [first] = scripts();
  // What nothing follows yet, the parser may be in the middle of; and in the body, what is to come may disagree with it.
  if (readyState() === 'loading' && !(first?.nextSibling && head().contains(first))) {
    await new Promise((resolve) => {
      addEventListener('DOMContentLoaded', resolve);
    });
  }
  // Of two by that name, one may be an imitation: what they do not agree on, nobody has said.
  const [text = '', ...others] = scripts().map(({ textContent }) => textContent);
  return others.every((other) => other === text) ? text : '';
}

async function download(url: string): Promise<string | number> {
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    const response = await fetch(url, { signal });
    // A page that says «not found» is no configuration, even in JSON.
    return response.ok ? await response.text() : response.status;
  } catch (error) {
    // Of an answer that had begun, Firefox and WebKit say only that it was broken off.
    throw signal.aborted ? signal.reason : error;
  }
}
