import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { accept, banner, preferences, refuse, saveButton, settle, switchFor } from './visitor';

// The demo shop, as `npm start` serves it: each purpose sets its cookie, and honours the visitor's choice.

const repository = fileURLToPath(new URL('..', import.meta.url));

let shop: string;

// One build for all.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  shop = await mkdtemp(join(tmpdir(), 'soglasie-demo-'));
  const vite = join(repository, 'node_modules/vite/bin/vite.js');
  const options = ['--outDir', shop, '--emptyOutDir', '--logLevel', 'warn'];
  await promisify(execFile)(process.execPath, [vite, 'build', 'demo', ...options], { cwd: repository });
});

test.beforeEach(({ server }) => {
  server.folder('/', shop);
  server.resource('/counter/hit', { body: '{"unique":3,"hits":5}', type: 'application/json' });
});

test.afterAll(() => rm(shop, { recursive: true, force: true }));

const cookie = async (context: BrowserContext, name: string) =>
  (await context.cookies()).find((each) => each.name === name);

const addToCart = (page: Page) => page.getByRole('button', { name: /^Добавить в корзину/ }).first();

test.describe('the language', () => {
  test('is kept in a cookie once the visitor allows it', async ({ page, context }) => {
    await page.goto('/');
    await accept(page);
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
    expect(await cookie(context, 'lang')).toMatchObject({ value: 'en' });
    await page.goto('/cart.html');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    expect(page.url()).not.toContain('lang=');
  });

  test('travels in the addresses while it may not be kept', async ({ page, context }) => {
    await page.goto('/');
    await refuse(page);
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('link', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(/login\.html\?lang=en$/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    expect(await cookie(context, 'lang')).toBeUndefined();
  });

  test('is forgotten by a later refusal', async ({ page, context }) => {
    await page.goto('/');
    await accept(page);
    await page.getByRole('button', { name: 'English' }).click();
    await expect.poll(() => cookie(context, 'lang')).toBeDefined();
    await page.evaluate(() => window.soglasie?.rejectAll());
    await expect.poll(() => cookie(context, 'lang')).toBeUndefined();
  });
});

test('a visitor who refuses can log in, and out', async ({ page, context }) => {
  await page.goto('/login.html');
  await refuse(page);
  await page.getByLabel('Электронная почта').fill('ivanova@example.ru');
  await page.getByLabel('Пароль').fill('самовар');
  await page.getByRole('button', { name: 'Войти' }).click();
  await expect(page.getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
  // Ends with the browser, and holds no address.
  expect(await cookie(context, 'session')).toMatchObject({
    expires: -1,
    value: expect.stringMatching(/^[0-9a-f]{32}\.\d{10}$/),
  });

  await page.goto('/');
  await page.getByRole('button', { name: 'Выйти' }).click();
  await expect(page.getByRole('link', { name: 'Войти' })).toBeVisible();
  expect(await cookie(context, 'session')).toBeUndefined();
});

test('a visitor who refuses can fill a cart', async ({ page, context }) => {
  await page.goto('/');
  await refuse(page);
  await addToCart(page).click();
  await expect(page.getByRole('link', { name: 'Корзина: 1 товар' })).toBeVisible();
  expect((await cookie(context, 'cart'))?.value).toMatch(/^[a-z]+:1$/);
  await page.goto('/cart.html');
  await expect(page.getByRole('list', { name: 'Товары в корзине' }).getByRole('listitem')).toHaveCount(1);
});

test.describe('analytics', () => {
  const hits = '/counter/';

  test('does nothing before a choice, nor after a refusal', async ({ page, server, context }) => {
    await page.goto('/');
    await expect(banner(page)).toBeVisible();
    await settle(page);
    expect(server.requestsTo(hits)).toEqual([]);
    await refuse(page);
    await settle(page);
    await page.goto('/cart.html');
    await page.waitForFunction(() => window.soglasie);
    await settle(page);

    expect(server.requestsTo(hits)).toEqual([]);
    expect(await cookie(context, 'visitor')).toBeUndefined();
    await expect(page.getByText('Статистика демонстрации: не ведётся')).toBeVisible();
  });

  test('counts an allowed visit, and the same visitor on each page', async ({ page, server, context }) => {
    await page.goto('/');
    await accept(page);
    await expect(page.getByText('Статистика демонстрации: 3 посетителя, 5 просмотров')).toBeVisible();
    const visitor = (await cookie(context, 'visitor'))?.value;
    expect(visitor).toMatch(/^[0-9a-f]{32}$/);
    await page.goto('/cart.html');
    await expect(page.getByText('5 просмотров')).toBeVisible();
    expect(server.requestsTo('/counter/hit').map(({ path }) => path)).toEqual([
      `/counter/hit?visitor=${visitor}&page=%2F`,
      `/counter/hit?visitor=${visitor}&page=%2Fcart.html`,
    ]);
  });

  test('switched off again, forgets the visitor and asks no more', async ({ page, server, context }) => {
    await page.goto('/');
    await accept(page);
    await expect(page.getByText('5 просмотров')).toBeVisible();
    await page.getByRole('contentinfo').getByRole('button', { name: 'Настройки файлов cookie' }).click();
    await switchFor(page, 'статистика посещений').uncheck();
    await saveButton(preferences(page)).click();

    await expect(page.getByText('Статистика демонстрации: не ведётся')).toBeVisible();
    expect(await cookie(context, 'visitor')).toBeUndefined();
    const before = server.requestsTo(hits).length;
    await page.goto('/cart.html');
    await page.waitForFunction(() => window.soglasie);
    await settle(page);
    expect(server.requestsTo(hits)).toHaveLength(before);
  });
});

test.describe('the shop whose cart may be refused', () => {
  test('keeps a refused cart in memory, and says so', async ({ page, context }) => {
    await page.goto('/optional-cart/');
    await refuse(page);
    await addToCart(page).click();
    await expect(page.getByText('Корзина не сохраняется').first()).toBeVisible();
    expect(await cookie(context, 'cart')).toBeUndefined();
    await page.getByRole('link', { name: 'Корзина: 1 товар' }).click();
    const cart = page.getByRole('dialog', { name: 'Корзина' });
    await expect(cart.getByRole('list', { name: 'Товары в корзине' }).getByRole('listitem')).toHaveCount(1);

    await page.reload();
    await expect(page.getByRole('link', { name: 'Корзина: 0 товаров' })).toBeVisible();
  });

  test('keeps what is in the cart once the visitor allows it', async ({ page, context }) => {
    await page.goto('/optional-cart/');
    await addToCart(page).click();
    await expect(page.getByRole('link', { name: 'Корзина: 1 товар' })).toBeVisible();
    expect(await cookie(context, 'cart')).toBeUndefined();
    await accept(page);
    await expect.poll(async () => (await cookie(context, 'cart'))?.value).toMatch(/^[a-z]+:1$/);
    await page.reload();
    await expect(page.getByRole('link', { name: 'Корзина: 1 товар' })).toBeVisible();
  });
});

for (const path of [
  '/',
  '/product.html?id=kegl',
  '/cart.html',
  '/login.html',
  '/politika.html',
  '/soglashenie.html',
]) {
  test(`${path} asks for nothing from elsewhere and opens the preference centre`, async ({
    page,
    server,
  }) => {
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    await page.goto(path);
    await refuse(page);
    await page.getByRole('contentinfo').getByRole('button', { name: 'Настройки файлов cookie' }).click();
    await expect(preferences(page)).toBeVisible();
    await settle(page);
    expect([...hosts]).toEqual([server.origin]);
  });
}
