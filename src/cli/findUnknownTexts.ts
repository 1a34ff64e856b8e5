import type { Diagnostic } from '../config/Diagnostic';
import { nearest } from '../config/nearest';
import { COUNTRY, KNOWN } from '../config/rules';
import type { TextTree } from '../config/schema';

/** What visitors read, by namespace. */
const namespaces = import.meta.glob<TextTree>(
  ['../../locales/ru/*.json', '!**/cli.json', '!**/diagnostics.json', '!**/schema.json'],
  { eager: true, import: 'default' },
);

const known = Object.fromEntries(
  Object.entries(namespaces).map(([file, tree]) => [file.replace(/^.*\/|\.json$/g, ''), tree]),
);

const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const PLURAL = new RegExp(`_(${FORMS.join('|')})$`);

/** Trees with a text for each category, of which the files have only the product's. */
const BY_CATEGORY = /^(banner\.categories|preferences\.(categories|consequences|reasons))$/;
const BY_COUNTRY = 'preferences.countries';

/** The site's own texts at keys where nobody looks for them. */
export function findUnknownTexts(configuration: unknown): Diagnostic[] {
  const { texts, categories } = childrenOf(configuration);
  const ids = [...KNOWN, ...Object.keys(childrenOf(categories))];
  return Object.entries(childrenOf(texts)).flatMap(([language, tree]) =>
    within(tree, known, [], ids).map(({ key, parents, candidates }) => ({
      severity: 'error' as const,
      code: 'unknownText',
      path: ['texts', language, ...parents, key].join('.'),
      values: nearest(key, candidates),
      section: 'texts',
    })),
  );
}

interface Unknown {
  readonly key: string;
  readonly parents: readonly string[];
  /** What may have been meant. */
  readonly candidates: readonly string[];
}

function within(tree: unknown, model: Tree, parents: readonly string[], ids: readonly string[]): Unknown[] {
  const place = parents.join('.');
  const candidates = [
    ...Object.keys(model).flatMap((key) =>
      PLURAL.test(key) ? FORMS.map((form) => key.replace(PLURAL, `_${form}`)) : key,
    ),
    ...(BY_CATEGORY.test(place) ? ids : []),
  ];
  return Object.entries(childrenOf(tree)).flatMap(([key, value]) => {
    const inner = model[key];
    if (isTree(inner) && isTree(value)) return within(value, inner, [...parents, key], ids);
    if (!candidates.includes(key) && !(place === BY_COUNTRY && COUNTRY.test(key)))
      return [{ key, parents, candidates }];
    // A text in the place of several is lost as well.
    return isTree(inner) === isTree(value) ? [] : [{ key, parents, candidates: [] }];
  });
}

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const childrenOf = (value: unknown): Tree => (isTree(value) ? value : {});
