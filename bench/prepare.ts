import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const project = fileURLToPath(new URL('..', import.meta.url));

const npm = (directory: string, ...words: string[]): void => {
  execFileSync('npm', words, {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
};

/** Installs the peers and builds our files, where they are not there. */
export function prepare(tell: (line: string) => void): void {
  if (!existsSync(`${here}node_modules/.package-lock.json`)) {
    tell('Installing the peers');
    npm(here, 'ci', '--ignore-scripts', '--no-audit', '--no-fund');
  }
  if (!existsSync(`${project}dist/soglasie.js`)) {
    tell('Building dist/');
    npm(project, 'run', 'build');
  }
}
