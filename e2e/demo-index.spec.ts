import { AxeBuilder } from '@axe-core/playwright';
import { findShops, test } from './demo';
import { expect } from './fixtures';
import { accept, banner, refuse, settle } from './visitor';

// The way into the example shops, and the host that they share.

const shops = findShops();

test('the index page lists five shops, those on disk among them', async ({ page }) => {
  await page.goto('/');
  const addresses = await page
    .getByRole('article')
    .getByRole('link', { name: /^Открыть: / })
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(new Set(addresses).size).toBe(5);
  expect(shops.length).toBeGreaterThan(0);
  expect(addresses).toEqual(expect.arrayContaining(shops.map((shop) => `/${shop}/`)));
});

for (const shop of shops) {
  test(`every link of the index page to ${shop} answers`, async ({ page, request }) => {
    await page.goto('/');
    const addresses = await page
      .locator(`a[href^="/${shop}/"]`)
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(addresses).toEqual(
      expect.arrayContaining([`/${shop}/`, expect.stringMatching(`^/${shop}/.+\\.config\\.json$`)]),
    );
    for (const address of addresses) expect((await request.get(address)).status(), address).toBe(200);

    await page
      .getByRole('link', { name: /^Открыть: / })
      .and(page.locator(`[href="/${shop}/"]`))
      .click();
    await expect(banner(page)).toBeVisible();
  });

  test(`a decision in ${shop} is none in the other shops`, async ({ page, context }) => {
    await page.goto(`/${shop}/`);
    await accept(page);
    expect((await context.cookies()).map(({ name }) => name)).toContain(`soglasie-${shop}`);
    for (const other of shops.filter((each) => each !== shop)) {
      await page.goto(`/${other}/`);
      await refuse(page);
    }
    await page.goto(`/${shop}/`);
    await page.waitForFunction(() => window.soglasie?.state.decided);
    expect(await page.evaluate(() => window.soglasie?.state.via)).toBe('accept-all');
  });
}

test('the index page asks nothing, stores nothing and loads nothing from elsewhere', async ({
  page,
  server,
  context,
}) => {
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await page.goto('/');
  await settle(page);
  expect([...hosts]).toEqual([server.origin]);
  expect(server.requestsTo('/soglasie/')).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`the index page in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('breaks no rule of accessibility and fits every screen', async ({ page }) => {
      await page.goto('/');
      for (const width of [320, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
      }
    });
  });
}
