import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** A part as it was built: the path that it is asked for at, and its code. */
export function part(name: string): { readonly path: string; readonly code: string } {
  const file = readdirSync(dist).find((file) => file.startsWith(`soglasie-${name}-`));
  if (!file) throw new Error(`dist/ has no part ${name}`);
  return { path: `/soglasie/${file}`, code: readFileSync(dist + file, 'utf8') };
}
