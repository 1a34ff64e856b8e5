import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

// The command line of the packed tarball, in a folder that knows nothing of this repository.

const run = promisify(execFile);
const repository = fileURLToPath(new URL('..', import.meta.url));

let folder: string;

test.describe.configure({ mode: 'default', timeout: 180_000 });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = await mkdtemp(join(tmpdir(), 'soglasie-shop-'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: repository });
  const [tarball] = JSON.parse(stdout) as { filename: string }[];
  if (!tarball) throw new Error(`npm pack made no tarball: ${stdout}`);
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  await run(
    'npm',
    ['install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, tarball.filename)],
    { cwd: folder },
  );
});

test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** That of this machine, but for what it says of colours: on a build server, where CI is set, they are on in a pipe. */
function environment(): NodeJS.ProcessEnv {
  const { NO_COLOR: _none, FORCE_COLOR: _forced, CI: _server, ...rest } = process.env;
  return rest;
}

/** Runs the installed command as a person does. Npm's own talk is left out. */
async function npx(args: readonly string[], colours: NodeJS.ProcessEnv = {}): Promise<Result> {
  const options = { cwd: folder, env: { ...environment(), npm_config_loglevel: 'error', ...colours } };
  return run('npx', ['--no-install', 'soglasie', ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (failure: unknown) => failure as Result,
  );
}

const file = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('a file without errors or warnings passes', async () => {
  await file(
    'good.json',
    `{
  "operator": { "name": "ООО «Ромашка»", "email": "info@example.ru" },
  "policy": { "url": "/privacy", "revision": "2026-05-01" },
  "consent": { "url": "/cookie-consent", "revision": "2026-05-01" }
}`,
  );
  expect(await npx(['check', 'good.json'])).toMatchObject({ code: 0, stdout: 'Всё в порядке\n' });
});

const BROKEN = `{
  "operator": { "name": "ООО «Ромашка»", "email": "info@example.ru" },
  "policy": { "url": "/privacy", "revision": "2026-05-01" },
  "consent": { "url": "/cookie-consent", "revision": "2026-05-01" },
  "categories": {
    "analytics": { "enabled": "yes" }
  },
  "texts": { "ru": { "banner": { "titel": "Печенье" } } },
  "bannner": { "layout": "box" }
}`;

test('a broken file is told line by line, without colours in a pipe', async () => {
  await file('broken.json', BROKEN);
  const { code, stdout } = await npx(['check', 'broken.json']);
  // Temporary folders may be links; the program sees where they lead.
  const guide = await realpath(join(folder, 'node_modules/soglasie/docs/guide.ru.md'));

  expect(code).toBe(1);
  expect(plain(stdout).split('\n')).toEqual([
    expect.stringMatching(/^broken\.json:6:31 ошибка categories\.analytics\.enabled: .*"yes"/),
    '  6 │     "analytics": { "enabled": "yes" }',
    '    │                               ^^^^^',
    `  → ${guide}#categories`,
    '',
    'broken.json:8:34 ошибка texts.ru.banner.titel: такого текста нет. Возможно, вы имели в виду «title»?',
    '  8 │   "texts": { "ru": { "banner": { "titel": "Печенье" } } },',
    '    │                                  ^^^^^^^',
    `  → ${guide}#texts`,
    '',
    'broken.json:9:3 ошибка bannner: такого ключа нет. Возможно, вы имели в виду «banner»?',
    '  9 │   "bannner": { "layout": "box" }',
    '    │   ^^^^^^^^^',
    expect.stringContaining(`  → ${guide}#`),
    '',
    '3 ошибки',
    '',
  ]);
});

test('every section that a diagnostic leads to is in the packed guide', async () => {
  await file('broken.json', BROKEN);
  const { stdout } = await npx(['check', 'broken.json']);
  for (const [, path = '', section = ''] of stdout.matchAll(/→ (.*)#(.*)$/gm)) {
    expect(await readFile(path, 'utf8')).toContain(`<a id="${section}"></a>`);
  }
});

test('warnings alone are told, and pass', async () => {
  await file('bare.json', '{}');
  const { code, stdout } = await npx(['check', 'bare.json']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^bare\.json:1:1 предупреждение /);
});

test('colours come when they are forced, and go when they are forbidden', async () => {
  await file('broken.json', BROKEN);
  const coloured = await npx(['check', 'broken.json'], { FORCE_COLOR: '1' });
  expect(coloured.stdout).toContain('\u001b[31mошибка\u001b[39m');
  const forbidden = await npx(['check', 'broken.json'], { FORCE_COLOR: '1', NO_COLOR: '1' });
  expect(forbidden.stdout).not.toContain('\u001b');
});

test('what is no JSON is told with line and column', async () => {
  await file('comma.json', '\uFEFF{\r\n  "mode": "opt-in",\r\n}\r\n');
  const { code, stdout } = await npx(['check', 'comma.json', '--lang', 'en']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^comma\.json:2:19 error .*\n {2}2 │ {3}"mode": "opt-in",\n {4}│ {19}\^\n/);
  expect(plain(stdout)).toMatch(/\n1 error\n$/);
});

test('who reads only the first line is told no error', async () => {
  await file('broken.json', BROKEN);
  const command = 'node_modules/.bin/soglasie check broken.json | head -n 1';
  const { stdout, stderr } = await run('sh', ['-c', command], { cwd: folder, env: environment() });
  expect(stdout).toMatch(/^broken\.json:6:31 .*\n$/);
  expect(stderr).toBe('');
});

test('a missing file and a mistyped command exit with 2', async () => {
  const missing = await npx(['check', 'missing.json']);
  expect([missing.code, plain(missing.stderr)]).toEqual([
    2,
    'Файла missing.json нет. Создать его поможет команда npx soglasie init.\n',
  ]);
  expect(await npx(['chek'])).toMatchObject({ code: 2 });
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(await npx(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
});

test('init --yes writes a configuration and its schema, and the configuration passes', async () => {
  expect(await npx(['init', '--yes'])).toMatchObject({ code: 0, stderr: '' });
  const written = await readFile(join(folder, 'soglasie.config.json'), 'utf8');
  expect(JSON.parse(written)).toMatchObject({ $schema: './soglasie.schema.json' });
  expect(await readFile(join(folder, 'soglasie.schema.json'), 'utf8')).toBe(
    await readFile(join(repository, 'dist', 'config.schema.json'), 'utf8'),
  );
  expect(await npx(['check'])).toMatchObject({ code: 0 });
  expect(await npx(['init', '--yes'])).toMatchObject({ code: 1 });
});

test('the files of the demo shops pass', async () => {
  const shops = join(repository, 'demo/public');
  const files = (await readdir(shops, { recursive: true })).filter((name) => name.endsWith('.config.json'));
  expect(files.length).toBeGreaterThanOrEqual(5);
  for (const file of files) await cp(join(shops, file), join(folder, file));
  expect(await npx(['check', ...files])).toMatchObject({ code: 0 });
});

test('no other built file holds anything of the command line', async () => {
  const dist = join(repository, 'dist');
  const files = (await readdir(dist)).filter((name) => name.endsWith('.js') && name !== 'cli.js');
  expect(files).toEqual(expect.arrayContaining(['index.js', 'headless.js', 'soglasie.js']));
  for (const name of files) {
    const code = await readFile(join(dist, name), 'utf8');
    // Libraries are named where they are imported, and known by their words where they are bundled.
    expect(code, name).not.toMatch(/["'](node:|commander|@clack\/|picocolors)/);
    expect(code, name).not.toMatch(/commander\.unknownOption|isColorSupported|npx soglasie init|cli\.js/);
  }
});
