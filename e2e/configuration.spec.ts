import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { shopConfig, shopPage } from './shopPage';
import { completeConfig, errors, told, watchConsole } from './told';
import { accept, acceptButton, banner, customiseButton, preferences, problems, ran, settle } from './visitor';

// Where the configuration comes from, and what becomes of the page when it is bad or missing.

const body = `
  <script type="text/plain" data-category="analytics">ran.push('analytics')</script>
  <script type="text/plain" data-category="preferences">ran.push('preferences')</script>`;

const markedFile = `\uFEFF${JSON.stringify(completeConfig)}`;

const fromFile = (source: string | null) =>
  shopPage({ body, config: null, scriptAttributes: { 'data-config': source } });

async function expectDefaults(page: Page): Promise<void> {
  await expect(acceptButton(banner(page))).toBeVisible();
  await settle(page);
  expect(await ran(page)).toEqual([]);
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['analytics', 'preferences']);
}

test('the configuration comes from a file', async ({ page, server }) => {
  // Editors on Windows put a byte order mark in front.
  server.resource('/shop.json', { body: markedFile });
  await page.goto(server.page(fromFile('/shop.json')));
  await expect(banner(page)).toContainText('ООО «Самовар»');
  await settle(page);
  expect(server.requestsTo('/shop.json')).toHaveLength(1);
  expect(await problems(page)).toEqual([]);
});

for (const [place, html] of [
  ['before the script tag', shopPage({ config: completeConfig })],
  [
    'behind the script tag',
    shopPage({
      config: null,
      body: `<script type="application/json" id="soglasie-config">${JSON.stringify(completeConfig)}</script>`,
    }),
  ],
] as const) {
  test(`the configuration comes from the page, ${place}`, async ({ page, server }) => {
    await page.goto(server.page(html));
    await expect(banner(page)).toContainText('ООО «Самовар»');
    await settle(page);
    expect(await problems(page)).toEqual([]);
  });
}

test.describe('without a configuration that can be read the defaults ask, and one message says why', () => {
  const broken = [
    ['is empty but for a line break', '\n', null],
    [
      'is a page',
      '<!doctype html><title>Магазин</title>',
      'вместо JSON пришла страница HTML. Проверьте адрес файла в data-config.',
    ],
    [
      'breaks off',
      '{\n  "policy": {\n    "url": "/pri',
      'строка 3, столбец 17: файл обрывается. Не хватает конца: кавычки или закрывающей скобки.',
    ],
    [
      'holds a comment',
      '{\n  // Политика\n  "policy": {}\n}',
      'строка 2, столбец 3: в JSON нет комментариев. Уберите этот.',
    ],
    [
      'has a comma too many',
      '{\n  "language": "ru",\n}',
      'строка 2, столбец 19: перед закрывающей скобкой стоит лишняя запятая.',
    ],
  ] as const;

  const check = async (page: Page, lines: readonly string[], message: string): Promise<void> => {
    await expect.poll(() => errors(page)).toEqual([message]);
    await expectDefaults(page);
    expect(await told(page)).toHaveLength(1);
    const link = 'Подробнее: docs/guide.ru.md#start';
    expect(lines).toEqual([
      'startGroup: [soglasie] Конфигурация: 1 ошибка',
      `error: ${message} ${link}`,
      'endGroup: console.groupEnd',
    ]);
  };

  for (const [fault, answer, message] of [
    [
      'is missing',
      { status: 404, body: 'Not found' },
      'сервер ответил 404 вместо файла. Проверьте адрес в data-config.',
    ],
    [
      'is missing, and the answer is JSON',
      { status: 404, body: '{"cookie": {"name": "wrong"}}' },
      'сервер ответил 404 вместо файла. Проверьте адрес в data-config.',
    ],
    [
      'never arrives',
      { destroy: true },
      'файл не загрузился (TypeError: Failed to fetch). Проверьте адрес в data-config и сеть.',
    ],
    ['is empty', { body: '' }, 'файл пуст, а нужна конфигурация в формате JSON: хотя бы {}.'],
    ...broken.map(
      ([fault, text, message]) =>
        [
          fault,
          { body: text, type: text.startsWith('<') ? 'text/html' : 'application/json' },
          message ?? 'файл пуст, а нужна конфигурация в формате JSON: хотя бы {}.',
        ] as const,
    ),
  ] as const) {
    test(`the file ${fault}`, async ({ page, server, context }) => {
      const lines = watchConsole(page);
      server.resource('/shop.json', answer);
      await page.goto(server.page(fromFile('/shop.json')));
      await check(page, lines, `/shop.json: ${message}`);
      expect((await context.cookies()).map(({ name }) => name)).toEqual(['soglasie']);
    });
  }

  for (const [fault, text, message] of [
    ...broken,
    [
      'begins with a byte order mark',
      markedFile,
      'перед JSON стоит невидимый знак BOM. Сохраните файл в кодировке UTF-8 без BOM.',
    ],
  ] as const) {
    test(`the element in the page ${fault}`, async ({ page, server }) => {
      const lines = watchConsole(page);
      await page.goto(server.page(shopPage({ body, config: text })));
      const nothing =
        'на странице нет такого элемента, или он пуст. Нужен <script type="application/json" id="soglasie-config">.';
      await check(page, lines, `#soglasie-config: ${message ?? nothing}`);
    });
  }

  for (const [fault, source, message] of [
    [
      'the tag names none',
      null,
      'у тега скрипта нет data-config, поэтому действуют настройки по умолчанию. Укажите адрес файла конфигурации или #id элемента с ней.',
    ],
    [
      'the tag names an element that is not there',
      '#nowhere',
      '#nowhere: на странице нет такого элемента, или он пуст. Нужен <script type="application/json" id="nowhere">.',
    ],
    [
      'the address is none',
      'http://',
      "http://: файл не загрузился (TypeError: Failed to execute 'fetch' on 'Window': Failed to parse URL from http://). Проверьте адрес в data-config и сеть.",
    ],
  ] as const) {
    test(fault, async ({ page, server }) => {
      const lines = watchConsole(page);
      await page.goto(server.page(fromFile(source)));
      await check(page, lines, message);
    });
  }

  test('the file takes longer than a visitor waits', async ({ page, server }) => {
    const lines = watchConsole(page);
    server.resource('/shop.json', { hang: true });
    const begun = Date.now();
    await page.goto(server.page(fromFile('/shop.json')));
    await expect(banner(page)).toBeVisible({ timeout: 15_000 });
    expect(Date.now() - begun).toBeGreaterThanOrEqual(5000);
    await check(
      page,
      lines,
      '/shop.json: файл не пришёл за 5 секунд. Баннер показан без него и спрашивает обо всём, кроме необходимого.',
    );
  });
});

test('a slow file is waited for, and nothing runs meanwhile', async ({ page, server }) => {
  server.resource('/shop.json', { body: JSON.stringify(shopConfig), delay: 500 });
  await page.goto(server.page(fromFile('/shop.json')));
  expect(await page.evaluate(() => window.events)).toEqual([]);
  expect(await ran(page)).toEqual([]);
  await expect(banner(page)).toContainText('ООО «Самовар»');
});

for (const [fault, config, message] of [
  [
    'categories is a text',
    { categories: 'analytics' },
    'categories: нужен объект в фигурных скобках, пришло "analytics" (текст).',
  ],
  [
    'a category is a number',
    { categories: { analytics: 1 } },
    'categories.analytics: нужно true, false или объект в фигурных скобках, пришло 1 (число).',
  ],
  [
    'a text is a number',
    { texts: { ru: { banner: { title: 42 } } } },
    'texts.ru.banner.title: нужен текст в кавычках, пришло 42 (число).',
  ],
  [
    'the lifetime is a text',
    { cookie: { days: '365' } },
    'cookie.days: нужно целое число от 1, пришло "365" (текст).',
  ],
  [
    'the revision is no date',
    { policy: { url: '/privacy', revision: 'май 2026' } },
    'policy.revision: нужна дата вида 2026-05-01, пришло "май 2026" (текст).',
  ],
  [
    'the accent is a style sheet',
    { theme: { accent: 'red; position: static' } },
    'theme.accent: нужен цвет, как его пишут в CSS (например, #0a5), пришло "red; position: static" (текст).',
  ],
  [
    'the layout is none of ours',
    { banner: { layout: 'baar' } },
    'banner.layout: нужно одно из значений: "bar", "box"; пришло "baar" (текст). Возможно, вы имели в виду «bar»?',
  ],
  [
    'analytics calls itself required',
    { categories: { analytics: { required: true, reason: 'x' } } },
    'categories.analytics.required: отказаться от этой категории – право посетителя, поэтому обязательной она не бывает. Уберите required.',
  ],
  [
    'analytics is to be ticked in advance',
    { categories: { analytics: { checked: true } } },
    'categories.analytics.checked: ничего, от чего можно отказаться, не бывает отмечено заранее: согласие даёт только сам посетитель. Уберите этот ключ.',
  ],
  [
    'preferences is required without a reason',
    { categories: { preferences: { required: true } } },
    'categories.preferences.reason: чтобы категория стала обязательной, объясните посетителю, почему от неё нельзя отказаться: добавьте reason.',
  ],
  [
    'the domain is none',
    { cookie: { domain: 'not a domain' } },
    'cookie.domain: нужно site, host или домен (например, .example.ru), пришло "not a domain" (текст).',
  ],
  [
    'the operator is an element',
    { operator: { name: { type: 'iframe', props: { srcdoc: 'x' } } } },
    'operator.name: нужен текст в кавычках, пришло {"type":"iframe","props":{"srcdoc":"x"}} (объект).',
  ],
] as const) {
  test(`one fault is reported and the rest works: ${fault}`, async ({ page, server }) => {
    await page.goto(server.page(shopPage({ body, config: { ...completeConfig, ...config } })));
    await expect.poll(() => errors(page)).toEqual([message]);
    expect(new Set(await problems(page))).toEqual(new Set(['configuration']));
    await expect(banner(page)).toContainText('operator' in config ? 'Политика' : 'ООО «Самовар»');
    await expect(banner(page)).not.toContainText('[object');
    await expectDefaults(page);
  });
}

for (const [place, config, message] of [
  [
    'at the top',
    { catgories: { advertising: true } },
    'catgories: такого ключа нет. Возможно, вы имели в виду «categories»?',
  ],
  [
    'in a section',
    { cookie: { dayz: 30 } },
    'cookie.dayz: такого ключа нет. Возможно, вы имели в виду «days»?',
  ],
  [
    'in a category',
    { categories: { analytics: { requird: false } } },
    'categories.analytics.requird: такого ключа нет. Возможно, вы имели в виду «required»?',
  ],
  [
    'in a cookie of a service',
    {
      services: {
        counter: { title: 'Счётчик', category: 'analytics', cookies: [{ name: '_c', purpos: 'Считает' }] },
      },
    },
    'services.counter.cookies.0.purpos: такого ключа нет. Возможно, вы имели в виду «purpose»?',
  ],
  ['like none that there is', { utm: 'x' }, 'utm: такого ключа нет.'],
] as const) {
  test(`a key that is misspelt ${place} is found, and all else works`, async ({ page, server, context }) => {
    const whole = {
      ...completeConfig,
      ...config,
      cookie: { name: 'choice', ...('cookie' in config && config.cookie) },
    };
    await page.goto(server.page(shopPage({ body, config: whole })));
    await expect.poll(() => errors(page)).toEqual([message]);
    expect(await told(page)).toHaveLength(1);
    await expect(banner(page)).toContainText('ООО «Самовар»');
    await expectDefaults(page);
    expect((await context.cookies()).map(({ name }) => name)).toEqual(['choice']);
  });
}

for (const url of [
  'javascript:alert(1)',
  ' java\tscript:alert(1)',
  'data:text/html,x',
  '//evil.ru',
  'file:///etc',
]) {
  test(`an address that no shop has, ${JSON.stringify(url)}, becomes no link`, async ({ page, server }) => {
    const config = { ...completeConfig, policy: { ...completeConfig.policy, url } };
    await page.goto(server.page(shopPage({ config })));
    await expect(banner(page).getByRole('link')).toHaveCount(1);
    await expect(banner(page).getByRole('link')).toHaveText('Текст согласия');
    await expect
      .poll(() => errors(page))
      .toEqual([expect.stringContaining('policy.url: нужна ссылка (https://… или путь на этом сайте)')]);
  });
}

for (const [config, received] of [
  ['[]', '[] (список)'],
  ['null', 'null (пустое значение)'],
  ['"ru"', '"ru" (текст)'],
  ['42', '42 (число)'],
] as const) {
  test(`a configuration that is ${config} asks with the defaults and is reported`, async ({
    page,
    server,
  }) => {
    await page.goto(server.page(shopPage({ body, config })));
    await expect.poll(() => errors(page)).toHaveLength(1);
    expect(await errors(page)).toEqual([`нужен объект в фигурных скобках, пришло ${received}.`]);
    await expectDefaults(page);
  });
}

test('keys that every object inherits mean nothing', async ({ page, server }) => {
  const config = `{
    "__proto__": { "polluted": true },
    "constructor": { "prototype": { "polluted": true } },
    "categories": { "__proto__": { "required": true }, "constructor": { "required": true, "reason": "x" } }
  }`;
  await page.goto(server.page(shopPage({ body, config })));
  await expectDefaults(page);
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  const categories = await page.evaluate(() => Object.keys(window.soglasie!.state.categories));
  expect(categories).toEqual(['necessary', 'authentication', 'cart', 'preferences', 'analytics']);
});

test("markup in the site's texts is shown as text", async ({ page, server }) => {
  const title = '<img src=x onerror="ran.push(1)"> {{title}}';
  await page.goto(server.page(shopPage({ config: { texts: { ru: { banner: { title } } } } })));
  await expect(page.getByRole('region', { name: title })).toBeVisible();
  expect(await ran(page)).toEqual([]);
});

test("the site's own category and texts are asked about by their names", async ({ page, server }) => {
  const config = {
    ...shopConfig,
    categories: { 'ab-test': { title: 'Варианты страниц', description: 'Сравнивают два вида корзины.' } },
  };
  await page.goto(server.page(shopPage({ config })));
  await expect(banner(page)).toContainText('Варианты страниц');
  await customiseButton(banner(page)).click();
  await expect(preferences(page)).toContainText('Сравнивают два вида корзины.');
  await expect(preferences(page).getByRole('switch', { name: 'Варианты страниц' })).not.toBeChecked();
});
