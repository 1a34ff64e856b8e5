import { expect, test } from './fixtures';
import { acceptance, leaveRecord } from './record';
import { shopPage } from './shopPage';
import { accept, banner, pageButton, preferences, problems, settle } from './visitor';

// What the page's own markup may do with the surfaces: open them, and no more.

const body = `
  <button data-soglasie="preferences">Настройки файлов cookie</button>
  <button data-soglasie="banner">Спросить ещё раз</button>
  <a href="#soglasie-preferences">Файлы <b>cookie</b></a>
  <button data-soglasie="accept">accept</button>
  <button data-soglasie="acceptAll">acceptAll</button>
  <button data-soglasie="reject">reject</button>
  <button data-soglasie="withdraw">withdraw</button>
  <button data-soglasie="destroy">destroy</button>
  <button data-soglasie="">nothing</button>`;

test.beforeEach(async ({ page, server, context }) => {
  await leaveRecord(context, server.origin, acceptance);
  await page.goto(server.page(shopPage({ body })));
  await page.waitForFunction(() => window.soglasie);
});

test('data-soglasie="preferences" opens the preference centre', async ({ page }) => {
  await pageButton(page, 'Настройки файлов cookie').click();
  await expect(preferences(page)).toBeVisible();
});

test('data-soglasie="banner" shows the banner', async ({ page }) => {
  await page.getByRole('button', { name: 'Спросить ещё раз' }).click();
  await expect(banner(page)).toBeVisible();
});

test('a link to #soglasie-preferences opens the preference centre and leaves the address alone', async ({
  page,
}) => {
  const before = page.url();
  await page.getByText('cookie', { exact: true }).click();
  await expect(preferences(page)).toBeVisible();
  expect(page.url()).toBe(before);
});

test('an opener added later works, also inside a shadow root', async ({ page }) => {
  await page.evaluate(() => {
    const footer = document.createElement('shop-footer');
    document.body.append(footer);
    const button = document.createElement('button');
    button.dataset.soglasie = 'preferences';
    button.textContent = 'Подвал';
    footer.attachShadow({ mode: 'open' }).append(button);
  });
  await page.getByRole('button', { name: 'Подвал' }).click();
  await expect(preferences(page)).toBeVisible();
});

for (const name of ['accept', 'acceptAll', 'reject', 'withdraw', 'destroy', 'nothing']) {
  test(`data-soglasie="${name}" does nothing`, async ({ page, context }) => {
    const before = await context.cookies();
    await page.getByRole('button', { name, exact: true }).click();
    await settle(page);
    expect(await context.cookies()).toEqual(before);
    expect(await page.evaluate(() => window.events.map((event) => event.name))).toEqual(['ready']);
  });
}

test('Esc leaves a decided visitor with neither surface, and the decision as it was', async ({
  page,
  context,
}) => {
  const before = await context.cookies();
  await pageButton(page, 'Настройки файлов cookie').click();
  await expect(preferences(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(preferences(page)).toBeHidden();
  await expect(banner(page)).toBeHidden();
  await expect(pageButton(page, 'Настройки файлов cookie')).toBeFocused();
  expect(await context.cookies()).toEqual(before);
});

test('the part with the preference centre is asked for once, when first wanted', async ({ page, server }) => {
  const parts = () => server.requestsTo('/soglasie/soglasie-preferences').length;
  const open = pageButton(page, 'Настройки файлов cookie');
  expect(parts()).toBe(0);
  await open.click();
  await expect(preferences(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await open.click();
  await expect(preferences(page)).toBeVisible();
  expect(parts()).toBe(1);
});

test('what was closed before that part arrived stays closed', async ({ page }) => {
  let arrive = (): void => {};
  const arrival = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/soglasie-preferences-*', async (route) => {
    await arrival;
    await route.continue();
  });
  const asked = page.waitForRequest('**/soglasie-preferences-*');
  await pageButton(page, 'Настройки файлов cookie').click();
  await asked;
  await page.evaluate(() => window.soglasie?.hide());
  const answered = page.waitForResponse('**/soglasie-preferences-*');
  arrive();
  await (await answered).finished();
  await settle(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test.describe('where that part cannot be had', () => {
  test.beforeEach(async ({ page, server, context }) => {
    await context.clearCookies();
    await page.route('**/soglasie-preferences-*', (route) => route.abort());
    await page.goto(server.page(shopPage({ body })));
    await pageButton(page, 'Настройки файлов cookie').click();
    await expect.poll(() => problems(page)).toEqual(['part']);
  });

  test('the banner stays, and still decides', async ({ page }) => {
    await expect(banner(page)).toBeVisible();
    await accept(page);
  });

  test('the next click asks for it anew', async ({ page }) => {
    await page.unroute('**/soglasie-preferences-*');
    await pageButton(page, 'Настройки файлов cookie').click();
    await expect(preferences(page)).toBeVisible();
  });
});
