import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { test as base } from './fixtures';

const repository = fileURLToPath(new URL('..', import.meta.url));
const demo = join(repository, 'demo');

/** The shops of `demo/`, by the names of their folders. */
export function findShops(): string[] {
  return readdirSync(demo).filter((name) => existsSync(join(demo, 'public', name, 'soglasie.config.json')));
}

/** With the demo at the server's root, as `npm start` serves it. Built once for all tests of a worker. */
export const test = base.extend<{ served: undefined }, { built: string }>({
  built: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'soglasie-demo-'));
      const vite = join(repository, 'node_modules/vite/bin/vite.js');
      const options = ['--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
      try {
        await promisify(execFile)(process.execPath, [vite, 'build', 'demo', ...options], { cwd: repository });
        await use(folder);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  served: [
    async ({ server, built }, use) => {
      server.folder('/', built);
      await use(undefined);
    },
    { auto: true },
  ],
});
