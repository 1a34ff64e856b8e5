import type { Page } from '@playwright/test';
import { acceptAll, expect, foreign, openShop, rejectAll, shopWith, test } from './vendors';
import { standIns } from './standIns';
import { shopPage } from './shopPage';
import type { TestServer } from './server';
import { accept, banner, refuse, settle } from './visitor';

// What Google's tags and the page's tag manager are told, and in which order.

const ga4 = standIns['google-analytics-4'];
const gtm = standIns['google-tag-manager'];

const TYPES = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
];

const config = {
  ...shopWith('google-analytics-4', 'google-ads'),
  categories: {
    analytics: { services: ['google-analytics-4'] },
    advertising: { enabled: true, services: ['google-ads'] },
  },
  services: {},
  integrations: { googleConsentMode: true },
};

/** The page's own tag, which nothing holds back: it is for the consent mode to rule. */
const advanced = `<script>${ga4.snippet}</script>`;
/** Not `async`: what stands behind it in the page comes after it. */
const first = { async: null };

interface Line {
  /** Whether it is an `arguments` object: an array says nothing to Google. */
  readonly real: boolean;
  readonly said: unknown[];
}

/** What the `dataLayer` has heard, in order. */
const layer = (page: Page): Promise<Line[]> =>
  page.evaluate(() =>
    ((window.dataLayer ?? []) as ArrayLike<unknown>[]).map((item) => {
      const real = Object.prototype.toString.call(item) === '[object Arguments]';
      return { real, said: real ? Array.from(item) : [item] };
    }),
  );

const consents = async (page: Page): Promise<Line[]> =>
  (await layer(page)).filter(({ said: [command] }) => command === 'consent');

const all = (status: string, rest: object = {}): object => ({
  ...Object.fromEntries(TYPES.map((type) => [type, status])),
  security_storage: 'granted',
  ...rest,
});

/** The consent that stood at each hit of the page's tag, in the order of the types. */
const stood = (server: TestServer): (string | null)[] =>
  foreign(server, ga4.hits).map((hit) => new URLSearchParams(hit.split('?')[1]).get('consent'));

const line = (status: string): string => [...Array<string>(6).fill(status), 'granted'].join('.');

test('the default stands before the first hit, and before anything else in the dataLayer', async ({
  page,
  server,
}) => {
  await openShop(page, server, shopPage({ body: advanced, config, scriptAttributes: first }));
  await expect.poll(() => stood(server)).toEqual([line('denied')]);
  const [told] = await layer(page);
  expect(told).toEqual({ real: true, said: ['consent', 'default', all('denied', { wait_for_update: 500 })] });
  expect(await page.context().cookies()).toEqual([]);
});

test('the default stands by the end of our script, not after it', async ({ page, server }) => {
  const body = `<script>ran.push(window.dataLayer?.[0]?.[1])</script>`;
  await openShop(page, server, shopPage({ body, config, scriptAttributes: first }));
  expect(await page.evaluate(() => window.ran)).toEqual(['default']);
});

test('the default of who comes back is what they have granted', async ({ page, server }) => {
  await openShop(page, server, shopPage({ body: advanced, config, scriptAttributes: first }));
  await accept(page);
  await page.reload();
  await expect.poll(() => stood(server)).toEqual([line('denied'), line('granted')]);
  const [told, ...others] = await consents(page);
  expect(told?.said).toEqual(['consent', 'default', all('granted', { wait_for_update: 500 })]);
  expect(others).toEqual([]);
});

test('an update goes before the generic event, and both before any released script', async ({
  page,
  server,
}) => {
  const body = `<script type="text/plain" data-category="analytics">dataLayer.push({ event: 'released' })</script>`;
  await openShop(page, server, shopPage({ body, config, scriptAttributes: first }));
  await accept(page);
  await expect.poll(async () => (await layer(page)).length).toBe(4);
  const heard = await layer(page);
  expect(heard[1]).toEqual({ real: true, said: ['consent', 'update', all('granted')] });
  expect(heard.slice(2).map(({ said }) => (said[0] as { event: string }).event)).toEqual([
    'soglasie',
    'released',
  ]);
});

test('a full refusal is told, too', async ({ page, server }) => {
  await openShop(page, server, shopPage({ body: advanced, config, scriptAttributes: first }));
  await refuse(page);
  expect((await consents(page)).map(({ said }) => said.slice(1))).toEqual([
    ['default', all('denied', { wait_for_update: 500 })],
    ['update', all('denied')],
  ]);
  const events = (await layer(page)).map(({ said }) => said[0]);
  expect(events).toContainEqual(
    expect.objectContaining({
      event: 'soglasie',
      soglasie: expect.objectContaining({
        categories: expect.objectContaining({ preferences: false, analytics: false, advertising: false }),
      }),
    }),
  );
});

test('each category speaks for its own types', async ({ page, server }) => {
  await openShop(page, server, shopPage({ config, scriptAttributes: first }));
  await expect(banner(page)).toBeVisible();
  for (const [category, types] of [
    ['analytics', ['analytics_storage']],
    ['advertising', ['ad_storage', 'ad_user_data', 'ad_personalization']],
    ['preferences', ['functionality_storage', 'personalization_storage']],
  ] as const) {
    await page.evaluate((category) => {
      const categories = { analytics: false, advertising: false, preferences: false, [category]: true };
      window.soglasie!.set({ categories });
    }, category);
    const granted = Object.fromEntries(types.map((type) => [type, 'granted']));
    expect((await consents(page)).at(-1)?.said).toEqual(['consent', 'update', all('denied', granted)]);
  }
});

test('each decision is one update: a grant, its withdrawal, a new grant', async ({ page, server }) => {
  await openShop(page, server, shopPage({ config, scriptAttributes: first }));
  await accept(page);
  await rejectAll(page);
  await acceptAll(page);
  const updates = (await consents(page)).slice(1);
  expect(updates.map(({ said }) => said[2])).toEqual([all('granted'), all('denied'), all('granted')]);
  expect(updates.every(({ real }) => real)).toBe(true);
});

test('nothing is said in the consent mode unless the site turns it on', async ({ page, server }) => {
  const { integrations, ...without } = config;
  expect(integrations).toEqual({ googleConsentMode: true });
  await openShop(page, server, shopPage({ config: without, scriptAttributes: first }));
  await expect(banner(page)).toBeVisible();
  expect(await layer(page)).toEqual([]);
  await accept(page);
  expect((await layer(page)).map(({ said }) => said)).toEqual([
    [expect.objectContaining({ event: 'soglasie' })],
  ]);
});

test('soglasie.headless.js says the same', async ({ page, server }) => {
  const scriptAttributes = { ...first, src: '/soglasie/soglasie.headless.js' };
  await openShop(page, server, shopPage({ body: advanced, config, scriptAttributes }));
  await expect.poll(() => stood(server)).toEqual([line('denied')]);
  await acceptAll(page);
  expect((await consents(page)).map(({ real, said }) => [real, said[1]])).toEqual([
    [true, 'default'],
    [true, 'update'],
  ]);
});

test.describe('the basic mode: what the configuration names with an id loads after the grant', () => {
  const basic = (name: keyof typeof standIns) => ({
    ...shopWith(name),
    integrations: { googleConsentMode: true },
  });

  test('GA4 finds its consent granted at its first hit', async ({ page, server }) => {
    await openShop(page, server, shopPage({ config: basic('google-analytics-4') }));
    await expect(banner(page)).toBeVisible();
    await settle(page);
    expect(foreign(server)).toEqual([]);
    await page.evaluate(() => window.soglasie!.set({ categories: { analytics: true } }));
    await expect.poll(() => stood(server)).toEqual(['denied.denied.denied.granted.denied.denied.granted']);
  });

  test('a container finds the generic event before its own start', async ({ page, server }) => {
    await openShop(page, server, shopPage({ config: basic('google-tag-manager') }));
    await expect(banner(page)).toBeVisible();
    await settle(page);
    expect(foreign(server)).toEqual([]);
    await accept(page);
    const events = (): (string | null)[] =>
      foreign(server, gtm.hits).map((hit) => new URLSearchParams(hit.split('?')[1]).get('event'));
    await expect.poll(() => events().sort()).toEqual(['gtm.js', 'soglasie']);
    const order = (await layer(page)).map(({ said: [one, two] }) =>
      one === 'consent' ? two : (one as { event?: string }).event,
    );
    expect(order).toEqual(['default', 'update', 'soglasie', 'gtm.js']);
  });
});

test('a container that nothing holds back hears of each decision by the one generic event', async ({
  page,
  server,
}) => {
  await openShop(page, server, shopPage({ body: `<script>${gtm.snippet}</script>`, config }));
  await expect(banner(page)).toBeVisible();
  await refuse(page);
  await acceptAll(page);
  const events = (): (string | null)[] =>
    foreign(server, gtm.hits).map((hit) => new URLSearchParams(hit.split('?')[1]).get('event'));
  await expect.poll(() => events().filter((event) => event === 'soglasie')).toHaveLength(2);
});
