import type { Config } from './Config';
import type { Pattern, Reader } from './createReader';
import type { Look } from './Look';

/** The browser itself knows its colours and lengths; what it takes for one carries nothing else along. */
const css = (property: string): Pattern => ({
  test: (value) => CSS.supports(property, value),
  toString: () => property,
});

/** Judged after parsing, as a browser would: ` java\tscript:` is a scheme too, and `//evil` another host. */
const LINK: Pattern = {
  test(value) {
    const here = 'https://here.invalid/';
    return (
      URL.canParse(value, here) && (new URL(value, here).href.startsWith(here) || /^\s*https?:/i.test(value))
    );
  },
  toString: () => 'http link',
};

/** What another language has to bring along. */
const NEEDED = ['title', 'text', 'change', 'acceptAll', 'rejectAll', 'customise'];

/** How the surfaces look and what they say, as far as the site says so. */
export function resolveLook({ read, get }: Reader, { categories, services, language }: Config): Look {
  // Russian is always there; half of another language would be recorded as the language agreed in.
  const shown = NEEDED.every((key) => typeof get(`texts.${language}.banner.${key}`) === 'string')
    ? language
    : 'ru';
  const texts = new Map<string, string>();
  return {
    language: shown,
    services,
    read,
    operator: read('operator.name', ''),
    policy: read('policy.url', '', LINK),
    consent: read('consent.url', '', LINK),
    layout: read('banner.layout', 'bar', /^(bar|box)$/),
    position: read('banner.position', 'bottom', /^(top|bottom)(-left|-right)?$/),
    accent: read('theme.accent', '', css('color')),
    radius: read('theme.radius', '', css('border-radius')),
    scheme: read('theme.scheme', 'auto', /^(auto|light|dark)$/),
    categories: categories.map(({ id, required }) => ({
      id,
      required,
      title: read(`categories.${id}.title`, ''),
      description: read(`categories.${id}.description`, ''),
      reason: read(`categories.${id}.reason`, ''),
    })),
    text(path) {
      // Read once, so that a fault is told once, however often a surface is drawn.
      const known = texts.get(path) ?? read(`texts.${shown}.${path}`, '');
      texts.set(path, known);
      return known;
    },
  };
}
