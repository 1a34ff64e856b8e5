import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import guide from '../../docs/guide.ru.md?raw';
import type { Service } from '../services/Service';
import { schema } from './schema';

// What docs/guide.ru.md, the guide for marketers, shows and promises.

/** Where diagnostics lead: an anchor for each `section`. */
const SECTIONS = [
  ...['start', 'operator', 'policy', 'consent', 'language', 'mode', 'categories', 'services', 'cookie'],
  ...['gate', 'banner', 'theme', 'texts', 'withdrawal', 'age', 'integrations', 'tags', 'check', 'revisions'],
  ...['ids', 'catalogue', 'own-service', 'platforms', 'webvisor', 'google'],
];

const catalogue = import.meta.glob<Service>('../services/catalogue/*.ts', { eager: true, import: 'default' });

const readmes = import.meta.glob<string>('../../*.md', { eager: true, import: 'default', query: '?raw' });

/** A document beside which the guide links to another: its path from the guide, and its text. */
const documents: Readonly<Record<string, string>> = {
  '': guide,
  ...Object.fromEntries(Object.entries(readmes).map(([path, text]) => [path.replace('../../', '../'), text])),
};

const anchors = [...guide.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id]) => id);

/** Configurations, also those that stand in a page. */
const examples = [
  ...guide.matchAll(/^```json\n(.*?)^```$/gms),
  ...guide.matchAll(/<script type="application\/json"[^>]*>(.*?)<\/script>/gs),
].map(({ index, 1: json = '' }) => ({ line: guide.slice(0, index).split('\n').length, json }));

const links = [...guide.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].map(
  ([, path = '', anchor = '']) => ({ path, anchor }),
);

describe('the guide', () => {
  it.each(examples)('shows a configuration in line $line that the schema takes', ({ json }) => {
    const result = v.safeParse(schema, JSON.parse(json));

    expect(result.issues?.map((issue) => `${String(v.getDotPath(issue))}: ${issue.message}`)).toBeUndefined();
  });

  it.each([...new Set(keysOf(schema))])('explains %s', (key) => {
    expect(guide).toContain(`\`${key}\``);
  });

  it.each(SECTIONS)('has an anchor for the section %s, once', (section) => {
    expect(anchors.filter((anchor) => anchor === section)).toHaveLength(1);
  });

  it.each(Object.values(catalogue))('lists $id in its category, with what its id is', (entry) => {
    const rows = guide.split('\n').filter((line) => line.startsWith(`| \`${entry.id}\` |`));
    const [, , , category, id] = rows[0]?.split('|').map((cell) => cell.trim()) ?? [];

    expect(rows).toHaveLength(1);
    expect(category).toBe(`\`${entry.category}\``);
    expect(Boolean(id)).toBe(entry.ids !== undefined);
  });

  it.each(links)('leads somewhere with its link to $path#$anchor', ({ path, anchor }) => {
    const document = documents[path];

    expect(document).toBeDefined();
    expect(['', ...targetsIn(document ?? '')]).toContain(anchor);
  });
});

/** What a link may name after `#`: explicit anchors, and headings as GitHub spells them. */
function targetsIn(markdown: string): string[] {
  const explicit = [...markdown.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id);
  const headings = [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
  return [...explicit, ...headings];
}

/** As much of a valibot schema as leads to its keys. */
interface Node {
  readonly type: string;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly getter?: (input: unknown) => unknown;
  readonly item?: unknown;
  readonly rest?: unknown;
  readonly value?: unknown;
  readonly wrapped?: unknown;
}

/** Paths such as `categories.<id>.title`; those of a list's items are their own names. */
function keysOf(node: unknown, path = ''): string[] {
  const { entries, getter, item, rest, value, wrapped } = node as Node;
  const below = path && `${path}.`;
  // Texts nest as the locale files do.
  if (path === 'texts') return [path];
  if (wrapped) return keysOf(wrapped, path);
  if (getter) return keysOf(getter({}), path);
  if (item) return [path, ...keysOf(item).filter(Boolean)];
  if (value) return keysOf(value, `${below}<id>`);
  // Known categories have the keys of any other.
  if (rest) return Object.values({ ...entries, rest }).flatMap((inner) => keysOf(inner, `${below}<id>`));
  if (entries) return Object.entries(entries).flatMap(([key, inner]) => keysOf(inner, below + key));
  return [path];
}
