import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReader } from './config/createReader';
import { resolve } from './config/resolve';
import { answers, type Answers } from './consent/Decision';
import { grant } from './consent/grant';
import type { Withdrawal } from './consent/Traces';
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
}

/** Withdraws on a page where every cookie is set, in the state after such a decision. */
async function run({ input = {}, categories = {}, services = {}, ...rest }: Case): Promise<Withdrawn> {
  const { isRevoked = true, isHeadless = false } = rest;
  const faults: string[] = [];
  const reader = createReader({ ...configuration, ...input }, (path) => faults.push(path));
  const config = resolve(reader);
  const decision = {
    id: 'a1',
    at: 1,
    revision: '',
    categories: answers(Object.entries(categories)),
    services: answers(Object.entries(services)),
    along: ['metrika', 'roistat'],
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
  for (const name of ALL) document.cookie = `${name}=1; path=/`;
  const withdrawn = withdraw(
    reader,
    config,
    grant(decision, config, 'ru'),
    isRevoked,
    isHeadless ? undefined : kit,
  );
  await vi.advanceTimersByTimeAsync(1000);
  return {
    ...(await withdrawn),
    kept: ALL.filter((name) => document.cookie.split('; ').includes(`${name}=1`)),
    offers: offers.length,
    reloads: reload.mock.calls.length,
    faults,
  };
}

const reload = vi.fn();

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
  for (const name of ALL) document.cookie = `${name}=; path=/; max-age=0`;
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
