import type { Browser, Page } from '@playwright/test';
import type { Configuration } from '../src';
import {
  bundledRules,
  installExtension,
  ourRule,
  type Extension,
  type ExtensionOptions,
} from './autoconsent';
import { findShops, test } from './demo';
import { expect } from './fixtures';
import { held, heldFile, started } from './held';
import type { TestServer } from './server';
import { shopConfig, shopPage } from './shopPage';
import { settle } from './visitor';

// A privacy extension that answers in the visitor's place.

const allRules = [...bundledRules, ourRule];

/** What the page holds back, and a plain shop around it. */
const page = (server: TestServer, config: Configuration): string => {
  server.resource('/held/file.js', { body: `ran.push('file')` });
  const body = `${held('inline')}${heldFile('/held/file.js')}`;
  return server.page(shopPage({ config: { ...shopConfig, ...config }, body }));
};

const opensCentre = `<script>document.addEventListener('soglasie:view', ({ detail }) => {
  if (detail.view === 'banner') soglasie.show('preferences');
}, { once: true })</script>`;

const informs = 'a banner that only informs';

const shops: Readonly<Record<string, (server: TestServer) => string>> = {
  'a banner that is a bar': (server) => page(server, { banner: { layout: 'bar', position: 'bottom' } }),
  'a banner that is a box': (server) => page(server, { banner: { layout: 'box', position: 'top-left' } }),
  'a preference centre that is open over it': (server) => {
    const body = held('inline');
    return server.page(shopPage({ head: opensCentre, body }));
  },
  [informs]: (server) => page(server, { mode: 'notice' }),
  ...Object.fromEntries(findShops().map((shop) => [`the shop ${shop}`, () => `/${shop}/`])),
};

/** By the buttons' parts, for the texts of shops differ: as a person would click, where a banner only informs, too. */
async function answer(page: Page, part: 'accept' | 'reject'): Promise<void> {
  const button = page.locator(`soglasie-root [part=${part}]`).last();
  const customise = page.locator('soglasie-root [part=customise]');
  await expect(customise).toBeAttached();
  if (!(await button.isVisible())) await customise.click();
  await button.click();
  await expect(customise).toHaveCount(0);
}

/** The record, whatever its shop calls it, but for what no two have in common. */
async function record(page: Page): Promise<Record<string, string> | undefined> {
  const cookies = await page.context().cookies();
  const text = cookies.find(({ value }) => value.startsWith('v=1&'))?.value;
  const { id, at, ...fields } = Object.fromEntries(new URLSearchParams(text));
  if (!text) return undefined;
  expect([id, at]).toEqual([expect.stringMatching(/^\w+$/), expect.stringMatching(/^\d+$/)]);
  return fields;
}

/** What is left of a visit: the record, what has run on the page and what does on the next, and all that was asked for. */
async function traces(page: Page, server: TestServer) {
  await settle(page);
  const ran = await page.evaluate(() => window.ran);
  await page.reload();
  await started(page);
  await settle(page);
  return {
    record: await record(page),
    ran: [ran, await page.evaluate(() => window.ran)],
    asked: [...new Set(server.requests.map(({ path }) => path.replace(/\?.*/, '')))]
      .filter((path) => !path.startsWith('/soglasie/'))
      .sort(),
  };
}

/** The same visit by a person without the extension. */
async function visit(
  browser: Browser,
  server: TestServer,
  path: string,
  part: 'accept' | 'reject',
): ReturnType<typeof traces> {
  const context = await browser.newContext();
  await context.addInitScript(() => (window.ran = []));
  const page = await context.newPage();
  await page.goto(server.origin + path);
  await answer(page, part);
  const left = await traces(page, server);
  await context.close();
  server.requests.length = 0;
  return left;
}

const ended = (extension: Extension): Promise<void> =>
  expect.poll(() => extension.hasEnded(), { timeout: 20_000 }).toBe(true);

for (const [name, open] of Object.entries(shops)) {
  test.describe(`at ${name}`, () => {
    // Where the banner only informs, all runs until the visitor refuses.
    const before = name === informs ? ['inline', 'file'] : [];

    for (const [among, rules] of [
      ['alone', [ourRule]],
      ['among all others', allRules],
    ] as const)
      test(`our rule ${among} refuses as a person would`, async ({ page, server, browser }) => {
        const path = open(server);
        const persons = await visit(browser, server, path, 'reject');
        const extension = await installExtension(page, { rules });
        await page.goto(path);
        await ended(extension);
        await expect.poll(() => extension.results()).toEqual({ optOutResult: true, selfTestResult: true });
        expect(extension.detected()).toEqual(['soglasie']);
        expect(extension.errors()).toEqual([]);
        expect(await traces(page, server)).toEqual(persons);
        expect(persons.record).toMatchObject({ via: 'reject-all' });
        expect(persons.ran).toEqual([before, []]);
      });

    test('our rule accepts as a person would', async ({ page, server, browser }) => {
      const path = open(server);
      const persons = await visit(browser, server, path, 'accept');
      const extension = await installExtension(page, { rules: allRules, autoAction: 'optIn' });
      await page.goto(path);
      await ended(extension);
      expect(extension.results()).toEqual({ optInResult: true });
      expect(await traces(page, server)).toEqual(persons);
      expect(persons.record).toMatchObject({ via: 'accept-all' });
    });
  });
}

/** All at once, for the extension takes its time before it gives up. */
async function visitAll(
  browser: Browser,
  server: TestServer,
  options: ExtensionOptions,
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<readonly { readonly name: string; readonly extension: Extension; readonly page: Page }[]> {
  test.setTimeout(120_000);
  return Promise.all(
    Object.entries(shops).map(async ([name, open]) => {
      const page = await (await browser.newContext()).newPage();
      await page.addInitScript(() => (window.ran = []));
      await page.goto(server.origin + open(server));
      await started(page);
      await prepare(page);
      const extension = await installExtension(page, options);
      await page.reload();
      await started(page);
      await ended(extension);
      return { name, extension, page };
    }),
  );
}

for (const part of ['reject', 'accept'] as const)
  test(`a visitor who has answered by ${part} is not answered for again`, async ({ server, browser }) => {
    const visits = await visitAll(browser, server, { rules: allRules }, (page) => answer(page, part));
    for (const { name, extension, page } of visits) {
      expect(extension.popups(), name).toEqual([]);
      expect(extension.clicks(), name).toBe(0);
      expect(await record(page), name).toMatchObject({ via: `${part}-all` });
    }
  });
