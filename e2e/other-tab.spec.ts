import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { readRecord } from './record';
import { shopPage } from './shopPage';
import { accept, banner, customiseButton, preferences, ran, refuse, settle, switchFor } from './visitor';

// The visitor decides in one of two tabs.

const body = `
  <script type="text/plain" data-category="analytics">ran.push('analytics')</script>
  <script type="text/plain" data-category="!analytics">ran.push('no analytics')</script>`;

let other: Page;

test.beforeEach(async ({ page, context, server }) => {
  const path = server.page(shopPage({ body }));
  other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(path);
    await expect(banner(tab)).toBeVisible();
  }
});

test('an acceptance closes the banner and releases what waited', async ({ page }) => {
  await accept(other);
  await expect(banner(page)).toBeHidden();
  await expect.poll(() => ran(page)).toEqual(['analytics']);
  const names = await page.evaluate(() => window.events.map(({ name }) => name));
  // It is told as a change: nobody decided here.
  expect(names).toEqual(['ready', 'view', 'change', 'view']);
});

test('a refusal closes the banner too', async ({ page }) => {
  await refuse(other);
  await expect(banner(page)).toBeHidden();
  await expect.poll(() => ran(page)).toEqual(['no analytics']);
});

test('a later refusal is told as revoked, and holds for what comes later', async ({ page }) => {
  await accept(other);
  await expect.poll(() => ran(page)).toEqual(['analytics']);
  await other.evaluate(() => window.soglasie?.rejectAll());
  await page.waitForFunction(() => window.soglasie?.has('analytics') === false);

  expect(await page.evaluate(() => window.events.at(-1))).toMatchObject({
    name: 'change',
    detail: { granted: [], revoked: ['preferences', 'analytics'] },
  });
  await page.evaluate(() => {
    const late = document.createElement('script');
    late.type = 'text/plain';
    late.dataset.category = 'analytics';
    late.text = `ran.push('late')`;
    document.body.append(late);
  });
  await settle(page);
  expect(await ran(page)).not.toContain('late');
});

test('a visitor at the switches here is not interrupted, and the last word holds', async ({
  page,
  context,
}) => {
  await customiseButton(banner(page)).click();
  await switchFor(page, 'Статистика посещений').check();
  await switchFor(page, 'Статистика посещений').uncheck();
  await accept(other);
  await page.waitForFunction(() => window.soglasie?.has('preferences'));
  await expect(preferences(page)).toBeVisible();
  // What was touched here stays as it was left; the rest is as it was decided there.
  await expect(switchFor(page, 'Статистика посещений')).not.toBeChecked();
  await expect(switchFor(page, 'Настройки сайта')).toBeChecked();

  await preferences(page).getByRole('button', { name: 'Сохранить выбор' }).click();
  await expect(preferences(page)).toBeHidden();
  expect(await readRecord(context)).toMatchObject({ on: 'preferences', off: 'analytics', via: 'save' });
  await other.waitForFunction(() => window.soglasie?.has('analytics') === false);
});

test('a record that is deleted there takes nothing back here', async ({ page, context }) => {
  await accept(page);
  await context.clearCookies();
  await page.evaluate(() => dispatchEvent(new Event('pageshow')));
  await settle(page);
  expect(await page.evaluate(() => window.soglasie?.has('analytics'))).toBe(true);
  await expect(banner(page)).toBeHidden();
});
