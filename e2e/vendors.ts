import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from '@playwright/test';
import { createCertificate } from './certificate';
import { expect, test as base } from './fixtures';
import type { TestServer } from './server';
import { shopConfig } from './shopPage';
import { registerStandIns, standIns } from './standIns';

// The vendors, as the visitor's browser meets them: under their own host names, by https.

/** The ports 443 and 80 of every host that is not the shop. */
interface Doors {
  readonly https: Server;
  readonly http: Server;
  /** Who answers there: the server of the test that runs. */
  answer: RequestListener;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

export const test = base.extend<object, { doors: Doors }>({
  // For as long as the browser lives, which is told the ports when it starts.
  doors: [
    async ({}, use) => {
      const listener: RequestListener = (request, response) => {
        doors.answer(request, response);
      };
      const doors: Doors = {
        https: createSecureServer(createCertificate(), listener),
        http: createServer(listener),
        answer: (_request, response) => response.destroy(),
      };
      const all = [doors.https, doors.http];
      await Promise.all(
        all.map((one) => new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve))),
      );
      await use(doors);
      for (const one of all) {
        one.close();
        one.closeAllConnections();
      }
    },
    { scope: 'worker' },
  ],

  launchOptions: [
    async ({ launchOptions, doors }, use) => {
      const rules = [
        // Asked by the browser itself, whatever it is told.
        'MAP update.googleapis.com ~NOTFOUND',
        `MAP *:443 127.0.0.1:${portOf(doors.https)}`,
        `MAP *:80 127.0.0.1:${portOf(doors.http)}`,
        'MAP * 127.0.0.1',
      ];
      const args = [...(launchOptions.args ?? []), `--host-resolver-rules=${rules.join(', ')}`];
      await use({ ...launchOptions, args });
    },
    { scope: 'worker' },
  ],

  ignoreHTTPSErrors: true,

  server: async ({ server, doors }, use) => {
    registerStandIns(server);
    doors.answer = (request, response) => void server.answer(request, response);
    await use(server);
    doors.https.closeAllConnections();
    doors.http.closeAllConnections();
  },
});

export { expect };

/** Where the shop of these tests is: its vendors keep their cookies at `.example.ru`. */
export const SHOP = 'www.shop.example.ru';

export const openShop = async (page: Page, server: TestServer, html: string): Promise<void> => {
  await page.goto(server.url(server.page(html), SHOP));
};

/** What the page has asked of other hosts than the shop's: `mc.yandex.ru/watch/1?…`. */
export const foreign = (server: TestServer, prefix = ''): string[] =>
  server.requests
    // Every request to the shop names the port.
    .filter(({ host }) => !host.includes(':'))
    .map(({ host, path }) => host + path)
    .filter((address) => address.startsWith(prefix));

/** All that a marketer writes: the names, each in its category, and the ids. */
export const shopWith = (...names: readonly (keyof typeof standIns)[]) => {
  const inCategory = (id: string): object => ({
    [id]: { enabled: true, services: names.filter((name) => standIns[name].category === id) },
  });
  return {
    ...shopConfig,
    categories: { ...inCategory('analytics'), ...inCategory('advertising'), ...inCategory('external') },
    services: Object.fromEntries(names.map((name) => [name, { id: standIns[name].id }])),
  };
};

/** What the browser keeps for the shop and its sister sites, but for the record. */
export async function kept(page: Page, server: TestServer): Promise<string[]> {
  const cookies = await page.context().cookies(server.url('/', SHOP));
  const keys = await page.evaluate(() => Object.keys(localStorage));
  return [...cookies.map(({ name }) => name), ...keys].filter((name) => name !== 'soglasie').sort();
}

export const acceptAll = (page: Page): Promise<void> => page.evaluate(() => window.soglasie!.acceptAll());

export const rejectAll = (page: Page): Promise<void> => page.evaluate(() => window.soglasie!.rejectAll());

/** Names of what was deleted, and of what was left. */
export const withdraw = (page: Page): Promise<{ readonly deleted: string[]; readonly left: string[] }> =>
  page.evaluate(async () => {
    const { deleted, left } = await window.soglasie!.withdraw();
    return { deleted: deleted.map(({ name }) => name).sort(), left: left.map(({ name }) => name).sort() };
  });

/** The offer to load the page anew. */
export const offer = (page: Page): Locator => page.getByRole('region', { name: 'Согласие изменено' });
