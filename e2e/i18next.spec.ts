import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { i18n } from 'i18next';
import { expect, test } from './fixtures';
import { declaredConfig } from './declared';
import { readRecord } from './record';
import { problems, reopenControl } from './visitor';

// A storefront that speaks through i18next hands its instance over: init(config, { i18next }).

declare global {
  interface Window {
    i18next: i18n;
  }
}

const modules = fileURLToPath(new URL('../node_modules/', import.meta.url));

const imports = {
  soglasie: '/soglasie/index.js',
  preact: '/modules/preact/dist/preact.mjs',
  leven: '/modules/leven/index.js',
  i18next: '/modules/i18next/dist/esm/i18next.js',
};

/** A storefront whose own i18next is ready before, or made ready only after, `init()`. */
const storefront = ({ options = {}, config = {}, late = false } = {}): string => `<!doctype html>
  <html lang="ru">
    <head>
      <meta charset="utf-8">
      <script type="importmap">${JSON.stringify({ imports })}</script>
      <script type="module">
        import i18next from 'i18next';
        import { init } from 'soglasie';
        window.i18next = i18next;
        const options = ${JSON.stringify({ lng: 'ru', fallbackLng: false, showSupportNotice: false, ...options })};
        if (${late}) {
          init(${JSON.stringify({ ...declaredConfig, ...config })}, { i18next });
          await i18next.init(options);
        } else {
          await i18next.init(options);
          init(${JSON.stringify({ ...declaredConfig, ...config })}, { i18next });
        }
      </script>
    </head>
    <body>
      <h1>Самовар</h1>
      <soglasie-declaration></soglasie-declaration>
      <soglasie-preferences></soglasie-preferences>
    </body>
  </html>`;

const speak = (page: Page, language: string): Promise<void> =>
  page.evaluate(async (code) => {
    await window.i18next.changeLanguage(code);
  }, language);

test.beforeEach(({ server }) => {
  server.folder('/modules/', modules);
});

test('both layers, and the elements in the page, follow its language while they are open', async ({
  page,
  server,
  context,
}) => {
  await page.goto(server.page(storefront()));
  await page.getByRole('region', { name: 'Файлы cookie и ваше согласие' }).waitFor();
  await expect(page.getByRole('heading', { name: 'Файлы cookie на этом сайте' })).toBeVisible();

  await speak(page, 'en');
  const region = page.getByRole('region', { name: 'Cookies and your consent' });
  await expect(region).toBeVisible();
  await expect(page.getByRole('region')).toHaveCount(1);
  await expect(page.getByRole('heading', { name: 'Cookies on this site' })).toBeVisible();
  await expect(page.locator('soglasie-preferences').getByRole('heading', { level: 2 })).toHaveText(
    'Cookie settings',
  );

  await region.getByRole('button', { name: 'Customise' }).click();
  const analytics = page.getByRole('dialog').getByRole('switch', { name: 'Visit statistics' });
  await analytics.check();
  await speak(page, 'be');
  const dialog = page.getByRole('dialog', { name: 'Налады файлаў cookie' });
  await expect(dialog).toBeVisible();
  // The dialog stays the same one, with what is not yet saved.
  await expect(dialog.getByRole('switch', { checked: true })).toHaveCount(3);
  await dialog.getByRole('button', { name: 'Захаваць' }).click();
  await expect(dialog).toBeHidden();
  expect(await readRecord(context)).toMatchObject({ on: 'analytics', lang: 'be', via: 'save' });
  await expect(reopenControl(page)).toHaveAccessibleName('Налады файлаў cookie');
  await speak(page, 'ru');
  await expect(reopenControl(page)).toHaveAccessibleName('Настройки файлов cookie');
  expect(await problems(page)).toEqual([]);
});

test('our texts are added to it, and its own under our keys are shown', async ({ page, server }) => {
  const resources = { ru: { banner: { acceptAll: 'Хорошо' }, shop: { cart: 'Корзина' } } };
  await page.goto(server.page(storefront({ options: { resources } })));
  await expect(page.locator('soglasie-root').getByRole('button', { name: 'Хорошо' })).toBeVisible();
  await expect(
    page.locator('soglasie-root').getByRole('button', { name: 'Отклонить необязательные' }),
  ).toBeVisible();
  const texts = await page.evaluate(() => {
    const { i18next } = window;
    return ['banner:acceptAll', 'banner:rejectAll', 'preferences:save', 'shop:cart'].map((key) =>
      i18next.t(key),
    );
  });
  expect(texts.map((text) => text.replace(/\s/g, ' '))).toEqual([
    'Хорошо',
    'Отклонить необязательные',
    'Сохранить выбор',
    'Корзина',
  ]);
});

test('an instance that is made ready later is waited for', async ({ page, server }) => {
  await page.goto(server.page(storefront({ options: { lng: 'en' }, late: true })));
  await expect(page.getByRole('region', { name: 'Cookies and your consent' })).toBeVisible();
  expect(await page.evaluate(() => window.i18next.t('banner:acceptAll'))).toMatch(/^Accept\sall$/);
});

test('its language goes before that of the configuration', async ({ page, server, context }) => {
  await page.goto(server.page(storefront({ options: { lng: 'en-US' }, config: { language: 'be' } })));
  const region = page.getByRole('region', { name: 'Cookies and your consent' });
  await region.getByRole('button', { name: 'Accept all' }).click();
  await expect(region).toBeHidden();
  expect(await readRecord(context)).toMatchObject({ lang: 'en' });
});

test('after destroy() its language is followed no more', async ({ page, server }) => {
  await page.goto(server.page(storefront()));
  await page.getByRole('region').waitFor();
  await page.evaluate(() => window.soglasie?.destroy());
  await speak(page, 'en');
  await expect(page.locator('soglasie-root')).toHaveCount(0);
  await expect(page.locator('soglasie-declaration')).toBeEmpty();
});
