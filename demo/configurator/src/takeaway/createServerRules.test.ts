// @vitest-environment node
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createReader } from '../../../../src/config/createReader';
import { resolve } from '../../../../src/config/resolve';
import type { Configuration } from '../../../../src/config/schema';
import { grant } from '../../../../src/consent/grant';
import { recall } from '../../../../src/consent/recall';
import type { Decision } from '../../../../src/consent/Decision';
import { decode, encode } from '../../../../src/record/codec';
import { createServerRules, type ServerRule } from './createServerRules';
import { hasPhp, runPhp } from './runPhp';

// `notice` asks whether the visitor objects to being tracked, and Node 20 has none of that name.
beforeAll(() => {
  vi.stubGlobal('navigator', {});
});

const DAY = 86_400;

/** Answers from ids to yes and no. */
const answers = (...ids: string[]) =>
  fc.dictionary(fc.constantFrom(...ids), fc.boolean(), { noNullPrototype: false });

const now = () => Math.floor(Date.now() / 1000);

const decisions: fc.Arbitrary<Decision> = fc.record({
  id: fc.stringMatching(/^[a-z0-9-]{1,64}$/),
  // Far enough from every edge for the test to take its time.
  at: fc.constantFrom(-1000, -400, -364, -31, -29, -1, 0, 2).map((days) => now() + days * DAY - 1000),
  revision: fc.constantFrom('', '2026-04-30', '2026-05-01', '2026-05-02', '2027-01-01'),
  categories: answers('preferences', 'analytics', 'advertising', 'ab-test', 'cart'),
  services: answers('roistat', 'jivo'),
  along: fc.option(fc.subarray(['roistat', 'jivo'])),
  language: fc.constantFrom('ru', 'en', 'hy'),
  via: fc.constantFrom('accept-all', 'reject-all', 'save', 'withdraw', 'embed'),
});

/** Records, and what is nearly one. */
const records = fc
  .oneof(
    decisions.map(encode),
    fc
      .tuple(
        decisions.map(encode),
        fc.constantFrom(
          ['v=1', 'v=2'],
          ['&on=', '&on=analytics.'],
          ['&on=', '&on=.'],
          ['&on=', '&on=&on='],
          ['&off=', '&off=analytics.'],
          ['&son=', '&son=jivo.'],
          ['&lang', '&more=1&lang'],
          ['=', '%3D'],
          ['&', '%26'],
          [/^/, 'v=1&on=analytics&'],
          [/$/, '\n'],
          [/$/, '&on=analytics'],
          [/&via=.*/, ''],
          ['analytics', 'ANALYTICS'],
          ['.', '..'],
          ['&on=analytics', '&on=analytics.analytics'],
          ['&on=analytics', '&on=analytics&off=analytics'],
          ['&off=cart', '&off=cart.cart'],
          ['&lang', '&son=jivo&soff=jivo&lang'],
        ),
      )
      .map(([record, [from, to]]) => record.replace(from as string, to as string)),
    fc
      .tuple(decisions.map(encode), fc.nat(200), fc.string({ maxLength: 2 }))
      .map(([record, place, text]) => record.slice(0, place) + text + record.slice(place + 1)),
    fc.string(),
  )
  .filter((record) => !record.includes(';'));

/** What only somebody's hand writes: ids that stand twice, and more than browsers keep. */
const tampered = [
  'on=analytics.analytics',
  'on=analytics.cart.cart',
  'on=analytics&off=analytics',
  'on=analytics.cart&off=cart',
  'on=analytics.cart&off=advertising.cart',
  'on=analytics&off=cart.cart',
  'on=analytics&son=jivo.jivo',
  'on=analytics&son=x&soff=x',
  'on=analytics&s=x&son=a.x&soff=b.x',
  'on=analytics&soff=x.x',
  'on=analytics.',
  'on=analytics&off=.',
  `on=analytics&s=${'x'.repeat(4096)}`,
];

/** What looks alike and is as good as any. */
const sound = [
  'on=analytics',
  'on=analytics.cart&off=cart-2.car',
  'on=analytics&off=analytics-2.my-analytics',
  'on=cart.analytics&off=advertising&s=x.x&son=x&soff=x-x',
  'on=analytics&son=analytics',
  'on=analytics&soff=analytics',
  `on=analytics&s=${'x'.repeat(3900)}`,
];

const recordOf = (answers: string, days = 0): string =>
  `v=1&id=a&at=${String(now() + days * DAY)}&rev=2026-05-01&${answers}&lang=ru&via=save`;

const configs: readonly Configuration[] = [
  { policy: { revision: '2026-05-01' }, categories: { advertising: true, 'ab-test': { title: 'Варианты' } } },
  { cookie: { name: 'shop.my-choice', days: 30 }, consent: { revision: '2026-05-01', material: false } },
  { categories: { analytics: false, cart: { required: false } }, mode: 'notice' },
];

const categories = [
  'preferences',
  'analytics',
  'advertising',
  'ab-test',
  'cart',
  'necessary',
  'toString',
  '',
];

const ruleOf = (config: Configuration, id: ServerRule['id']): string =>
  createServerRules(config).find((rule) => rule.id === id)?.code ?? '';

/** What the product grants by the same record where it is asked; what it grants unasked is in no record. */
function answerOf(config: Configuration, record: string, category: string): boolean {
  const terms = { ...resolve(createReader(config, () => undefined)), tacit: false };
  const decision = decode(record);
  const state = grant(decision && recall(decision, terms, now()), terms, 'ru');
  const isAsked = terms.categories.some(({ id, required }) => id === category && !required);
  return isAsked && state.categories[category] === true;
}

const headerOf = (config: Configuration, record: string): string =>
  `a=1; x${config.cookie?.name ?? 'soglasie'}=no; ${config.cookie?.name ?? 'soglasie'}=${record}; b=2`;

type Allows = (request: { headers: { cookie?: string } }, category: string) => boolean;

const nodeRuleOf = (config: Configuration): Allows =>
  runInNewContext(`${ruleOf(config, 'node')}; soglasieAllows`) as Allows;

describe.each(configs)('createServerRules of %j', (config) => {
  it('answers in Node as the product does', () => {
    const allows = nodeRuleOf(config);
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(records, (record) => {
        const cookie = headerOf(config, record);
        for (const category of categories) {
          const expected = answerOf(config, record, category);
          seen.add(expected);
          expect(allows({ headers: { cookie } }, category)).toBe(expected);
        }
      }),
      { numRuns: 400 },
    );
    expect(seen).toEqual(new Set([true, false]));
  });

  it('denies everything where there is no cookie', () => {
    for (const headers of [{}, { cookie: '' }, { cookie: 'a=1' }])
      expect(nodeRuleOf(config)({ headers }, 'analytics')).toBe(false);
  });

  it('denies in Node what was tampered with, and what is not of this time', () => {
    const allows = (record: string): boolean =>
      nodeRuleOf(config)({ headers: { cookie: headerOf(config, record) } }, 'analytics');
    for (const answers of tampered) expect([answers, allows(recordOf(answers))]).toEqual([answers, false]);
    expect(allows(recordOf('on=analytics', 90))).toBe(false);
    expect(allows(recordOf('on=analytics', -400))).toBe(false);
  });

  it('answers in PHP as the product does', (context) => {
    if (!hasPhp) context.skip('php is not installed: the rule for PHP was not run');
    const sample = [
      ...fc.sample(records, 300),
      ...[...tampered, ...sound].map((answers) => recordOf(answers)),
      ...[90, -400].map((days) => recordOf('on=analytics', days)),
    ];
    const cases = sample.flatMap((record) =>
      categories.map((category) => ({
        cookie: headerOf(config, record),
        category,
        expected: answerOf(config, record, category),
      })),
    );
    const encoded = Buffer.from(JSON.stringify(cases)).toString('base64');
    const wrong = runPhp(`<?php
${ruleOf(config, 'php')}
$wrong = array();
foreach (json_decode(base64_decode('${encoded}'), true) as $case) {
    $_SERVER['HTTP_COOKIE'] = $case['cookie'];
    if (soglasie_allows($case['category']) !== $case['expected']) $wrong[] = $case;
}
unset($_SERVER['HTTP_COOKIE']);
if (soglasie_allows('analytics')) $wrong[] = 'no cookie';
echo json_encode($wrong);`);
    expect(JSON.parse(wrong)).toEqual([]);
  });
});

describe('the rule for nginx', () => {
  /** The pattern of each map, as PCRE and JavaScript both read it. */
  const matches = (config: Configuration, category: string, cookie: string): boolean =>
    [
      ...ruleOf(config, 'nginx').matchAll(
        /map \$http_cookie \$soglasie_(\w+) \{\n {4}default 0;\n {4}"~(.*)" 1;\n\}/g,
      ),
    ].some(
      ([, variable, pattern = '']) =>
        variable === category.replaceAll('-', '_') && new RegExp(pattern).test(cookie),
    );

  /** The map has no clock: it takes any time for now. */
  const timeless = (record: string): string => record.replace(/&at=\d{1,12}&/, `&at=${String(now())}&`);

  it.each(configs)('never grants what the product does not, but for its time (%j)', (config) => {
    fc.assert(
      fc.property(records, (written) => {
        const record = timeless(written);
        for (const category of categories) {
          if (matches(config, category, headerOf(config, record)))
            expect([record, answerOf(config, record, category)]).toEqual([record, true]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('grants what was granted', () => {
    fc.assert(
      fc.property(decisions, (decision) => {
        for (const config of configs)
          for (const category of categories)
            if (answerOf(config, encode(decision), category))
              expect(matches(config, category, headerOf(config, encode(decision)))).toBe(true);
      }),
    );
  });

  it.each(tampered)('denies %s', (answers) => {
    for (const config of configs)
      expect(matches(config, 'analytics', headerOf(config, recordOf(answers)))).toBe(false);
  });

  it.each(sound)('grants %s, as the product does', (answers) => {
    const [config = {}] = configs;
    expect(answerOf(config, recordOf(answers), 'analytics')).toBe(true);
    expect(matches(config, 'analytics', headerOf(config, recordOf(answers)))).toBe(true);
    expect(
      nodeRuleOf(config)({ headers: { cookie: headerOf(config, recordOf(answers)) } }, 'analytics'),
    ).toBe(true);
  });

  it('takes any time for now, and its note says so first', () => {
    const [config = {}] = configs;
    for (const days of [90, -400])
      expect(matches(config, 'analytics', headerOf(config, recordOf('on=analytics', days)))).toBe(true);
    const notes = Object.fromEntries(createServerRules(config).map(({ id, note }) => [id, note]));
    expect(notes.nginx).toMatch(/^Времени решения nginx не проверяет/);
    expect(notes.nginx).not.toMatch(/решение устарело/);
    expect(notes.node).toMatch(/решение устарело/);
    expect(notes.php).toMatch(/решение устарело/);
  });

  it('denies what a record both grants and refuses', () => {
    const [config = {}] = configs;
    const cookie = (off: string): string =>
      `soglasie=v=1&id=a&at=${String(now())}&rev=2026-05-01&on=analytics&off=${off}&lang=ru&via=save`;
    expect(matches(config, 'analytics', cookie('advertising'))).toBe(true);
    expect(matches(config, 'analytics', cookie('advertising.analytics'))).toBe(false);
  });

  it('takes the first cookie of the name alone, as the product does', () => {
    const [config = {}] = configs;
    const record = `soglasie=v=1&id=a&at=${String(now())}&rev=2026-05-01&on=analytics&lang=ru&via=save`;
    expect(matches(config, 'analytics', `a=1; ${record}; b=2`)).toBe(true);
    expect(matches(config, 'analytics', `soglasie=; ${record}`)).toBe(false);
  });

  it('has nothing to map where nobody is asked', () => {
    const rule = ruleOf({ categories: { preferences: false, analytics: false } }, 'nginx');
    expect(rule).toBe('# Эта конфигурация не спрашивает ни о чём.\n');
  });
});
