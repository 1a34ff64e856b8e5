import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { createBuilder } from 'vite';
import type { Service } from '../src/services/Service';
import { expect, test } from './fixtures';

// The vendor that CONTRIBUTING.md adds as an example, added to a copy of the source and built.

const repository = fileURLToPath(new URL('..', import.meta.url));
const vendor = 'src/vendors/acme-counter.ts';
const entry = 'src/services/catalogue/acme-counter.ts';

let copy: string;

test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'soglasie-vendor-'));
  for (const name of ['src', 'locales', 'package.json', 'tsconfig.json', 'vite.config.ts'])
    await cp(join(repository, name), join(copy, name), { recursive: true });
  await symlink(join(repository, 'node_modules'), join(copy, 'node_modules'), 'junction');
  for (const [file, code] of await readExamples()) await writeFile(join(copy, file), code);
});

test.afterAll(async () => {
  await rm(copy, { recursive: true, force: true });
});

test('the example of a vendor in CONTRIBUTING.md is one file and one entry of the catalogue', async () => {
  expect([...(await readExamples()).keys()].sort()).toEqual([entry, vendor]);
});

test('the example of a vendor has the types that the project wants', () => {
  const { options } = ts.getParsedCommandLineOfConfigFile(join(copy, 'tsconfig.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: () => {},
  })!;
  const program = ts.createProgram([join(copy, vendor), join(copy, entry)], options);
  const faults = ts.getPreEmitDiagnostics(program);
  expect(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
});

test('the example of a vendor becomes a part, which has the page load the script of the vendor', async ({
  page,
  server,
}) => {
  const builder = await createBuilder({
    root: copy,
    configFile: join(copy, 'vite.config.ts'),
    logLevel: 'silent',
  });
  await builder.build(builder.environments.services!);
  const files = await readdir(join(copy, 'dist'));
  // Nothing beside the parts: what two of them would share is in both.
  expect(files.filter((file) => !/^soglasie-s\d+-\w{8}\.js$/.test(file))).toEqual([]);

  await writeFile(join(copy, 'dist/index.html'), '<!doctype html><title>Магазин</title>');
  server.folder('/copy/', join(copy, 'dist'));
  await page.goto('/copy/index.html');
  const started = await page.evaluate(async (names) => {
    const parts = await Promise.all(
      names.map((name) => import(`/copy/${name}`) as Promise<{ readonly default: Service }>),
    );
    const found = parts.map((part) => part.default).filter(({ id }) => id === 'acme-counter');
    const context = { ids: ['7'], isOn: () => false };
    return found.map(({ ids, start }) => {
      const loaded: string[] = [];
      start?.({ ...context, load: (address) => loaded.push(address) });
      return { isId: ids?.test('7'), loaded };
    });
  }, files);
  expect(started).toEqual([{ isId: true, loaded: ['https://counter.acme.example/acme.js'] }]);
});

/** The blocks that begin with the path of a file in src/, by that path. */
async function readExamples(): Promise<ReadonlyMap<string, string>> {
  const guide = await readFile(join(repository, 'CONTRIBUTING.md'), 'utf8');
  const blocks = guide.matchAll(/^```ts\n\/\/ (src\/\S+)\n([^]*?)^```$/gm);
  return new Map(Array.from(blocks, ([, path = '', code = '']) => [path, code]));
}
