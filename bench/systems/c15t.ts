import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { categories, copy } from './copy';
import { versionOf } from './installed';
import type { Held, System } from './System';

const names = {
  necessary: 'necessary',
  preferences: 'functionality',
  analytics: 'measurement',
  advertising: 'marketing',
} as const;

const messages = {
  common: {
    acceptAll: copy.acceptAll,
    rejectAll: copy.rejectAll,
    customize: copy.customise,
    save: copy.save,
    close: copy.close,
  },
  cookieBanner: { title: copy.title, description: copy.text },
  consentManagerDialog: { title: copy.centre, description: copy.centreText },
  consentTypes: Object.fromEntries(
    categories.map(({ id, title, description }) => [names[id], { title, description }]),
  ),
};

const options = (held: readonly Held[]): object => ({
  mode: 'offline',
  overrides: { country: 'DE' },
  consentCategories: Object.values(names),
  i18n: { locale: 'ru', detectBrowserLanguage: false, messages: { ru: messages } },
  // It holds back what its options list, and no tags.
  scripts: held.map(({ index, src }) => ({
    id: `script-${index}`,
    category: 'measurement',
    ...(src === undefined ? { textContent: `run(${index})` } : { src }),
  })),
});

/** A React application of nothing else, built for production as Vite builds one. */
async function bundle(): Promise<Record<string, string | Buffer>> {
  // Vite has set it to "development" in order to run this file.
  process.env.NODE_ENV = 'production';
  const result = (await build({
    root: fileURLToPath(new URL('c15t/', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    build: {
      write: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: fileURLToPath(new URL('c15t/app.js', import.meta.url)),
        output: {
          entryFileNames: 'app.js',
          chunkFileNames: '[name].js',
          assetFileNames: 'app[extname]',
        },
      },
    },
  })) as Rolldown.RolldownOutput;
  return Object.fromEntries(
    result.output.map((file) => [
      `/c15t/${file.fileName}`,
      file.type === 'chunk' ? file.code : Buffer.from(file.source),
    ]),
  );
}

export async function c15t(): Promise<System> {
  return {
    name: 'c15t',
    version: `${await versionOf('@c15t/react')} (React ${await versionOf('react')})`,
    kind: 'peer',
    holds: 'any',
    isRival: true,
    files: await bundle(),
    head: (held) =>
      [
        `<script>c15tOptions=${JSON.stringify(options(held))}</script>`,
        '<script type="module" crossorigin src="/c15t/app.js"></script>',
        '<link rel="stylesheet" crossorigin href="/c15t/app.css">',
      ].join('\n'),
    body: () => '<div id="c15t"></div>',
    surface: {
      card: ['[data-testid="consent-banner-card"]'],
      accept: ['[data-testid="consent-banner-accept-button"]'],
      centre: {
        opener: ['[data-testid="consent-banner-customize-button"]'],
        dialog: ['[data-testid="consent-dialog-card"]'],
      },
    },
  };
}
