import { expect, test } from 'vitest';
import english from '../../locales/en/cli.json';
import russian from '../../locales/ru/cli.json';
import { createWords } from './createWords';

interface Tree {
  readonly [key: string]: string | Tree;
}

const leaves = (tree: Tree, prefix = ''): [path: string, text: string][] =>
  Object.entries(tree).flatMap(([key, text]) =>
    typeof text === 'string' ? [[prefix + key, text]] : leaves(text, `${prefix}${key}.`),
  );
const shape = (tree: Tree): [path: string, placeholders: string[]][] =>
  leaves(tree).map(([path, text]) => [path, (text.match(/\{\{\w+\}\}/g) ?? []).sort()]);

test('English has the keys and the placeholders of Russian, in the same order', () => {
  expect(shape(english)).toEqual(shape(russian));
});

test('English has no Cyrillic letters', () => {
  expect(leaves(english).filter(([, text]) => /\p{Script=Cyrillic}/u.test(text))).toEqual([]);
});

test('takes a name that looks like a placeholder, or like markup, as it is', () => {
  const { t } = createWords('ru');
  expect(t('init.exists', { file: '{{file}} <b> $t(fine).json' })).toContain('{{file}} <b> $t(fine).json');
});
