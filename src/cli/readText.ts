import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Words } from './createWords';
import { reasonOf } from './reasonOf';
import { Refusal } from './Refusal';
import type { Terminal } from './Terminal';

/** The text of a file, or of the standard input for `-`; without the byte order mark that Windows puts first. */
export async function readText(file: string, { folder, input }: Terminal, { t }: Words): Promise<string> {
  const bytes = await (file === '-' ? buffer(input) : readFile(resolve(folder, file))).catch(
    (error: unknown) => {
      const reason = reasonOf(error);
      const message =
        reason === 'ENOENT'
          ? t('missing', { file, command: 'npx soglasie init' })
          : t('unreadable', { file, reason });
      throw new Refusal(message, 2);
    },
  );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(t('encoding', { file }), 2);
  }
}
