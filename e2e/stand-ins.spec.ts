import { expect, foreign, openShop, SHOP, test } from './vendors';
import { standIns } from './standIns';
import { shopPage } from './shopPage';
import { settle } from './visitor';

// The stand-ins of the vendors do what the vendors do: else it would be easy to find nothing.

for (const [service, { file, hits, cookies, storage, snippet }] of Object.entries(standIns)) {
  test(`${service} loads, sends and stores where nobody asks for consent`, async ({
    page,
    server,
    context,
  }) => {
    const html = shopPage({ body: `<script>${snippet}</script>` }).replace(/<script async.*?<\/script>/, '');
    await openShop(page, server, html);
    await expect.poll(() => foreign(server, hits).length).toBeGreaterThan(0);
    await settle(page);
    expect(foreign(server, file)).toHaveLength(1);
    const kept = await context.cookies(server.url('/', SHOP));
    expect(kept.map(({ name }) => name).sort()).toEqual([...cookies].sort());
    expect(new Set(kept.map(({ domain }) => domain))).toEqual(new Set(cookies.map(() => '.example.ru')));
    expect(await page.evaluate(() => Object.keys(localStorage).sort())).toEqual([...storage].sort());
  });
}

test('the visitor of Metrica is known again by what the storage keeps', async ({ page, server, context }) => {
  const { hits, snippet } = standIns['yandex-metrika'];
  const html = shopPage({
    config: null,
    body: `<script>${snippet}</script>`,
    scriptAttributes: { src: null },
  });
  await openShop(page, server, html);
  await expect.poll(() => foreign(server, hits)).toHaveLength(1);
  await context.clearCookies();
  await page.reload();
  await expect.poll(() => foreign(server, hits)).toHaveLength(2);
  const [first, second] = foreign(server, hits).map((hit) => /uid=\d+/.exec(hit)?.[0]);
  expect(second).toBe(first);
});

test('a Google tag hears no consent that is said by an array', async ({ page, server }) => {
  const { hits, snippet } = standIns['google-analytics-4'];
  const body = `<script>dataLayer = [['consent', 'default', { analytics_storage: 'denied' }]];${snippet}</script>`;
  await openShop(page, server, shopPage({ config: null, body, scriptAttributes: { src: null } }));
  await expect
    .poll(() => foreign(server, hits))
    .toEqual([expect.stringContaining('unset.unset.unset.unset')]);
});
