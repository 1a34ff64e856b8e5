import { expect, test } from './fixtures';
import { readRecord, recordCookie, unixNow } from './record';
import { shopConfig, shopPage } from './shopPage';
import {
  accept,
  acceptButton,
  banner,
  customiseButton,
  preferences,
  ran,
  refuse,
  rejectButton,
  saveButton,
  settle,
  switchFor,
} from './visitor';

// The visitor decides: what the record says then, and what starts.

const heldBack = `
  <script type="text/plain" data-category="analytics">ran.push('analytics')</script>
  <script type="text/plain" data-category="preferences">ran.push('preferences')</script>
  <script type="text/plain" data-category="analytics preferences">ran.push('both')</script>
  <script type="text/plain" data-category="!analytics">ran.push('no analytics')</script>`;

test.beforeEach(async ({ page, server }) => {
  await page.goto(server.page(shopPage({ body: heldBack })));
});

test.describe('what the record says', () => {
  const fields = {
    v: '1',
    id: expect.stringMatching(/^[0-9a-f]{16,32}$/),
    at: expect.stringMatching(/^\d{10}$/),
    rev: '2026-05-01',
    s: '',
    lang: 'ru',
  };

  test('accepting grants everything', async ({ page, context }) => {
    await accept(page);
    expect(await readRecord(context)).toEqual({ ...fields, on: 'preferences.analytics', via: 'accept-all' });
    await expect.poll(() => ran(page)).toEqual(['analytics', 'preferences', 'both']);
  });

  test('refusing grants nothing that can be refused', async ({ page, context }) => {
    await refuse(page);
    expect(await readRecord(context)).toEqual({ ...fields, off: 'preferences.analytics', via: 'reject-all' });
    await expect.poll(() => ran(page)).toEqual(['no analytics']);
  });

  test('customising grants what was switched on', async ({ page, context }) => {
    await customiseButton(banner(page)).click();
    for (const choice of await preferences(page).getByRole('switch').all())
      await expect(choice).not.toBeChecked();
    await switchFor(page, 'статистика посещений').check();
    await saveButton(preferences(page)).click();

    await expect(preferences(page)).toBeHidden();
    await expect(banner(page)).toBeHidden();
    expect(await readRecord(context)).toEqual({
      ...fields,
      on: 'analytics',
      off: 'preferences',
      via: 'save',
    });
    await expect.poll(() => ran(page)).toEqual(['analytics']);
  });

  test('the time is that of the click, in seconds', async ({ page, context }) => {
    const before = unixNow();
    await accept(page);
    const at = Number((await readRecord(context))?.at);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(unixNow());
  });

  test('a second decision keeps the consent id', async ({ page, context }) => {
    await accept(page);
    const first = await readRecord(context);
    await page.evaluate(() => window.soglasie?.rejectAll());
    expect(await readRecord(context)).toEqual({
      ...fields,
      id: first?.id,
      off: first?.on,
      via: 'reject-all',
    });
  });
});

for (const [decision, decide] of [
  ['an acceptance', accept],
  ['a refusal', refuse],
] as const) {
  test(`the cookie of ${decision} is for every path, same-site, and lives a year`, async ({
    page,
    context,
  }) => {
    await decide(page);
    const cookie = await recordCookie(context);
    expect(cookie).toMatchObject({ path: '/', sameSite: 'Lax', httpOnly: false, secure: false });
    const days = ((cookie?.expires ?? 0) - unixNow()) / 86_400;
    expect(days).toBeGreaterThan(364.9);
    expect(days).toBeLessThanOrEqual(365.1);
    expect(await context.cookies()).toHaveLength(1);
  });
}

test('the preference centre decides by its own buttons too', async ({ page, context }) => {
  await customiseButton(banner(page)).click();
  await rejectButton(preferences(page)).click();
  await expect(preferences(page)).toBeHidden();
  expect((await readRecord(context))?.via).toBe('reject-all');

  await page.evaluate(() => window.soglasie?.show('preferences'));
  await acceptButton(preferences(page)).click();
  await expect(preferences(page)).toBeHidden();
  expect((await readRecord(context))?.via).toBe('accept-all');
});

test('Esc in the preference centre decides nothing and leads back to the banner', async ({
  page,
  context,
}) => {
  await customiseButton(banner(page)).click();
  await switchFor(page, 'статистика посещений').check();
  await page.keyboard.press('Escape');

  await expect(preferences(page)).toBeHidden();
  await expect(banner(page)).toBeVisible();
  await expect(customiseButton(banner(page))).toBeFocused();
  await settle(page);
  expect(await ran(page)).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});

test('the preference centre shows the switches as they were saved', async ({ page }) => {
  await customiseButton(banner(page)).click();
  await switchFor(page, 'статистика посещений').check();
  await saveButton(preferences(page)).click();
  await page.evaluate(() => window.soglasie?.show('preferences'));
  await expect(switchFor(page, 'статистика посещений')).toBeChecked();
  await expect(switchFor(page, 'настройки сайта')).not.toBeChecked();
});

test('the preference centre offers no switch for what is required', async ({ page, server }) => {
  const config = { ...shopConfig, categories: { cart: { required: false }, advertising: true } };
  await page.goto(server.page(shopPage({ config })));
  await customiseButton(banner(page)).click();
  await expect(preferences(page)).toContainText('Вход на сайт');
  await expect(preferences(page).getByRole('switch')).toHaveCount(4);
  await expect(switchFor(page, 'корзина')).not.toBeChecked();
  await expect(switchFor(page, 'реклама')).not.toBeChecked();
});
