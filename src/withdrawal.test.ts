import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReader } from './config/createReader';
import { resolve } from './config/resolve';
import { answers, type Answers } from './consent/Decision';
import { grant } from './consent/grant';
import type { Withdrawal } from './consent/Traces';
import { CATALOGUE, findService } from './services/findService';
import type { Service } from './services/Service';
import type { Kit } from './ui/Kit';
import { withdraw } from './withdrawal';

const configuration = {
  categories: {
    necessary: { cookies: [{ name: 'session' }] },
    analytics: { cookies: [{ name: '_ga' }], services: ['metrika', 'roistat'] },
    advertising: { cookies: [{ name: '_fbp' }, { name: '_ga' }], storage: ['ads'] },
  },
  services: {
    metrika: { cookies: [{ name: '^_ym_' }] },
    roistat: { cookies: [{ name: 'roistat' }, { name: '_ym_uid' }] },
  },
};
const ALL = ['session', '_ga', '_fbp', '_ym_uid', '_ym_d', 'roistat', 'foreign'];

interface Withdrawn extends Withdrawal {
  /** Names of the cookies that are still there. */
  readonly kept: readonly string[];
  readonly offers: number;
  readonly reloads: number;
  readonly faults: readonly string[];
}

interface Case {
  readonly input?: object;
  readonly categories?: Answers;
  readonly services?: Answers;
  readonly isRevoked?: boolean;
  readonly isHeadless?: boolean;
  readonly vendors?: readonly Service[];
  /** Names of the cookies that are set before. */
  readonly set?: readonly string[];
}

/** Withdraws on a page where every cookie is set, in the state after such a decision. */
async function run({ input = {}, categories = {}, services = {}, ...rest }: Case): Promise<Withdrawn> {
  const { isRevoked = true, isHeadless = false, vendors, set = ALL } = rest;
  const faults: string[] = [];
  const reader = createReader({ ...configuration, ...input }, (path) => faults.push(path));
  const config = resolve(reader);
  const decision = {
    id: 'a1',
    at: 1,
    revision: '',
    categories: answers(Object.entries(categories)),
    services: answers(Object.entries(services)),
    along: config.services.map(({ id }) => id),
    language: 'ru',
    via: 'save' as const,
  };
  const offers: unknown[] = [];
  const kit = {
    layers: offers,
    draw() {},
    ready: () => Promise.resolve(),
    attempt: (use: () => Promise<unknown>) => use(),
  } as unknown as Kit;
  for (const name of set) document.cookie = `${name}=1; path=/`;
  const withdrawn = withdraw(
    reader,
    config,
    () => grant(decision, config, 'ru'),
    isRevoked,
    isHeadless ? undefined : kit,
    vendors,
  );
  await vi.advanceTimersByTimeAsync(1000);
  return {
    ...(await withdrawn),
    kept: set.filter((name) => document.cookie.split('; ').includes(`${name}=1`)),
    offers: offers.length,
    reloads: reload.mock.calls.length,
    faults,
  };
}

const reload = vi.fn();

// The clock stands still in the tests: what they load has to be there.
beforeAll(() => Promise.all([import('./ui/reload/offerReload'), ...CATALOGUE.map(findService)]));
beforeEach(() => {
  reload.mockReset();
  vi.useFakeTimers();
  const { hostname, pathname, protocol } = location;
  // jsdom cannot load a page anew.
  vi.stubGlobal('location', { hostname, pathname, protocol, reload });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const pair of document.cookie.split('; '))
    document.cookie = `${pair.split('=')[0] ?? ''}=; path=/; max-age=0`;
  localStorage.clear();
});

describe('what is and is not granted decides', () => {
  test.each<[string, Case, readonly string[]]>([
    ['all that can be refused goes', {}, ['session', 'foreign']],
    [
      'all of a granted category stays, with what it shares',
      { categories: { analytics: true } },
      ['session', '_ga', '_ym_uid', '_ym_d', 'roistat', 'foreign'],
    ],
    [
      'a service refused apart from its category goes, but for what another service claims',
      { categories: { analytics: true }, services: { roistat: false } },
      ['session', '_ga', '_ym_uid', '_ym_d', 'foreign'],
    ],
    [
      'a service granted apart from its category stays',
      { categories: { analytics: false }, services: { roistat: true } },
      ['session', '_ym_uid', 'roistat', 'foreign'],
    ],
    ['all that is granted stays', { categories: { analytics: true, advertising: true } }, ALL],
  ])('%s', async (_name, given, kept) => {
    expect((await run(given)).kept).toEqual(kept);
  });

  test('and the report says what has gone', async () => {
    localStorage.setItem('ads', '1');
    const { deleted, left } = await run({ categories: { analytics: true } });
    expect(deleted).toEqual([
      { kind: 'cookie', name: '_fbp' },
      { kind: 'localStorage', name: 'ads' },
    ]);
    expect(left).toEqual([]);
  });
});

describe('the page is', () => {
  test.each<[string, string | undefined, boolean, readonly [offers: number, reloads: number]]>([
    ['offered to be loaded anew by default', undefined, true, [1, 0]],
    ['offered to be loaded anew', 'offer', true, [1, 0]],
    ['loaded anew', 'always', true, [0, 1]],
    ['left as it is', 'never', true, [0, 0]],
    ['left as it is where nothing granted was taken back', 'offer', false, [0, 0]],
    ['left as it is where nothing granted was taken back', 'always', false, [0, 0]],
    ['offered to be loaded anew where the mode is unknown', 'sometimes', true, [1, 0]],
  ])('%s: %s', async (_name, mode, isRevoked, expected) => {
    const { offers, reloads, faults } = await run({
      input: { withdrawal: { ...(mode && { reload: mode }) } },
      isRevoked,
    });
    expect([offers, reloads]).toEqual(expected);
    expect(faults).toEqual(mode === 'sometimes' ? ['withdrawal.reload'] : []);
  });

  test('left as it is where no surface could offer anything', async () => {
    const { deleted, reloads } = await run({ isHeadless: true });
    expect(deleted).not.toEqual([]);
    expect(reloads).toBe(0);
  });
});

test('a name that cannot be understood is reported, and the others go', async () => {
  const { kept, faults } = await run({
    input: { services: { metrika: { cookies: [{ name: '^(' }, { name: '_ym_d' }] } } },
  });
  expect(faults).toEqual(['services.metrika.cookies']);
  expect(kept).not.toContain('_ym_d');
  expect(kept).toContain('_ym_uid');
});

describe('of what the catalogue lists', () => {
  const input = {
    categories: {
      necessary: { services: ['opencart'] },
      analytics: { services: ['yandex-metrika', 'top-mail-ru'] },
      advertising: { services: ['vk-ads-pixel'] },
    },
    services: {},
  };
  const METRIKA = ['_ym_uid', '_ym_d', '_ym_foo'];
  const SHARED = ['tmr_lvid', 'domain_sid'];
  const SHOP = ['OCSESSID', 'language', 'tracking', 'policy'];
  const set = [...METRIKA, ...SHARED, ...SHOP, 'foreign'];
  const REQUIRED = ['OCSESSID', 'policy', 'foreign'];

  test.each<[string, Case, readonly string[]]>([
    ['all goes that can be refused, a platform’s too', {}, REQUIRED],
    [
      'a platform’s cookie stays while its own category is granted',
      { categories: { preferences: true } },
      ['OCSESSID', 'language', 'policy', 'foreign'],
    ],
    [
      'what two services share stays while either is granted',
      { categories: { advertising: true } },
      [...SHARED, 'OCSESSID', 'tracking', 'policy', 'foreign'],
    ],
    [
      'what two services share stays while the other is granted',
      { categories: { analytics: true }, services: { 'yandex-metrika': false } },
      [...SHARED, ...REQUIRED],
    ],
    [
      'a cookie for a purpose that the site does not have goes',
      {
        input: { categories: { ...input.categories, advertising: false } },
        categories: { analytics: true, preferences: true },
      },
      [...METRIKA, ...SHARED, 'OCSESSID', 'language', 'policy', 'foreign'],
    ],
    [
      'a basket stays where the site has no category for it',
      { input: { categories: { ...input.categories, cart: false } } },
      REQUIRED,
    ],
    [
      "the site's own list stands in the place of the catalogue's, but for what is the vendor's whatever follows",
      {
        input: {
          services: { 'yandex-metrika': { cookies: [{ name: 'foreign' }] }, opencart: { cookies: [] } },
        },
      },
      SHOP,
    ],
    [
      "the program's own entry goes before the catalogue's",
      {
        vendors: [
          {
            id: 'yandex-metrika',
            title: '',
            vendor: '',
            category: 'analytics',
            hosts: [],
            cookies: [{ name: 'foreign', purpose: '', days: null }],
            storage: [],
          },
        ],
      },
      [...METRIKA, 'OCSESSID', 'policy'],
    ],
  ])('%s', async (_name, given, kept) => {
    const result = await run({ set, ...given, input: { ...input, ...given.input } });
    expect(result.kept).toEqual(set.filter((name) => kept.includes(name)));
    expect(result.faults).toEqual([]);
  });

  test('nothing of Metrica is left in the storage, and what Yandex keeps is reported', async () => {
    localStorage.setItem('_ym123:0_reqNum', '7');
    localStorage.setItem('_ym_uid', '1');
    localStorage.setItem('_yandex', '1');
    const { deleted, left } = await run({ set, input });
    expect(Object.keys(localStorage)).toEqual(['_yandex']);
    expect(deleted).toContainEqual({ kind: 'localStorage', name: '_ym123:0_reqNum' });
    expect(left).toContainEqual({
      kind: 'cookie',
      name: 'yandexuid',
      reason: 'other-domain',
      domain: '.yandex.ru',
    });
    expect(left.every(({ reason }) => reason === 'other-domain')).toBe(true);
  });

  test('what was granted again while the entries were loading stays', async () => {
    document.cookie = '_ym_uid=1; path=/';
    const reader = createReader({ ...configuration, ...input }, () => {});
    const config = resolve(reader);
    let state = grant(null, config, 'ru');
    const withdrawn = withdraw(reader, config, () => state, true, undefined, undefined);
    state = { ...state, services: { ...state.services, 'yandex-metrika': true } };
    await vi.advanceTimersByTimeAsync(1000);
    await withdrawn;
    expect(document.cookie).toContain('_ym_uid=1');
  });
});
