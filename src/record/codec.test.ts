// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers, Decision, Via } from '../consent/Decision';
import { decode, encode } from './codec';

const vias: readonly Via[] = ['accept-all', 'reject-all', 'save', 'withdraw', 'embed'];

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,15}$/);

const answers = (maxKeys: number): fc.Arbitrary<Answers> => fc.dictionary(id, fc.boolean(), { maxKeys });

const isoDate = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const decisions: fc.Arbitrary<Decision> = fc.record({
  id: fc.stringMatching(/^[a-z0-9-]{1,64}$/),
  at: fc.integer({ min: 0, max: 999_999_999_999 }),
  revision: fc.oneof(fc.constant(''), isoDate),
  categories: answers(12),
  services: answers(40),
  along: fc.option(fc.uniqueArray(id, { maxLength: 40 })),
  language: fc.stringMatching(/^[a-z]{2,3}$/),
  via: fc.constantFrom(...vias),
});

const decision = (changes: Partial<Decision> = {}): Decision => ({
  id: '3f9c',
  at: 1_795_219_200,
  revision: '2026-05-01',
  categories: { preferences: true, analytics: true, advertising: false },
  services: {},
  along: null,
  language: 'ru',
  via: 'accept-all',
  ...changes,
});

const example =
  'v=1&id=3f9c&at=1795219200&rev=2026-05-01&on=preferences.analytics&off=advertising&lang=ru&via=accept-all';

/** Ids that a field lists, read without the codec: only what stands there letter by letter. */
const listed = (text: string, field: string): string[] =>
  text
    .split('&')
    .filter((part) => part.startsWith(`${field}=`))
    .flatMap((part) => part.slice(field.length + 1).split('.'));

const yes = (map: Answers): string[] => Object.keys(map).filter((id) => map[id]);

/** What junk of any kind may at most be: a decision that says no more than its own text. */
function expectHarmless(text: string): void {
  const found = decode(text);
  if (!found) return;
  expect(decode(encode(found))).toEqual(found);
  expect(listed(text, 'on')).toEqual(expect.arrayContaining(yes(found.categories)));
  expect(listed(text, 'son')).toEqual(expect.arrayContaining(yes(found.services)));
  expect(listed(text, 's')).toEqual(expect.arrayContaining([...(found.along ?? [])]));
  expect(vias).toContain(found.via);
}

describe('a record', () => {
  test('reads as the contract shows it', () => {
    expect(decode(example)).toEqual(decision());
  });

  test('is written as the contract shows it', () => {
    expect(encode(decision())).toBe(example);
  });

  test('keeps services that were decided apart', () => {
    const text = encode(decision({ services: { roistat: false, pixel: true } }));
    expect(text).toContain('&son=pixel&soff=roistat&');
  });

  test.each([
    ['which services were decided along', ['metrika', 'pixel'], '&s=metrika.pixel'],
    ['that none was there to be decided along', [], '&s='],
    ['nothing of services where that is not known', null, ''],
  ])('says %s', (_name, along, field) => {
    const text = encode(decision({ along, services: { roistat: false } }));
    expect(text).toBe(example.replace('&lang', `${field}&soff=roistat&lang`));
    expect(decode(text)?.along).toEqual(along);
  });

  test('leaves out what is empty', () => {
    expect(encode(decision({ revision: '', categories: {} }))).toBe(
      'v=1&id=3f9c&at=1795219200&lang=ru&via=accept-all',
    );
  });

  test('comes back as the decision that was written', () => {
    fc.assert(
      fc.property(decisions, (given) => {
        expect(decode(encode(given))).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });

  test('is text that any query-string parser reads and no cookie has to escape', () => {
    fc.assert(
      fc.property(decisions, (given) => {
        const text = encode(given);
        const fields = new URLSearchParams(text);
        expect(text).toMatch(/^[a-z0-9.=&-]+$/);
        expect(fields.get('v')).toBe('1');
        expect(fields.get('at')).toBe(String(given.at));
        expect(fields.get('on') ?? '').toBe(yes(given.categories).join('.'));
        expect(fields.get('son') ?? '').toBe(yes(given.services).join('.'));
        expect(fields.get('s')).toBe(given.along?.join('.') ?? null);
      }),
    );
  });

  test.each([
    ['all granted, the services along', () => true, () => true],
    ['all granted, the services apart', () => true, () => false],
    ['all refused, the services along', () => false, () => true],
    ['all refused, the services apart', () => false, () => false],
    ['half and half', (index: number) => index % 2 === 0, () => false],
    [
      'half and half, half of the services along',
      (index: number) => index % 3 > 0,
      (index: number) => index % 2 > 0,
    ],
  ])('of 12 categories and 40 services takes at most 1,024 bytes: %s', (_name, answer, isAlong) => {
    const ids = (count: number, prefix: string): string[] =>
      Array.from({ length: count }, (_, index) => `${prefix}${index}`.padEnd(16, 'x'));
    const longest = (names: readonly string[]): Answers =>
      Object.fromEntries(names.map((name, index) => [name, answer(index)]));
    const services = ids(40, 'service');
    // A service stands once: along with its category, or apart.
    const along = services.filter((_, index) => isAlong(index));
    const text = encode(
      decision({
        id: 'f'.repeat(32),
        categories: longest(ids(12, 'category')),
        services: longest(services.filter((name) => !along.includes(name))),
        along,
        via: 'reject-all',
      }),
    );
    for (const name of services) expect(text.split(name)).toHaveLength(2);
    expect(decode(text)?.along).toEqual(along);
    expect(new TextEncoder().encode(`soglasie=${text}`).length).toBeLessThanOrEqual(1024);
  });
});

describe('no decision', () => {
  test.each([
    ['nothing', ''],
    ['a space', ' '],
    ['JSON', '{"on":["analytics"]}'],
    ['a yes', 'true'],
    ['another version', example.replace('v=1', 'v=2')],
    ['a longer version', example.replace('v=1', 'v=10')],
    ['no version', example.replace('v=1&', '')],
    ['no id', example.replace('id=3f9c&', '')],
    ['an empty id', example.replace('3f9c', '')],
    ['an id of 65 characters', example.replace('3f9c', 'f'.repeat(65))],
    ['no time', example.replace('at=1795219200&', '')],
    ['a negative time', example.replace('at=', 'at=-')],
    ['a time in words', example.replace('1795219200', 'now')],
    ['a time with an exponent', example.replace('1795219200', '1e9')],
    ['a date in another order', example.replace('2026-05-01', '01.05.2026')],
    ['a date with a time', example.replace('2026-05-01', '2026-05-01t00')],
    ['no language', example.replace('lang=ru&', '')],
    ['a way that does not exist', example.replace('accept-all', 'accept')],
    ['no way', example.replace('&via=accept-all', '')],
    ['capitals', example.toUpperCase()],
    ['an escaped letter', example.replace('analytics', '%61nalytics')],
    ['an escaped field name', example.replace('on=', '%6fn=')],
    ['a plus sign', example.replace('.analytics', '+analytics')],
    ['a comma for a point', example.replace('.analytics', ',analytics')],
    ['a category twice', example.replace('on=', 'on=analytics.')],
    ['a category both granted and refused', example.replace('off=', 'off=analytics.')],
    ['a service both granted and refused', example.replace('&lang', '&son=pixel&soff=pixel&lang')],
    ['an empty id before a point', example.replace('on=', 'on=.')],
    ['an empty id after a point', example.replace('&off', '.&off')],
    ['a field twice', example.replace('&off', '&on=advertising&off')],
    ['a field that does not exist', `${example}&x=1`],
    ['a list of services twice', example.replace('&lang', '&s=a&s=b&lang')],
    ['a list of services in another place', example.replace('&on', '&s=a&on')],
    ['a list of services with a comma', example.replace('&lang', '&s=a,b&lang')],
    ['an inherited name', example.replace('analytics', '__proto__')],
    ['a wildcard', example.replace('analytics', '*')],
    ['Cyrillic letters that look Latin', example.replace('analytics', 'аnаlytics')],
    ['a line break at the end', `${example}\n`],
    ['a second record', `${example}&${example}`],
  ])('is %s', (_name, text) => {
    expect(decode(text)).toBeNull();
  });
});

describe('junk', () => {
  const kinds = ['replace', 'delete', 'insert', 'escape', 'repeat a field', 'repeat an id', 'swap'] as const;
  type Edit = readonly [kind: (typeof kinds)[number], position: number, char: string];

  const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
    fc.tuple(
      fc.constantFrom(...kinds),
      fc.nat({ max: 2000 }),
      fc.oneof(
        fc.constantFrom(...Array.from('.&=-%+;, 0127aonfsvx\n\0')),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
    ),
    { minLength: 1, maxLength: 4 },
  );

  const apply = (text: string, [kind, position, char]: Edit): string => {
    const index = position % (text.length + 1);
    const before = text.slice(0, index);
    const fields = text.split('&');
    const field = fields[position % fields.length] ?? '';
    switch (kind) {
      case 'replace':
        return before + char + text.slice(index + 1);
      case 'delete':
        return before + text.slice(index + 1);
      case 'insert':
        return before + char + text.slice(index);
      case 'escape':
        return `${before}%${text.charCodeAt(index).toString(16)}${text.slice(index + 1)}`;
      case 'repeat a field':
        return [...fields, field].join('&');
      case 'repeat an id':
        return text.replace(field, `${field}.${field.split(/[=.]/).at(-1) ?? ''}`);
      case 'swap':
        return [field, ...fields.filter((other) => other !== field)].join('&');
    }
  };

  test('of any kind is no decision', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.webQueryParameters()), (text) => {
        expect(decode(text)).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  test('made from a record never grants what its text does not name', () => {
    fc.assert(
      fc.property(decisions, edits, (given, changes) => {
        expectHarmless(changes.reduce(apply, encode(given)));
      }),
      { numRuns: 2000 },
    );
  });
});
