import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { held } from './held';
import { policy, violations } from './policy';
import { shopConfig, shopPage } from './shopPage';
import { completeConfig, errors, parts, plain, told, watchConsole } from './told';
import { accept, banner, customiseButton, preferences, problems, ran, settle } from './visitor';

// What the page's developers and marketers are told of a configuration, and of tags, that want a look.

const inLanguage = (html: string, lang: string | null): string =>
  html.replace('<html lang="ru">', lang === null ? '<html>' : `<html lang="${lang}">`);

/** One error and one warning: the shop says nothing of how it can be reached. */
const faulty = { ...shopConfig, cookie: { days: '365' } };

const russian = {
  title: '[soglasie] Конфигурация: 1 ошибка, 1 предупреждение',
  days: 'cookie.days: нужно целое число от 1, пришло "365" (текст). Подробнее: docs/guide.ru.md#cookie',
  contacts:
    'operator: нет ни одного контакта оператора. Укажите email, phone или address: посетителю нужно знать, куда писать. Подробнее: docs/guide.ru.md#operator',
};

const english = {
  title: '[soglasie] Configuration: 1 error, 1 warning',
  days: 'cookie.days: a whole number from 1 is needed, but "365" (text) came. Read more: docs/guide.ru.md#cookie',
  contacts:
    'operator: the operator has no contact at all. Give an email, phone or address: the visitor has to know where to write. Read more: docs/guide.ru.md#operator',
};

const group = ({ title, days, contacts }: typeof russian): string[] => [
  `startGroup: ${title}`,
  `error: ${days}`,
  `warning: ${contacts}`,
  'endGroup: console.groupEnd',
];

const messages = async (page: Page): Promise<string[]> =>
  (await told(page)).map(({ code, message }) => `${code}: ${plain(message)}`);

const body = held('analytics') + held('preferences', 'data-category="preferences"');

test.describe('where all is well', () => {
  for (const place of ['a file', 'the page'] as const) {
    test(`nothing is printed, and no part is asked for: the configuration is in ${place}`, async ({
      page,
      server,
    }) => {
      const lines = watchConsole(page);
      server.resource('/shop.json', { body: JSON.stringify(completeConfig) });
      const scriptAttributes = { 'data-config': place === 'a file' ? '/shop.json' : '#soglasie-config' };
      const path = server.page(
        shopPage({
          body: `${body}<noscript><img src="/held/beacon.gif" alt=""> Включите JavaScript</noscript>`,
          config: place === 'a file' ? null : completeConfig,
          scriptAttributes,
        }),
      );
      for (const decide of [accept, settle]) {
        await page.goto(path);
        await decide(page);
        await expect.poll(() => ran(page)).toEqual(['analytics', 'preferences']);
        await settle(page);
        expect(await told(page)).toEqual([]);
      }
      expect(lines).toEqual([]);
      const own = server.requestsTo('/soglasie/').map((request) => request.path);
      expect(own).toEqual(['/soglasie/soglasie.js', '/soglasie/soglasie.js']);
      expect(server.requestsTo('/held/')).toEqual([]);
    });
  }
});

test.describe('one group in the console tells all', () => {
  for (const [lang, words] of [
    ['ru', russian],
    ['ru-RU', russian],
    [null, russian],
    ['', russian],
    ['en', english],
    ['en-GB', english],
    ['de', english],
  ] as const) {
    test(`on a page in ${lang === null ? 'no language' : `"${lang}"`}`, async ({ page, server }) => {
      const lines = watchConsole(page);
      await page.goto(server.page(inLanguage(shopPage({ config: faulty, body }), lang)));
      await expect.poll(() => messages(page)).toHaveLength(2);
      expect(lines).toEqual(group(words));
      expect(await messages(page)).toEqual([
        `configuration: ${words.days}`,
        `configuration: ${words.contacts}`,
      ]);
      await accept(page);
      await expect.poll(() => ran(page)).toEqual(['analytics', 'preferences']);
      await settle(page);
      // Once for each page, by parts that each come once.
      expect(lines).toHaveLength(4);
      for (const part of parts) expect(server.requestsTo(part)).toHaveLength(1);
    });
  }

  test('without any surface too', async ({ page, server }) => {
    const lines = watchConsole(page);
    const scriptAttributes = { src: '/soglasie/soglasie.headless.js' };
    await page.goto(server.page(shopPage({ config: faulty, scriptAttributes })));
    await expect.poll(() => messages(page)).toHaveLength(2);
    expect(lines).toEqual(group(russian));
  });

  test('where a page is strict about what runs in it', async ({ page, server }) => {
    const strict = policy(
      "default-src 'self'; script-src 'nonce-abc' 'strict-dynamic'; style-src 'self'; base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types soglasie",
    );
    const lines = watchConsole(page);
    const config = { ...faulty, catgories: {} };
    const html = shopPage({
      config,
      scriptAttributes: { nonce: 'abc' },
      body: held('ours', 'data-category="analytics" nonce="abc"'),
    });
    await page.goto(server.page(html, strict));
    await expect
      .poll(() => errors(page))
      .toEqual([
        'cookie.days: нужно целое число от 1, пришло "365" (текст).',
        'catgories: такого ключа нет. Возможно, вы имели в виду «categories»?',
      ]);
    await accept(page);
    await expect.poll(() => ran(page)).toEqual(['ours']);
    expect(await violations(page)).toEqual([]);
    expect(lines).toHaveLength(5);
  });
});

test('the events carry the parts of each message as data', async ({ page, server }) => {
  const config = { ...shopConfig, banner: { layout: 'baar' } };
  await page.goto(server.page(shopPage({ config })));
  await expect.poll(() => messages(page)).toHaveLength(2);
  expect((await told(page)).map(({ diagnostic }) => diagnostic)).toEqual([
    {
      severity: 'error',
      path: 'banner.layout',
      expected: expect.stringMatching(/^нужно\sодно\sиз\sзначений: "bar", "box"$/),
      received: '"baar" (текст)',
      suggestion: 'bar',
      link: 'docs/guide.ru.md#banner',
    },
    {
      severity: 'warning',
      path: 'operator',
      expected: '',
      received: '',
      suggestion: '',
      link: 'docs/guide.ru.md#operator',
    },
  ]);
});

test('a site that only informs is warned that this is no consent', async ({ page, server }) => {
  const lines = watchConsole(page);
  await page.goto(server.page(shopPage({ config: { ...completeConfig, mode: 'notice' } })));
  await expect.poll(() => messages(page)).toHaveLength(1);
  expect(lines).toEqual([
    'startGroup: [soglasie] Конфигурация: 1 предупреждение',
    'warning: mode: в режиме notice баннер только сообщает, а необязательные категории работают сразу. Это не согласие в смысле ст. 9 закона 152-ФЗ. Надёжный режим – opt-in. Подробнее: docs/guide.ru.md#mode',
    'endGroup: console.groupEnd',
  ]);
  expect((await told(page))[0]?.diagnostic).toMatchObject({ severity: 'warning', path: 'mode' });
});

test.describe('a tag that wants a look is told of by itself, with its source', () => {
  const config = {
    ...completeConfig,
    services: { 'our-counter': { title: 'Счётчик', category: 'analytics', cookies: [] } },
  };
  const analytics = 'data-category="analytics"';

  for (const [kind, tag, source, message, suggestion] of [
    [
      'an unknown category',
      '<script type="text/plain" data-category="analitics">ran.push("flawed")</script>',
      '<script type="text/plain" data-category="analitics">',
      'категории «analitics» нет в конфигурации, поэтому тег не сработает никогда. Возможно, вы имели в виду «analytics»?',
      'analytics',
    ],
    [
      'an unknown service',
      `<script type="text/plain" ${analytics} data-service="our-countr" src="/held/flawed.js"></script>`,
      `<script type="text/plain" ${analytics} data-service="our-countr" src="/held/flawed.js">`,
      'сервиса «our-countr» нет в конфигурации, поэтому тег не сработает никогда. Возможно, вы имели в виду «our-counter»?',
      'our-counter',
    ],
    [
      'no category',
      '<script type="text/plain" data-category>ran.push("flawed")</script>',
      '<script type="text/plain" data-category>',
      'в data-category не названа ни одна категория, поэтому тег не сработает никогда.',
      '',
    ],
    [
      'a script that is not inert',
      `<script ${analytics}>void 0</script>`,
      `<script ${analytics}>`,
      'тег не задержан: без type="text/plain" браузер выполнил его сразу, не дожидаясь согласия.',
      '',
    ],
    [
      'a picture that is not inert',
      `<img ${analytics} src="data:," alt="">`,
      `<img ${analytics} src="data:," alt>`,
      'тег не задержан: адрес стоит в src, и браузер загрузил его сразу, не дожидаясь согласия. Перенесите адрес в data-src.',
      '',
    ],
    [
      'a frame without an address',
      `<iframe ${analytics}></iframe>`,
      `<iframe ${analytics}>`,
      'тегу нечего загрузить: нужен адрес http или https в data-src.',
      '',
    ],
    [
      'the picture of a counter for visitors without scripts',
      '<noscript><div><img src="https://mc.yandex.ru/watch/12345678" alt=""></div></noscript>',
      '<noscript><div><img src="https://mc.yandex.ru/watch/12345678" alt=""></div>',
      'счётчик в noscript срабатывает без согласия там, где скрипты выключены: спросить посетителя некому. Уберите этот тег.',
      '',
    ],
  ] as const) {
    test(kind, async ({ page, server }) => {
      const lines = watchConsole(page);
      await page.goto(server.page(shopPage({ config, body: tag + held('next') })));
      const expected = `${source}: ${message} Подробнее: docs/guide.ru.md#tags`;
      await expect.poll(() => messages(page)).toEqual([`gate: ${expected}`]);
      await accept(page);
      await expect.poll(() => ran(page)).toEqual(['next']);
      await settle(page);

      expect(lines).toEqual([`warning: [soglasie] gate: ${expected}`]);
      expect(await told(page)).toMatchObject([
        { diagnostic: { severity: 'error', path: '', suggestion, link: 'docs/guide.ru.md#tags' } },
      ]);
      expect(await ran(page)).toEqual(['next']);
      expect(server.requestsTo('/held/')).toEqual([]);
    });
  }

  test('in English on a page that is', async ({ page, server }) => {
    const tag = '<script type="text/plain" data-category="analitics"></script>';
    await page.goto(server.page(inLanguage(shopPage({ config, body: tag }), 'en')));
    await expect
      .poll(() => messages(page))
      .toEqual([
        'gate: <script type="text/plain" data-category="analitics">: the configuration has no category “analitics”, so the tag will never run. Did you mean “analytics”? Read more: docs/guide.ru.md#tags',
      ]);
  });

  test('a category that is switched off is no mistake, nor are goods that have a category', async ({
    page,
    server,
  }) => {
    const tags = `${held('off', 'data-category="advertising"')}<article data-category="samovars">Самовар</article>`;
    await page.goto(server.page(shopPage({ config, body: tags + held('next') })));
    await accept(page);
    await expect.poll(() => ran(page)).toEqual(['next']);
    await settle(page);
    expect(await told(page)).toEqual([]);
  });
});

test.describe('where what explains cannot be loaded, that is told, and all else works', () => {
  for (const part of ['others', 'diagnostics']) {
    test(`a fault of the configuration, without the part "${part}"`, async ({ page, server }) => {
      await page.route(`**/soglasie-${part}-*`, (route) => route.fulfill({ status: 404 }));
      await page.goto(server.page(shopPage({ config: faulty, body })));
      await expect.poll(() => problems(page)).toEqual(['part', 'configuration']);
      expect((await messages(page))[1]).toBe('configuration: cookie.days');
      await customiseButton(banner(page)).click();
      await expect(preferences(page)).toBeVisible();
      await page.keyboard.press('Escape');
      expect(await ran(page)).toEqual([]);
      await accept(page);
      await expect.poll(() => ran(page)).toEqual(['analytics', 'preferences']);
    });

    test(`a fault of two tags, without the part "${part}"`, async ({ page, server }) => {
      await page.route(`**/soglasie-${part}-*`, (route) => route.fulfill({ status: 404 }));
      const flawed = held('one', 'data-category="one"') + held('two', 'data-category="two"');
      await page.goto(server.page(shopPage({ config: completeConfig, body: flawed + body })));
      await expect.poll(() => problems(page)).toEqual(['part']);
      await accept(page);
      await expect.poll(() => ran(page)).toEqual(['analytics', 'preferences']);
      await settle(page);
      expect(await problems(page)).toEqual(['part']);
    });
  }
});
