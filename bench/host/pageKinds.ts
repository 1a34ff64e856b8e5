import type { Held } from '../systems/System';
import type { PageKind } from './renderPage';

const inline = (count: number): Held[] => Array.from({ length: count }, (_, index) => ({ index }));

/** How long the server takes for an external script, in milliseconds; an inline one has none. */
const delays = [120, undefined, 20, undefined, 60, undefined] as const;

const mixedScript = (index: number): string => `/mixed/${index}.js`;

/** The files of the mixed scripts, and how long each takes. */
export const mixedScripts = delays.flatMap((delay, index) =>
  delay === undefined ? [] : [{ path: mixedScript(index), body: `run(${index})`, delay }],
);

/** By what a page is asked for. */
export const pageKinds = {
  one: { held: inline(1) },
  ten: { held: inline(10) },
  many: { held: inline(5_000) },
  mixed: {
    held: delays.map((delay, index) =>
      delay === undefined ? { index } : { index, src: mixedScript(index) },
    ),
  },
  sparse: { held: inline(1), content: 'sparse' },
} as const satisfies Record<string, PageKind>;

export type PageName = keyof typeof pageKinds;

/** For a system that holds back one script in a callback, every page has that one. */
export const pagesOf = (holds: 'any' | 'one'): readonly PageName[] =>
  holds === 'any' ? ['one', 'ten', 'many', 'mixed', 'sparse'] : ['one', 'sparse'];
