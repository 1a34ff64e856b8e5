import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from './fixtures';
import { openFuzz, type Case, type Outcome, type Special, type Step } from './fuzz';
import { findShops } from './demo';
import { shopConfig } from './shopPage';
import { unixNow } from './record';

// Whatever comes, the four invariants hold. A failure prints the seed and the path to it: FC_SEED=… FC_PATH=… runs it again.

const { FC_SEED, FC_PATH } = process.env;
const parameters = {
  ...(FC_SEED !== undefined && { seed: Number(FC_SEED) }),
  ...(FC_PATH !== undefined && { path: FC_PATH }),
};

test.describe.configure({ timeout: 240_000 });

/** Never granted unasked, whatever the configuration says. */
const REFUSABLE = ['analytics', 'advertising', 'external'];

/** What holds in every case. */
function expectHarmless(outcome: Outcome): void {
  expect(outcome.errors).toEqual([]);
  expect(outcome.polluted).toEqual([]);
  expect(outcome.hasStarted).toBe(true);
  if (outcome.isAsked) expect(outcome.canRefuse).toBe(true);
}

/** Nobody has answered: nothing refusable is granted, and nothing has run. */
function expectNothingGranted(outcome: Outcome): void {
  expectHarmless(outcome);
  expect(outcome.decided).toBe(false);
  expect(outcome.granted.filter((id) => REFUSABLE.includes(id))).toEqual([]);
  expect(outcome.ran).toEqual([]);
}

const hostile = fc.constantFrom(
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'then', ''],
  ...[
    '<script>parent.fuzzed.ran.push("text")</script>',
    '<img src=x onerror=parent.fuzzed.ran.push("text")>',
  ],
  ...[
    'javascript:parent.fuzzed.ran.push("link")',
    'data:text/html,x',
    '//evil.example',
    'https://[',
    '{{id}}',
  ],
  ...[
    '\u202e',
    '\ud800',
    '\0',
    'a'.repeat(3000),
    'red;}*{display:none',
    '100%;position:fixed',
    'url(//evil)',
  ],
  ...[
    'notice',
    'opt-in',
    '^(a+)+$',
    '^',
    '1e999',
    '-0',
    'true',
    '../..',
    '; domain=evil',
    '%E0%A4%A',
    '#',
    '.ru',
  ],
);

const json = fc.oneof(
  { weight: 2, arbitrary: hostile },
  fc.constantFrom<unknown>(
    ...[
      null,
      true,
      false,
      0,
      -1,
      1.5,
      1e21,
      [],
      {},
      [[]],
      { required: true },
      { enabled: true, required: true },
    ],
    ...[
      { required: true, reason: 'x' },
      { type: 'iframe', props: { srcdoc: '<p>' }, constructor: null },
    ],
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

interface Mutation {
  readonly kind: 'drop' | 'replace' | 'double' | 'insert' | 'rename';
  readonly at: number;
  readonly key: string;
  readonly value: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('drop', 'replace', 'replace', 'double', 'insert', 'rename'),
  at: fc.nat(500),
  key: fc.oneof(
    hostile,
    fc.constantFrom('mode', 'required', 'enabled', 'categories', 'services', 'analytics', 'title', 'cookie'),
  ),
  value: json,
});

/** Each place in the value, as the object that holds it and its key there. */
function places(value: unknown): (readonly [Record<string, unknown>, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [[holder, key] as const, ...places(holder[key])]);
}

const define = (holder: object, key: string, value: unknown): void => {
  // As `JSON.parse` does: `__proto__` is a key like any other.
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
};

function mutate(value: unknown, mutations: readonly Mutation[]): unknown {
  const copy = structuredClone(value);
  for (const { kind, at, key, value: by } of mutations) {
    const all = places(copy);
    const [holder, name] = all[at % all.length] ?? [];
    const [other, otherName] = all[(at * 7 + 3) % all.length] ?? [];
    if (!holder || name === undefined || !other || otherName === undefined) continue;
    if (kind === 'drop') Reflect.deleteProperty(holder, name);
    if (kind === 'replace') define(holder, name, by);
    if (kind === 'insert') define(holder, key, by);
    if (kind === 'double') define(holder, otherName, structuredClone(other[otherName]));
    if (kind === 'rename') define(holder, key, holder[name]);
  }
  return copy;
}

const shops = findShops().map(
  (shop) =>
    JSON.parse(
      readFileSync(new URL(`../demo/public/${shop}/soglasie.config.json`, import.meta.url), 'utf8'),
    ) as unknown,
);

const isOwnMode = (config: unknown): unknown =>
  typeof config === 'object' && config !== null && Object.getOwnPropertyDescriptor(config, 'mode')?.value;

test('no configuration grants or breaks anything', async ({ page, server }) => {
  const run = await openFuzz(page, server);
  const mutated = fc
    .tuple(fc.constantFrom(...shops), fc.array(mutation, { minLength: 1, maxLength: 6 }))
    .map(([config, mutations]) => mutate(config, mutations));
  const configs = fc.oneof({ weight: 3, arbitrary: mutated }, { weight: 1, arbitrary: json });
  await fc.assert(
    fc.asyncProperty(configs, async (config) => {
      // A site that informs grants what it does not ask for: that it has to say itself, and then it may.
      fc.pre(isOwnMode(config) !== 'notice');
      const outcome = await run({ config, answer: 'reject' });
      expectNothingGranted(outcome);
      expect(outcome.isAsked).toBe(true);
      expect(outcome.finally.filter((id) => REFUSABLE.includes(id))).toEqual([]);
    }),
    { ...parameters, numRuns: 100 },
  );
  expect(server.requestsTo('/held/')).toEqual([]);
});

const at = unixNow();
const records = [
  `v=1&id=3f9c&at=${at}&rev=2026-05-01&on=preferences.analytics&lang=ru&via=accept-all`,
  `v=1&id=3f9c&at=${at}&rev=2026-05-01&on=preferences&off=analytics&lang=ru&via=save`,
  `v=1&id=3f9c&at=${at}&rev=2026-05-01&off=preferences.analytics&lang=ru&via=reject-all`,
];

/** A record with letters dropped, doubled, put in, or parts of it in another order. */
const mutatedRecord = fc
  .tuple(
    fc.constantFrom(...records),
    fc.array(
      fc.record({
        at: fc.nat(120),
        drop: fc.nat(8),
        put: fc.oneof(
          fc.constant(''),
          fc.constantFrom('&on=analytics', 'on', '=', '&', '.', '%', 'v=2', '%00', '"', 'analytics', '&off='),
          fc.string({ maxLength: 3 }),
        ),
      }),
      { maxLength: 3 },
    ),
    fc.boolean(),
  )
  .map(([record, changes, isShuffled]) => {
    const text = isShuffled ? record.split('&').reverse().join('&') : record;
    return changes.reduce((left, { at, drop, put }) => left.slice(0, at) + put + left.slice(at + drop), text);
  });

test('no cookie grants what it does not say in full', async ({ page, server }) => {
  const run = await openFuzz(page, server);
  const cookies = fc.oneof(
    { weight: 4, arbitrary: mutatedRecord },
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.jsonValue().map((value) => JSON.stringify(value)),
    hostile,
  );
  await fc.assert(
    fc.asyncProperty(cookies, async (cookie) => {
      const outcome = await run({ config: shopConfig, cookie });
      expectHarmless(outcome);
      const isGranted = outcome.granted.includes('analytics');
      // What has come to the browser is what counts: it leaves out what no cookie may hold.
      const [, text = ''] = /(?:^|; )soglasie=([^;]*)/.exec(outcome.record) ?? [];
      const fields = new URLSearchParams(text);
      const says = (field: string): string[] => fields.get(field)?.split('.') ?? [];
      if (isGranted)
        expect([fields.get('v'), says('on'), Math.abs(Number(fields.get('at')) - at) < 366 * 86_400]).toEqual(
          ['1', expect.arrayContaining(['analytics']), true],
        );
      if (isGranted) expect(says('off')).not.toContain('analytics');
      expect(outcome.ran).toEqual(isGranted ? ['analytics'] : []);
      expect(outcome.isAsked).toBe(!outcome.decided);
      if (text === records[0]) expect(isGranted).toBe(true);
    }),
    { ...parameters, numRuns: 100, examples: records.map((record) => [record]) },
  );
});

const clobber = fc.constantFrom(
  ...['cookie', 'head', 'body', 'documentElement', 'createElement', 'querySelector', 'querySelectorAll'],
  ...[
    'getElementById',
    'addEventListener',
    'currentScript',
    'readyState',
    'scripts',
    'title',
    'forms',
    'links',
  ],
  ...['attributes', 'getAttribute', 'matches', 'remove', 'nodeName', 'localName', 'parentNode', 'children'],
  ...[
    'soglasie',
    'soglasie-config',
    'soglasie-root',
    'dataset',
    'nextSibling',
    'tagName',
    'append',
    'firstChild',
  ],
);
const value = fc.oneof(
  clobber,
  hostile,
  fc.constantFrom(
    'analytics',
    'advertising analytics',
    '!analytics',
    '!',
    'necessary',
    'preferences',
    'banner',
  ),
);
const attributes = fc.dictionary(
  fc.constantFrom(
    ...['data-category', 'data-src', 'data-service', 'data-soglasie', 'name', 'id', 'type', 'is', 'nonce'],
    ...['part', 'class', 'slot', 'popover', 'data-type', 'data-href', 'data-config'],
  ),
  value,
  { maxKeys: 4 },
);

interface Markup {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Markup[];
}

const tag = fc.constantFrom(
  ...['div', 'form', 'input', 'img', 'a', 'button', 'object', 'embed', 'script', 'noscript', 'template'],
  ...['svg', 'math', 'table', 'select', 'iframe', 'link', 'fieldset', 'output', 'form', 'input'],
  ...['soglasie-preferences', 'soglasie-root', 'soglasie-declaration', 'soglasie-embed'],
);
/** Nested so deep. */
const trees = (depth: number): fc.Arbitrary<readonly Markup[]> =>
  fc.array(fc.record({ tag, attributes, children: depth > 0 ? trees(depth - 1) : fc.constant([]) }), {
    minLength: depth > 1 ? 1 : 0,
    maxLength: 4,
  });

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Nothing of it runs by itself: a script is inert, an address stands in `data-src`. */
function write({ tag, attributes, children }: Markup): string {
  const own: Readonly<Record<string, string>> = {
    ...attributes,
    ...(attributes['data-src'] !== undefined && { 'data-src': '/held/pixel.gif' }),
    ...(attributes['data-href'] !== undefined && { 'data-href': '/held/pixel.gif' }),
    ...(tag === 'script' && { type: 'text/plain' }),
    ...(tag === 'link' && { rel: 'stylesheet' }),
  };
  const inside = tag === 'script' ? 'parent.fuzzed.ran.push("markup")' : children.map(write).join('');
  const written = Object.entries(own).map(([name, text]) => ` ${name}="${escape(text)}"`);
  return `<${tag}${written.join('')}>${inside}</${tag}>`;
}

test('no markup grants, decides or breaks anything', async ({ page, server }) => {
  const run = await openFuzz(page, server);
  const markup = trees(2).map((all) => all.map(write).join(''));
  await fc.assert(
    fc.asyncProperty(markup, fc.boolean(), async (text, isBefore) => {
      const outcome = await run({
        config: shopConfig,
        answer: 'reject',
        ...(isBefore ? { before: text } : { markup: text }),
      });
      expectNothingGranted({ ...outcome, ran: outcome.ran.filter((name) => name !== 'markup') });
      // `!analytics` asks for the refusal that this case ends with, and what is necessary needs none.
      if (!/!|necessary|preferences/.test(text)) expect(outcome.ran).toEqual([]);
      expect(outcome.isAsked).toBe(true);
      expect(outcome.finally).not.toContain('analytics');
    }),
    { ...parameters, numRuns: 100 },
  );
});

const special = fc
  .constantFrom<Special['$'][]>('undefined', 'function', 'symbol', 'circular', 'throws', 'proxy')
  .map(($): Special => ({ $ }));
const argument = fc.oneof(
  special as fc.Arbitrary<unknown>,
  json,
  fc.constantFrom<unknown>(
    ...['preferences', 'banner', 'none', 'change', 'decision', 'analytics', ['analytics', 'cart']],
    ...[{ categories: { analytics: true } }, { categories: { analytics: false } }, { services: { a: true } }],
    ...[{ categories: { analytics: 'yes' } }, { categories: { analytics: 1 } }, { categories: 'analytics' }],
  ),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      call: fc.constantFrom(
        ...['acceptAll', 'rejectAll', 'set', 'set', 'withdraw', 'show', 'hide', 'on', 'has', 'hasService'],
      ),
      args: fc.array(argument, { maxLength: 2 }),
    }),
  },
  fc.record({
    event: fc.constantFrom(
      ...[
        'soglasie:decision',
        'soglasie:change',
        'soglasie:ready',
        'visibilitychange',
        'pageshow',
        'storage',
      ],
      'DOMContentLoaded',
    ),
    args: fc.tuple(argument),
  }),
);

/** What the visitor's answer on analytics is after each of the calls: undefined until there is one. */
function answersTo(steps: readonly Step[]): (boolean | undefined)[] {
  let answer: boolean | undefined;
  return steps.map(({ call, args: [choice] }) => {
    if (call === 'acceptAll') answer = true;
    if (call === 'rejectAll' || call === 'withdraw') answer = false;
    if (call === 'set') {
      const said = (choice as { categories?: { analytics?: unknown } } | null | undefined)?.categories
        ?.analytics;
      // Whatever is said, only `true` is a yes; nothing said keeps the answer.
      if (said !== undefined && said !== null) answer = said === true;
    }
    return answer;
  });
}

test('no sequence of calls grants what no call has granted', async ({ page, server }) => {
  const run = await openFuzz(page, server);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const outcome = await run({ config: shopConfig, steps } satisfies Case);
      expectHarmless(outcome);
      const answers = answersTo(steps);
      expect(outcome.finally.includes('analytics')).toBe(answers.at(-1) === true);
      if (!answers.includes(true)) expect(outcome.ran).toEqual([]);
      // Of a caller's mistake the caller hears, and nobody else.
      expect(outcome.thrown.filter((error) => !error.includes(': TypeError: '))).toEqual([]);
    }),
    { ...parameters, numRuns: 100 },
  );
});
