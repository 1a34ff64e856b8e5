import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Resource } from './buildSite';

/** Sent back to the process that measures. */
export type FromServer = { readonly port: number } | { readonly missing: string };

/** A process of its own, so that serving does not wait for what drives the browser. Its first message is the site. */
export default function serve(): void {
  const tell = (message: FromServer): void => {
    process.send?.(message);
  };
  process.once('message', (resources: readonly Resource[]) => {
    const site = new Map(resources.map((resource) => [resource.path, resource]));
    const server = createServer((request, response) => {
      // Some add a version to a name.
      const [path = ''] = (request.url ?? '').split('?');
      const resource = site.get(path);
      if (!resource) {
        tell({ missing: path });
        response.writeHead(404).end();
        return;
      }
      const { type, body, cacheControl, delay } = resource;
      const send = (): void => {
        response.writeHead(200, {
          'content-type': type,
          'content-encoding': 'br',
          'content-length': body.length,
          'cache-control': cacheControl,
        });
        response.end(body);
      };
      if (delay > 0) setTimeout(send, delay);
      else send();
    });
    server.keepAliveTimeout = 60_000;
    server.listen(0, '127.0.0.1', () => {
      tell({ port: (server.address() as AddressInfo).port });
    });
  });
  process.once('disconnect', () => process.exit());
}
