import { expect, test } from './fixtures';
import { readRecord } from './record';
import { shopPage } from './shopPage';
import { problems, ran, settle } from './visitor';

// soglasie.headless.js: everything but the surfaces, which the site draws itself.

const body = `
  <div id="own" hidden><button id="yes">Хорошо</button></div>
  <button data-soglasie="preferences">Настройки</button>
  <script type="text/plain" data-category="analytics">ran.push('analytics')</script>`;

test.beforeEach(async ({ page, server }) => {
  await page.goto(
    server.page(shopPage({ body, scriptAttributes: { src: '/soglasie/soglasie.headless.js' } })),
  );
  await page.waitForFunction(() => window.events.some(({ name }) => name === 'view'));
});

test('nothing is put into the page, and nothing held back runs', async ({ page, server }) => {
  await page.getByRole('button', { name: 'Настройки' }).click();
  await settle(page);
  await expect(page.locator('soglasie-root')).toHaveCount(0);
  expect(await ran(page)).toEqual([]);
  expect(await problems(page)).toEqual([]);
  expect(server.requestsTo('/soglasie/').map(({ path }) => path)).toEqual(['/soglasie/soglasie.headless.js']);
});

test("the site's own banner opens and closes by the view event, and decides by the program interface", async ({
  page,
  context,
}) => {
  await page.evaluate(() => {
    const own = document.querySelector<HTMLElement>('#own')!;
    const consent = window.soglasie!;
    own.hidden = consent.state.decided;
    consent.on('view', ({ view }) => (own.hidden = view !== 'banner'));
    document
      .querySelector('#yes')!
      .addEventListener('click', () => consent.set({ categories: { analytics: true } }));
  });
  await page.getByRole('button', { name: 'Хорошо' }).click();

  await expect(page.getByRole('button', { name: 'Хорошо' })).toBeHidden();
  await expect.poll(() => ran(page)).toEqual(['analytics']);
  expect(await readRecord(context)).toMatchObject({ on: 'analytics', off: 'preferences', via: 'save' });

  await page.evaluate(() => window.soglasie!.show('banner'));
  await expect(page.getByRole('button', { name: 'Хорошо' })).toBeVisible();
});

test('events come in the same order as with the surfaces', async ({ page }) => {
  await page.evaluate(() => window.soglasie!.acceptAll());
  const names = () => page.evaluate(() => window.events.map(({ name }) => name));
  await expect.poll(names).toEqual(['ready', 'view', 'decision', 'change', 'view']);
});

test('the preference view is announced too', async ({ page }) => {
  await page.evaluate(() => window.soglasie!.show('preferences'));
  expect(await page.evaluate(() => window.events.at(-1))).toEqual({
    name: 'view',
    detail: { view: 'preferences' },
  });
});
