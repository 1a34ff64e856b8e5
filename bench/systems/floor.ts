import { readFile } from 'node:fs/promises';
import { minify } from 'terser';
import { categories, copy } from './copy';
import type { System } from './System';
import { tags } from './tags';

const style = [
  '#floor{position:fixed;inset:auto 16px 16px;max-width:720px;margin:auto;padding:16px 20px;background:#fff',
  'color:#222;border:1px solid #888;border-radius:8px;box-shadow:0 4px 24px #0004;font:16px/1.4 sans-serif',
  'z-index:9}#floor button{font:inherit;padding:8px 16px;margin:8px 8px 0 0}#floor label{display:block}',
].join(';');

const boxes = categories.map(
  ({ id, isRequired, title, description }) =>
    `<label><input type=checkbox name=${id}${isRequired ? ' checked disabled' : ''}> ${title}. ${description}</label>`,
);

const button = (answer: string, text: string): string => `<button data-answer=${answer}>${text}</button>`;

const markup = [
  `<style>${style}</style><b>${copy.title}</b><p>${copy.text}</p>`,
  `<details><summary>${copy.customise}</summary>${boxes.join('')}${button('save', copy.save)}</details>`,
  button('all', copy.acceptAll),
  button('none', copy.rejectAll),
].join('');

/** Written by hand and embedded as ours is, by one deferred file: what no tool can be better than. */
export async function floor(): Promise<System> {
  const source = await readFile(new URL('floor/floor.js', import.meta.url), 'utf8');
  const { code = '' } = await minify(source, { compress: { global_defs: { MARKUP: markup } }, mangle: true });
  return {
    name: 'floor',
    version: '',
    kind: 'floor',
    holds: 'any',
    isRival: false,
    files: { '/floor/floor.js': code },
    head: () => '<script defer src="/floor/floor.js"></script>',
    body: tags('type="text/plain" data-category="analytics"'),
    surface: {
      card: ['#floor'],
      accept: ['#floor [data-answer=all]'],
      centre: { opener: ['#floor summary'], dialog: ['#floor details[open] label:last-of-type'] },
    },
  };
}
