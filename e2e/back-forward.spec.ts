import { expect, test } from './fixtures';
import { shopPage } from './shopPage';
import { accept, banner, ran, settle } from './visitor';

// The visitor decides on a page, and goes back to another.

test.use({
  // Playwright switches the back/forward cache off, which visitors have.
  launchOptions: ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
});

const body = `<a href="/next">Дальше</a>
  <script type="text/plain" data-category="analytics">ran.push('analytics')</script>`;

test('the back button leads to a page that knows of the decision', async ({ page, server }) => {
  const path = server.page(shopPage({ body }));
  server.page(shopPage(), { path: '/next' });
  await page.goto(path);
  await expect(banner(page)).toBeVisible();
  await page.getByRole('link', { name: 'Дальше' }).click();
  await accept(page);

  await page.goBack({ waitUntil: 'commit' });
  await expect.poll(() => ran(page)).toEqual(['analytics']);
  await expect(banner(page)).toBeHidden();
  await page.goForward({ waitUntil: 'commit' });
  await settle(page);
  await expect(banner(page)).toBeHidden();
});

test('a page from the back/forward cache knows of the decision', async ({ page, server }) => {
  const cacheable = { headers: { 'cache-control': 'no-cache' } };
  const path = server.page(shopPage({ body }), cacheable);
  server.page('<!doctype html><title>Next</title><h1>Дальше</h1>', { path: '/next', ...cacheable });
  await page.goto(path);
  await expect(banner(page)).toBeVisible();
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => window.ran.push(`persisted: ${persisted}`));
  });
  await page.getByRole('link', { name: 'Дальше' }).click();
  await expect(page).toHaveTitle('Next');
  // The page there decides without a word to other tabs: a message would end the cached page.
  await page.evaluate(() => {
    const at = Math.floor(Date.now() / 1000);
    document.cookie = `soglasie=v=1&id=3f9c&at=${at}&rev=2026-05-01&on=preferences.analytics&lang=ru&via=accept-all; path=/`;
  });

  await page.goBack({ waitUntil: 'commit' });
  await expect.poll(() => ran(page)).toEqual(['persisted: true', 'analytics']);
  await expect(banner(page)).toBeHidden();
});
