import type { Config } from './Config';
import type { Pattern, Reader } from './createReader';
import { BORROWED } from './css';
import { LINK } from './link';
import type { Look } from './Look';
import { DEFAULT_LAYOUT, DEFAULT_POSITION, DEFAULT_REOPEN, DEFAULT_SCHEME } from './rules';

/** The browser itself knows its colours and lengths; what it takes for one carries nothing else along. */
const css = (property: string, refused = /^$/): Pattern => ({
  test: (value) => !refused.test(value) && CSS.supports(property, value),
});

/** What another language has to bring along. */
const NEEDED = ['title', 'text', 'change', 'acceptAll', 'rejectAll', 'customise'];

/** How the surfaces look and what they say, as far as the site says so. */
export function resolveLook({ read, get }: Reader, { categories, services, language }: Config): Look {
  const texts = new Map<string, string>();
  return {
    language,
    services,
    read,
    operator: read('operator.name', ''),
    policy: read('policy.url', '', LINK),
    consent: read('consent.url', '', LINK),
    layout: read('banner.layout', DEFAULT_LAYOUT, /^(bar|box)$/),
    position: read('banner.position', DEFAULT_POSITION, /^(top|bottom)(-left|-right)?$/),
    accent: read('theme.accent', '', css('color', BORROWED)),
    radius: read('theme.radius', '', css('border-radius')),
    scheme: read('theme.scheme', DEFAULT_SCHEME, /^(auto|light|dark)$/),
    reopen:
      get('banner.reopen') === false
        ? ''
        : read('banner.reopen', DEFAULT_REOPEN, /^(top|bottom)-(left|right)$/),
    speaks: (language) => NEEDED.every((key) => typeof get(`texts.${language}.banner.${key}`) === 'string'),
    categories: categories.map(({ id, required }) => ({
      id,
      required,
      title: read(`categories.${id}.title`, ''),
    })),
    text(path) {
      // Read once, so that a fault is told once, however often a surface is drawn.
      const known = texts.get(path) ?? read(`texts.${path}`, '');
      texts.set(path, known);
      return known;
    },
  };
}
