import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether this machine has PHP: without it, what is made for PHP is not run. */
export const hasPhp = spawnSync('php', ['--version']).status === 0;

/** What a PHP file prints. */
export function runPhp(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'soglasie-'));
  try {
    const file = join(folder, 'run.php');
    writeFileSync(file, code);
    const { status, stdout, stderr } = spawnSync('php', [file], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stdout + stderr);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
