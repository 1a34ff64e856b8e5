import type { Page } from '@playwright/test';
import type { Resource, TestServer } from './server';
import { accept } from './visitor';

// Held-back content, and what becomes of it.

const analytics = 'data-category="analytics"';

/** An inline script that says that it ran. */
export const held = (name: string, attributes = analytics): string =>
  `<script type="text/plain" ${attributes}>ran.push('${name}')</script>`;

export const heldFile = (src: string, attributes = analytics): string =>
  `<script type="text/plain" ${attributes} src="${src}"></script>`;

/** A file that says that it ran, by its path's last part without the ending. */
export function file(server: TestServer, path: string, resource: Resource = {}): string {
  const name = path.replace(/^.*\/|\.\w+$/g, '');
  return server.resource(path, { body: `ran.push('${name}')`, ...resource });
}

/** The same, answered once the returned function is called. */
export function fileOnDemand(server: TestServer, path: string, text?: string): () => void {
  let answer: (text: string) => void;
  const rest = new Promise<string>((resolve) => (answer = resolve));
  file(server, path, { body: '', rest });
  return () => {
    answer(text ?? `ran.push('${path.replace(/^.*\/|\.\w+$/g, '')}')`);
  };
}

/** How often each path below the prefix was asked for. */
export function requestCounts(server: TestServer, prefix = '/held/'): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { path } of server.requestsTo(prefix)) counts[path] = (counts[path] ?? 0) + 1;
  return counts;
}

/**
 * How often the page asks for each path under `/held/`, from now on. Of a connection that breaks, the server hears
 * more: the browser's network tries again by itself where the connection was an old one.
 */
export function watchRequests(page: Page): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/held/')) counts[pathname] = (counts[pathname] ?? 0) + 1;
  });
  return counts;
}

/** What was reported so far, each as `code: message`. */
export const reports = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    window.events
      .filter(({ name }) => name === 'problem')
      .map(({ detail }) => {
        const { code, message } = detail as { code: string; message: string };
        return `${code}: ${message}`;
      }),
  );

/** Waits until the configuration is read, whatever is drawn then. */
export async function started(page: Page): Promise<void> {
  await page.waitForFunction(() => window.soglasie);
}

export interface Entry {
  readonly name: string;
  /** Over the usual ones of the widget's script tag. */
  readonly scriptAttributes: Readonly<Record<string, string>>;
  /** The visitor says yes to everything. */
  readonly grant: (page: Page) => Promise<void>;
}

/** The files of a script tag: what the gate does must not depend on which of them it is. */
export const entries: readonly Entry[] = [
  { name: 'soglasie.js', scriptAttributes: {}, grant: accept },
  {
    name: 'soglasie.headless.js',
    scriptAttributes: { src: '/soglasie/soglasie.headless.js' },
    async grant(page) {
      await started(page);
      await page.evaluate(() => window.soglasie?.acceptAll());
    },
  },
];
