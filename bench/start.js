// The oldest Node of package.json's `engines` runs no TypeScript by itself: Vite does.
// node bench/start.js <file> …: calls what the file exports by default.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const { module } = await runnerImport(resolve(process.argv[2]), { configFile: false, logLevel: 'warn' });
await module.default();
