import { categories, copy } from './copy';
import { fileOf, versionOf } from './installed';
import type { System } from './System';
import { tags } from './tags';

const buttons = { acceptAllBtn: copy.acceptAll, acceptNecessaryBtn: copy.rejectAll };

const config = {
  // What it takes for a robot sees nothing, and a browser without a window is one.
  hideFromBots: false,
  categories: Object.fromEntries(
    categories.map(({ id, isRequired }) => [id, isRequired ? { enabled: true, readOnly: true } : {}]),
  ),
  language: {
    default: 'ru',
    translations: {
      ru: {
        consentModal: {
          ...buttons,
          title: copy.title,
          description: copy.text,
          showPreferencesBtn: copy.customise,
        },
        preferencesModal: {
          ...buttons,
          title: copy.centre,
          savePreferencesBtn: copy.save,
          closeIconLabel: copy.close,
          sections: [
            { description: copy.centreText },
            ...categories.map(({ id, title, description }) => ({ title, description, linkedCategory: id })),
          ],
        },
      },
    },
  },
};

/** With both of its files asked for at once: its guide's import of a module from a module would be slower. */
export async function vanillaCookieconsent(): Promise<System> {
  return {
    name: 'vanilla-cookieconsent',
    version: await versionOf('vanilla-cookieconsent'),
    kind: 'peer',
    holds: 'any',
    isRival: true,
    files: {
      '/vanilla/cookieconsent.css': await fileOf('vanilla-cookieconsent/dist/cookieconsent.css'),
      '/vanilla/cookieconsent.umd.js': await fileOf('vanilla-cookieconsent/dist/cookieconsent.umd.js'),
      '/vanilla/config.js': `CookieConsent.run(${JSON.stringify(config)})`,
    },
    head: () =>
      [
        '<link rel="stylesheet" href="/vanilla/cookieconsent.css">',
        '<script defer src="/vanilla/cookieconsent.umd.js"></script>',
        '<script defer src="/vanilla/config.js"></script>',
      ].join('\n'),
    body: tags('type="text/plain" data-category="analytics"'),
    surface: {
      card: ['#cc-main .cm'],
      accept: ['#cc-main .cm [data-role=all]'],
      centre: { opener: ['#cc-main .cm [data-role=show]'], dialog: ['#cc-main .pm'] },
    },
  };
}
