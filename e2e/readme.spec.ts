import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { schema } from '../src/config/schema';
import { languages } from '../src/ui/languages';
import { expect, test } from './fixtures';

// What the README says of the built files and of the configuration, in both languages.

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const readmes = [
  { file: 'README.md', unit: 'KB', point: '.', keys: 'Key' },
  { file: 'README.ru.md', unit: 'КБ', point: ',', keys: 'Ключ' },
];

for (const { file, unit, point, keys } of readmes) {
  test(`${file} states the size of every built file`, async () => {
    const sizes = (await measure()).map(([name, kilobytes]) => `${name}: ${kilobytes} ${unit}`);
    const rows = new RegExp(`^\\| \`([^\`]+\\.js)\` +\\| ([\\d${point}–]+) ${unit} `, 'gm');

    const stated = Array.from((await read(file)).matchAll(rows), ([, name, size]) => {
      return `${name}: ${size?.replaceAll(point, '.')} ${unit}`;
    });

    expect(stated.sort()).toEqual(sizes.sort());
  });

  test(`${file} names every key of the configuration, and no other`, async () => {
    const [, table = ''] = (await read(file)).split(new RegExp(`^\\| ${keys} .*\\n`, 'm'));
    // Up to the next table: the first column, and the list of keys that are not read yet.
    const [section = ''] = table.split(/\n\n\|/);
    const named = section.split('\n').flatMap((line) => {
      const text = line.startsWith('|') ? (line.split('|')[1] ?? '') : line;
      return Array.from(text.matchAll(/`([^`]+)`/g), ([, key]) => key);
    });

    expect(named.sort()).toEqual(configurationKeys().sort());
  });
}

async function read(file: string): Promise<string> {
  return readFile(path(`../${file}`), 'utf8');
}

/**
 * Built scripts with their size as a server sends them, in kilobytes of 1000 bytes. The languages that load by
 * themselves share a row, from the smallest to the largest, and so do the entries of the catalogue.
 */
async function measure(): Promise<[name: string, kilobytes: string][]> {
  // Browsers are never sent the command line.
  const files = (await readdir(path('../dist'), { recursive: true }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.js') && file !== 'cli.js');
  const rows = new Map<string, number[]>();
  for (const file of files) {
    const sent = brotliCompressSync(await readFile(path(`../dist/${file}`)), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
    });
    // The hash in a part's name changes with its content; the README shows a star.
    const row = file
      .replace(/^(soglasie-[a-z]+)-.+\.js$/, '$1-*.js')
      .replace(/^soglasie-s\d+-.+\.js$/, 'soglasie-s<n>-*.js')
      .replace(/^vendors\/.+\.js$/, 'vendors/<id>.js')
      .replace(/^(soglasie-)?([a-z]+)\b/, (name, prefix = '', language: string) =>
        language in languages ? `${prefix}<lang>` : name,
      );
    rows.set(row, [...(rows.get(row) ?? []), sent.length / 1000]);
  }
  return Array.from(rows, ([name, sizes]) => [
    name,
    [...new Set([Math.min(...sizes), Math.max(...sizes)].map((size) => size.toFixed(1)))].join('–'),
  ]);
}

/** What is read of a valibot schema, whichever it is. */
interface Node {
  readonly entries?: Readonly<Record<string, Node>>;
  readonly rest?: Node;
  readonly value?: Node;
  readonly wrapped?: Node;
  readonly pipe?: readonly Node[];
  readonly getter?: (input: unknown) => Node;
}

/** Paths such as `categories.<id>.title` of everything that the configuration's schema knows. */
function configurationKeys(): string[] {
  const below = (node: Node, path: string): string[] => {
    // Texts nest as the locale files do.
    if (path === 'texts') return [path];
    const inner = node.pipe?.[0] ?? node.wrapped ?? node.getter?.({});
    if (inner) return below(inner, path);
    // A row is about any id, those that are known among them.
    const others = node.rest ?? node.value;
    const known = Object.entries(node.entries ?? {}).map(
      ([key, member]) => [others ? '<id>' : key, member] as const,
    );
    const members = others ? [...known, ['<id>', others] as const] : known;
    if (members.length === 0) return [path];
    return members.flatMap(([key, member]) => below(member, path ? `${path}.${key}` : key));
  };
  return [...new Set(below(schema as Node, ''))];
}
