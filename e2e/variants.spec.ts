import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { acceptance, leaveRecord, readRecord } from './record';
import { shopPage } from './shopPage';
import { completeConfig } from './told';
import {
  acceptButton,
  banner,
  customiseButton,
  preferences,
  problems,
  ran,
  rejectButton,
  saveButton,
  settle,
  switchFor,
} from './visitor';

// `mode: "notice"`: the site only informs, and what can be refused runs until the visitor switches it off.

const part = '/soglasie/soglasie-others-';

const heldBack = ['preferences', 'analytics', 'advertising']
  .map((id) => `<script type="text/plain" data-category="${id}">ran.push('${id}')</script>`)
  .join('\n');

const notice = (page: Page) => page.getByRole('region', { name: 'Файлы cookie на этом сайте' });
const understood = (page: Page) => notice(page).getByRole('button', { name: 'Понятно' });

/** Lets the part come only when told to. */
const hold = async (page: Page): Promise<() => void> => {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**${part}*`, async (route) => {
    await released;
    await route.continue();
  });
  return release;
};

test.describe('where the site only informs', () => {
  const informing = { ...completeConfig, mode: 'notice', categories: { advertising: true } };

  test('the region says what is in use, and asks nothing', async ({ page, server }) => {
    await page.goto(server.page(shopPage({ config: informing, body: heldBack })));
    await expect(notice(page)).toContainText('уже использует');
    await expect(notice(page)).toContainText('настройки сайта, статистика посещений, реклама.');
    await expect(notice(page).getByRole('button')).toHaveText(['Понятно', 'Настроить']);
    await expect(notice(page).getByRole('link')).toHaveCount(2);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect.poll(() => ran(page)).toEqual(['preferences', 'analytics', 'advertising']);
    expect(await page.context().cookies()).toEqual([]);
  });

  test('«Понятно» records it, and the next page asks no more', async ({ page, server, context }) => {
    await page.goto(server.page(shopPage({ config: informing })));
    await understood(page).click();
    await expect(notice(page)).toBeHidden();
    expect(await readRecord(context)).toMatchObject({
      on: 'preferences.analytics.advertising',
      via: 'accept-all',
    });
    await page.reload();
    await settle(page);
    await expect(notice(page)).toBeHidden();
  });

  test('every switch is on, says so, and can be switched off', async ({ page, server, context }) => {
    await page.goto(server.page(shopPage({ config: informing, body: heldBack })));
    await customiseButton(notice(page)).click();
    await expect(preferences(page).getByRole('switch', { checked: true })).toHaveCount(3);
    await expect(preferences(page)).toContainText('До этого включено всё');
    await switchFor(page, 'Реклама').uncheck();
    await saveButton(preferences(page)).click();
    await expect(preferences(page)).toBeHidden();
    await expect(notice(page)).toBeHidden();
    expect(await readRecord(context)).toMatchObject({ on: 'preferences.analytics', off: 'advertising' });
    await page.reload();
    await settle(page);
    expect(await ran(page)).toEqual(['preferences', 'analytics']);
  });

  test('the declaration does not say that anything waits for consent', async ({ page, server }) => {
    const body = '<soglasie-declaration></soglasie-declaration>';
    await page.goto(server.page(shopPage({ config: informing, body })));
    await expect(page.locator('soglasie-declaration')).toContainText('Включены, пока вы их не отключите');
    await expect(page.locator('soglasie-declaration')).not.toContainText('с вашего согласия');
  });

  test('nothing is seen before the part is there', async ({ page, server }) => {
    const release = await hold(page);
    // The page's load event waits for no part of ours.
    await page.goto(server.page(shopPage({ config: informing })));
    await settle(page);
    await expect(page.getByRole('region')).toHaveCount(0);
    release();
    await expect(notice(page)).toBeVisible();
    await expect(page.getByRole('region')).toHaveCount(1);
  });

  test('the banner asks about everything where the part cannot be loaded', async ({ page, server }) => {
    await page.route(`**${part}*`, (route) => route.abort());
    await page.goto(server.page(shopPage({ config: informing })));
    await expect(rejectButton(banner(page))).toBeVisible();
    await expect(acceptButton(banner(page))).toBeVisible();
    expect(await problems(page)).toContain('part');
  });

  test('what runs before any decision has it from the vendors what is granted', async ({ page, server }) => {
    const tell = `ran.push(...dataLayer.map(({ event, soglasie }) => event + JSON.stringify(soglasie)))`;
    const body = `<script type="text/plain" data-category="analytics">${tell}</script>`;
    await page.goto(server.page(shopPage({ config: informing, body })));
    const granted = { preferences: true, analytics: true, advertising: true };
    const categories = { necessary: true, authentication: true, cart: true, ...granted };
    await expect.poll(() => ran(page)).toHaveLength(1);
    const [first = ''] = await ran(page);
    expect(JSON.parse(first.replace(/^soglasie/, ''))).toMatchObject({ categories, id: null });
    expect(await page.evaluate(() => window.events[0])).toEqual({
      name: 'ready',
      detail: {
        decided: false,
        categories,
        services: {},
        id: null,
        decidedAt: null,
        revision: null,
        language: 'ru',
        via: null,
      },
    });
  });

  test('what is switched off stops, and what it left behind is deleted', async ({
    page,
    server,
    context,
  }) => {
    const config = {
      ...informing,
      categories: {
        analytics: { cookies: [{ name: 'visits' }] },
        advertising: { cookies: [{ name: 'ads' }] },
      },
    };
    const leave = (id: string, name: string): string =>
      `<script type="text/plain" data-category="${id}">document.cookie = '${name}=1'; ran.push('${id}')</script>`;
    const path = server.page(
      shopPage({ config, body: leave('analytics', 'visits') + leave('advertising', 'ads') }),
    );
    const names = async (): Promise<string[]> => (await context.cookies()).map(({ name }) => name).sort();
    await page.goto(path);
    await expect.poll(names).toEqual(['ads', 'visits']);
    await customiseButton(notice(page)).click();
    await switchFor(page, 'Статистика посещений').uncheck();
    await saveButton(preferences(page)).click();
    await expect(preferences(page)).toBeHidden();
    await expect.poll(names).toEqual(['ads', 'soglasie']);
    expect(await page.evaluate(() => window.events.find(({ name }) => name === 'change'))).toMatchObject({
      detail: { granted: [], revoked: ['analytics'] },
    });
    // It has run here already: the offer is to load the page without it.
    await expect(page.getByRole('region', { name: 'Согласие изменено' })).toBeVisible();
    await page.reload();
    await settle(page);
    expect(await ran(page)).toEqual(['advertising']);
    expect(await names()).toEqual(['ads', 'soglasie']);
  });

  test('a refusal outlives a new revision; what was not refused runs on', async ({
    page,
    server,
    context,
  }) => {
    await leaveRecord(context, server.origin, {
      ...acceptance,
      rev: '2026-04-01',
      off: 'advertising',
      s: '',
      via: 'save',
    });
    await page.goto(server.page(shopPage({ config: informing, body: heldBack })));
    await expect(understood(page)).toBeVisible();
    await expect.poll(() => ran(page)).toEqual(['preferences', 'analytics']);
    await understood(page).click();
    await expect(notice(page)).toBeHidden();
    expect(await readRecord(context)).toMatchObject({
      rev: '2026-05-01',
      on: 'preferences.analytics',
      off: 'advertising',
    });
    await settle(page);
    expect(await ran(page)).toEqual(['preferences', 'analytics']);
  });

  test('a category that was added runs, and is told of until it is understood', async ({
    page,
    server,
    context,
  }) => {
    await leaveRecord(context, server.origin, { ...acceptance, on: 'analytics', off: 'preferences', s: '' });
    await page.goto(server.page(shopPage({ config: informing, body: heldBack })));
    await expect(notice(page)).toContainText('Мы добавили: реклама.');
    await expect.poll(() => ran(page)).toEqual(['analytics', 'advertising']);
    await understood(page).click();
    await expect(notice(page)).toBeHidden();
    expect(await readRecord(context)).toMatchObject({ on: 'analytics.advertising', off: 'preferences' });
    await page.reload();
    await settle(page);
    await expect(page.getByRole('region')).toHaveCount(0);
  });

  test('«Понятно» in one tab is understood in another', async ({ page, server, context }) => {
    const path = server.page(shopPage({ config: informing }));
    const other = await context.newPage();
    for (const tab of [page, other]) await tab.goto(path);
    await expect(notice(page)).toBeVisible();
    await understood(other).click();
    await expect(notice(page)).toBeHidden();
  });

  for (const [fault, config] of [
    ['a category that cannot be understood', { categories: { advertising: 'no' } }],
    ['a mode that cannot be understood', { mode: 'notise' }],
    ['no configuration at all', null],
  ] as const) {
    test(`with ${fault} it asks after all, and nothing runs before`, async ({ page, server }) => {
      await page.goto(
        server.page(shopPage({ config: config && { ...informing, ...config }, body: heldBack })),
      );
      await expect(acceptButton(banner(page))).toBeVisible();
      await expect(rejectButton(banner(page))).toBeVisible();
      await settle(page);
      expect(await ran(page)).toEqual([]);
      expect(await problems(page)).toContain('configuration');
    });
  }
});
