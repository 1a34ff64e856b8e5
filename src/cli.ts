#!/usr/bin/env node
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from './cli/run';

const { env, stdin, stdout, stderr } = process;

/** https://no-color.org, https://force-color.org; else people at a terminal get colours, files and programs do not. */
function hasColours(): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return stdout.isTTY && env.TERM !== 'dumb';
}

// Who reads only the first lines, as `| head` does, closes the pipe.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// Not exit(): what is written may still be on its way.
process.exitCode = await run(process.argv.slice(2), {
  input: stdin,
  output: stdout,
  errors: stderr,
  isInteractive: stdin.isTTY && stdout.isTTY,
  hasColours: hasColours(),
  folder: process.cwd(),
  // The same from src/cli.ts and from dist/cli.js.
  packageFolder: fileURLToPath(new URL('..', import.meta.url)),
});
