import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { declaredConfig } from './declared';
import { acceptance, leaveRecord, readRecord } from './record';
import { shopConfig, shopPage } from './shopPage';
import {
  acceptButton,
  banner,
  customiseButton,
  preferences,
  reopenControl,
  saveButton,
  settle,
} from './visitor';

// A page translator, such as the browser's own, puts elements of its own in the place of our text nodes. What we write
// afterwards must not go into nodes that nobody sees, nor stand beside a translation of what was there before.

const accepted = { ...acceptance, on: 'preferences.analytics.advertising.ab-test' };

/** Rewrites all text in our shadow roots and elements as Google's does: «слово» becomes <font><font>[слово]</font></font>. */
const translate = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const hosts = document.querySelectorAll('soglasie-root, soglasie-preferences, soglasie-declaration');
    for (const host of hosts) {
      for (const root of [host, host.shadowRoot]) {
        if (!root) continue;
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const texts: Text[] = [];
        while (walker.nextNode()) texts.push(walker.currentNode as Text);
        for (const text of texts) {
          if (!text.data.trim() || text.parentElement?.closest('[translate=no], font')) continue;
          const words = `[${text.data}]`;
          const outer = new DOMParser().parseFromString('<font><font></font></font>', 'text/html').body;
          outer.querySelector('font font')!.textContent = words;
          text.replaceWith(document.adoptNode(outer.firstElementChild!));
        }
      }
    }
  });

/** Either as we wrote it or as it was translated, whole and once. */
const either = (text: string): RegExp => new RegExp(`^(${escape(text)}|\\[${escape(text)}\\])$`);
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s');

/** The names of what can be pressed or switched, as a screen reader hears them, without the translator's marks. */
async function controls(within: Locator): Promise<string[]> {
  const snapshot = await within.ariaSnapshot();
  return [...snapshot.matchAll(/- (?:button|switch) "((?:[^"\\]|\\.)*)"/g)].map(([, name = '']) =>
    name.replace(/^\[(.*)\]$/, '$1'),
  );
}

const switches = [
  'Настройки сайта',
  'Статистика посещений',
  'Яндекс Метрика',
  'Другой счётчик',
  'Реклама',
  'Рекламная сеть',
  'Варианты страниц',
];
const decisions = ['Отклонить необязательные', 'Принять все', 'Сохранить выбор', 'Отозвать согласие'];

test('the banner that is translated still answers, and the way back has one name', async ({
  page,
  server,
}) => {
  await page.goto(server.page(shopPage({ config: declaredConfig })));
  await expect(banner(page)).toBeVisible();
  await translate(page);
  await page.evaluate(() => window.soglasie?.show('preferences'));
  await page.keyboard.press('Escape');
  expect(await controls(page.locator('soglasie-root'))).toEqual([
    'Отклонить необязательные',
    'Принять все',
    'Настроить',
  ]);
  await page.locator('soglasie-root').getByRole('button', { name: 'Принять все' }).click();
  await expect(reopenControl(page)).toHaveAccessibleName('Настройки файлов cookie');
  await page.evaluate(() => window.soglasie?.show('banner'));
  await expect(banner(page)).toBeVisible();
  await expect(acceptButton(banner(page))).toBeVisible();
});

test('the banner that is translated tells that the settings did not load', async ({ page, server }) => {
  await page.route('**/soglasie-preferences-*', (route) => route.abort());
  await page.goto(server.page(shopPage()));
  await expect(banner(page)).toBeVisible();
  await translate(page);
  const root = page.locator('soglasie-root');
  await root.getByRole('button', { name: 'Настроить' }).click();
  await expect(root.getByRole('alert')).toHaveText('Настройки не загрузились. Проверьте связь.');
  expect(await controls(root)).toEqual(['Отклонить необязательные', 'Принять все', 'Попробовать ещё раз']);

  await translate(page);
  await page.unroute('**/soglasie-preferences-*');
  await root.getByRole('button', { name: 'Попробовать ещё раз' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(root.getByRole('alert')).toBeEmpty();
  expect(await controls(root)).toEqual(['Отклонить необязательные', 'Принять все', 'Настроить']);
});

test('switches keep their names and descriptions, and a choice is recorded', async ({
  page,
  server,
  context,
}) => {
  await page.goto(server.page(shopPage({ config: declaredConfig })));
  await customiseButton(banner(page)).click();
  await expect(preferences(page)).toBeVisible();
  await translate(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toHaveAccessibleName(either('Настройки файлов cookie'));
  const analytics = dialog.getByRole('switch', { name: 'Статистика посещений' });
  await analytics.check();
  await dialog.getByRole('switch', { name: 'Другой счётчик' }).uncheck();
  expect(await controls(dialog)).toEqual(['Закрыть', ...switches, ...decisions]);
  await expect(dialog.getByRole('switch', { name: 'Рекламная сеть' })).toHaveAccessibleDescription(
    '[Example Ads, США] [Данные уходят за рубеж]',
  );
  // Its label still is one.
  await dialog.getByText('[Реклама]').click();
  await expect(dialog.getByRole('switch', { name: 'Реклама' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Сохранить выбор' }).click();
  await expect(dialog).toBeHidden();
  expect(await readRecord(context)).toMatchObject({
    on: 'analytics.advertising',
    soff: 'other-counter',
    via: 'save',
  });

  await reopenControl(page).click();
  await expect(preferences(page)).toBeVisible();
  expect(await controls(preferences(page))).toEqual([
    'Закрыть',
    ...switches,
    'Скопировать номер',
    ...decisions,
  ]);
});

test('in a page, what is told of a decision changes with it, and nothing old stays', async ({
  page,
  server,
}) => {
  // With room for the banner, which lies over the end of the page.
  const body = '<soglasie-preferences></soglasie-preferences><div style="height: 400px"></div>';
  await page.goto(server.page(shopPage({ config: declaredConfig, body })));
  const centre = page.locator('soglasie-preferences');
  await expect(centre.getByRole('switch')).toHaveCount(7);
  await translate(page);
  await expect(centre).toContainText('[Вы ещё не сделали выбор.');
  await saveButton(centre).click();

  await expect(centre.getByRole('status').last()).toHaveText('Выбор сохранён');
  await expect(centre).not.toContainText('Вы ещё не сделали выбор.');
  await expect(centre.getByText('Принято')).toHaveCount(1);
  const all = [...switches, 'Скопировать номер', ...decisions];
  expect(await controls(centre)).toEqual(all);

  const id = (await page.evaluate(() => window.soglasie!.state.id))!;
  await translate(page);
  await expect(centre.getByText(id, { exact: true })).toHaveCount(1);
  await centre.getByRole('switch', { name: 'Реклама' }).check();
  // It was about the choice before this.
  await expect(centre.getByRole('status').last()).toHaveText('');
  await saveButton(centre).click();
  await expect(centre.getByRole('status').last()).toHaveText('Выбор сохранён');
  await expect(centre.getByText('Принято')).toHaveCount(1);
  expect(await controls(centre)).toEqual(all);
});

test('a withdrawal is reported once more when the first report was translated', async ({
  page,
  server,
  context,
}) => {
  await leaveRecord(context, server.origin, accepted);
  const head = `<script>document.cookie = '_ym_uid=1'</script>`;
  await page.goto(server.page(shopPage({ config: declaredConfig, head })));
  await reopenControl(page).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await translate(page);
  const report = dialog.getByRole('status').last().getByRole('paragraph');
  const withdraw = dialog.getByRole('button', { name: 'Отозвать согласие' });
  await withdraw.click();
  const left = 'Осталось: 1 файл домена yandex.ru, его можно удалить в настройках браузера.';
  await expect(report).toHaveText(['Согласие отозвано.', 'Удалено: 1 файл.', left]);

  await translate(page);
  await withdraw.click();
  await expect(report).toHaveText([either('Согласие отозвано.'), either(left)]);
  await translate(page);
  await dialog.getByRole('switch', { name: 'Реклама' }).check();
  await expect(report).toHaveCount(0);
  expect(await controls(dialog)).toEqual(['Закрыть', ...switches, 'Скопировать номер', ...decisions]);
});

test('a copied id is told, whatever was told before', async ({ page, server, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
  await leaveRecord(context, server.origin, accepted);
  await page.goto(server.page(shopPage({ config: declaredConfig })));
  await reopenControl(page).click();
  const dialog = page.getByRole('dialog');
  const copy = dialog.getByRole('button', { name: 'Скопировать номер' });
  for (let round = 0; round < 2; round++) {
    await translate(page);
    await copy.click();
    await expect(dialog.getByRole('status').first()).toHaveText(either('Номер скопирован'));
  }
  await expect(copy).toHaveAccessibleName(either('Скопировать номер'));
});

test('the offer to load the page anew keeps its words', async ({ page, server, context }) => {
  await leaveRecord(context, server.origin, acceptance);
  const config = { ...shopConfig, withdrawal: { reload: 'offer' } };
  await page.goto(server.page(shopPage({ config })));
  await page.waitForFunction(() => window.soglasie);
  await page.evaluate(() => window.soglasie!.withdraw());
  await expect(page.getByRole('region', { name: 'Согласие изменено' })).toBeVisible();
  await translate(page);
  await page.evaluate(() => window.soglasie!.show('preferences'));
  await page.keyboard.press('Escape');
  const root = page.locator('soglasie-root');
  await expect(root.getByRole('region')).toHaveAccessibleName(either('Согласие изменено'));
  await root.getByRole('button', { name: 'Позже' }).click();
  await settle(page);
  await expect(root.getByRole('region')).toHaveCount(0);
});

test('a declaration that is translated is not drawn a second time', async ({ page, server }) => {
  const body = '<soglasie-declaration></soglasie-declaration>';
  await page.goto(server.page(shopPage({ config: declaredConfig, body })));
  const declaration = page.locator('soglasie-declaration');
  await expect(declaration.getByRole('table')).toHaveCount(4);
  const before = (await declaration.innerText()).replace(/\s+/g, ' ');
  await translate(page);
  await page.locator('soglasie-root').getByRole('button', { name: 'Принять все' }).click();
  await settle(page);
  const after = (await declaration.innerText()).replace(/[[\]]/g, '').replace(/\s+/g, ' ');
  expect(after).toBe(before);
});
