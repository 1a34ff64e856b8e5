import { describe, expect, test } from 'vitest';
import type { Service } from '../services/Service';
import { createReader } from './createReader';
import type { Declaration } from './Declaration';
import { readDeclaration } from './readDeclaration';
import { resolve } from './resolve';

/** What is declared, and what was reported of it beyond what the core reports. */
function read(
  input: unknown,
  entries: readonly Service[] = [],
): Declaration & { readonly faults: readonly string[] } {
  const faults: string[] = [];
  const reader = createReader(input, (path) => faults.push(path));
  const config = resolve(reader);
  faults.length = 0;
  return { ...readDeclaration(reader, config, new Map(entries.map((entry) => [entry.id, entry]))), faults };
}

/** What a service that is written so declares, and where faults were found. */
function service(written: unknown): Declaration['categories'][number]['services'][number] & {
  readonly faults: readonly string[];
} {
  const { categories, faults } = read({
    categories: { analytics: { services: ['metrika'] } },
    services: { metrika: written },
  });
  const found = categories.find(({ id }) => id === 'analytics')?.services[0];
  return { ...found!, faults };
}

test('without a word from the site, the categories and our own record are declared', () => {
  const none = { title: '', description: '', consequence: '', reason: '', services: [], stored: [] };
  expect(read({})).toStrictEqual({
    operator: { name: '', site: '', inn: '', address: '', email: '', phone: '' },
    policy: { url: '', revision: '' },
    consent: { url: '', revision: '' },
    categories: [
      {
        id: 'necessary',
        required: true,
        ...none,
        stored: [{ kind: 'record', name: 'soglasie', days: 365 }],
      },
      { id: 'authentication', required: true, ...none },
      { id: 'cart', required: true, ...none },
      { id: 'preferences', required: false, ...none },
      { id: 'analytics', required: false, ...none },
    ],
    withdrawal: { email: '', phone: '', days: 0, note: '' },
    age: { min: 0, note: '' },
    faults: [],
  });
});

test('all that the site says is declared', () => {
  const operator = {
    name: 'ООО «Ромашка»',
    site: 'example.ru',
    inn: '7700000000',
    address: 'Москва',
    email: 'a@example.ru',
    phone: '+7 495 000-00-00',
  };
  const withdrawal = { email: 'b@example.ru', phone: '8 800 000-00-00', days: 30, note: 'Или письмом.' };
  const age = { min: 14, note: 'С согласия родителей.' };
  const texts = { title: 'Варианты', description: 'Описание', consequence: 'Без них', reason: 'Причина' };
  expect(
    read({
      operator,
      policy: { url: '/privacy', revision: '2026-05-01' },
      consent: { url: 'https://example.ru/consent', revision: '2026-06-01' },
      cookie: { name: 'choice', days: 180 },
      categories: {
        necessary: { cookies: [{ name: 'PHPSESSID', purpose: 'Сеанс' }], storage: ['tab'] },
        'ab-test': { ...texts, required: true, cookies: [{ name: '^lp_', days: 30 }], storage: ['lp'] },
      },
      withdrawal,
      age,
    }),
  ).toMatchObject({
    operator,
    policy: { url: '/privacy', revision: '2026-05-01' },
    consent: { url: 'https://example.ru/consent', revision: '2026-06-01' },
    categories: [
      {
        id: 'necessary',
        stored: [
          { kind: 'record', name: 'choice', days: 180 },
          { kind: 'cookie', name: 'PHPSESSID', purpose: 'Сеанс' },
          { kind: 'storage', name: 'tab' },
        ],
      },
      { id: 'authentication' },
      { id: 'cart' },
      { id: 'preferences' },
      { id: 'analytics' },
      {
        id: 'ab-test',
        required: true,
        ...texts,
        stored: [
          { kind: 'cookie', name: '^lp_', days: 30 },
          { kind: 'storage', name: 'lp' },
        ],
      },
    ],
    withdrawal,
    age,
    faults: [],
  });
});

describe('a service', () => {
  test('is declared in its category, with what it stores', () => {
    const cookies = [
      { name: '_ym_uid', purpose: 'Отличает посетителей', days: 365 },
      { name: 'yandexuid', domain: '.yandex.ru', days: 0 },
      { name: 'sid', httpOnly: true, days: 0.8333 },
    ];
    const described = { title: 'Яндекс Метрика', vendor: 'ООО «Яндекс»', country: 'RU' };
    expect(service({ ...described, cookies, storage: ['^_ym'] })).toStrictEqual({
      id: 'metrika',
      ...described,
      recording: false,
      stored: [
        ...cookies.map((cookie) => ({ kind: 'cookie', ...cookie })),
        { kind: 'storage', name: '^_ym' },
      ],
      elsewhere: false,
      faults: [],
    });
  });

  test('is called by its id where it has no title', () => {
    expect(service({})).toMatchObject({ id: 'metrika', title: 'metrika', faults: [] });
    expect(service(undefined)).toMatchObject({ id: 'metrika', title: 'metrika', faults: [] });
  });

  test('stands in the order of the services, in its category alone', () => {
    const { categories } = read({
      categories: { analytics: { services: ['b', 'a'] }, advertising: false },
      services: {
        c: { category: 'analytics' },
        d: { category: 'preferences' },
        e: { category: 'advertising' },
      },
    });
    expect(categories.map(({ services }) => services.map(({ id }) => id))).toEqual([
      [],
      [],
      [],
      ['d'],
      ['b', 'a', 'c'],
    ]);
  });

  test.each([
    ['title', 1, 'metrika'],
    ['vendor', ['ООО «Яндекс»'], ''],
    ['country', 'ru', ''],
    ['country', 'RUS', ''],
    ['country', 'Россия', ''],
    ['country', 7, ''],
  ])('loses a wrong %s, which is reported: %j', (key, value, left) => {
    expect(service({ [key]: value })).toMatchObject({ [key]: left, faults: [`services.metrika.${key}`] });
  });
});

describe('a service of the catalogue', () => {
  const pixel: Service = {
    id: 'pixel',
    title: 'Пиксель',
    vendor: 'ООО «Пиксель»',
    country: 'RU',
    category: 'advertising',
    hosts: ['pixel.example'],
    cookies: [
      { name: 'uid', purpose: 'идентификатор', days: 365, domain: '.pixel.example' },
      { name: 'sid', purpose: 'сессия', days: null, httpOnly: true, unconfirmed: true },
    ],
    storage: ['^px_'],
    sweep: ['^p'],
  };
  const uid = { kind: 'cookie', name: 'uid', purpose: 'идентификатор', days: 365, domain: '.pixel.example' };
  const sid = { kind: 'cookie', name: 'sid', purpose: 'сессия', days: null, httpOnly: true };
  const of = (written: unknown): unknown => {
    const { categories, faults } = read(
      { categories: { analytics: { services: ['pixel'] } }, services: { pixel: written } },
      [pixel],
    );
    return { ...categories.find(({ id }) => id === 'analytics')?.services[0], faults };
  };
  const whole = {
    id: 'pixel',
    title: 'Пиксель',
    vendor: 'ООО «Пиксель»',
    country: 'RU',
    recording: false,
    stored: [
      { ...uid, catalogued: true },
      { ...sid, catalogued: true, unconfirmed: true },
      { kind: 'storage', name: '^px_' },
    ],
    elsewhere: false,
    faults: [],
  };

  test('is declared as the catalogue has it, in the category that the site puts it in', () => {
    expect(of(undefined)).toStrictEqual(whole);
    expect(of({ id: 1 })).toStrictEqual(whole);
  });

  test.each<[string, object, object]>([
    ['title', { title: 'Наш пиксель' }, { title: 'Наш пиксель' }],
    ['vendor', { vendor: 'ИП Иванов' }, { vendor: 'ИП Иванов' }],
    ['country', { country: 'US' }, { country: 'US' }],
    [
      'cookies',
      { cookies: [{ name: 'own' }] },
      {
        stored: [
          { kind: 'cookie', name: 'own' },
          { kind: 'storage', name: '^px_' },
        ],
      },
    ],
    ['lack of cookies', { cookies: [] }, { stored: [{ kind: 'storage', name: '^px_' }] }],
    [
      'storage',
      { storage: ['own'] },
      { stored: [...whole.stored.slice(0, 2), { kind: 'storage', name: 'own' }] },
    ],
    ['lack of storage', { storage: [] }, { stored: whole.stored.slice(0, 2) }],
  ])("has the site's own %s where it gives that, and all else of the catalogue", (_key, written, own) => {
    expect(of(written)).toStrictEqual({ ...whole, ...own });
  });

  test.each(['title', 'vendor', 'country', 'cookies', 'storage'])(
    'keeps its %s where what the site gives cannot be understood, which is reported once',
    (key) => {
      expect(of({ [key]: 7 })).toStrictEqual({ ...whole, faults: [`services.pixel.${key}`] });
    },
  );

  test('takes nothing from the site that only the catalogue says', () => {
    const cookie = {
      name: 'own',
      category: 'necessary',
      unconfirmed: true,
      catalogued: { category: 'necessary' },
    };
    expect(of({ cookies: [cookie] })).toMatchObject({ stored: [{ kind: 'cookie', name: 'own' }, {}] });
    expect(read({ categories: { analytics: { cookies: [cookie] } } }).categories[4]?.stored).toStrictEqual([
      { kind: 'cookie', name: 'own' },
    ]);
  });
});

describe("a platform's cookies", () => {
  const platform: Service = {
    id: 'shop',
    title: 'Магазин',
    vendor: 'Магазин',
    category: 'necessary',
    hosts: [],
    cookies: [
      { name: 'cart', purpose: 'корзина', days: 1, category: 'cart' },
      { name: 'tracking', purpose: 'метка', days: 9, category: 'advertising' },
      { name: 'policy', purpose: 'выбор', days: 365 },
      { name: 'token', purpose: 'защита', days: 0, category: 'necessary' },
    ],
    storage: ['state'],
  };
  const names = (input: object): Record<string, unknown> =>
    Object.fromEntries(
      read(input, [platform]).categories.map(({ id, stored, services }) => [
        id,
        [
          ...stored.map(({ name, service: title }) => (title ? `${name} of ${title}` : name)),
          ...services.map((inner) => ({
            stored: inner.stored.map(({ name }) => name),
            elsewhere: inner.elsewhere,
          })),
        ],
      ]),
    );

  test('stand each in the category of its purpose, with the title of the platform', () => {
    expect(
      names({
        categories: {
          necessary: { services: ['shop'] },
          cart: { cookies: [{ name: 'own' }] },
          advertising: true,
        },
      }),
    ).toEqual({
      necessary: ['soglasie', { stored: ['policy', 'token', 'state'], elsewhere: true }],
      authentication: [],
      cart: ['own', 'cart of Магазин'],
      preferences: [],
      analytics: [],
      advertising: ['tracking of Магазин'],
    });
  });

  test('stand under the platform where the site has no such category', () => {
    expect(names({ categories: { necessary: { services: ['shop'] }, cart: false } })).toMatchObject({
      necessary: ['soglasie', { stored: ['cart', 'tracking', 'policy', 'token', 'state'], elsewhere: false }],
    });
  });

  test("stand where the site's own would, where it gives its own", () => {
    const cookies = [{ name: 'own' }];
    expect(
      names({ categories: { necessary: { services: ['shop'] } }, services: { shop: { cookies } } }),
    ).toMatchObject({ necessary: ['soglasie', { stored: ['own', 'state'], elsewhere: false }], cart: [] });
  });
});

describe('the recording of visits', () => {
  test.each<[string, unknown, boolean, readonly string[]]>([
    ['yandex-metrika', true, true, []],
    ['yandex-metrika', false, false, []],
    ['yandex-metrika', 'yes', false, ['services.yandex-metrika.webvisor']],
    ['roistat', true, false, []],
  ])('of %s that is set to %j', (id, webvisor, recording, faults) => {
    const declared = read({ services: { [id]: { category: 'analytics', webvisor } } });
    expect(declared.categories[4]?.services).toMatchObject([{ id, recording }]);
    expect(declared.faults).toEqual(faults);
  });
});

describe('a cookie', () => {
  test.each([
    ['purpose', 1],
    ['purpose', null],
    ['purpose', ['Счётчик']],
    ['days', '365'],
    ['days', -1],
    ['days', NaN],
    ['days', Infinity],
    ['days', null],
    ['domain', 5],
    ['httpOnly', 1],
  ])('loses a wrong %s, which is reported, and is declared all the same: %j', (key, value) => {
    expect(service({ cookies: [{ name: '_ga', [key]: value }, { name: 'after' }] })).toMatchObject({
      stored: [
        { kind: 'cookie', name: '_ga' },
        { kind: 'cookie', name: 'after' },
      ],
      faults: ['services.metrika.cookies'],
    });
  });

  test('has nothing left of what was wrong with it', () => {
    const cookie = { name: '_ga', purpose: 1, days: -1, domain: 5, httpOnly: 1, other: 1 };
    expect(service({ cookies: [cookie] }).stored).toStrictEqual([{ kind: 'cookie', name: '_ga' }]);
  });

  test('with several faults is reported once', () => {
    const { faults } = read({
      categories: { analytics: { cookies: [{ name: '_ga', days: '1', purpose: 1 }] } },
    });
    expect(faults).toEqual(['categories.analytics.cookies']);
  });

  test('without a usable name is left out, and reported once', () => {
    expect(service({ cookies: [{ name: '^(' }, 1], storage: [2, 'ok'] })).toMatchObject({
      stored: [{ kind: 'storage', name: 'ok' }],
      faults: ['services.metrika.cookies', 'services.metrika.cookies', 'services.metrika.storage'],
    });
  });
});

test.each([
  ['operator.inn', { operator: { inn: 7700000000 } }],
  ['operator.site', { operator: { site: {} } }],
  ['categories.analytics.description', { categories: { analytics: { description: {} } } }],
  ['categories.analytics.description', { categories: { analytics: { description: null } } }],
  ['categories.analytics.consequence', { categories: { analytics: { consequence: 1 } } }],
  ['withdrawal.email', { withdrawal: { email: 1 } }],
  ['withdrawal.phone', { withdrawal: { phone: 88000000000 } }],
  ['withdrawal.days', { withdrawal: { days: 0 } }],
  ['withdrawal.days', { withdrawal: { days: -30 } }],
  ['withdrawal.days', { withdrawal: { days: '30' } }],
  ['withdrawal.days', { withdrawal: { days: NaN } }],
  ['withdrawal.days', { withdrawal: { days: Infinity } }],
  ['withdrawal.note', { withdrawal: { note: true } }],
  ['age.min', { age: { min: 0 } }],
  ['age.min', { age: { min: 14.5 } }],
  ['age.min', { age: { min: -14 } }],
  ['age.min', { age: { min: '14' } }],
  ['age.note', { age: { note: 1 } }],
])('a wrong %s is left out and reported', (path, input) => {
  const { faults, ...declared } = read(input);
  const { faults: _none, ...standard } = read({});
  expect(declared).toEqual(standard);
  expect(faults).toEqual([path]);
});

test.each([
  { policy: { url: 'javascript:alert(1)' } },
  { policy: { url: '//evil.example' } },
  { policy: { url: 1, revision: 20260501 } },
  { consent: { url: ' java\tscript:x', revision: '1 мая 2026' } },
  { operator: { name: 1 } },
  { categories: { analytics: { title: 1, reason: null } } },
])('what the core or the look has reported is left out without another word: %j', (input) => {
  const { faults, ...declared } = read(input);
  const { faults: _none, ...standard } = read({});
  expect(declared).toEqual(standard);
  expect(faults).toEqual([]);
});

test.each([
  null,
  1,
  'text',
  [],
  { operator: 1, policy: [], categories: 2, services: 'x', withdrawal: 0, age: '' },
])('%j declares nothing beyond the defaults', (input) => {
  const { operator, policy, withdrawal, age } = read(input);
  const standard = read({});
  expect({ operator, policy, withdrawal, age }).toEqual({
    operator: standard.operator,
    policy: standard.policy,
    withdrawal: standard.withdrawal,
    age: standard.age,
  });
});
