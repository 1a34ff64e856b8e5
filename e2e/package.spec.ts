import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Service } from '../src/services/Service';
import { expect, test } from './fixtures';
import { completeConfig, errors, told, watchConsole } from './told';
import { settle } from './visitor';

// What npm would publish, installed into a project of somebody else's.

const run = promisify(execFile);
const repository = fileURLToPath(new URL('..', import.meta.url));

let project: string;
let packed: readonly string[];

// One project for all: installing takes longer than every test together.
test.describe.configure({ mode: 'default', timeout: 180_000 });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  project = await mkdtemp(join(tmpdir(), 'soglasie-project-'));
  const tarball = await pack();
  await writeProject();
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball, await sameVite()], {
    cwd: project,
  });
  const vite = 'node_modules/vite/bin/vite.js';
  await run(process.execPath, [vite, 'build'], { cwd: project });
  await run(process.execPath, [vite, 'build', '--mode', 'vendors', '--outDir', 'dist-vendors'], {
    cwd: project,
  });
});

test.beforeEach(({ server }) => {
  server.folder('/project/', join(project, 'dist'));
});

test.afterAll(async () => {
  await rm(project, { recursive: true, force: true });
});

test('the tarball holds the built files, the guide, the rule for autoconsent and what npm adds, nothing else', () => {
  expect(packed).toContain('LICENSE');
  expect(packed).toContain('dist/soglasie.js');
  expect(packed).toContain('dist/headless.d.ts');
  expect(packed.filter((path) => !path.startsWith('dist/')).sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'README.ru.md',
    'SECURITY.md',
    'docs/guide.ru.md',
    'integrations/autoconsent.json',
    'package.json',
  ]);
});

for (const moduleResolution of ['bundler', 'nodenext']) {
  test(`the types work with "moduleResolution": "${moduleResolution}"`, async () => {
    const module = moduleResolution === 'bundler' ? 'esnext' : moduleResolution;
    const tsc = join(repository, 'node_modules/typescript/bin/tsc');
    const options = ['--module', module, '--moduleResolution', moduleResolution];
    const { stdout } = await run(process.execPath, [tsc, '--project', '.', ...options], {
      cwd: project,
    }).catch((failure: unknown) => failure as { stdout: string });
    expect(stdout).toBe('');
  });
}

test('init() from the npm package shows the banner', async ({ page }) => {
  await page.goto('/project/index.html');
  await expect(page.locator('soglasie-root')).toBeAttached();
  await expect(page.getByRole('button', { name: 'Принять все' })).toBeVisible();
});

test('init() tells what is wrong by a part that nobody else loads', async ({ page, server }) => {
  const lines = watchConsole(page);
  const diagnostics = () => server.requests.filter(({ path }) => path.includes('diagnostics'));
  await page.goto('/project/index.html');
  await expect(page.getByRole('button', { name: 'Принять все' })).toBeVisible();
  await settle(page);
  expect(lines).toEqual([]);
  expect(diagnostics()).toEqual([]);

  await page.goto('/project/faulty.html');
  await expect
    .poll(() => errors(page))
    .toEqual(['catgories: такого ключа нет. Возможно, вы имели в виду «categories»?']);
  await expect(page.getByRole('button', { name: 'Принять все' })).toBeVisible();
  expect(await told(page)).toHaveLength(1);
  expect(lines).toHaveLength(3);
  expect(diagnostics()).toHaveLength(1);
});

test('importing the package does nothing to the page', async ({ page }) => {
  await page.goto('/project/import-only.html');
  await expect(page).toHaveTitle('imported a function');
  await expect(page.locator('soglasie-root')).toHaveCount(0);
  expect(await page.evaluate(() => 'soglasie' in window)).toBe(false);
  expect(await page.context().cookies()).toEqual([]);
});

test('a vendor that a storefront imports is in its own script, and no other vendor is', async () => {
  const entries = await readEntries();
  const files = await builtFiles('dist-vendors');
  const names = [...files.keys()];
  expect(names.filter((name) => name.startsWith('yandex-metrika-'))).toEqual([]);
  const [script = ''] = [...files].flatMap(([name, code]) => (name.startsWith('vendors-') ? code : []));
  expect(entries.filter((entry) => script.includes(entry.title)).map(({ id }) => id)).toEqual([
    'yandex-metrika',
  ]);
});

test('the other vendors of a storefront are a file each, which no page has to load', async () => {
  const ids = (await readEntries()).map(({ id }) => id);
  const fileOf = (id: string) => new RegExp(`^${id}-[\\w-]{8}\\.js$`);
  const without = [...(await builtFiles('dist')).keys()];
  expect(ids.filter((id) => !without.some((name) => fileOf(id).test(name)))).toEqual([]);

  const beside = [...(await builtFiles('dist-vendors')).keys()];
  expect(ids.filter((id) => !beside.some((name) => fileOf(id).test(name)))).toEqual(['yandex-metrika']);
});

for (const [entry, exported] of [
  ['soglasie', 'function'],
  ['soglasie/headless', 'function'],
  ['soglasie/vendors/yandex-metrika', 'object'],
] as const) {
  test(`Node imports ${entry}, as a server that renders pages does`, async () => {
    const code = `import * as all from '${entry}'; console.log(typeof (all.init ?? all.default));`;
    const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: project,
    });
    expect(stdout.trim()).toBe(exported);
    expect(stderr).toBe('');
  });
}

async function pack(): Promise<string> {
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', project], { cwd: repository });
  const [tarball] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  if (!tarball) throw new Error(`npm pack made no tarball: ${stdout}`);
  packed = tarball.files.map(({ path }) => path);
  return join(project, tarball.filename);
}

/** Every entry of the catalogue, as the package exports it. */
async function readEntries(): Promise<readonly Service[]> {
  const folder = join(project, 'node_modules/soglasie/dist/vendors');
  return Promise.all(
    (await readdir(folder)).map(async (file) => {
      const { href } = pathToFileURL(join(folder, file));
      return ((await import(href)) as { readonly default: Service }).default;
    }),
  );
}

/** The scripts of a build of the project, by name. */
async function builtFiles(build: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(project, build, 'assets');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

/** The version this repository builds with: most likely npm still has it in its cache. */
async function sameVite(): Promise<string> {
  const manifest = await readFile(join(repository, 'node_modules/vite/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  return `vite@${version}`;
}

async function writeProject(): Promise<void> {
  const page = (script: string): string =>
    `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Магазин</title></head>` +
    `<body><h1>Магазин</h1><script type="module" src="./src/${script}"></script></body></html>`;
  const files = {
    'package.json': JSON.stringify({ name: 'shop', private: true, type: 'module' }),
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        target: 'es2022',
        lib: ['es2022', 'dom', 'dom.iterable'],
        types: [],
        strict: true,
        // The packed declarations are what is being checked.
        skipLibCheck: false,
        noEmit: true,
      },
      include: ['src'],
    }),
    // Apart: a module that one page imports and another loads when first needed is a file in a build of both.
    'vite.config.js': `export default ({ mode }) => ({
      base: '/project/',
      build: {
        rolldownOptions: {
          input: mode === 'vendors' ? ['vendors.html'] : ['index.html', 'import-only.html', 'faulty.html'],
        },
      },
    });`,
    'index.html': page('main.ts'),
    'import-only.html': page('import-only.ts'),
    'faulty.html': page('faulty.ts'),
    'vendors.html': page('vendors.ts'),
    'src/main.ts': `
      import { init } from 'soglasie';
      import { init as initHeadless } from 'soglasie/headless';

      const consent = init({
        operator: { name: 'ООО «Самовар»', site: 'example.ru' },
        policy: { url: '/privacy', revision: '2026-05-01' },
      });
      export const accept = (): void => { consent.acceptAll(); };

      // @ts-expect-error: a typed configuration refuses this; were init() typed as any, this line would fail
      export const mistyped = () => init({ policy: 1 });
      // @ts-expect-error: as above
      export const mistypedHeadless = () => initHeadless({ policy: 1 });`,
    'src/vendors.ts': `
      import { init, type Service } from 'soglasie';
      import { init as initHeadless } from 'soglasie/headless';
      import yandexMetrika from 'soglasie/vendors/yandex-metrika';

      init(
        {
          categories: { analytics: { services: ['yandex-metrika', 'roistat', 'our-own'] } },
          services: {
            'yandex-metrika': { id: 12345678, webvisor: true },
            'our-own': { title: 'Наш счётчик' },
          },
        },
        { vendors: [yandexMetrika] },
      );

      export const ownEntry: Service = { ...yandexMetrika, start: ({ ids, load }) => load('/our.js?' + ids[0]) };
      export const headless = () => initHeadless({}, { vendors: [ownEntry] });

      // @ts-expect-error: the options of each vendor are typed
      export const mistyped = () => init({ services: { 'yandex-metrika': { webvisor: 'yes' } } });
      // @ts-expect-error: an id is no entry
      export const misnamed = () => init({}, { vendors: ['yandex-metrika'] });`,
    // As a server or a marketer's tool hands it over: no type has seen it.
    'src/faulty.ts': `
      import { init } from 'soglasie';
      init(JSON.parse(${JSON.stringify(JSON.stringify({ ...completeConfig, catgories: {} }))}));`,
    // A bundler may drop a bare import of a package without side effects: this form is evaluated.
    'src/import-only.ts': `
      void import('soglasie').then(({ init }) => { document.title = 'imported a ' + typeof init; });`,
  };
  await mkdir(join(project, 'src'));
  await Promise.all(Object.entries(files).map(([path, text]) => writeFile(join(project, path), text)));
}
