import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Resource } from './buildSite';
import type { FromServer } from './serve';

export interface Server {
  readonly origin: string;
  /** What was asked for and is not there: a mistake in how a system is set up. */
  readonly missing: ReadonlySet<string>;
  readonly stop: () => void;
}

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export async function startServer(site: readonly Resource[]): Promise<Server> {
  const missing = new Set<string>();
  const child = fork(path('../start.js'), [path('serve.ts')], { serialization: 'advanced' });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`The server has ended with ${code ?? 'a signal'}.`));
    });
    child.on('message', (message: FromServer) => {
      if ('port' in message) resolve(message.port);
      else missing.add(message.missing);
    });
    child.send(site);
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    missing,
    stop: () => {
      child.disconnect();
    },
  };
}
