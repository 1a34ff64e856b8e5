import type { Pattern } from './createReader';

/** Judged after parsing, as a browser would: ` java\tscript:` is a scheme too, and `//evil` another host. */
export const LINK: Pattern = {
  test(value) {
    const here = 'https://here.invalid/';
    return (
      URL.canParse(value, here) && (new URL(value, here).href.startsWith(here) || /^\s*https?:/i.test(value))
    );
  },
};
