import type { Locator, Page } from '@playwright/test';
import { expect, foreign, openShop, shopWith, SHOP, test } from './vendors';
import { standIns } from './standIns';
import { shopConfig, shopPage } from './shopPage';
import type { TestServer } from './server';
import { plain } from './told';
import { accept, banner, customiseButton, preferences, problems, refuse, settle } from './visitor';

// What the product knows of a service by its name alone.

const parts = (server: TestServer): string[] => [
  ...new Set(
    server.requests.map(({ path }) => /soglasie-s\d+-/.exec(path)?.[0]).filter((part) => part !== undefined),
  ),
];

const named = (analytics: readonly string[], rest: object = {}) => ({
  ...shopConfig,
  categories: { analytics: { services: analytics }, advertising: true },
  ...rest,
});

/** Opens the declaration, where nobody has decided anything. */
async function declaration(page: Page, server: TestServer, config: object): Promise<Locator> {
  const body = '<main><soglasie-declaration></soglasie-declaration></main>';
  await openShop(page, server, shopPage({ body, config }));
  await expect(page.getByRole('heading', { name: 'Файлы cookie на этом сайте' })).toBeVisible();
  return page.locator('soglasie-declaration');
}

const words = async (place: Locator): Promise<string> => plain(await place.innerText());

test.describe('the declaration', () => {
  test('lists what a service stores by its name alone, and what nobody has confirmed', async ({
    page,
    server,
  }) => {
    const place = await declaration(page, server, named(['yandex-metrika']));
    await expect.poll(() => words(place)).toContain('Яндекс Метрика');
    const text = await words(place);
    for (const name of ['_ym_uid', '_ym_d', '_ym_isad', 'yandexuid', '_ym_hostIndex'])
      expect(text).toContain(name);
    expect(text).toContain('не подтверждено');
    const row = (name: string): Locator => place.getByRole('row').filter({ hasText: name });
    await expect(row('_ym_hostIndex')).toContainText('не подтверждено');
    await expect(row('_ym_uid')).not.toContainText('не подтверждено');
    expect(foreign(server)).toEqual([]);
  });

  test("lists a platform's cookies by purpose: the affiliate code of OpenCart is advertising", async ({
    page,
    server,
  }) => {
    const config = {
      ...named([]),
      categories: { necessary: { services: ['opencart'] }, analytics: true, advertising: true },
    };
    const place = await declaration(page, server, config);
    await expect.poll(() => words(place)).toContain('OCSESSID');
    const table = (name: string): Locator => place.getByRole('table').filter({ hasText: name });
    await expect(table('tracking')).toHaveCount(1);
    await expect(table('tracking')).not.toContainText('OCSESSID');
    const heading = await place.evaluate((element) => {
      const cell = [...element.querySelectorAll('tr')].find((row) => row.textContent.includes('tracking'))!;
      let section: Element | null = cell.closest('section');
      while (section && !section.querySelector(':scope > h3, :scope > h2, :scope > header'))
        section = section.parentElement;
      return section?.textContent;
    });
    expect(heading).toMatch(/[Рр]еклам/);
  });

  test('shows what the site says of a service in place of what the catalogue does', async ({
    page,
    server,
  }) => {
    const own = {
      'yandex-metrika': {
        title: 'Наш счётчик',
        cookies: [{ name: 'own_name', purpose: 'Считает', days: 1 }],
      },
    };
    const place = await declaration(page, server, named(['yandex-metrika'], { services: own }));
    await expect.poll(() => words(place)).toContain('Наш счётчик');
    const text = await words(place);
    expect(text).toContain('own_name');
    expect(text).not.toContain('_ym_isad');
    expect(text).toMatch(/ООО «яндекс»/i);
  });
});

test('the preference centre calls a service by its title in the catalogue', async ({ page, server }) => {
  await openShop(page, server, shopPage({ config: named(['yandex-metrika', 'roistat']) }));
  await customiseButton(banner(page)).click();
  await expect(preferences(page)).toContainText('Яндекс Метрика');
  await expect(preferences(page)).toContainText('Roistat');
  expect(foreign(server)).toEqual([]);
});

test('a return visit and a refusal load no entry; the second layer loads those that are named, and no other', async ({
  page,
  server,
}) => {
  await openShop(page, server, shopPage({ config: named(['yandex-metrika', 'roistat']) }));
  await expect(banner(page)).toBeVisible();
  await settle(page);
  expect(parts(server)).toEqual([]);
  await customiseButton(banner(page)).click();
  await expect(preferences(page)).toContainText('Roistat');
  expect(parts(server)).toHaveLength(2);
  await page.keyboard.press('Escape');
  await refuse(page);
  const before = server.requests.length;
  await page.reload();
  await page.waitForFunction(() => window.soglasie);
  await settle(page);
  expect(server.requests.slice(before).filter(({ path }) => path.includes('/soglasie-s'))).toEqual([]);
});

test('a grant loads the entries of those that have an id, and no other', async ({ page, server }) => {
  const config = named(['yandex-metrika', 'roistat', 'calltouch'], {
    services: { roistat: { id: standIns.roistat.id } },
  });
  await openShop(page, server, shopPage({ config }));
  await accept(page);
  await expect.poll(() => foreign(server, standIns.roistat.hits)).toHaveLength(1);
  await settle(page);
  expect(parts(server)).toHaveLength(1);
});

test("a withdrawal deletes a platform's cookies by purpose, and leaves it its session", async ({
  page,
  server,
  context,
}) => {
  const config = {
    ...shopConfig,
    categories: { necessary: { services: ['opencart', 'woocommerce'] }, analytics: true, advertising: true },
  };
  const url = server.url('/', SHOP);
  const mine = ['OCSESSID', 'tracking', 'language', 'woocommerce_cart_hash', 'sbjs_first'];
  await context.addCookies(mine.map((name) => ({ name, value: '1', url })));
  await openShop(page, server, shopPage({ config }));
  const names = async (): Promise<string[]> => (await context.cookies(url)).map(({ name }) => name).sort();
  await accept(page);
  await settle(page);
  expect(await names()).toEqual([...mine, 'soglasie'].sort());
  await page.evaluate(() => window.soglasie!.set({ categories: { advertising: false } }));
  await expect.poll(names).not.toContain('tracking');
  expect(await names()).toContain('sbjs_first');
  await page.evaluate(() => window.soglasie!.withdraw());
  expect(await names()).toEqual(['OCSESSID', 'soglasie', 'woocommerce_cart_hash']);
});

test.describe('a page that blocks the entries', () => {
  test('works in all else, and tells of it', async ({ page, server, context }) => {
    await page.route(/soglasie-s\d+-/, (route) => route.abort());
    const body = `<script type="text/plain" data-category="analytics">ran.push('held')</script>`;
    await openShop(page, server, shopPage({ body, config: shopWith('yandex-metrika', 'roistat') }));
    await accept(page);
    await expect.poll(() => page.evaluate(() => window.ran)).toEqual(['held']);
    await expect.poll(() => problems(page)).toContain('part');
    await settle(page);
    expect(foreign(server)).toEqual([]);

    await page.evaluate(() => window.soglasie!.withdraw());
    expect((await context.cookies(server.url('/', SHOP))).map(({ name }) => name)).toEqual(['soglasie']);
    expect(await page.evaluate(() => window.soglasie!.has('analytics'))).toBe(false);
  });

  test('still shows the preference centre', async ({ page, server }) => {
    await page.route(/soglasie-s\d+-/, (route) => route.abort());
    await openShop(page, server, shopPage({ config: named(['yandex-metrika']) }));
    await customiseButton(banner(page)).click();
    await expect(preferences(page)).toBeVisible();
    await expect(preferences(page)).toContainText('yandex-metrika');
    await expect.poll(() => problems(page)).toContain('part');
  });
});

test.describe('an embed', () => {
  const FRAME = 'player.example.com';
  const embeds = {
    ...shopConfig,
    categories: { external: { enabled: true, services: ['rutube', 'vk-video', 'yandex-maps', 'jivo'] } },
  };

  for (const [service, title, source] of [
    ['rutube', /RUTUBE/, 'https://rutube.ru/play/embed/1/'],
    ['vk-video', /VK Видео/, 'https://vk.com/video_ext.php?oid=1&id=2&hash=3'],
    ['yandex-maps', /Яндекс Карты/, 'https://yandex.ru/map-widget/v1/'],
  ] as const) {
    test(`of ${service} has the catalogue's title in its placeholder, and loads when it is wanted`, async ({
      page,
      server,
    }) => {
      const { host, pathname } = new URL(source);
      server.resource(`//${host}${pathname}`, { body: 'Видео', type: 'text/html; charset=utf-8' });
      const body = `<iframe width="480" height="270" data-category="external" data-service="${service}" data-src="${source}"></iframe>`;
      await openShop(page, server, shopPage({ body, config: embeds }));
      const group = page.getByRole('group', { name: title });
      await expect(group).toBeVisible();
      await settle(page);
      expect(foreign(server)).toEqual([]);
      await group.getByRole('button', { name: 'Показать один раз' }).click();
      await expect.poll(() => foreign(server, host)).toHaveLength(1);
    });
  }

  test('of Jivo is a placeholder without an address, which starts the chat', async ({ page, server }) => {
    const { id, file } = standIns.jivo;
    const body = `<iframe width="320" height="240" data-category="external" data-service="jivo"></iframe>`;
    const config = { ...embeds, services: { jivo: { id } } };
    await openShop(page, server, shopPage({ body, config }));
    const group = page.getByRole('group', { name: /Jivo/ });
    await expect(group).toBeVisible();
    await settle(page);
    expect(foreign(server)).toEqual([]);
    await group.getByRole('button', { name: 'Показывать всегда' }).click();
    await expect.poll(() => foreign(server, file)).toHaveLength(1);
    await expect(group).toHaveCount(0);
    expect(await problems(page)).toEqual([]);
  });

  test('keeps the name that the site gives its service', async ({ page, server }) => {
    const config = { ...embeds, services: { rutube: { title: 'Наше видео' } } };
    const body = `<iframe width="480" height="270" data-category="external" data-service="rutube" data-src="https://${FRAME}/"></iframe>`;
    await openShop(page, server, shopPage({ body, config }));
    await expect(page.getByRole('group', { name: 'Наше видео' })).toBeVisible();
  });
});
