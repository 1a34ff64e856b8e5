import { categories, copy } from './copy';
import { fileOf, versionOf } from './installed';
import type { System } from './System';
import { tags } from './tags';

const config = {
  version: 1,
  elementID: 'klaro',
  lang: 'ru',
  acceptAll: true,
  showNoticeTitle: true,
  translations: {
    ru: {
      privacyPolicyUrl: '/privacy',
      acceptAll: copy.acceptAll,
      acceptSelected: copy.save,
      decline: copy.rejectAll,
      consentNotice: { title: copy.title, description: copy.text, learnMore: copy.customise },
      consentModal: { title: copy.centre, description: copy.centreText },
      purposes: Object.fromEntries(categories.map(({ id, title }) => [id, title])),
    },
  },
  services: categories.map(({ id, isRequired, title, description }) => ({
    name: id,
    purposes: [id],
    required: isRequired,
    translations: { ru: { title, description } },
  })),
};

/** As its guide embeds it: the configuration, then the file that has the styles in it, both deferred. */
export async function klaro(): Promise<System> {
  return {
    name: 'klaro',
    version: await versionOf('klaro'),
    kind: 'peer',
    holds: 'any',
    isRival: true,
    files: {
      '/klaro/config.js': `var klaroConfig=${JSON.stringify(config)}`,
      '/klaro/klaro.js': await fileOf('klaro/dist/klaro.js'),
    },
    head: () =>
      [
        '<script defer src="/klaro/config.js"></script>',
        '<script defer src="/klaro/klaro.js"></script>',
      ].join('\n'),
    body: tags('type="text/plain" data-type="application/javascript" data-name="analytics"'),
    surface: {
      card: ['#klaro .cookie-notice'],
      accept: ['#klaro .cookie-notice .cm-btn-success'],
      centre: { opener: ['#klaro .cn-learn-more'], dialog: ['#klaro .cm-modal'] },
    },
  };
}
