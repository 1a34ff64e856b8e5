import { describe, expect, test } from 'vitest';
import english from './en/diagnostics.json';
import russian from './ru/diagnostics.json';

// The words of diagnostics exist in two languages: the developers' page is in one of them.

type Tree = string | { readonly [key: string]: Tree };

const leaves = (tree: Tree, path = ''): [path: string, text: string][] =>
  typeof tree === 'string'
    ? [[path, tree]]
    : Object.entries(tree).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));

const PLURAL = /_(?:one|few|many|other)$/;

const textsOf = { ru: leaves(russian), en: leaves(english) };
const keysOf = (language: 'ru' | 'en'): string[] => [
  ...new Set(textsOf[language].map(([path]) => path.replace(PLURAL, ''))),
];
const placeholdersOf = (language: 'ru' | 'en'): string[] =>
  textsOf[language].map(
    ([path, text]) => `${path.replace(PLURAL, '')} ${(text.match(/\{\{.*?\}\}/g) ?? []).sort().join()}`,
  );

const sources = Object.entries(
  import.meta.glob<string>(['../src/{cli,config}/*.ts', '../src/diagnostics.ts', '!../src/**/*.test.ts'], {
    eager: true,
    import: 'default',
    query: '?raw',
  }),
);
const source = sources.map(([, text]) => text).join('\n');

test('English has the keys of Russian, in the same order', () => {
  expect(keysOf('en')).toEqual(keysOf('ru'));
});

test('English has the placeholders of Russian', () => {
  expect([...new Set(placeholdersOf('en'))]).toEqual([...new Set(placeholdersOf('ru'))]);
});

describe.each(['ru', 'en'] as const)('%s', (language) => {
  test('has exactly its own plural forms', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const found = textsOf[language].map(([path]) => path).filter((path) => PLURAL.test(path));
    expect(found.sort()).toEqual(
      ['errors', 'warnings'].flatMap((base) => forms.map((form) => `${base}_${form}`)).sort(),
    );
  });

  test('says something everywhere, without spaces around it or two in a row', () => {
    expect(textsOf[language].filter(([, text]) => !/^\S(.*\S)?$/.test(text) || /\s\s/.test(text))).toEqual(
      [],
    );
  });

  test('ends each message like a sentence, for more may follow', () => {
    expect(
      textsOf[language].filter(([path, text]) => path.startsWith('messages.') && !/[.?]$/.test(text)),
    ).toEqual([]);
  });
});

test('Russian writes no straight quotes but those of JSON and markup, and no hyphen for a dash', () => {
  expect(textsOf.ru.filter(([, text]) => /\s-\s|“|”|—/.test(text.replace('“{{', '')))).toEqual([]);
});

test('every message is one that something uses', () => {
  const unused = Object.keys(russian.messages).filter((code) => !source.includes(`'${code}'`));
  expect(unused).toEqual([]);
});

test('every expectation is one that something names', () => {
  const unused = Object.keys(russian.expected).filter((key) => !source.includes(`'${key}'`));
  expect(unused).toEqual([]);
});

test('whatever the schema expects has its words', () => {
  const schema = sources.find(([file]) => file.endsWith('/schema.ts'))?.[1] ?? '';
  const messages = [...schema.matchAll(/v\.\w+\((?:[^()]*, )?'(\w+)'\)/g)].map(
    ([, message]) => message ?? '',
  );
  expect(messages.length).toBeGreaterThan(20);
  expect(messages.filter((message) => !(message in russian.expected))).toEqual([]);
});
