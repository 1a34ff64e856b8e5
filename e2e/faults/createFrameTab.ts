import type { TestServer } from '../server';
import type { Tab } from './Tab';

/** What a page needs in its head to be looked into from outside of its frame, of whichever origin that is. */
export const answering = '<script src="/answer.js"></script>';

const ANSWER = `
  addEventListener('message', async ({ data, source }) => {
    const { id, script, argument } = Object(data);
    if (!script) return;
    const answer = { id };
    try {
      answer.value = await (0, eval)('(' + script + ')')(argument);
    } catch (error) {
      answer.error = String(error);
    }
    source.postMessage(answer, '*');
  });`;

export interface FrameOptions {
  /** Of the `<iframe>`, such as `sandbox="allow-scripts"`. */
  readonly attributes?: string;
  /** Host of the framed page; the page around it is at 127.0.0.1. */
  readonly host?: string;
}

/** A tab whose pages stand inside a frame of another page, at its upper left corner. */
export function createFrameTab(
  tab: Tab,
  server: TestServer,
  { attributes = '', host = '127.0.0.1' }: FrameOptions = {},
): Tab {
  server.resource('/answer.js', { body: ANSWER });
  return {
    ...tab,
    async open(url) {
      const framed = url.replace('127.0.0.1', host);
      const html = `<!doctype html><title>Around</title><style>* { margin: 0; border: 0 }</style>
        <iframe src="${framed}" width="900" height="600" ${attributes}></iframe>`;
      await tab.open(server.origin + server.page(html));
    },
    run: <T, A>(script: (argument: A) => T | Promise<T>, argument?: A): Promise<T> =>
      tab.run(
        async (question) => {
          const frame = document.querySelector('iframe')?.contentWindow;
          const id = Math.random();
          const answer = await new Promise<{ value?: unknown; error?: string }>((resolve) => {
            const listen = ({
              data,
            }: MessageEvent<{ id: number; value?: unknown; error?: string }>): void => {
              if (data.id !== id) return;
              removeEventListener('message', listen);
              resolve(data);
            };
            addEventListener('message', listen);
            frame?.postMessage({ ...question, id }, '*');
          });
          if (answer.error) throw new Error(answer.error);
          return answer.value as T;
        },
        { script: String(script), argument },
      ),
  };
}
