import { expect, test } from './fixtures';
import { declaredConfig } from './declared';
import { acceptance, leaveRecord, readRecord } from './record';
import { shopPage } from './shopPage';
import {
  acceptButton,
  banner,
  customiseButton,
  preferences,
  rejectButton,
  reopenControl,
  saveButton,
  switchFor,
} from './visitor';

// The preference centre: what it tells, and what becomes of a choice that is made in it.

const clock = new Date('2026-06-05T12:00:00Z');
/** 12:07 in Moscow. */
const at = String(Date.parse('2026-06-05T09:07:00Z') / 1000);
const categories = ['preferences', 'analytics', 'advertising', 'ab-test'];
const accepted = { ...acceptance, at, on: categories.join('.') };
const shop = shopPage({ config: declaredConfig });

test.describe('on the first visit', () => {
  test.beforeEach(async ({ page, server }) => {
    await page.goto(server.page(shop));
    await customiseButton(banner(page)).click();
  });

  test('a screen reader hears each purpose, who takes part in it, and who answers for the data', async ({
    page,
  }) => {
    await expect(preferences(page)).toMatchAriaSnapshot(`
      - dialog "Настройки файлов cookie":
        - /children: deep-equal
        - heading "Настройки файлов cookie" [level=2]
        - button "Закрыть"
        - paragraph: Выберите, какие файлы cookie можно использовать на этом сайте. Изменить выбор или отозвать согласие можно в любое время.
        - group "Необходимые":
          - heading "Необходимые" [level=3]
          - text: Всегда включено
          - paragraph: Безопасность и работа сайта, в том числе запись этого выбора.
          - paragraph: Без них сайт не откроется или не запомнит ваш выбор.
          - group: Что сохраняется в браузере (1)
        - group "Вход на сайт":
          - heading "Вход на сайт" [level=3]
          - text: Всегда включено
          - paragraph: Помогают узнать вас после входа, чтобы не вводить пароль на каждой странице.
          - paragraph: "Нужны, чтобы выполнить вашу просьбу: войти на сайт."
        - group "Корзина":
          - heading "Корзина" [level=3]
          - text: Всегда включено
          - paragraph: Хранят отложенные товары и данные заказа.
          - paragraph: "Нужны, чтобы выполнить вашу просьбу: собрать и оформить заказ."
        - group "Настройки сайта":
          - heading "Настройки сайта" [level=3]
          - switch "Настройки сайта"
          - paragraph: Запоминают язык, регион и другие ваши настройки.
          - paragraph: Без них язык, регион и другие настройки придётся выбирать при каждом визите.
        - group "Статистика посещений":
          - heading "Статистика посещений" [level=3]
          - switch "Статистика посещений"
          - paragraph: Показывают, сколько людей приходит на сайт и какими страницами они пользуются.
          - paragraph: Без них сайт работает так же, но мы не узнаем, что в нём неудобно.
          - group: Что сохраняется в браузере (1)
          - list:
            - listitem:
              - heading "Яндекс Метрика" [level=4]
              - switch "Яндекс Метрика"
              - paragraph: ООО «Яндекс», Россия
              - paragraph: Данные остаются в России
              - group: Что сохраняется в браузере (4)
            - listitem:
              - heading "Другой счётчик" [level=4]
              - switch "Другой счётчик"
        - group "Реклама":
          - heading "Реклама" [level=3]
          - switch "Реклама"
          - paragraph: Помогают показывать рекламу, которая вам подходит, и измерять её результат.
          - paragraph: Без них реклама может остаться, но будет реже вам подходить.
          - list:
            - listitem:
              - heading "Рекламная сеть" [level=4]
              - switch "Рекламная сеть"
              - paragraph: Example Ads, США
              - paragraph: Данные уходят за рубеж
        - group "Варианты страниц":
          - heading "Варианты страниц" [level=3]
          - switch "Варианты страниц"
          - paragraph: Сравнивают два вида корзины.
          - paragraph: Без них вы увидите обычную корзину.
          - group: Что сохраняется в браузере (1)
        - heading "Ваше решение" [level=3]
        - paragraph: Вы ещё не сделали выбор. До этого включено только необходимое.
        - status
        - heading "Кто отвечает за ваши данные" [level=3]
        - paragraph: ООО «Самовар»
        - term: ИНН
        - definition: "7100000000"
        - term: Адрес
        - definition: 300000, Тула, ул. Советская, 1
        - term: Сайт
        - definition: example.ru
        - term: Эл. почта
        - definition:
          - link "shop@example.ru":
            - /url: mailto:shop@example.ru
        - term: Телефон
        - definition:
          - link "+7 (4872) 00-00-00, доб. 5":
            - /url: tel:+74872000000
        - heading "Документы" [level=3]
        - paragraph:
          - link "Политика обработки персональных данных":
            - /url: /privacy
        - paragraph:
          - link "Текст согласия":
            - /url: /cookie-consent
        - paragraph: Редакция от 1 мая 2026 г.
        - heading "Отзыв согласия на обработку персональных данных" [level=3]
        - paragraph: "Отказ от файлов cookie не отзывает согласие на обработку персональных данных, которое вы могли дать отдельно, например при заказе или подписке. Чтобы отозвать его, обратитесь к оператору в свободной форме:"
        - paragraph:
          - link "withdraw@example.ru":
            - /url: mailto:withdraw@example.ru
          - link "8 800 000-00-00":
            - /url: tel:88000000000
        - paragraph: Или письмом на адрес оператора.
        - paragraph: Оператор прекратит обработку в течение 30 дней.
        - paragraph: Если вам меньше 14 лет, согласие за вас дают родители или другой законный представитель.
        - status
        - button "Отклонить необязательные"
        - button "Принять все"
        - button "Сохранить выбор"
        - button "Отозвать согласие" [disabled]
    `);
  });

  test('each switch is described by what the category is for and what its refusal costs', async ({
    page,
  }) => {
    await expect(switchFor(page, 'Статистика посещений')).toHaveAccessibleDescription(
      /^Показывают, сколько людей .*\sБез\sних сайт работает/,
    );
    await expect(switchFor(page, 'Рекламная сеть')).toHaveAccessibleDescription(
      'Example Ads, США Данные уходят за рубеж',
    );
  });

  test('cookies stand in a table named after their service, with lifetimes in words', async ({ page }) => {
    const service = preferences(page).getByRole('listitem').filter({ hasText: 'Яндекс Метрика' });
    const fold = service.getByText('Что сохраняется в браузере (4)');
    await expect(fold).toHaveAccessibleDescription('Яндекс Метрика');
    await expect(service.getByRole('table')).toBeHidden();
    await fold.click();
    await expect(service.getByRole('table')).toMatchAriaSnapshot(`
      - table "Яндекс Метрика":
        - rowgroup:
          - row:
            - columnheader "Название"
            - columnheader "Назначение"
            - columnheader "Срок хранения"
        - rowgroup:
          - /children: equal
          - row "_ym_uid Различает посетителей 1 год"
          - row "_ym_isad Узнаёт блокировщик рекламы 20 часов"
          - row "_ym_visorc… Помнит запись визита сеанс"
          - row "yandexuid yandex.ru Узнаёт браузер 333 дня"
    `);
  });

  test("the record's own cookie is declared with its purpose and lifetime", async ({ page }) => {
    const necessary = preferences(page).getByRole('group', { name: 'Необходимые' });
    await necessary.getByText('Что сохраняется в браузере (1)').click();
    await expect(necessary.getByRole('table')).toMatchAriaSnapshot(`
      - table "Необходимые":
        - rowgroup
        - rowgroup:
          - row "soglasie Хранит выбор, сделанный в настройках файлов cookie 1 год"
    `);
  });

  test('a choice of categories and services is recorded as it was made', async ({ page, context }) => {
    await switchFor(page, 'Статистика посещений').check();
    await expect(switchFor(page, 'Яндекс Метрика')).toBeChecked();
    await expect(switchFor(page, 'Другой счётчик')).toBeChecked();
    await switchFor(page, 'Другой счётчик').uncheck();
    await switchFor(page, 'Рекламная сеть').check();
    await expect(switchFor(page, 'Реклама')).not.toBeChecked();
    expect(await context.cookies()).toEqual([]);

    await saveButton(preferences(page)).click();
    await expect(preferences(page)).toBeHidden();
    expect(await readRecord(context)).toMatchObject({
      on: 'analytics',
      off: 'preferences.advertising.ab-test',
      son: 'ad-network',
      soff: 'other-counter',
      via: 'save',
    });

    await reopenControl(page).click();
    await expect(preferences(page).getByRole('switch', { checked: true })).toHaveCount(3);
    for (const name of ['Статистика посещений', 'Яндекс Метрика', 'Рекламная сеть'])
      await expect(switchFor(page, name)).toBeChecked();
  });

  test('a category that is switched takes its services along, whatever was chosen for them', async ({
    page,
    context,
  }) => {
    await switchFor(page, 'Яндекс Метрика').check();
    await switchFor(page, 'Статистика посещений').check();
    await switchFor(page, 'Статистика посещений').uncheck();
    await expect(preferences(page).getByRole('switch', { checked: true })).toHaveCount(0);
    await saveButton(preferences(page)).click();
    const record = await readRecord(context);
    expect(record).toMatchObject({ off: categories.join('.') });
    expect(record).not.toHaveProperty('son');
    expect(record).not.toHaveProperty('soff');
  });

  for (const [button, via] of [
    [acceptButton, 'accept-all'],
    [rejectButton, 'reject-all'],
  ] as const) {
    test(`${via} holds whatever the switches say`, async ({ page, context }) => {
      await switchFor(page, 'Статистика посещений').check();
      await switchFor(page, 'Другой счётчик').uncheck();
      await button(preferences(page)).click();
      await expect(preferences(page)).toBeHidden();
      const record = await readRecord(context);
      expect(record).toMatchObject({
        via,
        [via === 'accept-all' ? 'on' : 'off']: categories.join('.'),
      });
      expect(record).not.toHaveProperty('soff');
    });
  }
});

test.describe('nothing refusable is on in advance', () => {
  const config = {
    ...declaredConfig,
    categories: {
      ...declaredConfig.categories,
      external: true,
      cart: { required: false },
      authentication: { required: false },
    },
  };

  for (const [visitor, record] of [
    ['who comes for the first time', undefined],
    ['who agreed to an earlier revision', { ...acceptance, rev: '2026-04-30', on: categories.join('.') }],
    ['whose record cannot be read', 'everything=on'],
  ] as const) {
    test(`for a visitor ${visitor}`, async ({ page, server, context }) => {
      if (record) await leaveRecord(context, server.origin, record);
      const body = '<soglasie-preferences></soglasie-preferences>';
      await page.goto(server.page(shopPage({ config, body })));
      await expect(page.getByRole('switch')).toHaveCount(10);
      await expect(page.getByRole('switch', { checked: true })).toHaveCount(0);
      await customiseButton(banner(page)).click();
      await expect(preferences(page).getByRole('switch')).toHaveCount(10);
      await expect(preferences(page).getByRole('switch', { checked: true })).toHaveCount(0);
    });
  }
});

test.describe('of a decision', () => {
  test.beforeEach(async ({ page, server, context }) => {
    await page.clock.setFixedTime(clock);
    await leaveRecord(context, server.origin, accepted);
  });

  test('date and consent id are told, beside the means to withdraw it', async ({ page, server }) => {
    await page.goto(server.page(shop));
    await reopenControl(page).click();
    await expect(preferences(page)).toMatchAriaSnapshot(`
      - dialog:
        - heading "Ваше решение" [level=3]
        - paragraph: Принято 5 июня 2026 г. в 12:07
        - term: Номер согласия
        - definition:
          - code: 3f9c2d
        - button "Скопировать номер"
        - status
        - heading "Кто отвечает за ваши данные" [level=3]
        - status
        - button "Отклонить необязательные"
        - button "Принять все"
        - button "Сохранить выбор"
        - button "Отозвать согласие"
    `);
    await expect(preferences(page).getByRole('switch', { checked: true })).toHaveCount(7);
  });

  test('the id is copied into the clipboard', async ({ page, server, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
    await page.goto(server.page(shop));
    await reopenControl(page).click();
    await preferences(page).getByRole('button', { name: 'Скопировать номер' }).click();
    await expect(preferences(page).getByRole('status').first()).toHaveText('Номер скопирован');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('3f9c2d');
  });

  test('where the clipboard is closed, the id is selected and the visitor is told so', async ({
    page,
    server,
  }) => {
    const closed = { headers: { 'permissions-policy': 'clipboard-write=()' } };
    await page.goto(server.page(shop, closed));
    await reopenControl(page).click();
    await preferences(page).getByRole('button', { name: 'Скопировать номер' }).click();
    await expect(preferences(page).getByRole('status').first()).toHaveText(
      'Номер выделен, скопируйте его вручную',
    );
    // What the keys that copy would take.
    const selected = await page.evaluate(() => {
      const shadow = document.querySelector('soglasie-root')!.shadowRoot as unknown as Document;
      return String(shadow.getSelection());
    });
    expect(selected).toBe('3f9c2d');
  });

  test('where documents differ in edition, each is told with its own', async ({ page, server }) => {
    const config = { ...declaredConfig, policy: { url: '/privacy', revision: '2026-04-21' } };
    await page.goto(server.page(shopPage({ config })));
    await reopenControl(page).click();
    await expect(preferences(page)).toMatchAriaSnapshot(`
      - dialog:
        - heading "Документы" [level=3]
        - paragraph:
          - link "Политика обработки персональных данных"
          - text: Редакция от 21 апреля 2026 г.
        - paragraph:
          - link "Текст согласия"
          - text: Редакция от 1 мая 2026 г.
    `);
  });
});

test('what the site does not tell has no heading', async ({ page, server }) => {
  await page.goto(server.page(shopPage({ config: { categories: { preferences: true } } })));
  await customiseButton(banner(page)).click();
  await expect(preferences(page).getByRole('heading', { level: 3 })).toHaveText([
    'Необходимые',
    'Вход на сайт',
    'Корзина',
    'Настройки сайта',
    'Статистика посещений',
    'Ваше решение',
  ]);
});
