import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { declaredConfig } from './declared';
import { acceptance, leaveRecord, readRecord } from './record';
import { shopConfig, shopPage } from './shopPage';
import {
  accept,
  acceptButton,
  banner,
  customiseButton,
  preferences,
  saveButton,
  settle,
  surfaces,
} from './visitor';

// <soglasie-preferences> and <soglasie-declaration>: the second layer inside a page of the shop's.

const centre = (page: Page): Locator => page.locator('soglasie-preferences');
const declaration = (page: Page): Locator => page.locator('soglasie-declaration');
const analytics = (element: Locator): Locator =>
  element.getByRole('switch', { name: 'Статистика посещений' });
const title = (element: Locator): Locator =>
  element.getByRole('heading', { name: 'Файлы cookie на этом сайте' });

const both = '<soglasie-preferences></soglasie-preferences><soglasie-declaration></soglasie-declaration>';
const accepted = { ...acceptance, on: 'preferences.analytics.advertising.ab-test' };
const config = declaredConfig;

/** The shop with its tag at the end of the body, behind what is given. */
const tagLast = (body: string): string => {
  const page = shopPage({ config, scriptAttributes: { async: null } });
  const [tag = ''] = /<script src="\/soglasie[^>]*><\/script>/.exec(page) ?? [];
  return page.replace(tag, '').replace('</body>', `${body}${tag}</body>`);
};

for (const [where, html] of [
  ['before the script tag', tagLast(both)],
  ['after the script tag', shopPage({ config, body: both, scriptAttributes: { async: null } })],
  ['with a script tag that is async', shopPage({ config, body: both })],
] as const) {
  test(`both are drawn ${where}`, async ({ page, server }) => {
    await page.goto(server.page(html));
    await expect(centre(page).getByRole('switch')).toHaveCount(7);
    await expect(title(declaration(page))).toHaveCount(1);
    expect(server.requestsTo('/soglasie/soglasie-preferences-')).toHaveLength(1);
    await expect(banner(page)).toBeVisible();
  });
}

test('the centre in a page is heard like the dialog, without what closes it', async ({ page, server }) => {
  await page.goto(server.page(shopPage({ config, body: both })));
  await expect(centre(page).getByRole('switch')).toHaveCount(7);
  await customiseButton(banner(page)).click();
  const inDialog = (await preferences(page).ariaSnapshot())
    .replace('  - button "Закрыть"\n', '')
    .split('\n')
    .slice(1)
    .map((line) => line.slice(2))
    .join('\n');
  await page.keyboard.press('Escape');
  await expect(preferences(page)).toBeHidden();
  expect(await centre(page).ariaSnapshot()).toBe(inDialog);
});

test('the declaration is heard as a text with a table for each purpose', async ({ page, server }) => {
  await page.goto(server.page(shopPage({ config, body: both })));
  await expect(declaration(page)).toMatchAriaSnapshot(`
    - heading "Файлы cookie на этом сайте" [level=2]
    - paragraph: Редакция от 1 мая 2026 г.
    - heading "Кто отвечает за ваши данные" [level=3]
    - paragraph: ООО «Самовар»
    - term: ИНН
    - definition: "7100000000"
    - heading "Необходимые" [level=3]
    - paragraph: Безопасность и работа сайта, в том числе запись этого выбора.
    - paragraph: Всегда включено. Без них сайт не откроется или не запомнит ваш выбор.
    - 'table "Что сохраняется в браузере: необходимые"'
    - heading "Вход на сайт" [level=3]
    - paragraph: "Всегда включено. Нужны, чтобы выполнить вашу просьбу: войти на сайт."
    - paragraph: Записи в браузере не указаны.
    - heading "Статистика посещений" [level=3]
    - paragraph: Включаются только с вашего согласия. Без них сайт работает так же, но мы не узнаем, что в нём неудобно.
    - 'table "Что сохраняется в браузере: статистика посещений"':
      - caption
      - rowgroup:
        - row:
          - columnheader "Название"
          - columnheader "Назначение"
          - columnheader "Срок хранения"
      - rowgroup:
        - row "Сам сайт"
        - row "visits Считает визиты 1 год"
      - rowgroup:
        - row "Яндекс Метрика ООО «Яндекс», Россия Данные остаются в России"
        - row "_ym_uid Различает посетителей 1 год"
        - row "_ym_isad Узнаёт блокировщик рекламы 20 часов"
        - row "_ym_visorc… Помнит запись визита сеанс"
        - row "yandexuid yandex.ru Узнаёт браузер 333 дня"
      - rowgroup:
        - row "Другой счётчик"
        - row "Записи в браузере не указаны."
    - heading "Реклама" [level=3]
    - 'table "Что сохраняется в браузере: реклама"':
      - rowgroup
      - rowgroup:
        - row "Рекламная сеть Example Ads, США Данные уходят за рубеж"
  `);
});

test.describe('where they stand', () => {
  test('several of each are drawn, and show the same answers', async ({ page, server }) => {
    await page.goto(server.page(shopPage({ config, body: both + both })));
    await expect(analytics(centre(page))).toHaveCount(2);
    await expect(title(declaration(page))).toHaveCount(2);
    await accept(page);
    for (const index of [0, 1]) await expect(analytics(centre(page).nth(index))).toBeChecked();
  });

  test('what is not saved in one is not shown in another', async ({ page, server }) => {
    await page.goto(server.page(shopPage({ config, body: both + both })));
    await analytics(centre(page).first()).check();
    await expect(analytics(centre(page).nth(1))).not.toBeChecked();
    await customiseButton(banner(page)).click();
    await expect(analytics(preferences(page))).not.toBeChecked();
  });

  test('those that a script adds later are drawn', async ({ page, server }) => {
    await page.goto(server.page(shopPage({ config })));
    await expect(banner(page)).toBeVisible();
    await settle(page);
    expect(server.requestsTo('/soglasie/soglasie-preferences-')).toEqual([]);
    await page.evaluate((markup) => {
      document.querySelector('main')!.insertAdjacentHTML('beforeend', markup);
      document.body.append(document.createElement('soglasie-declaration'));
    }, both);
    await expect(analytics(centre(page))).toBeVisible();
    await expect(title(declaration(page))).toHaveCount(2);
    expect(server.requestsTo('/soglasie/soglasie-preferences-')).toHaveLength(1);
  });

  test('those in a shadow root of the shop are drawn and styled', async ({ page, server }) => {
    await page.goto(server.page(shopPage({ config })));
    await expect(banner(page)).toBeVisible();
    await page.evaluate((markup) => {
      const card = document.createElement('shop-card');
      document.body.append(card);
      card.attachShadow({ mode: 'open' }).innerHTML = markup;
    }, both);
    await expect(analytics(centre(page))).toBeVisible();
    await expect(declaration(page).getByRole('table').first()).toHaveCSS('border-collapse', 'collapse');
  });

  test('one that is moved is drawn once and still decides', async ({ page, server, context }) => {
    await page.goto(server.page(shopPage({ config, body: both })));
    await analytics(centre(page)).check();
    await page.evaluate(() => {
      for (const tag of ['soglasie-preferences', 'soglasie-declaration'])
        document.querySelector('main')!.prepend(document.querySelector(tag)!);
    });
    await settle(page);
    await expect(title(declaration(page))).toHaveCount(1);
    await expect(centre(page).getByRole('switch')).toHaveCount(7);
    await expect(analytics(centre(page))).toBeChecked();
    await saveButton(centre(page)).click();
    await expect(banner(page)).toBeHidden();
    expect(await readRecord(context)).toMatchObject({ on: 'analytics', via: 'save' });
  });

  test('one that is taken out harms nothing, and is up to date when it is put back', async ({
    page,
    server,
  }) => {
    await page.goto(server.page(shopPage({ config, body: both })));
    await expect(analytics(centre(page))).toBeVisible();
    const kept = await page.evaluateHandle(() =>
      ['soglasie-preferences', 'soglasie-declaration'].map((tag) => {
        const element = document.querySelector(tag)!;
        element.remove();
        return element;
      }),
    );
    await accept(page);
    await settle(page);
    await kept.evaluate((elements) => {
      document.body.append(...elements);
    });
    await expect(analytics(centre(page))).toBeChecked();
    await expect(centre(page)).toHaveCount(1);
    await expect(title(declaration(page))).toHaveCount(1);
  });

  test('a copy that a router puts in place of the drawn one is drawn once', async ({ page, server }) => {
    await page.goto(server.page(shopPage({ config, body: both })));
    await expect(title(declaration(page))).toHaveCount(1);
    for (let visit = 0; visit < 2; visit++) {
      await page.evaluate(() => {
        const { innerHTML } = document.body;
        document.body.innerHTML = '';
        document.body.innerHTML = innerHTML;
      });
      await settle(page);
      await expect(title(declaration(page))).toHaveCount(1);
      await expect(declaration(page).getByRole('table')).toHaveCount(4);
      await expect(centre(page).getByRole('switch')).toHaveCount(7);
    }
    await page.evaluate(() => {
      const copy = document.querySelector('soglasie-declaration')!.cloneNode(true);
      document.querySelector('soglasie-declaration')!.replaceWith(copy);
    });
    await settle(page);
    await expect(title(declaration(page))).toHaveCount(1);
    await accept(page);
    await expect(title(declaration(page))).toHaveCount(1);
  });

  test('a declaration inside a page that came with text in it has its own text only', async ({
    page,
    server,
  }) => {
    const body = '<soglasie-declaration><p>Загружаем…</p></soglasie-declaration>';
    await page.goto(server.page(shopPage({ config, body })));
    await expect(title(declaration(page))).toHaveCount(1);
    await expect(declaration(page)).not.toContainText('Загружаем…');
  });
});

test.describe('the centre in a page', () => {
  test('saves, says so, and answers the banner', async ({ page, server, context }) => {
    await page.goto(server.page(shopPage({ config, body: both })));
    await analytics(centre(page)).check();
    await centre(page).getByRole('switch', { name: 'Другой счётчик' }).uncheck();
    expect(await context.cookies()).toEqual([]);
    await saveButton(centre(page)).click();
    await expect(centre(page).getByRole('status').last()).toHaveText('Выбор сохранён');
    await expect(surfaces(page)).toHaveCount(0);
    const record = await readRecord(context);
    expect(record).toMatchObject({ on: 'analytics', soff: 'other-counter', via: 'save' });
    await expect(centre(page)).toContainText(record!.id!);
  });

  test('follows decisions and withdrawals made elsewhere in the page', async ({ page, server }) => {
    await page.goto(server.page(shopPage({ config, body: both })));
    await expect(analytics(centre(page))).not.toBeChecked();
    await expect(centre(page)).toContainText('Вы ещё не сделали выбор.');
    await acceptButton(banner(page)).click();
    await expect(centre(page).getByRole('switch', { checked: true })).toHaveCount(7);
    await expect(centre(page)).not.toContainText('Вы ещё не сделали выбор.');
    await expect(centre(page)).toContainText('Принято');
    await page.evaluate(() => window.soglasie?.set({ services: { 'other-counter': false } }));
    await expect(centre(page).getByRole('switch', { name: 'Другой счётчик' })).not.toBeChecked();
    await expect(analytics(centre(page))).toBeChecked();
    await page.evaluate(() => window.soglasie?.withdraw());
    await expect(centre(page).getByRole('switch', { checked: true })).toHaveCount(0);
  });

  test('forgets what was not saved when somebody decides', async ({ page, server }) => {
    await page.goto(server.page(shopPage({ config, body: both })));
    await analytics(centre(page)).check();
    await page.evaluate(() => window.soglasie?.rejectAll());
    await expect(analytics(centre(page))).not.toBeChecked();
  });

  test('follows a decision made in another tab', async ({ page, server, context }) => {
    const path = server.page(shopPage({ config, body: both }));
    await page.goto(path);
    await expect(analytics(centre(page))).not.toBeChecked();
    const other = await context.newPage();
    await other.goto(path);
    await accept(other);
    await expect(analytics(centre(page))).toBeChecked();
    await expect(centre(page)).toContainText('Принято');
    await other.evaluate(() => window.soglasie?.rejectAll());
    await expect(analytics(centre(page))).not.toBeChecked();
  });

  test('withdraws with a report, and offers to load the page anew', async ({ page, server, context }) => {
    await leaveRecord(context, server.origin, accepted);
    const head = `<script>document.cookie = '_ym_uid=1'</script>`;
    const offering = { ...config, withdrawal: { reload: 'offer' } };
    await page.goto(server.page(shopPage({ config: offering, head, body: both })));
    await centre(page).getByRole('button', { name: 'Отозвать согласие' }).click();
    await expect(centre(page).getByRole('status').last().getByRole('paragraph')).toHaveText([
      'Согласие отозвано.',
      'Удалено: 1 файл.',
      'Осталось: 1 файл домена yandex.ru, его можно удалить в настройках браузера.',
    ]);
    expect(await readRecord(context)).toMatchObject({ via: 'withdraw' });
    await expect(page.getByRole('region', { name: 'Согласие изменено' })).toBeVisible();
  });

  test('steals no focus and opens nothing', async ({ page, server }) => {
    const search = '<input aria-label="Поиск" autofocus>';
    await page.goto(server.page(shopPage({ config, body: both + search })));
    await expect(analytics(centre(page))).toBeVisible();
    await settle(page);
    await expect(page.getByLabel('Поиск')).toBeFocused();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

test.describe('the declaration', () => {
  test("is part of the page's text", async ({ page, server, context }) => {
    await leaveRecord(context, server.origin, accepted);
    await page.goto(server.page(shopPage({ config, body: both })));
    await expect(title(declaration(page))).toBeVisible();
    const text = (await page.evaluate(() => document.body.innerText)).replace(/\s+/g, ' ');
    for (const part of [
      'Файлы cookie на этом сайте',
      'Редакция от 1 мая 2026 г.',
      'ООО «Самовар»',
      'ИНН 7100000000',
      'Яндекс Метрика ООО «Яндекс», Россия Данные остаются в России',
      '_ym_isad Узнаёт блокировщик рекламы 20 часов',
      'Рекламная сеть Example Ads, США Данные уходят за рубеж',
      'lp_variant хранилище браузера — пока не удалят',
    ])
      expect(text).toContain(part);
    expect(await declaration(page).evaluate((element) => element.shadowRoot)).toBeNull();
  });

  test("leaves the page's own styles to the page", async ({ page, server }) => {
    const head = '<style>body { font-family: "Times New Roman"; color: rgb(90, 20, 20) }</style>';
    await page.goto(
      server.page(shopPage({ config, head, body: both + '<table id="own"><tr><td>1</td></tr></table>' })),
    );
    await expect(title(declaration(page))).toHaveCSS('color', 'rgb(90, 20, 20)');
    await expect(title(declaration(page))).toHaveCSS('font-family', '"Times New Roman"');
    await expect(page.locator('#own')).toHaveCSS('border-collapse', 'separate');
  });

  test('is printed, while the surfaces are not', async ({ page, server }) => {
    await page.goto(server.page(shopPage({ config, body: both })));
    await expect(banner(page)).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(banner(page)).toBeHidden();
    await expect(title(declaration(page))).toBeVisible();
    for (const row of await declaration(page).getByRole('row').all()) await expect(row).toBeVisible();
    expect(await page.evaluate(() => document.body.innerText)).toContain('_ym_isad');

    await page.emulateMedia({ media: 'screen' });
    await accept(page);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('soglasie-root [part=reopen]')).toBeHidden();
  });

  for (const width of [320, 1280]) {
    for (const tag of ['soglasie-preferences', 'soglasie-declaration']) {
      test(`nothing of <${tag}> sticks out of ${width} px, however long a name or an address is`, async ({
        page,
        server,
      }) => {
        await page.setViewportSize({ width, height: 800 });
        const purpose = 'Подробности: https://example.ru/policies/cookies/analytics/visits.html';
        const cookies = [{ name: 'a'.repeat(120), purpose, days: 333 }];
        const wide = { ...shopConfig, categories: { analytics: { cookies } } };
        await page.goto(server.page(shopPage({ config: wide, body: `<${tag}></${tag}>` })));
        const element = page.locator(tag);
        await expect(element.getByRole('heading', { level: 2 })).toBeVisible();
        for (const fold of await element.getByText('Что сохраняется в браузере (1)').all())
          await fold.click();
        await expect(element.getByText(purpose)).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      });
    }
  }
});

test('destroy() leaves them empty, and a new instance draws them again', async ({ page, server }) => {
  await page.goto(server.page(shopPage({ config, body: both })));
  await expect(analytics(centre(page))).toBeVisible();
  await expect(title(declaration(page))).toBeVisible();
  const left = await page.evaluate(() => {
    window.soglasie!.destroy();
    return {
      centre: document.querySelector('soglasie-preferences')!.shadowRoot!.childNodes.length,
      declaration: document.querySelector('soglasie-declaration')!.childNodes.length,
      sheets: document.adoptedStyleSheets.length,
    };
  });
  expect(left).toEqual({ centre: 0, declaration: 0, sheets: 0 });
  await page.evaluate(() => document.body.append(document.createElement('soglasie-declaration')));
  await settle(page);
  await expect(declaration(page)).toHaveText(['', '']);

  await page.addScriptTag({ url: '/soglasie/soglasie.js?again' });
  await expect(title(declaration(page))).toHaveCount(2);
  await expect(analytics(centre(page))).toBeVisible();
});

test('an element that comes after a second start of the script is drawn', async ({ page, server }) => {
  await page.goto(server.page(shopPage({ config, body: both })));
  await expect(title(declaration(page))).toBeVisible();
  await page.evaluate(() => window.soglasie!.destroy());
  await page.addScriptTag({ url: '/soglasie/soglasie.js?again' });
  await expect(title(declaration(page))).toHaveCount(1);
  await page.evaluate(() => document.body.append(document.createElement('soglasie-declaration')));
  await expect(title(declaration(page))).toHaveCount(2);
});
