import fc from 'fast-check';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReader } from './createReader';
import { COLOUR_SHAPE, LENGTH_SHAPE } from './css';
import { readDeclaration } from './readDeclaration';
import { resolve } from './resolve';
import { resolveLook } from './resolveLook';
import { schema } from './schema';

// The reader of the core, which has no room for the schema, finds a fault exactly where the schema does.

beforeEach(() => {
  // jsdom knows no CSS.
  vi.stubGlobal('CSS', {
    supports: (property: string, value: string) =>
      (property === 'color' ? COLOUR_SHAPE : LENGTH_SHAPE).test(value),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Where the core finds faults. */
function read(input: unknown): string[] {
  const faults: string[] = [];
  const reader = createReader(input, (path) => faults.push(path));
  const config = resolve(reader);
  resolveLook(reader, config).text('ru.banner.title');
  readDeclaration(reader, config, new Map());
  return faults;
}

/** What the schema says of all that the core reads. */
function check(input: unknown): string[] {
  const { issues = [] } = v.safeParse(schema, input);
  return issues.flatMap((issue) => {
    const path = v.getDotPath(issue) ?? '';
    // Nobody asks for a property that nobody knows.
    const isUnknown = issue.expected === 'never' && issue.message === 'object';
    const isUnread = path.startsWith('texts.') && !'texts.ru.banner.title'.startsWith(path);
    return isUnknown || isUnread ? [] : [`${path}: ${issue.message}`];
  });
}

const text = fc.string();
const id = fc
  .stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
  .filter((key) => key !== 'constructor' && key !== 'prototype');
const name = fc.constantFrom('_ga', '^_ym_', '^lp_\\d+$', 'имя', 'sid');
const date = fc.constantFrom('2026-05-01', '2025-12-31');
const link = fc.constantFrom('/privacy', 'https://example.ru/p', '?p#q', '');
const some = <T>(model: Record<string, fc.Arbitrary<T>>): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(model, { requiredKeys: [] });

const cookies = fc.array(
  fc.record(
    {
      name,
      purpose: text,
      domain: fc.constant('.yandex.ru'),
      httpOnly: fc.boolean(),
      days: fc.double({ min: 0, max: 1e6, noNaN: true }),
    },
    { requiredKeys: ['name'] },
  ),
  { maxLength: 2 },
);
const storage = fc.array(name, { maxLength: 2 });
const about = { title: text, description: text, consequence: text, cookies, storage };
const category = (more: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
  fc.oneof(fc.constant(true), some<unknown>({ enabled: fc.constant(true), ...about, ...more }));
const refusable = category({ required: fc.constant(false), reason: text });
const own = fc.oneof(
  refusable,
  some<unknown>(about).map((more) => ({ ...more, required: true, reason: 'Так надо' })),
);

/** Categories, each service listed by one or naming one of those that are on. */
const categoriesAndServices = fc
  .tuple(
    some<unknown>({
      necessary: category({ required: fc.constant(true) }),
      authentication: category({ required: fc.boolean() }),
      cart: category({ required: fc.boolean() }),
      preferences: own,
      analytics: refusable,
      advertising: refusable,
      external: refusable,
    }),
    fc.dictionary(
      id.map((key) => `own-${key}`),
      own,
      { maxKeys: 2 },
    ),
    fc.dictionary(
      id,
      fc.record(
        { title: text, vendor: text, country: fc.constantFrom('RU', 'US'), cookies, storage },
        { requiredKeys: [] },
      ),
      { maxKeys: 3 },
    ),
    fc.boolean(),
  )
  .map(([known, others, services, isListed]) => {
    const categories: Record<string, unknown> = { ...known, ...others };
    const [category = 'cart'] = Object.keys(others);
    const ids = Object.keys(services);
    if (isListed) {
      const before = categories[category];
      categories[category] = { ...(typeof before === 'object' ? before : {}), services: ids };
    }
    return {
      categories,
      services: Object.fromEntries(
        Object.entries(services).map(([key, value]) => [key, isListed ? value : { ...value, category }]),
      ),
    };
  });

/** What the core reads, `notice` apart: that is used, and told. */
const good = fc
  .tuple(
    categoriesAndServices,
    some<unknown>({
      operator: some({ name: text, site: text, inn: text, address: text, email: text, phone: text }),
      policy: some({ url: link, revision: date }),
      consent: some<unknown>({ url: link, revision: date, material: fc.boolean() }),
      language: fc.constantFrom('ru', 'auto', 'kk'),
      mode: fc.constant('opt-in'),
      cookie: some<unknown>({
        name: fc.constantFrom('soglasie', 'shop.consent_1'),
        domain: fc.constantFrom('site', 'host', '.example.ru'),
        path: fc.constantFrom('/', '/shop'),
        days: fc.integer({ min: 1, max: 999_999_999 }),
      }),
      gate: some({ timeout: fc.integer({ min: 0, max: 99_999 }) }),
      banner: some<unknown>({
        layout: fc.constantFrom('bar', 'box'),
        position: fc.constantFrom('top', 'bottom', 'top-left', 'bottom-right'),
        reopen: fc.constantFrom('top-left', 'top-right', 'bottom-left', 'bottom-right', false),
      }),
      theme: some({
        accent: fc.constantFrom('#0a5', 'rgb(0 170 85)', 'teal'),
        radius: fc.constantFrom('12px', '0', '0.5rem 1rem'),
        scheme: fc.constantFrom('auto', 'light', 'dark'),
      }),
      texts: some({ ru: some({ banner: some({ title: text }) }) }),
      withdrawal: some<unknown>({
        email: text,
        phone: text,
        days: fc.double({ min: 0.1, max: 1e6, noNaN: true }),
        note: text,
      }),
      age: some<unknown>({ min: fc.integer({ min: 1, max: 99 }), note: text }),
      integrations: some({ dataLayer: fc.boolean() }),
    }),
  )
  .map(([rest, most]): unknown => ({ ...most, ...rest }));

const wrong = fc.constantFrom<unknown>(
  ...[
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e9,
    100_000,
    '',
    'x',
    'Bad Id',
    '^(',
    '^(a+)+$',
    '//evil',
    'javascript:0',
  ],
  ...[[], ['x'], [null], [{}], {}, { foo: 1 }, { foo: {} }, { constructor: true }],
);

/** Paths to everything inside, the whole included. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function replace(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, at) => (String(at) === key ? replace(item, rest, by) : item));
  const parent = value as Record<string, unknown>;
  return { ...parent, [key]: replace(parent[key], rest, by) };
}

test('neither finds fault with a good configuration', () => {
  fc.assert(
    fc.property(good, (configuration) => {
      expect({ core: read(configuration), schema: check(configuration) }).toEqual({ core: [], schema: [] });
    }),
    { numRuns: 300 },
  );
});

test('one finds a fault in a configuration with one wrong value exactly if the other does', () => {
  fc.assert(
    fc.property(good, fc.nat(), wrong, (configuration, at, by) => {
      const paths = pathsOf(configuration);
      const path = paths[at % paths.length] ?? [];
      // Which of the texts are groups, only the parts that show them know.
      fc.pre(path.join('.') !== 'texts.ru.banner.title' || typeof by !== 'object');
      const broken = replace(configuration, path, by);
      const [core, full] = [read(broken), check(broken)];
      expect(
        { path: path.join('.'), by, core: core.length > 0 },
        `core: ${core.join()}; schema: ${full.join()}`,
      ).toEqual({
        path: path.join('.'),
        by,
        core: full.length > 0,
      });
    }),
    { numRuns: 1000 },
  );
});

test('a wrong value is mostly found', () => {
  const found = fc
    .sample(fc.tuple(good, fc.nat(), wrong), { numRuns: 200, seed: 1 })
    .filter(([configuration, at, by]) => {
      const paths = pathsOf(configuration);
      return check(replace(configuration, paths[at % paths.length] ?? [], by)).length > 0;
    });
  expect(found.length).toBeGreaterThan(80);
});
