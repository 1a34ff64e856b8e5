import type { BrowserContext, Page } from '@playwright/test';
import { delayedScript } from '../demo/wwgroup/server/delayedScript';
import { test } from './demo';
import { expect } from './fixtures';
import {
  accept,
  banner,
  customiseButton,
  preferences,
  refuse,
  saveButton,
  settle,
  switchFor,
} from './visitor';

// The shop in demo/wwgroup: each purpose sets its cookie, and honours the visitor's choice.

test.beforeEach(({ server }) => {
  server.resource('/wwgroup/counter/hit', { body: '{"unique":3,"hits":5}', type: 'application/json' });
});

const cookie = async (context: BrowserContext, name: string) =>
  (await context.cookies()).find((each) => each.name === name);

const addToCart = (page: Page) => page.getByRole('button', { name: /^Добавить в корзину/ }).first();

test.describe('the language', () => {
  test('is kept in a cookie once the visitor allows it', async ({ page, context }) => {
    await page.goto('/wwgroup/');
    await accept(page);
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
    expect(await cookie(context, 'lang')).toMatchObject({ value: 'en' });
    await page.goto('/wwgroup/cart.html');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    // Once the choice is known, which takes a moment.
    await expect.poll(() => page.url()).not.toContain('lang=');
  });

  test('travels in the addresses while it may not be kept', async ({ page, context }) => {
    await page.goto('/wwgroup/');
    await refuse(page);
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('link', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(/login\.html\?lang=en$/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    expect(await cookie(context, 'lang')).toBeUndefined();
  });

  test('is forgotten by a later refusal', async ({ page, context }) => {
    await page.goto('/wwgroup/');
    await accept(page);
    await page.getByRole('button', { name: 'English' }).click();
    await expect.poll(() => cookie(context, 'lang')).toBeDefined();
    await page.evaluate(() => window.soglasie?.rejectAll());
    await expect.poll(() => cookie(context, 'lang')).toBeUndefined();
  });

  test('of the page is that of the banner and the settings', async ({ page }) => {
    await page.goto('/wwgroup/?lang=en');
    const asks = page.getByRole('region', { name: 'Cookies and your consent' });
    await asks.getByRole('button', { name: 'Reject optional' }).click();
    await page.getByRole('contentinfo').getByRole('button', { name: 'Cookie settings' }).click();
    await expect(page.getByRole('dialog', { name: 'Cookie settings' })).toBeVisible();
  });
});

test('a visitor who refuses can log in, and out', async ({ page, context }) => {
  await page.goto('/wwgroup/login.html');
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

  await page.goto('/wwgroup/');
  await page.getByRole('button', { name: 'Выйти' }).click();
  await expect(page.getByRole('link', { name: 'Войти' })).toBeVisible();
  expect(await cookie(context, 'session')).toBeUndefined();
});

test('a visitor who refuses can fill a cart', async ({ page, context }) => {
  await page.goto('/wwgroup/');
  await refuse(page);
  await addToCart(page).click();
  await expect(page.getByRole('link', { name: 'Корзина: 1 товар' })).toBeVisible();
  expect((await cookie(context, 'cart'))?.value).toMatch(/^[a-z]+:1$/);
  await page.goto('/wwgroup/cart.html');
  await expect(page.getByRole('list', { name: 'Товары в корзине' }).getByRole('listitem')).toHaveCount(1);
});

test.describe('analytics', () => {
  const hits = '/wwgroup/counter/';

  test('does nothing before a choice, nor after a refusal', async ({ page, server, context }) => {
    await page.goto('/wwgroup/');
    await expect(banner(page)).toBeVisible();
    await settle(page);
    expect(server.requestsTo(hits)).toEqual([]);
    await refuse(page);
    await settle(page);
    await page.goto('/wwgroup/cart.html');
    await page.waitForFunction(() => window.soglasie);
    await settle(page);

    expect(server.requestsTo(hits)).toEqual([]);
    expect(await cookie(context, 'visitor')).toBeUndefined();
    await expect(page.getByText('Статистика демонстрации: не ведётся')).toBeVisible();
  });

  test('counts an allowed visit, and the same visitor on each page', async ({ page, server, context }) => {
    await page.goto('/wwgroup/');
    await accept(page);
    await expect(page.getByText('Статистика демонстрации: 3 посетителя, 5 просмотров')).toBeVisible();
    const visitor = (await cookie(context, 'visitor'))?.value;
    expect(visitor).toMatch(/^[0-9a-f]{32}$/);
    await page.goto('/wwgroup/cart.html');
    await expect(page.getByText('5 просмотров')).toBeVisible();
    expect(server.requestsTo('/wwgroup/counter/hit').map(({ path }) => path)).toEqual([
      `/wwgroup/counter/hit?visitor=${visitor}&page=%2Fwwgroup%2F`,
      `/wwgroup/counter/hit?visitor=${visitor}&page=%2Fwwgroup%2Fcart.html`,
    ]);
  });

  test('switched off again, forgets the visitor and asks no more', async ({ page, server, context }) => {
    await page.goto('/wwgroup/');
    await accept(page);
    await expect(page.getByText('5 просмотров')).toBeVisible();
    await page.getByRole('contentinfo').getByRole('button', { name: 'Настройки файлов cookie' }).click();
    await switchFor(page, 'статистика посещений').uncheck();
    await saveButton(preferences(page)).click();

    await expect(page.getByText('Статистика демонстрации: не ведётся')).toBeVisible();
    await expect.poll(() => cookie(context, 'visitor')).toBeUndefined();
    const before = server.requestsTo(hits).length;
    await page.goto('/wwgroup/cart.html');
    await page.waitForFunction(() => window.soglasie);
    await settle(page);
    expect(server.requestsTo(hits)).toHaveLength(before);
  });

  test('may be allowed without the counter, which has a switch of its own', async ({
    page,
    server,
    context,
  }) => {
    await page.goto('/wwgroup/');
    await refuse(page);
    await page.getByRole('contentinfo').getByRole('button', { name: 'Настройки файлов cookie' }).click();
    await switchFor(page, 'статистика посещений').check();
    await switchFor(page, 'Счётчик посещений').uncheck();
    await saveButton(preferences(page)).click();
    await settle(page);
    expect(server.requestsTo(hits)).toEqual([]);
    expect((await cookie(context, 'soglasie-wwgroup'))?.value).toMatch(/on=analytics&.*soff=visits/);
  });

  test('is forgotten by a withdrawal, which says what became of every file', async ({ page, context }) => {
    await page.goto('/wwgroup/');
    await accept(page);
    await expect(page.getByText('5 просмотров')).toBeVisible();
    await page.getByRole('contentinfo').getByRole('button', { name: 'Настройки файлов cookie' }).click();
    await preferences(page).getByRole('button', { name: 'Отозвать согласие' }).click();
    const report = preferences(page).getByRole('status').filter({ hasText: 'Согласие отозвано.' });
    await expect(report).toContainText('Удалено: 1 файл.');
    await expect(report).toContainText('Осталось: 2 файла домена yandex.ru');
    expect(await cookie(context, 'visitor')).toBeUndefined();
  });
});

test.describe('the policy', () => {
  test('lists every service and every file, by purpose', async ({ page }) => {
    await page.goto('/wwgroup/politika.html');
    const list = page.locator('soglasie-declaration');
    await expect(list.getByRole('heading', { name: 'Файлы cookie на этом сайте' })).toBeVisible();
    await expect(list.getByText('ООО «КМ АССИСТЕНС»').first()).toBeVisible();
    const rows = async (purpose: string) => {
      const table = list.getByRole('table', { name: new RegExp(purpose) });
      return (await table.getByRole('row').allInnerTexts()).slice(1).map((row) => row.replace(/\s+/g, ' '));
    };
    expect(await rows('вход на сайт')).toEqual([
      'session Случайный код и время входа в кабинет сеанс',
      'PHPSESSID Сессия PHP Идентификатор сессии: корзина, вход, формы сеанс',
    ]);
    expect(await rows('корзина')).toEqual(['cart Выбранные товары и их количество 30 дней']);
    expect(await rows('настройки сайта')).toEqual(['lang Язык, на котором показан магазин 1 год']);
    expect(await rows('статистика')).toEqual([
      'Счётчик посещений ООО «КМ АССИСТЕНС», Россия Данные остаются в России',
      'visitor Случайный номер, по которому считаются уникальные посетители 1 год',
    ]);
    expect(await rows('карты')).toEqual([
      'Яндекс Карты ООО «ЯНДЕКС», Россия Данные остаются в России',
      'yandexuid yandex.ru Номер, по которому Яндекс узнаёт браузер 1 год',
      'yuidss yandex.ru Номер, по которому Яндекс узнаёт браузер 1 год',
      'RUTUBE (видео) ООО «РУФОРМ», Россия Данные остаются в России',
      'cookietest rutube.ru Проверка того, что браузер сохраняет файлы cookie по данным поставщика не подтверждено сеанс',
    ]);
  });

  test('has the settings in its text, and they work there', async ({ page, context }) => {
    await page.goto('/wwgroup/politika.html');
    await refuse(page);
    const settings = page.locator('soglasie-preferences');
    await settings.getByRole('switch', { name: 'Статистика посещений' }).check();
    await saveButton(settings).click();
    await expect(settings.getByText('Выбор сохранён')).toBeVisible();
    await expect.poll(() => cookie(context, 'visitor')).toBeDefined();
    await expect(settings.getByText('обратитесь к оператору в свободной форме')).toBeVisible();
    await expect(settings.getByText('Оператор прекратит обработку в течение 30 дней.')).toBeVisible();
    // Nothing else opened over the page.
    await expect(preferences(page)).toBeHidden();
  });
});

test('one decision holds on every subdomain', async ({ page, server }) => {
  await page.goto(server.url('/wwgroup/', 'www.wwgroup.ru'));
  await refuse(page);
  await page.goto(server.url('/wwgroup/cart.html', 'kursy.wwgroup.ru'));
  await page.waitForFunction(() => window.soglasie);
  expect(await page.evaluate(() => window.soglasie?.state.via)).toBe('reject-all');
  await expect(banner(page)).toBeHidden();
});

test('the settings say where to write for a withdrawal, and that the account goes with it', async ({
  page,
}) => {
  await page.goto('/wwgroup/');
  await customiseButton(banner(page)).click();
  await expect(preferences(page).getByRole('link', { name: 'Info@wwgroup.ru' }).first()).toHaveAttribute(
    'href',
    'mailto:Info@wwgroup.ru',
  );
  await expect(preferences(page).getByText('Вместе с данными мы удалим учётную запись')).toBeVisible();
});

test('the way back stays on the page, and leads to the settings', async ({ page }) => {
  await page.goto('/wwgroup/');
  await refuse(page);
  await page.reload();
  await page.locator('soglasie-root').getByRole('button', { name: 'Настройки файлов cookie' }).click();
  await expect(preferences(page)).toBeVisible();
});

test.describe('a map and a video from elsewhere', () => {
  const embeds = [
    {
      path: '/wwgroup/kontakty.html',
      file: '/wwgroup/embeds/map.html',
      title: 'Карта: офис и пункт выдачи',
      ratio: 640 / 440,
    },
    {
      path: '/wwgroup/product.html?id=kegl',
      file: '/wwgroup/embeds/player.html',
      title: /^Видеообзор: Кегль/,
      ratio: 16 / 9,
    },
  ];

  for (const { path, file, title, ratio } of embeds) {
    test(`${path} loads its frame once it is allowed, and moves nothing`, async ({ page, server }) => {
      await page.goto(path);
      await expect(banner(page)).toBeVisible();
      await settle(page);
      expect(server.requestsTo('/wwgroup/embeds/')).toEqual([]);
      const frame = page.locator('main iframe[data-category]');
      const before = await page.getByRole('contentinfo').boundingBox();

      await accept(page);
      await expect.poll(() => server.requestsTo(file)).toHaveLength(1);
      await expect(frame.contentFrame().getByText('Рисунок вместо')).toBeVisible();
      await expect(frame).toHaveAttribute('title', title);
      const box = await frame.boundingBox();
      expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(ratio, 1);
      expect(await page.getByRole('contentinfo').boundingBox()).toEqual(before);
    });

    test(`${path} loads no frame after a refusal`, async ({ page, server }) => {
      await page.goto(path);
      await refuse(page);
      await settle(page);
      expect(server.requestsTo('/wwgroup/embeds/')).toEqual([]);
    });
  }

  test('a video plays on while the cart changes', async ({ page, server }) => {
    await page.goto('/wwgroup/product.html?id=kegl');
    await accept(page);
    await expect.poll(() => server.requestsTo('/wwgroup/embeds/player.html')).toHaveLength(1);
    await addToCart(page).click();
    await expect(page.getByRole('link', { name: 'Корзина: 1 товар' })).toBeVisible();
    await settle(page);
    expect(server.requestsTo('/wwgroup/embeds/player.html')).toHaveLength(1);
  });
});

test.describe('the waterfall of scripts', () => {
  // One of its scripts throws.
  test.use({ allowPageErrors: true });

  const delayed = '/wwgroup/delayed/';
  const states = (page: Page) =>
    page
      .getByRole('region', { name: 'То же в числах' })
      .getByRole('row')
      .evaluateAll((rows) =>
        rows.slice(1).map((row) => {
          const [script, , state] = Array.from(row.children, ({ firstChild }) => firstChild?.textContent);
          return `${script}: ${state}`;
        }),
      );
  const names = [
    'slow.js',
    'quick.js',
    'goals',
    'lost.js',
    'broken.js',
    'total',
    'free.js',
    'module.js',
    'silent.js',
    'chat.js',
    'greeting',
  ];
  const waiting = names.map((name) => `${name}: ждёт разрешения`);

  test.beforeEach(({ server }) => {
    for (const [name, delay] of Object.entries({
      slow: 1200,
      quick: 500,
      broken: 900,
      free: 800,
      module: 600,
      silent: 4000,
      chat: 700,
    })) {
      server.resource(`${delayed}${delay}/${name}.js`, { body: delayedScript(name) ?? '' });
    }
    server.resource(`${delayed}4000/silent.js`, { hang: true });
  });

  test('shows every script waiting before a choice and after a refusal, and nothing is requested', async ({
    page,
    server,
  }) => {
    await page.goto('/wwgroup/vodopad.html');
    await expect(banner(page)).toBeVisible();
    await expect.poll(() => states(page)).toEqual(waiting);
    await refuse(page);
    await settle(page);
    expect(await states(page)).toEqual(waiting);
    expect(server.requestsTo(delayed)).toEqual([]);
    await expect(page.getByRole('img', { name: /До разрешения: ждут все 11, запросов нет/ })).toBeVisible();
  });

  test('shows what became of each once they are allowed', async ({ page, server }) => {
    await page.goto('/wwgroup/vodopad.html');
    await accept(page);
    await expect
      .poll(() => states(page))
      .toEqual([
        'slow.js: выполнен',
        'quick.js: выполнен',
        'goals: выполнен',
        'lost.js: не загрузился',
        'broken.js: остановлен ошибкой',
        'total: выполнен',
        'free.js: выполнен',
        'module.js: выполнен',
        'silent.js: не отвечает',
        'chat.js: выполнен',
        'greeting: выполнен',
      ]);
    // Each file once.
    expect(server.requestsTo(delayed)).toHaveLength(8);
    await expect(page.getByRole('cell', { name: 'timeout: /wwgroup/delayed/4000/silent.js' })).toBeVisible();
  });

  test('lets a category go alone, and starts again after a withdrawal', async ({ page, server }) => {
    await page.goto('/wwgroup/vodopad.html');
    await expect(banner(page)).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: 'Открыть настройки' }).click();
    await switchFor(page, 'статистика посещений').check();
    await saveButton(preferences(page)).click();
    await expect(
      page.getByText('Готово. Выполнено: 6, с ошибкой: 1, не загрузилось: 1, ждут разрешения: 3'),
    ).toBeVisible();
    expect((await states(page)).slice(-3)).toEqual(waiting.slice(-3));

    const before = server.requestsTo(delayed).length;
    const reloaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Отозвать согласие и начать заново' }).click();
    await reloaded;
    await expect.poll(() => states(page)).toEqual(waiting);
    await settle(page);
    expect(server.requestsTo(delayed)).toHaveLength(before);
    await page.getByRole('main').getByRole('button', { name: 'Показать баннер' }).click();
    await expect(banner(page)).toBeVisible();
  });
});

test.describe('the shop whose cart may be refused', () => {
  test('keeps a refused cart in memory, and says so', async ({ page, context }) => {
    await page.goto('/wwgroup/optional-cart/');
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
    await page.goto('/wwgroup/optional-cart/');
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
  '/wwgroup/',
  '/wwgroup/product.html?id=kegl',
  '/wwgroup/cart.html',
  '/wwgroup/login.html',
  '/wwgroup/politika.html',
  '/wwgroup/soglashenie.html',
  '/wwgroup/kontakty.html',
  '/wwgroup/vodopad.html',
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
