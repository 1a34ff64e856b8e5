import { copy } from './copy';
import { fileOf, versionOf } from './installed';
import type { System } from './System';

const options = {
  type: 'opt-in',
  palette: { popup: { background: '#383b75' }, button: { background: '#f1d600' } },
  content: {
    message: copy.text,
    allow: copy.acceptAll,
    deny: copy.rejectAll,
    link: copy.policy,
    href: '/privacy',
    policy: copy.centre,
  },
};

/** The site's part, for it has no gate: the script runs from a callback, once. */
const setup = [
  'var done,go=function(){this.hasConsented()&&!done&&(done=1,run(0))};',
  `var options=${JSON.stringify(options)};`,
  'options.onInitialise=options.onStatusChange=go;',
  'cookieconsent.initialise(options)',
].join('');

/** One question for all: no categories, no gate. The lightest, and so worth a look. */
export async function osano(): Promise<System> {
  return {
    name: 'osano',
    version: await versionOf('cookieconsent'),
    kind: 'peer',
    holds: 'one',
    isRival: false,
    files: {
      '/osano/cookieconsent.min.css': await fileOf('cookieconsent/build/cookieconsent.min.css'),
      '/osano/cookieconsent.min.js': await fileOf('cookieconsent/build/cookieconsent.min.js'),
    },
    head: () => '<link rel="stylesheet" href="/osano/cookieconsent.min.css">',
    body: () =>
      `<script src="/osano/cookieconsent.min.js"></script>\n<script>(function(){${setup}})()</script>`,
    surface: { card: ['.cc-window'], accept: ['.cc-window .cc-allow'] },
  };
}
