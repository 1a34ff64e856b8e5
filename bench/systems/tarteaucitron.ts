import { fileOf, versionOf } from './installed';
import type { System } from './System';

const options = {
  privacyUrl: '/privacy',
  bodyPosition: 'bottom',
  hashtag: '#tarteaucitron',
  cookieName: 'tarteaucitron',
  orientation: 'bottom',
  highPrivacy: true,
  DenyAllCta: true,
  AcceptAllCta: true,
  mandatory: true,
};

/** A service of the site's own, in one of its types; it holds no tag back but calls what its service gives it. */
const service = (key: string, type: string, code: string): string =>
  `tarteaucitron.services.${key}={key:'${key}',type:'${type}',name:'${key}',needConsent:true,cookies:[],` +
  `js:function(){${code}},fallback:function(){}};`;

const setup = [
  "tarteaucitronForceLanguage='ru';",
  `tarteaucitron.init(${JSON.stringify(options)});`,
  service('ownanalytics', 'analytic', 'run(0)'),
  service('ownadvertising', 'ads', ''),
  service('ownsupport', 'support', ''),
  "(tarteaucitron.job=tarteaucitron.job||[]).push('ownanalytics','ownadvertising','ownsupport');",
].join('');

/** With its own words, in Russian. */
export async function tarteaucitron(): Promise<System> {
  const names = [
    'tarteaucitron.min.js',
    'tarteaucitron.services.min.js',
    'css/tarteaucitron.min.css',
    'lang/tarteaucitron.ru.min.js',
  ];
  const files = await Promise.all(
    names.map(async (name) => [`/tarteaucitron/${name}`, await fileOf(`tarteaucitronjs/${name}`)] as const),
  );
  return {
    name: 'tarteaucitron',
    version: await versionOf('tarteaucitronjs'),
    kind: 'peer',
    holds: 'one',
    isRival: true,
    files: Object.fromEntries(files),
    head: () => `<script src="/tarteaucitron/tarteaucitron.min.js"></script>\n<script>${setup}</script>`,
    surface: {
      card: ['#tarteaucitronAlertBig'],
      accept: ['#tarteaucitronPersonalize2'],
      deafFor: 700,
      centre: { opener: ['#tarteaucitronCloseAlert'], dialog: ['#tarteaucitron'] },
    },
  };
}
