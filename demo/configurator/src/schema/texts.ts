import type { TextTree } from '../../../../src/config/schema';

const files = import.meta.glob<TextTree>(
  ['../../../../locales/*/*.json', '!**/cli.json', '!**/diagnostics.json', '!**/schema.json'],
  { eager: true, import: 'default' },
);

/** The built-in texts, by language and namespace. */
const builtIn = new Map<string, Map<string, TextTree>>();
for (const [file, tree] of Object.entries(files)) {
  const [, language = '', namespace = ''] = /(\w+)\/(\w+)\.json$/.exec(file) ?? [];
  builtIn.set(language, (builtIn.get(language) ?? new Map<string, TextTree>()).set(namespace, tree));
}

/** Codes of the languages that the product speaks, Russian first. */
export const languages: readonly string[] = ['ru', ...[...builtIn.keys()].filter((code) => code !== 'ru')];

const names = new Intl.DisplayNames('ru', { type: 'language' });

export const languageName = (code: string): string => {
  try {
    return (names.of(code) ?? code).replace(/^./u, (letter) => letter.toUpperCase());
  } catch {
    return code;
  }
};

export const namespaces = ['banner', 'preferences', 'embed', 'variants', 'withdrawal'] as const;

/** The built-in texts of a language, by their keys such as `categories.cart`; the Russian ones where it has none. */
export function builtInTexts(language: string, namespace: string): readonly (readonly [string, string])[] {
  const tree = builtIn.get(language)?.get(namespace) ?? builtIn.get('ru')?.get(namespace) ?? {};
  return leavesOf(tree, []);
}

function leavesOf(tree: TextTree, parents: readonly string[]): (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[[...parents, key].join('.'), value] as const]
      : leavesOf(value, [...parents, key]),
  );
}
