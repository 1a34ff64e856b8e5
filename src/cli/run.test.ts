// @vitest-environment node
import { mkdtemp, readdir, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from './run';
import type { Terminal } from './Terminal';

let folder: string;
let packageFolder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soglasie-cli-'));
  packageFolder = join(folder, 'node_modules', 'soglasie');
  await mkdir(join(packageFolder, 'dist'), { recursive: true });
  await writeFile(join(packageFolder, 'dist', 'config.schema.json'), '{"title":"schema"}');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

interface Result {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** What is typed is sent one piece after the other, each when its question has been put. */
async function command(
  args: readonly string[],
  {
    input = '',
    typed,
    ...rest
  }: Partial<Omit<Terminal, 'input'>> & {
    input?: string;
    typed?: readonly [question: string, keys: string][];
  } = {},
): Promise<Result> {
  const streams = { input: new PassThrough(), output: new PassThrough(), errors: new PassThrough() };
  const written = { output: '', errors: '' };
  const left = [...(typed ?? [])];
  let seen = '';
  streams.output.on('data', (chunk: Buffer) => {
    const text = stripVTControlCharacters(chunk.toString());
    written.output += chunk.toString();
    seen += text;
    const [next] = left;
    if (!next || !seen.includes(next[0])) return;
    left.shift();
    seen = '';
    // After the question has been drawn.
    setImmediate(() => streams.input.write(next[1]));
  });
  streams.errors.on('data', (chunk: Buffer) => (written.errors += chunk.toString()));
  if (!typed) streams.input.end(input);
  const exitCode = await run(args, {
    ...streams,
    isInteractive: Boolean(typed),
    hasColours: false,
    folder,
    packageFolder,
    ...rest,
  });
  return { exitCode, ...written };
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const file = (name: string, text: string | Uint8Array): Promise<void> => writeFile(join(folder, name), text);

const GOOD = JSON.stringify({
  operator: { name: 'ООО «Ромашка»', email: 'info@example.ru' },
  policy: { url: '/privacy', revision: '2026-05-01' },
  consent: { url: '/cookie-consent', revision: '2026-05-01' },
});

test('says that all is well', async () => {
  await file('soglasie.config.json', GOOD);
  expect(await command(['check'])).toEqual({ exitCode: 0, output: 'Всё в порядке\n', errors: '' });
});

test('tolerates the byte order mark that Windows puts first', async () => {
  await file('soglasie.config.json', `\uFEFF${GOOD}`);
  expect(await command(['check'])).toMatchObject({ exitCode: 0, output: 'Всё в порядке\n' });
});

test('shows each problem with its place, its line and the guide', async () => {
  await file('shop.json', `{\n  "mode": "optin",\n  ${GOOD.slice(1)}`);
  const { exitCode, output } = await command(['check', 'shop.json']);
  const lines = plain(output).split('\n');
  expect(exitCode).toBe(1);
  expect(lines[0]).toMatch(/^shop\.json:2:11 ошибка mode: .*opt-in/);
  expect(lines.slice(1)).toEqual([
    '  2 │   "mode": "optin",',
    '    │           ^^^^^^^',
    `  → ${join(packageFolder, 'docs', 'guide.ru.md')}#mode`,
    '',
    '1 ошибка',
    '',
  ]);
});

test('points at the key that nobody knows', async () => {
  await file('shop.json', GOOD.replace('"name"', '"nmae":"","name"'));
  const { output } = await command(['check', 'shop.json']);
  expect(output).toMatch(/^shop\.json:1:14 ошибка operator\.nmae: .*«name»/);
});

test('points at the place of what is no JSON', async () => {
  await file('shop.json', '{\r\n  "mode": "opt-in",\r\n}');
  const { exitCode, output } = await command(['check', 'shop.json']);
  expect(exitCode).toBe(1);
  expect(output).toMatch(/^shop\.json:2:19 ошибка .*\n {2}2 │ {3}"mode": "opt-in",\n {4}│ {19}\^\n/);
});

test('reports a key that stands there twice', async () => {
  await file('shop.json', GOOD.replace('{', '{\n"mode": "notice",\n"mode": "opt-in",\n'));
  const { exitCode, output } = await command(['check', 'shop.json']);
  expect(exitCode).toBe(1);
  expect(plain(output)).toMatch(/^shop\.json:3:1 ошибка mode: .*в строке 2/);
});

test('exits without an error on warnings alone', async () => {
  await file('shop.json', '{}');
  const { exitCode, output } = await command(['check', 'shop.json']);
  expect(exitCode).toBe(0);
  expect(output).toContain('shop.json:1:1 предупреждение ');
  expect(plain(output)).toMatch(/\n\d предупреждени[ейя]\n$/);
});

test('reads the standard input', async () => {
  const { exitCode, output } = await command(['check', '-'], { input: '{ "mode": 1 }' });
  expect(exitCode).toBe(1);
  expect(output).toMatch(/^stdin:1:11 ошибка mode: /m);
});

test('survives what is nested deeper than it can follow', async () => {
  const depth = 6000;
  const { exitCode } = await command(['check', '-'], { input: '['.repeat(depth) + ']'.repeat(depth) });
  expect(exitCode).toBe(1);
});

test('speaks English', async () => {
  const { output } = await command(['check', '-', '--lang', 'en'], { input: '{ "mode": 1 }' });
  expect(output).toMatch(/^stdin:1:11 error mode: /m);
  expect(plain(output)).toMatch(/\n1 error, \d warnings\n$/);
});

test('has colours where the terminal has', async () => {
  const { output } = await command(['check', '-'], { input: '{ "mode": 1 }', hasColours: true });
  expect(output).toContain('\u001b[31mошибка\u001b[39m');
});

test('checks each file, and refuses what it cannot read', async () => {
  await file('shop.json', GOOD);
  await file('old.json', new Uint8Array([0x22, 0xcf, 0xf0, 0xe8, 0x22]));
  const { exitCode, output, errors } = await command(['check', 'none.json', 'old.json', '.', 'shop.json']);
  expect(exitCode).toBe(2);
  expect(plain(errors)).toBe(
    'Файла none.json нет. Создать его поможет команда npx soglasie init.\n' +
      'Файл old.json записан не в UTF-8. Сохраните его в кодировке UTF-8.\n' +
      'Файл . не удалось прочитать: EISDIR.\n',
  );
  expect(output).toBe('Всё в порядке\n');
});

test.each([
  [['chek'], 'Команды «chek» нет. Возможно, вы имели в виду «check».'],
  [['check', '--lnag', 'ru'], 'Параметра «--lnag» нет. Возможно, вы имели в виду «--lang».'],
  [['check', '--lang'], 'После параметра «--lang» нужно значение.'],
  [['check', '--lang', 'de'], 'Параметр «--lang» принимает значения ru и en.'],
  [['init', 'a', 'b'], 'Слишком много аргументов.'],
])('explains bad usage: %j', async (args, complaint) => {
  const { exitCode, output, errors } = await command(args);
  expect(exitCode).toBe(2);
  expect(output).toBe('');
  expect(plain(errors)).toBe(`${complaint}\nСправка: npx soglasie --help\n`);
});

test.each([['--help'], ['check', '--help'], ['init', '--help']])(
  'shows help in Russian: %s %s',
  async (...args) => {
    const { exitCode, output } = await command(args);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^Использование: soglasie /);
    expect(
      output.replace(/soglasie[\w.]*|Soglasie|check|init|files?|lang|version|help|yes/g, ''),
    ).not.toMatch(/[a-z]{3}/i);
  },
);

test('shows help for no command, and exits with 2', async () => {
  const { exitCode, errors } = await command([]);
  expect(exitCode).toBe(2);
  expect(errors).toMatch(/^Использование: /);
});

test('shows its version', async () => {
  expect(await command(['--version'])).toMatchObject({
    exitCode: 0,
    output: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
  });
});

const read = async (name: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(folder, name), 'utf8')) as Record<string, unknown>;

test('writes defaults without a question, which pass the check, with the schema beside', async () => {
  const { exitCode, output } = await command(['init', '--yes']);
  expect(exitCode).toBe(0);
  expect(output).toContain(
    '<script async src="/soglasie/soglasie.js" data-config="/soglasie.config.json"></script>',
  );
  expect(await read('soglasie.config.json')).toMatchObject({ $schema: './soglasie.schema.json' });
  expect(await read('soglasie.schema.json')).toEqual({ title: 'schema' });
  expect(await command(['check'])).toMatchObject({ exitCode: 0 });
});

test('overwrites nothing unasked', async () => {
  await file('soglasie.config.json', GOOD);
  const { exitCode, errors } = await command(['init', '--yes']);
  expect(exitCode).toBe(1);
  expect(errors).toContain('уже есть');
  expect(await readFile(join(folder, 'soglasie.config.json'), 'utf8')).toBe(GOOD);
});

test('asks nobody where nobody sits', async () => {
  const { exitCode, errors } = await command(['init']);
  expect(exitCode).toBe(2);
  expect(errors).toContain('npx soglasie init --yes');
});

test('says where it cannot write', async () => {
  const { exitCode, errors } = await command(['init', 'none/soglasie.config.json', '--yes']);
  expect(exitCode).toBe(2);
  expect(errors).toContain('ENOENT');
});

const ENTER = '\r';
const LINE = '\u0015';

const QUESTIONS: readonly [string, string][] = [
  ['Кто отвечает', `ООО «Ромашка»${ENTER}`],
  ['Адрес сайта', `romashka.ru${ENTER}`],
  ['Эл. почта', `info@romashka.ru${ENTER}`],
  ['Телефон', ENTER],
  ['Адрес политики', ENTER],
  ['Дата редакции', `${LINE}01.05.2026${ENTER}`],
  ['отдельного текста согласия', ENTER],
  ['Какие ещё', ENTER],
  ['Яндекс Метрика?', ENTER],
  ['Номер счётчика', `12345678${ENTER}`],
];

test('writes what was answered, which passes the check without a warning', async () => {
  const { exitCode, output } = await command(['init'], { typed: QUESTIONS });
  expect(exitCode).toBe(0);
  expect(plain(output)).toContain('Уберите со страниц код Яндекс Метрики');
  expect(await read('soglasie.config.json')).toMatchObject({
    operator: { name: 'ООО «Ромашка»', site: 'romashka.ru', email: 'info@romashka.ru' },
    policy: { url: '/privacy', revision: '2026-05-01' },
    consent: { url: '/cookie-consent', revision: '2026-05-01' },
    categories: {
      authentication: true,
      cart: true,
      advertising: false,
      analytics: { services: ['yandex-metrika'] },
    },
    services: { 'yandex-metrika': { id: 12345678 } },
    withdrawal: { email: 'info@romashka.ru' },
  });
  expect(await command(['check'])).toEqual({ exitCode: 0, output: 'Всё в порядке\n', errors: '' });
});

test('a counter without a number stays in the page, held back there', async () => {
  const typed = [...QUESTIONS.slice(0, -1), ['Номер счётчика', ENTER]] as [string, string][];
  const { exitCode, output } = await command(['init'], { typed });
  expect(exitCode).toBe(0);
  expect(output).toContain('data-service="yandex-metrika"');
  const written = await read('soglasie.config.json');
  expect(written).toMatchObject({ categories: { analytics: { services: ['yandex-metrika'] } } });
  expect(written).not.toHaveProperty('services');
  expect(await command(['check'])).toMatchObject({ exitCode: 0, output: 'Всё в порядке\n' });
});

test('knows the services of the catalogue, and points at what is near to one', async () => {
  await file(
    'shop.json',
    GOOD.replace(
      '{',
      '{"categories":{"analytics":{"services":["google-analytics-4","roistat"]}},"services":{"yandex-metrica":{"category":"analytics"}},',
    ),
  );
  const { exitCode, output } = await command(['check', 'shop.json']);
  expect(exitCode).toBe(0);
  const lines = plain(output)
    .split('\n')
    .filter((line) => line.startsWith('shop.json'));
  expect(lines).toEqual([
    expect.stringMatching(/^shop\.json:1:41 предупреждение .*Google Analytics 4 – зарубежный сервис/),
    expect.stringMatching(/^shop\.json:1:87 предупреждение services\.yandex-metrica: .*«yandex-metrika»/),
  ]);
});

test('asks again after an answer that the configuration does not take', async () => {
  const typed = QUESTIONS.flatMap(([question, keys]): [string, string][] =>
    question === 'Адрес политики'
      ? [
          [question, `${LINE}javascript:alert(1)${ENTER}`],
          ['нужна ссылка', `${LINE}/policy${ENTER}`],
        ]
      : question === 'Эл. почта'
        ? [
            [question, ENTER],
            ['Здесь нужен ответ', `info${ENTER}`],
            ['не похоже', `${LINE}info@romashka.ru${ENTER}`],
          ]
        : [[question, keys]],
  );
  expect(await command(['init'], { typed })).toMatchObject({ exitCode: 0 });
  expect(await read('soglasie.config.json')).toMatchObject({ policy: { url: '/policy' } });
});

test.each([
  ['Ctrl-C', '\u0003'],
  ['Esc', '\u001b'],
])('leaves nothing behind after %s', async (_name, key) => {
  const before = await readdir(folder);
  const typed = [...QUESTIONS.slice(0, 5), ['Дата редакции', key]] as [string, string][];
  const { exitCode, errors } = await command(['init'], { typed });
  expect(exitCode).toBe(130);
  expect(errors).toBe('Отменено, ничего не записано.\n');
  expect(await readdir(folder)).toEqual(before);
});

test('asks before it overwrites, and does not unless told to', async () => {
  await file('soglasie.config.json', GOOD);
  const { exitCode } = await command(['init'], { typed: [['Перезаписать', ENTER]] });
  expect(exitCode).toBe(1);
  expect(await readFile(join(folder, 'soglasie.config.json'), 'utf8')).toBe(GOOD);
});

test('overwrites when told to', async () => {
  await file('soglasie.config.json', GOOD);
  const { exitCode } = await command(['init'], { typed: [['Перезаписать', 'y'], ...QUESTIONS] });
  expect(exitCode).toBe(0);
  expect(await read('soglasie.config.json')).toMatchObject({ operator: { site: 'romashka.ru' } });
});
