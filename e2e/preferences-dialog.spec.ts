import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { declaredConfig } from './declared';
import { acceptance, leaveRecord } from './record';
import { shopPage } from './shopPage';
import {
  acceptButton,
  banner,
  customiseButton,
  pageButton,
  preferences,
  rejectButton,
  reopenControl,
  saveButton,
  settle,
  switchFor,
} from './visitor';

// The preference centre as a dialog: how it is closed, and where the focus is.

const body = `
  <button data-soglasie="preferences">Подвал</button>
  <a href="#soglasie-preferences">Файлы cookie</a>`;
const shop = shopPage({ config: declaredConfig, body });
const accepted = { ...acceptance, on: 'preferences.analytics.advertising.ab-test' };

const heading = (page: Page): Locator =>
  preferences(page).getByRole('heading', { name: 'Настройки файлов cookie' });
const closeButton = (page: Page): Locator => preferences(page).getByRole('button', { name: 'Закрыть' });

const ways: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  Esc: (page) => page.keyboard.press('Escape'),
  'its button': (page) => closeButton(page).click(),
  'a click on the backdrop': (page) => page.mouse.click(3, 3),
};

for (const [way, close] of Object.entries(ways)) {
  test(`closing it by ${way} decides nothing, and what was not saved is gone`, async ({
    page,
    server,
    context,
  }) => {
    await page.goto(server.page(shop));
    await customiseButton(banner(page)).click();
    await switchFor(page, 'Статистика посещений').check();
    await switchFor(page, 'Рекламная сеть').check();
    await close(page);
    await expect(preferences(page)).toBeHidden();
    await expect(banner(page)).toBeVisible();
    await settle(page);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => window.events.map(({ name }) => name))).not.toContain('decision');

    await customiseButton(banner(page)).click();
    await expect(preferences(page)).toBeVisible();
    await expect(preferences(page).getByRole('switch', { checked: true })).toHaveCount(0);
  });

  test(`closing it by ${way} leaves a decision as it was`, async ({ page, server, context }) => {
    await leaveRecord(context, server.origin, accepted);
    await page.goto(server.page(shop));
    const before = await context.cookies();
    await reopenControl(page).click();
    await switchFor(page, 'Статистика посещений').uncheck();
    await close(page);
    await expect(preferences(page)).toBeHidden();
    await expect(banner(page)).toBeHidden();
    await settle(page);
    expect(await context.cookies()).toEqual(before);

    await reopenControl(page).click();
    await expect(preferences(page)).toBeVisible();
    await expect(preferences(page).getByRole('switch', { checked: false })).toHaveCount(0);
  });
}

test.describe('a press that only begins or ends on the backdrop closes nothing', () => {
  test.beforeEach(async ({ page, server }) => {
    await page.goto(server.page(shop));
    await customiseButton(banner(page)).click();
    await expect(heading(page)).toBeVisible();
  });

  const drag = async (page: Page, from: readonly [number, number], to: readonly [number, number]) => {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to);
    await page.mouse.up();
    await settle(page);
  };
  const inside = async (page: Page): Promise<[number, number]> => {
    const { x, y, width, height } = (await heading(page).boundingBox())!;
    return [x + width / 2, y + height / 2];
  };

  test('begun inside', async ({ page }) => {
    await drag(page, await inside(page), [3, 3]);
    await expect(preferences(page)).toBeVisible();
    // The next one is whole.
    await page.mouse.click(3, 3);
    await expect(preferences(page)).toBeHidden();
  });

  test('begun outside', async ({ page }) => {
    await drag(page, [3, 3], await inside(page));
    await expect(preferences(page)).toBeVisible();
  });
});

test('the page behind is inert while the dialog is open, and only then', async ({ page, server }) => {
  await page.goto(server.page(shop));
  const isOnTop = (): Promise<boolean> =>
    pageButton(page, 'В корзину').evaluate((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2) === button;
    });
  expect(await isOnTop()).toBe(true);
  await customiseButton(banner(page)).click();
  await expect(preferences(page)).toBeVisible();
  expect(await isOnTop()).toBe(false);
  await pageButton(page, 'В корзину').focus();
  await expect(pageButton(page, 'В корзину')).not.toBeFocused();
  await page.keyboard.press('Escape');
  await pageButton(page, 'В корзину').click();
  await expect(pageButton(page, 'В корзину')).toBeFocused();
});

test('the focus begins at the heading and goes round inside', async ({
  page,
  server,
  context,
  browserName,
}) => {
  await leaveRecord(context, server.origin, accepted);
  await page.goto(server.page(shop));
  await reopenControl(page).click();
  await expect(heading(page)).toBeFocused();

  /** What has the focus, by the name that is heard. */
  const focused = async (): Promise<string> => {
    const inside = preferences(page).locator(':focus');
    return (await inside.count()) === 0
      ? page.evaluate(() => document.activeElement?.localName ?? 'nothing')
      : inside.evaluate((element) => {
          const labelledBy = element.getAttribute('aria-labelledby');
          const root = element.getRootNode() as ShadowRoot;
          return (
            element.getAttribute('aria-label') ??
            (labelledBy ? root.getElementById(labelledBy)?.textContent : element.textContent) ??
            ''
          )
            .replace(/\s/g, ' ')
            .trim();
        });
  };
  const order: string[] = [];
  for (let press = 0; press < 27; press++) {
    await page.keyboard.press('Tab');
    order.push(await focused());
  }
  const round = [
    'Закрыть',
    // Firefox stops at whatever scrolls, and so lets the keys scroll it.
    ...(browserName === 'firefox' ? [expect.stringMatching(/^Выберите, какие файлы cookie/)] : []),
    'Что сохраняется в браузере (1)',
    'Настройки сайта',
    'Статистика посещений',
    'Что сохраняется в браузере (1)',
    'Яндекс Метрика',
    'Что сохраняется в браузере (4)',
    'Другой счётчик',
    'Реклама',
    'Рекламная сеть',
    'Варианты страниц',
    'Что сохраняется в браузере (1)',
    'Скопировать номер',
    'shop@example.ru',
    '+7 (4872) 00-00-00, доб. 5',
    'Политика обработки персональных данных',
    'Текст согласия',
    'withdraw@example.ru',
    '8 800 000-00-00',
    'Отклонить необязательные',
    'Принять все',
    'Сохранить выбор',
    'Отозвать согласие',
  ];
  expect(order.slice(0, round.length)).toEqual(round);
  // Beyond the last there is the browser's own bar, which tests see as the page's body, and then the first again. Where
  // Firefox goes on from its bar, the keys of a driver do not say: not behind the dialog.
  const back = order.slice(round.length).find((name) => name !== 'body');
  expect(browserName === 'firefox' ? round : ['Закрыть']).toContain(back);
});

test.describe('the focus returns', () => {
  const openers: Readonly<Record<string, { find: (page: Page) => Locator; decided: boolean }>> = {
    'to «Настроить»': { find: (page) => customiseButton(banner(page)), decided: false },
    'to the reopen control': { find: reopenControl, decided: true },
    'to a button of the page': { find: (page) => pageButton(page, 'Подвал'), decided: true },
    'to a link of the page': {
      find: (page) => page.locator('body').getByRole('link', { name: 'Файлы cookie' }),
      decided: true,
    },
  };

  for (const [where, { find, decided }] of Object.entries(openers)) {
    for (const [way, close] of Object.entries(ways)) {
      test(`${where} when it is closed by ${way}`, async ({ page, server, context }) => {
        if (decided) await leaveRecord(context, server.origin, accepted);
        await page.goto(server.page(shop));
        await find(page).focus();
        await page.keyboard.press('Enter');
        await expect(heading(page)).toBeFocused();
        await close(page);
        await expect(preferences(page)).toBeHidden();
        await expect(find(page)).toBeFocused();
      });
    }

    // The banner, and «Настроить» with it, is gone by then.
    if (!decided) continue;
    for (const [decision, button] of [
      ['saving', saveButton],
      ['accepting', acceptButton],
      ['refusing', rejectButton],
    ] as const) {
      test(`${where} when it is closed by ${decision}`, async ({ page, server, context }) => {
        await leaveRecord(context, server.origin, accepted);
        await page.goto(server.page(shop));
        await find(page).focus();
        await page.keyboard.press('Enter');
        await expect(heading(page)).toBeFocused();
        await button(preferences(page)).click();
        await expect(preferences(page)).toBeHidden();
        await expect(find(page)).toBeFocused();
      });
    }
  }
});
