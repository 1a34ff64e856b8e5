import { expect, test } from './fixtures';
import { shopConfig, shopPage } from './shopPage';
import { accept, banner, ran, settle } from './visitor';

// An element with a name hides the document's own property of that name.

const held = `<script type="text/plain" data-category="analytics">ran.push('analytics')</script>`;

for (const name of [
  'soglasie',
  'currentScript',
  'cookie',
  'head',
  'body',
  'querySelector',
  'readyState',
  'addEventListener',
  'dispatchEvent',
  'hidden',
]) {
  test(`elements called ${name} are in nobody's way`, async ({ page, server }) => {
    const named = `<img name="${name}" id="${name}" alt=""><form name="${name}"><input name="tagName"></form>`;
    // Deferred: the elements are there before the product starts.
    const scriptAttributes = { async: null, defer: '' };
    await page.goto(server.page(shopPage({ body: named + held, scriptAttributes })));
    await expect(banner(page)).toContainText('ООО «Самовар»');
    await accept(page);
    await expect.poll(() => ran(page)).toEqual(['analytics']);
  });
}

test("elements called documentElement are in the way of no frame's placeholder", async ({ page, server }) => {
  const named = '<img name="documentElement" alt=""><form name="documentElement"></form>';
  const frame = '<iframe id="map" data-category="external" data-src="/map"></iframe>';
  const config = { ...shopConfig, categories: { external: true } };
  await page.goto(server.page(shopPage({ body: named + frame, config })));
  const placeholder = page.locator('soglasie-embed');
  await expect(placeholder).toBeVisible();
  // It follows its frame, also when the page goes on changing.
  await page.evaluate(() => document.querySelector('#map')?.remove());
  await expect(placeholder).toHaveCount(0);
  await settle(page);
});
