import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

// The peers are read as files, by path: nothing else of the project needs them installed.

export const installed = (path: string): string =>
  fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));

export const fileOf = (path: string): Promise<Buffer> => readFile(installed(path));

export async function versionOf(name: string): Promise<string> {
  const { version } = JSON.parse((await fileOf(`${name}/package.json`)).toString()) as { version: string };
  return version;
}
