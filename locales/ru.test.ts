import { describe, expect, test } from 'vitest';

type Tree = string | { readonly [key: string]: Tree };

// Not what only developers and marketers read, with command lines and JSON inside.
const files = import.meta.glob<Tree>(['./ru/*.json', '!./ru/{cli,diagnostics,schema}.json'], {
  eager: true,
  import: 'default',
});

const leaves = (tree: Tree, path: string): [path: string, text: string][] =>
  typeof tree === 'string'
    ? [[path, tree]]
    : Object.entries(tree).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));

const texts = Object.entries(files).flatMap(([file, tree]) =>
  leaves(tree, file.replace(/^.*\/|\.json$/g, '')),
);

test('the banner has its heading and its three buttons', () => {
  // Words may be tied together by spaces that do not break.
  const plain = texts.map(([path, text]) => [path, text.replace(/\s/g, ' ')] as const);
  expect(Object.fromEntries(plain)).toMatchObject({
    'banner.title': 'Файлы cookie и ваше согласие',
    'banner.acceptAll': 'Принять все',
    'banner.rejectAll': 'Отклонить необязательные',
    'banner.customise': 'Настроить',
  });
});

test.each(texts.filter(([path]) => /^(banner|variants)\./.test(path)))(
  '%s has no placeholder: the banner shows it without i18next',
  (_path, text) => {
    expect(text).not.toMatch(/[{}]|\$t\(/);
  },
);

describe.each(texts)('%s', (_path, text) => {
  test('says something, without spaces around it', () => {
    expect(text).toMatch(/^\S(.*\S)?$/);
  });

  test('has no English letters but in the word cookie', () => {
    expect(text.replace(/\{\{.*?\}\}|\bcookie\b/g, '')).not.toMatch(/[a-z]/i);
  });

  test('quotes with «ёлочки», in pairs', () => {
    expect(text).not.toMatch(/["'“”„]/);
    expect(text.replace(/[^«»]/g, '').replaceAll('«»', '')).toBe('');
  });

  test('writes «вы» small in the middle of a sentence', () => {
    expect(text).not.toMatch(/(?<!^|[.!?…]\s|«)(?<!\p{L})(Вы|Вас|Вам|Вами|Ваш\p{Ll}*)(?!\p{L})/u);
  });
});

describe.each(texts.filter(([path]) => path.startsWith('preferences.')))('%s', (_path, text) => {
  test('ties a count to its noun by a space that does not break', () => {
    expect(text).not.toMatch(/\{\{count\}\}(?!\u00a0\p{L})/u);
  });

  test('ties a preposition or conjunction of one letter to the next word', () => {
    expect(text).not.toMatch(/(?<![\p{L}\p{N}])[вскоуиа](?![\p{L}\p{N}\u00a0])/iu);
  });
});
