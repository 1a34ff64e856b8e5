import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { declaredConfig } from './declared';
import { acceptance, leaveRecord, readRecord } from './record';
import { shopConfig, shopPage, type ShopPage } from './shopPage';
import { accept, banner, preferences, problems, reopenControl, surfaces, switchFor } from './visitor';

// Consent is taken back in the preference centre, which then tells what has become of what was left behind.

const accepted = { ...acceptance, on: 'preferences.analytics.advertising.ab-test' };

/** What the tools of the shop have left behind, under names that it declares. */
const traces = `<script>
  for (const name of ['visits', '_ym_uid', '_ym_isad', '_ym_visorc_1', 'basket']) document.cookie = name + '=1';
  localStorage.lp_variant = 'b';
</script>`;

const withdrawButton = (page: Page): Locator =>
  preferences(page).getByRole('button', { name: 'Отозвать согласие' });

/** The sentences of the report. */
const report = (page: Page): Locator => preferences(page).getByRole('status').last().getByRole('paragraph');

const offer = (page: Page): Locator => page.getByRole('region', { name: 'Согласие изменено' });

/** Simple traces of analytics, of a shop that has nothing else. */
const small = (cookies: readonly object[], rest: object = {}) => ({
  ...shopConfig,
  categories: { analytics: { cookies } },
  withdrawal: { reload: 'never' },
  ...rest,
});

test.describe('a visitor who had accepted', () => {
  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(path);
    await reopenControl(page).click();
    await expect(preferences(page)).toBeVisible();
  };
  const shop = (parts: ShopPage): string => shopPage({ config: declaredConfig, ...parts });

  test.beforeEach(async ({ server, context }) => {
    await leaveRecord(context, server.origin, accepted);
  });

  test('reads in words what was deleted and what was left', async ({ page, server, context }) => {
    await open(page, server.page(shop({ head: traces })));
    await withdrawButton(page).click();
    await expect(report(page)).toHaveText([
      'Согласие отозвано.',
      'Удалено: 4 файла и 1 запись в хранилище браузера.',
      'Осталось: 1 файл домена yandex.ru, его можно удалить в настройках браузера.',
    ]);
    const cookies = await context.cookies();
    expect(cookies.map(({ name }) => name).sort()).toEqual(['basket', 'soglasie']);
    expect(await readRecord(context)).toMatchObject({ id: '3f9c2d', off: accepted.on, via: 'withdraw' });
  });

  test('keeps the dialog with the report and the switches off, and can go on from there', async ({
    page,
    server,
    context,
  }) => {
    await open(page, server.page(shop({ head: traces })));
    await withdrawButton(page).click();
    await expect(report(page)).toHaveCount(3);
    await expect(preferences(page)).toBeVisible();
    await expect(preferences(page).getByRole('switch', { checked: true })).toHaveCount(0);
    await expect(preferences(page)).toContainText('3f9c2d');

    // What comes next is another matter: the report is about what was.
    await switchFor(page, 'Варианты страниц').check();
    await expect(report(page)).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(surfaces(page)).toHaveCount(0);
    expect(await readRecord(context)).toMatchObject({ via: 'withdraw' });
  });

  test('reads that the server alone can delete what it has set', async ({ page, server }) => {
    const config = small([{ name: 'sid', httpOnly: true }]);
    await open(page, server.page(shopPage({ config })));
    await withdrawButton(page).click();
    await expect(report(page)).toHaveText([
      'Согласие отозвано.',
      'Осталось: 1 файл. Удалить может только сервер сайта.',
    ]);
  });

  test('reads that a script which still runs has made a file anew', async ({ page, server }) => {
    const head = `<script>setInterval(() => { document.cookie = 'visits=1'; }, 10);</script>`;
    await open(page, server.page(shopPage({ config: small([{ name: 'visits' }]), head })));
    await withdrawButton(page).click();
    await expect(report(page)).toHaveText([
      'Согласие отозвано.',
      'Осталось: 1 файл. Создано заново скриптом, который ещё работает: обновите страницу и отзовите согласие ещё раз.',
    ]);
  });

  test('reads that there was nothing to delete', async ({ page, server }) => {
    await open(page, server.page(shopPage({ config: small([{ name: 'visits' }]) })));
    await withdrawButton(page).click();
    await expect(report(page)).toHaveText(['Согласие отозвано.', 'Удалять было нечего.']);
  });

  test('reads that nothing was looked for where that part did not come, and consent is taken back all the same', async ({
    page,
    server,
    context,
  }) => {
    await page.route('**/soglasie-others-*', (route) => route.abort());
    await open(page, server.page(shop({ head: traces })));
    await withdrawButton(page).click();
    await expect(report(page)).toHaveText([
      'Согласие отозвано.',
      'Проверить и удалить файлы cookie не удалось: их можно удалить в настройках браузера.',
    ]);
    expect(await problems(page)).toEqual(['part']);
    expect(await readRecord(context)).toMatchObject({ off: accepted.on, via: 'withdraw' });

    await page.unroute('**/soglasie-others-*');
    await withdrawButton(page).click();
    await expect(report(page).nth(1)).toHaveText('Удалено: 4 файла и 1 запись в хранилище браузера.');
  });

  test('is told that it is under way until it is done', async ({ page, server }) => {
    let arrive = (): void => {};
    const arrival = new Promise<void>((resolve) => (arrive = resolve));
    await page.route('**/soglasie-others-*', async (route) => {
      await arrival;
      await route.continue();
    });
    await open(page, server.page(shop({ head: traces })));
    await withdrawButton(page).click();
    await expect(report(page)).toHaveText(['Отзываем согласие и удаляем файлы cookie…']);
    // A second click meanwhile is no second withdrawal.
    await withdrawButton(page).click();
    arrive();
    await expect(report(page).first()).toHaveText('Согласие отозвано.');
    const decisions = await page.evaluate(
      () => window.events.filter(({ name }) => name === 'decision').length,
    );
    expect(decisions).toBe(1);
  });

  test('is offered to load the page anew once the dialog is closed', async ({ page, server }) => {
    const config = { ...declaredConfig, withdrawal: { reload: 'offer' } };
    await open(page, server.page(shop({ config, head: traces })));
    await withdrawButton(page).click();
    await expect(report(page)).toHaveCount(3);
    // The part that offers it is there.
    await expect.poll(() => server.requestsTo('/soglasie/soglasie-reload-')).toHaveLength(1);
    await expect(offer(page)).toBeHidden();
    await expect(preferences(page)).toBeVisible();

    await page.keyboard.press('Escape');
    await expect(preferences(page)).toBeHidden();
    await expect(offer(page)).toBeVisible();
    await Promise.all([
      page.waitForEvent('load'),
      offer(page).getByRole('button', { name: 'Обновить страницу' }).click(),
    ]);
    await expect(surfaces(page)).toHaveCount(0);
  });

  test('can decline that offer', async ({ page, server }) => {
    const config = { ...declaredConfig, withdrawal: { reload: 'offer' } };
    await open(page, server.page(shop({ config })));
    await withdrawButton(page).click();
    await expect(report(page).first()).toHaveText('Согласие отозвано.');
    await page.keyboard.press('Escape');
    await offer(page).getByRole('button', { name: 'Позже' }).click();
    await expect(surfaces(page)).toHaveCount(0);
  });
});

test('there is nothing to withdraw before a decision', async ({ page, server }) => {
  await page.goto(server.page(shopPage({ config: declaredConfig })));
  await page.evaluate(() => window.soglasie?.show('preferences'));
  await expect(preferences(page)).toBeVisible();
  await expect(withdrawButton(page)).toBeDisabled();
});

test('consent that was given a moment ago can be taken back the same way', async ({
  page,
  server,
  context,
}) => {
  await page.goto(server.page(shopPage({ config: declaredConfig, head: traces })));
  await accept(page);
  const given = await readRecord(context);
  await reopenControl(page).click();
  await withdrawButton(page).click();
  await expect(report(page).first()).toHaveText('Согласие отозвано.');
  await expect(banner(page)).toBeHidden();
  expect(await readRecord(context)).toMatchObject({ id: given?.id, off: given?.on, via: 'withdraw' });
});
