import {
  expect,
  foreign,
  kept,
  acceptAll,
  offer,
  openShop,
  rejectAll,
  shopWith,
  SHOP,
  test,
  withdraw,
} from './vendors';
import { policy, violations } from './policy';
import { standIns } from './standIns';
import { shopPage } from './shopPage';
import { accept, banner, problems, refuse, settle, surfaces } from './visitor';

// A vendor that the configuration names with an id starts after the grant, and leaves nothing behind after it.

/** Roistat has another file for who has been there before. */
const RETURNING = 'cloud.roistat.com/dist/module.js';

const names = Object.keys(standIns) as (keyof typeof standIns)[];

for (const name of names) {
  const { id, file, hits, cookies, storage } = standIns[name];
  const html = shopPage({ config: shopWith(name) });

  test.describe(name, () => {
    test('nobody is asked before the grant; after it the file loads once, however often it is granted', async ({
      page,
      server,
    }) => {
      await openShop(page, server, html);
      await expect(banner(page)).toBeVisible();
      await settle(page);
      expect(foreign(server)).toEqual([]);
      expect(await kept(page, server)).toEqual([]);

      await accept(page);
      await expect.poll(() => foreign(server, hits).length).toBeGreaterThan(0);
      expect(foreign(server, hits)[0]).toContain(name === 'google-ads' ? 'AW-' : encodeURIComponent(id));
      await rejectAll(page);
      await settle(page);
      await acceptAll(page);
      await settle(page);
      expect(foreign(server, file)).toHaveLength(1);
      expect(await problems(page)).toEqual([]);
    });

    test('a refusal asks nobody', async ({ page, server }) => {
      await openShop(page, server, html);
      await refuse(page);
      await settle(page);
      await page.reload();
      await page.waitForFunction(() => window.soglasie);
      await settle(page);
      expect(foreign(server)).toEqual([]);
      expect(await kept(page, server)).toEqual([]);
    });

    test('who comes back is not asked, and the file loads at once', async ({ page, server }) => {
      await openShop(page, server, html);
      await accept(page);
      await expect.poll(() => foreign(server, hits).length).toBeGreaterThan(0);
      await settle(page);
      const { length } = server.requests;
      const again = (): string[] => server.requests.slice(length).map(({ host, path }) => host + path);
      const ofVisit = name === 'roistat' ? RETURNING : file;
      const files = (): string[] => again().filter((address) => address.startsWith(ofVisit));
      await page.reload();
      await expect.poll(files).toHaveLength(1);
      await settle(page);
      await expect(surfaces(page)).toHaveCount(0);
      expect(files()).toHaveLength(1);
      expect(again().filter((address) => /soglasie-(preferences|placeholder|reload)/.test(address))).toEqual(
        [],
      );
    });

    test('a withdrawal leaves none of its names, and offers to load the page anew', async ({
      page,
      server,
    }) => {
      await openShop(page, server, html);
      await accept(page);
      const all = [...cookies, ...storage].sort();
      await expect.poll(() => foreign(server, hits).length).toBeGreaterThan(0);
      await expect.poll(() => kept(page, server)).toEqual(all);
      const { deleted, left } = await withdraw(page);
      expect(await kept(page, server)).toEqual([]);
      expect(deleted).toEqual(all);
      // What another site keeps is named, and stays.
      expect(left.filter((one) => all.includes(one))).toEqual([]);
      await expect(offer(page)).toBeVisible();
      await settle(page);
      expect(await kept(page, server)).toEqual([]);
    });
  });
}

test.describe('Top.Mail.ru and VK Реклама', () => {
  const config = shopWith('top-mail-ru', 'vk-ads-pixel');
  const code = standIns['vk-ads-pixel'].file;
  const hits = (id: string): string => `${standIns['vk-ads-pixel'].hits}?id=${id}`;
  const mailru = hits(standIns['top-mail-ru'].id);
  const vk = hits(standIns['vk-ads-pixel'].id);

  test('share one file, which loads when either is granted', async ({ page, server }) => {
    await openShop(page, server, shopPage({ config }));
    await expect(banner(page)).toBeVisible();
    await page.evaluate(() => window.soglasie!.set({ categories: { advertising: true } }));
    await expect.poll(() => foreign(server, vk)).toHaveLength(1);
    await settle(page);
    expect(foreign(server, mailru)).toEqual([]);

    await page.evaluate(() => window.soglasie!.set({ categories: { analytics: true, advertising: true } }));
    await expect.poll(() => foreign(server, mailru)).toHaveLength(1);
    await settle(page);
    expect(foreign(server, vk)).toHaveLength(1);
    expect(foreign(server, code)).toHaveLength(1);
  });

  test('keep their cookies while one of them is granted, and lose them with the last', async ({
    page,
    server,
  }) => {
    const { cookies } = standIns['top-mail-ru'];
    await openShop(page, server, shopPage({ config }));
    await accept(page);
    await expect.poll(() => foreign(server, mailru)).toHaveLength(1);
    await expect.poll(() => foreign(server, vk)).toHaveLength(1);
    await page.evaluate(() => window.soglasie!.set({ categories: { analytics: true, advertising: false } }));
    await expect(offer(page)).toBeVisible();
    await settle(page);
    expect(await kept(page, server)).toEqual(cookies);
    await page.evaluate(() => window.soglasie!.set({ categories: { analytics: false, advertising: false } }));
    await expect.poll(() => kept(page, server)).toEqual([]);
  });
});

test('all of them start by one grant, and one withdrawal leaves nothing of them', async ({
  page,
  server,
}) => {
  await openShop(page, server, shopPage({ config: shopWith(...names) }));
  await accept(page);
  for (const name of names)
    await expect.poll(() => foreign(server, standIns[name].hits), name).not.toEqual([]);
  await settle(page);
  await withdraw(page);
  expect(await kept(page, server)).toEqual([]);
  expect(await problems(page)).toEqual([]);
});

test.describe('a strict page', () => {
  // What the vendors send and where they send it is the shop's to allow.
  const others = "style-src 'self'; object-src 'none'; base-uri 'none'; img-src * data:; connect-src *";
  const strict = {
    'with nonce and strict-dynamic': "script-src 'nonce-abc' 'strict-dynamic'",
    'with nonce, strict-dynamic and Trusted Types':
      "script-src 'nonce-abc' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types soglasie",
  };
  for (const [kind, text] of Object.entries(strict)) {
    test(`${kind} loads every vendor's file without a violation`, async ({ page, server }) => {
      const html = shopPage({ config: shopWith(...names), scriptAttributes: { nonce: 'abc' } });
      await page.goto(server.url(server.page(html, policy(`${text}; ${others}`)), SHOP));
      await accept(page);
      for (const name of names)
        await expect.poll(() => foreign(server, standIns[name].hits), name).not.toEqual([]);
      expect(await violations(page)).toEqual([]);
      expect(await problems(page)).toEqual([]);
    });
  }
});

test("a vendor's file that does not come is a fault that is told, and the rest of the page works", async ({
  page,
  server,
}) => {
  server.resource('//cloud.roistat.com/api/site/1.0/0123456789abcdef0123456789abcdef/init', {
    destroy: true,
  });
  const body = `<script type="text/plain" data-category="analytics">ran.push('held')</script>`;
  await openShop(page, server, shopPage({ body, config: shopWith('roistat', 'calltouch') }));
  await accept(page);
  await expect.poll(() => foreign(server, standIns.calltouch.hits)).not.toEqual([]);
  await expect.poll(() => page.evaluate(() => window.ran)).toEqual(['held']);
  await expect.poll(() => problems(page)).toContain('gate');
});

test('an id that cannot be one starts nothing, and is told', async ({ page, server }) => {
  const config = {
    ...shopWith('yandex-metrika'),
    services: { 'yandex-metrika': { id: '12345678"><script>' } },
  };
  await openShop(page, server, shopPage({ config }));
  await accept(page);
  await expect.poll(() => problems(page)).toContain('configuration');
  await settle(page);
  expect(foreign(server)).toEqual([]);
});

test('a vendor whose own switch is off does not start with its category', async ({ page, server }) => {
  await openShop(page, server, shopPage({ config: shopWith('roistat', 'calltouch') }));
  await expect(banner(page)).toBeVisible();
  await page.evaluate(() =>
    window.soglasie!.set({ categories: { analytics: true }, services: { roistat: false } }),
  );
  await expect.poll(() => foreign(server, standIns.calltouch.hits)).not.toEqual([]);
  await settle(page);
  expect(foreign(server, 'cloud.roistat.com')).toEqual([]);
});
