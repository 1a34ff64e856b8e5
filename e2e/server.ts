import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the server answers at one path. */
export interface Resource {
  readonly body?: string | Buffer;
  /** What follows the body: until it is known, the answer has only begun to arrive. */
  readonly rest?: Promise<string>;
  /** Content type; guessed from the path's ending when absent. */
  readonly type?: string;
  readonly status?: number;
  readonly headers?: OutgoingHttpHeaders;
  /** Milliseconds before the answer. */
  readonly delay?: number;
  /** Never answers: the request stays open until the test ends. */
  readonly hang?: boolean;
  /** Breaks the connection without an answer. */
  readonly destroy?: boolean;
}

export interface SeenRequest {
  readonly method: string;
  /** With the query: `/collect?page=1`. */
  readonly path: string;
  /** The Host header: which of the mapped shops was asked. */
  readonly host: string;
  readonly headers: IncomingHttpHeaders;
  /** When it arrived, as `Date.now()` tells it. */
  readonly at: number;
}

export interface PageOptions extends Pick<Resource, 'status' | 'headers' | 'rest'> {
  readonly path?: string;
}

const builtFiles = fileURLToPath(new URL('../dist/', import.meta.url));

/** Browsers ask for the first by themselves, `settle()` for the second: no part of what the page asked for. */
const noise = ['/favicon.ico', '/settle'];

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/**
 * A real server for one test: the built files under `/soglasie/`, whatever a test registers
 * beside them, and a note of every request. It answers to any host name.
 */
export class TestServer {
  /** Every request, in order of arrival, but for the noise. */
  readonly requests: SeenRequest[] = [];

  readonly #resources = new Map<string, Resource>();
  readonly #folders = new Map<string, string>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #http = createServer((request, response) => void this.answer(request, response));

  static async start(): Promise<TestServer> {
    if (!existsSync(join(builtFiles, 'soglasie.js'))) {
      throw new Error('The browser tests run on the built files: run "npm run build" first.');
    }
    const server = new TestServer();
    await new Promise<void>((resolve) => server.#http.listen(0, '127.0.0.1', resolve));
    server.folder('/soglasie/', builtFiles);
    return server;
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  /** `http://127.0.0.1:<port>`: a secure context for the browser, as https would be. */
  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The address of a path, on this host or on any other: the browser finds them all here. */
  url(path: string, host = '127.0.0.1'): string {
    return `http://${host}:${this.port}${path}`;
  }

  /** Registers a page and returns its path. */
  page(html: string, { path = `/page-${this.#resources.size + 1}`, ...options }: PageOptions = {}): string {
    return this.resource(path, { body: html, type: 'text/html; charset=utf-8', ...options });
  }

  /**
   * Registers the answer at a path, whatever the query, and returns the path. A second call replaces it.
   * `//host/path` answers under that host name alone.
   */
  resource(path: string, resource: Resource): string {
    this.#resources.set(path, resource);
    return path;
  }

  /** Serves a folder's files under a path such as `/shop/`. */
  folder(path: string, directory: string): void {
    this.#folders.set(path, directory);
  }

  requestsTo(pathPrefix: string): SeenRequest[] {
    return this.requests.filter(({ path }) => path.startsWith(pathPrefix));
  }

  /** Breaks off the answers that it holds back, too. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    const closed = new Promise((resolve) => this.#http.close(resolve));
    this.#http.closeAllConnections();
    await closed;
  }

  /** Also for what comes in by another door: see `vendors.ts`. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request;
    // From a browser that takes this server for a proxy, the address comes as a whole.
    const path = url.replace(/^http:\/\/[^/]+/, '');
    if (noise.includes(path)) {
      response.writeHead(204).end();
      return;
    }
    this.requests.push({ method, path, host: headers.host ?? '', headers, at: Date.now() });
    request.resume();

    const { pathname } = new URL(path, this.origin);
    const host = headers.host?.replace(/:\d+$/, '') ?? '';
    const resource =
      this.#resources.get(`//${host}${pathname}`) ??
      this.#resources.get(pathname) ??
      (await this.#file(pathname)) ??
      missing(pathname);
    if (resource.destroy) {
      response.destroy();
    } else if (resource.delay) {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        send(response, pathname, resource);
      }, resource.delay);
      this.#timers.add(timer);
    } else if (!resource.hang) {
      send(response, pathname, resource);
    }
  }

  async #file(pathname: string): Promise<Resource | undefined> {
    for (const [prefix, directory] of this.#folders) {
      if (!pathname.startsWith(prefix)) continue;
      const name = normalize(decodeURIComponent(pathname.slice(prefix.length)));
      const file = join(directory, pathname.endsWith('/') ? `${name}/index.html` : name);
      try {
        return { body: await readFile(file), type: typeOf(file) };
      } catch {
        // No such file here; another folder may have it.
      }
    }
    return undefined;
  }
}

function send(response: ServerResponse, pathname: string, resource: Resource): void {
  response.writeHead(resource.status ?? 200, {
    'content-type': resource.type ?? typeOf(pathname),
    'cache-control': 'no-store',
    ...resource.headers,
  });
  if (resource.rest) {
    response.write(resource.body ?? '');
    void resource.rest.then((rest) => response.end(rest));
  } else {
    response.end(resource.body);
  }
}

function typeOf(path: string): string {
  return types[extname(path)] ?? 'text/plain; charset=utf-8';
}

function missing(pathname: string): Resource {
  return { status: 404, body: `No test registered ${pathname}` };
}
