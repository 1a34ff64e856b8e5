import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json';
import type { System } from './System';
import { tags } from './tags';

const builtFiles = fileURLToPath(new URL('../../dist/', import.meta.url));

/** What a shop writes for four categories, three of them refusable: only what is not so by default. */
const config = {
  operator: { name: 'ООО «Самовар»', site: 'example.ru', email: 'shop@example.ru' },
  policy: { url: '/privacy', revision: '2026-05-01' },
  consent: { url: '/agreement', revision: '2026-05-01' },
  categories: { authentication: false, cart: false, advertising: true },
};

const head = (file: string) => (): string =>
  [
    `<script type="application/json" id="soglasie-config">${JSON.stringify(config)}</script>`,
    `<script async src="/soglasie/${file}" data-config="#soglasie-config"></script>`,
  ].join('\n');

export async function ours(): Promise<System[]> {
  const names = (await readdir(builtFiles)).filter((name) => /^soglasie.*\.js$/.test(name));
  const files = Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [`/soglasie/${name}`, await readFile(builtFiles + name)] as const),
    ),
  );
  const common = {
    version: manifest.version,
    kind: 'ours',
    holds: 'any',
    isRival: false,
    files,
    body: tags('type="text/plain" data-category="analytics"'),
  } as const;
  return [
    {
      ...common,
      name: 'ours',
      head: head('soglasie.js'),
      surface: {
        card: ['soglasie-root', '[part~=surface]'],
        accept: ['soglasie-root', '[part~=accept]'],
        centre: {
          opener: ['soglasie-root', '[part~=customise]'],
          dialog: ['soglasie-root', 'dialog[open]'],
        },
      },
    },
    { ...common, name: 'headless', head: head('soglasie.headless.js'), acceptAll: 'soglasie.acceptAll()' },
  ];
}
