import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import type { FrameLocator, Locator, Page, Route } from '@playwright/test';
import { unzipSync } from 'fflate';
import { test } from './demo';
import { expect } from './fixtures';

// The configurator as a marketer walks it: from an example to a file that works on a site.

const repository = fileURLToPath(new URL('..', import.meta.url));

const section = (page: Page, name: string): Locator =>
  page.locator('details.section').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) });

async function unfold(page: Page, name: string): Promise<Locator> {
  const found = section(page, name);
  if ((await found.getAttribute('open')) === null) await found.locator('> summary').click();
  return found;
}

const shop = (page: Page): FrameLocator => page.frameLocator('iframe');
const asks = (page: Page): Locator => shop(page).locator('soglasie-root [part~=surface]').first();
const log = (page: Page): Locator => page.getByRole('list', { name: 'Журнал событий' });
const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name });

/** The configuration as the page would give it away. */
async function taken(page: Page): Promise<Record<string, unknown>> {
  await tab(page, 'Забрать').click();
  const text = await page.getByRole('region', { name: 'Текст: файл конфигурации' }).textContent();
  await tab(page, 'Настройка').click();
  return JSON.parse(text ?? '') as Record<string, unknown>;
}

async function startFrom(page: Page, preset: RegExp): Promise<void> {
  await page.goto('/configurator/');
  await page.getByRole('button', { name: preset }).click();
}

test('a marketer makes a configuration of an example, sees it, mends it and takes it to a site', async ({
  page,
  server,
}) => {
  await startFrom(page, /ПРОММЕТ/);
  await expect(asks(page)).toContainText('Группа компаний «ПРОММЕТ»');

  await test.step('switches a category off', async () => {
    const categories = await unfold(page, 'Категории');
    await categories.getByRole('switch', { name: 'Настройки сайта' }).uncheck();
    await expect(asks(page)).not.toContainText('настройки сайта');
  });

  await test.step('adds Metrica with its number', async () => {
    const services = await unfold(page, 'Сервисы');
    await services.getByRole('searchbox', { name: 'Найти в каталоге' }).fill('метрика');
    await services.getByRole('button', { name: 'Добавить: Яндекс Метрика' }).click();
    const number = services.getByRole('textbox', { name: 'Номер счётчика' });
    await expect(number).toBeFocused();
    await number.fill('номер');
    await expect(services.getByText(/Нужен id вида 12345678/).first()).toBeVisible();
    await expect(number).toHaveAttribute('aria-invalid', 'true');
    await number.fill('12345678');
    await expect(number).not.toHaveAttribute('aria-invalid');
  });

  await test.step('changes a text, and sees it', async () => {
    const texts = await unfold(page, 'Тексты и язык');
    const title = texts.getByRole('textbox', { name: /^Файлы.cookie и.ваше согласие$/ });
    await expect(title).toHaveAttribute('placeholder', /^Файлы.cookie и.ваше согласие$/);
    await title.fill('Печеньки');
    await expect(asks(page)).toContainText('Печеньки');
  });

  await test.step('mends what the check complains of', async () => {
    const documents = await unfold(page, 'Документы');
    await documents.getByRole('textbox', { name: 'Адрес политики' }).fill('http://example.ru/politika');
    await expect(documents.getByText(/Ссылка\sначинается\sс\shttp/)).toBeVisible();
    const check = await unfold(page, 'Проверка');
    await check.getByRole('button', { name: 'policy.url' }).click();
    const address = documents.getByRole('textbox', { name: 'Адрес политики' });
    await expect(address).toBeFocused();
    await address.fill('/politika');
    await expect(documents.getByText(/Ссылка\sначинается\sс\shttp/)).toBeHidden();
  });

  const folder = await mkdtemp(join(tmpdir(), 'soglasie-taken-'));
  try {
    await tab(page, 'Забрать').click();
    await test.step('the files of the banner come along', async () => {
      const files = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Скачать soglasie.zip' }).click();
      const names = Object.keys(unzipSync(await readFile(await (await files).path())));
      const built = await readdir(join(repository, 'dist'));
      expect(names.sort()).toEqual(
        built
          .filter((name) => /^soglasie.*\.js$/.test(name))
          .map((name) => `soglasie/${name}`)
          .sort(),
      );
    });
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Скачать soglasie.config.json' }).click();
    const file = join(folder, (await download).suggestedFilename());
    await (await download).saveAs(file);
    expect(file).toMatch(/soglasie\.config\.json$/);

    await test.step('the command line finds no error in it', async () => {
      const { stdout } = await promisify(execFile)(process.execPath, ['dist/cli.js', 'check', file], {
        cwd: repository,
        env: { ...process.env, NO_COLOR: '1' },
      });
      // It would have ended with 1, which rejects.
      expect(stdout).toMatch(/Всё в порядке|предупрежд/);
      expect(stdout).not.toContain('ошибк');
    });

    await test.step('a site works with it', async () => {
      const config = await readFile(file, 'utf8');
      expect(JSON.parse(config)).toMatchObject({
        categories: {
          preferences: { enabled: false },
          analytics: { services: expect.arrayContaining(['yandex-metrika']) },
        },
        services: { 'yandex-metrika': { id: 12345678 } },
        policy: { url: '/politika' },
      });
      server.resource('/taken.json', { body: config, type: 'application/json' });
      server.resource('/taken.html', {
        type: 'text/html; charset=utf-8',
        body: '<!doctype html><html lang="ru"><title>Магазин</title><script async src="/soglasie/soglasie.js" data-config="/taken.json"></script><p>Магазин',
      });
      await page.goto('/taken.html');
      const asked = page.getByRole('region', { name: 'Печеньки' });
      await asked.getByRole('button', { name: 'Отклонить необязательные' }).click();
      await expect
        .poll(() => page.evaluate(() => window.soglasie?.state.services['yandex-metrika']))
        .toBe(false);
      expect(await page.evaluate(() => window.soglasie?.state.categories)).not.toHaveProperty('preferences');
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('nothing is lost on a reload, the way back included', async ({ page }) => {
  await startFrom(page, /КАКТУС24/);
  const operator = section(page, 'Оператор');
  await operator.getByRole('textbox', { name: 'Сайт' }).fill('kaktus24.ru');
  await page.reload();
  await expect(operator.getByRole('textbox', { name: 'Сайт' })).toHaveValue('kaktus24.ru');
  await page.getByRole('button', { name: 'Отменить' }).click();
  await expect(operator.getByRole('textbox', { name: 'Сайт' })).toHaveValue('');
  await page.getByRole('button', { name: 'Отменить' }).click();
  await expect(operator.getByRole('textbox', { name: 'Наименование оператора' })).toHaveValue('');
  await page.getByRole('button', { name: 'Вернуть' }).click();
  await expect(operator.getByRole('textbox', { name: 'Наименование оператора' })).toHaveValue(/КАКТУС24/);
});

test('what another tab does takes nothing from the work of this one', async ({ page, context }) => {
  await startFrom(page, /КАКТУС24/);
  const other = await context.newPage();
  await other.goto('/configurator/');
  await (await unfold(other, 'С чего начать')).getByRole('button', { name: /ПРОММЕТ/ }).click();
  await page.reload();
  const name = section(page, 'Оператор').getByRole('textbox', { name: 'Наименование оператора' });
  await expect(name).toHaveValue(/КАКТУС24/);
});

test('a category and a service of the site’s own are added by an id that is free', async ({ page }) => {
  await page.goto('/configurator/');
  for (const [section, label, id, action] of [
    ['Категории', /^Своя категория$/, 'ab-test', 'Завести'],
    ['Сервисы', /^Сервис не.из каталога$/, 'our-counter', 'Описать'],
  ] as const) {
    const within = await unfold(page, section);
    const field = within.getByRole('textbox', { name: label });
    const button = within.getByRole('button', { name: action });
    await field.fill('Не id');
    await expect(button).toBeDisabled();
    await field.fill(id);
    await button.click();
    await expect(field).toHaveValue('');
    // What it is called comes next.
    await expect(within.getByRole('textbox', { name: 'Название' }).and(page.locator(':focus'))).toBeVisible();
    await field.fill(id);
    await expect(button).toBeDisabled();
  }
  await expect(asks(page)).toContainText('ab-test');
});

test('each choice and each row is a step of its own', async ({ page }) => {
  await page.goto('/configurator/');
  const undo = page.getByRole('button', { name: 'Отменить' });
  const services = await unfold(page, 'Категории');
  await services.getByText(/Тексты и.файлы cookie: Статистика/).click();
  const rows = services.getByRole('group', { name: /^Файл cookie/ });
  const add = services.getByRole('button', { name: 'Добавить файл cookie' }).and(page.locator(':visible'));
  await add.click();
  await rows.nth(0).getByRole('textbox', { name: 'Имя' }).fill('first');
  await add.click();
  await rows.nth(1).getByRole('textbox', { name: 'Имя' }).fill('second');
  await services.getByRole('button', { name: 'Убрать файл cookie 1' }).click();
  await expect(rows).toHaveCount(1);
  await undo.click();
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0).getByRole('textbox', { name: 'Имя' })).toHaveValue('first');
});

test('no colour parts both answers on the real surfaces, and one that is lost in the dark is told of', async ({
  page,
}) => {
  await page.goto('/configurator/');
  const look = await unfold(page, 'Внешний вид');
  const accent = look.getByRole('textbox', { name: 'Цвет', exact: true });
  const paint = (button: Locator): Promise<unknown> =>
    button.evaluate((element) => {
      const { backgroundColor, color, borderColor, opacity, fontSize, fontWeight } =
        getComputedStyle(element);
      return { backgroundColor, color, borderColor, opacity, fontSize, fontWeight };
    });
  for (const colour of ['#fff', 'rgb(10 20 30 / 5%)', '#1f5fd6']) {
    await accent.fill(colour);
    for (const [view, place] of [
      ['Баннер', 'section'],
      ['Окно настроек', 'dialog'],
    ] as const) {
      await page.getByRole('radio', { name: view, exact: true }).check();
      const surface = shop(page).locator(`${place}[part~=surface]`);
      await expect
        .poll(() => shop(page).locator('soglasie-root').getAttribute('style'))
        .toContain(`--soglasie-accent: ${colour}`);
      expect(await paint(surface.locator('[part=reject]'))).toEqual(
        await paint(surface.locator('[part=accept]')),
      );
    }
  }
  await expect(look.getByText(/В тёмной теме этот цвет виден плохо/)).toBeVisible();
  await look.getByRole('button', { name: 'Взять цвет для каждой темы' }).click();
  await expect(accent).toHaveValue(/^light-dark\(#1f5fd6, #[\da-f]{6}\)$/);
  await expect(look.getByText(/этот цвет виден плохо/)).toBeHidden();
});

test('it works below any folder', async ({ page, server, built }) => {
  server.folder('/team/tools/', built);
  server.folder('/team/tools/soglasie/', join(repository, 'dist'));
  await page.goto('/team/tools/configurator/');
  await page.getByRole('button', { name: /КАКТУС24/ }).click();
  await expect(asks(page)).toContainText('КАКТУС24');
  expect(server.requestsTo('/soglasie/soglasie.js')).toEqual([]);
});

test('a link that cannot be copied is shown, and brings nothing back later', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await startFrom(page, /КАКТУС24/);
  await page.getByRole('button', { name: 'Поделиться' }).click();
  await expect(page.getByRole('textbox', { name: 'Ссылка на конфигурацию' })).toHaveValue(
    /\/configurator\/#k=/,
  );
  await expect(page).toHaveURL(/\/configurator\/$/);
});

test('a link carries the configuration to another browser, and no server sees it', async ({
  page,
  context,
  browser,
  server,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await startFrom(page, /КАКТУС24/);
  await section(page, 'Оператор').getByRole('textbox', { name: 'Сайт' }).fill('kaktus24.ru');
  await page.getByRole('button', { name: 'Поделиться' }).click();
  await expect(page.getByText('Ссылка скопирована')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await browser.newContext({ baseURL: server.origin });
  const there = await other.newPage();
  await there.goto(link);
  await expect(section(there, 'Оператор').getByRole('textbox', { name: 'Сайт' })).toHaveValue('kaktus24.ru');
  expect(await taken(there)).toEqual(await taken(page));
  await expect(there).toHaveURL(/\/configurator\/$/);
  await other.close();
});

test('an existing configuration is opened by file, by paste and by drop, and a broken one says why', async ({
  page,
}) => {
  await page.goto('/configurator/');
  const begin = section(page, 'С чего начать');
  await begin.getByRole('textbox', { name: 'Или вставить текст' }).fill('{ "operator": ');
  await begin.getByRole('button', { name: 'Открыть текст' }).click();
  await expect(begin.getByRole('alert')).not.toBeEmpty();
  await begin
    .getByRole('textbox', { name: 'Или вставить текст' })
    .fill('{ "operator": { "name": "ООО «Вставка»" } }');
  await begin.getByRole('button', { name: 'Открыть текст' }).click();
  const name = section(page, 'Оператор').getByRole('textbox', { name: 'Наименование оператора' });
  await expect(name).toHaveValue('ООО «Вставка»');

  const file = (text: string) => ({
    name: 'my.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await page
    .locator('input[type=file]')
    .setInputFiles(file('{ "operator": { "name": "ООО «Файл»" }, "colour": 1 }'));
  await expect(name).toHaveValue('ООО «Файл»');

  await test.step('what no field is for is told of, and can be taken out', async () => {
    const check = await unfold(page, 'Проверка');
    await check.getByRole('button', { name: 'Убрать из конфигурации: colour' }).click();
    await expect(check.getByText('colour', { exact: true })).toBeHidden();
    expect(await taken(page)).toEqual({ operator: { name: 'ООО «Файл»' } });
  });

  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['{ "operator": { "name": "ООО «Перенос»" } }'], 'dropped.json'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
  });
  await expect(name).toHaveValue('ООО «Перенос»');

  await test.step('of a key that stands twice, that is told', async () => {
    await page
      .locator('input[type=file]')
      .setInputFiles(file('{ "operator": { "name": "ООО «Раз»", "name": "ООО «Два»" } }'));
    await expect(page.getByText('Дважды названы: operator.name; взято последнее.')).toBeVisible();
    await expect(name).toHaveValue('ООО «Два»');
  });
});

test('the frame runs the built file, shows each surface and tells what the site sees', async ({
  page,
  context,
  server,
}) => {
  const elsewhere: (string | undefined)[] = [];
  page.on('requestfinished', (request) => {
    if (new URL(request.url()).origin !== server.origin) elsewhere.push(request.url());
  });
  page.on('requestfailed', (request) => {
    if (new URL(request.url()).origin !== server.origin) elsewhere.push(request.failure()?.errorText);
  });
  await page.goto('/configurator/');
  await page.locator('input[type=file]').setInputFiles({
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      JSON.stringify({
        operator: { name: 'ООО «Ромашка»' },
        categories: { external: true, analytics: { services: ['yandex-metrika'] } },
        services: { 'yandex-metrika': { id: 12345678 } },
        cookie: { name: 'romashka' },
      }),
    ),
  });
  await expect(asks(page)).toContainText('ООО «Ромашка»');
  await shop(page).getByRole('button', { name: 'Принять все' }).click();
  await expect(log(page).getByText('soglasie:decision')).toBeVisible();
  await expect(log(page)).toContainText('romashka=v=1');
  await expect(log(page)).toContainText('"event": "soglasie"');
  // What the counter would load stays here, and is named.
  const requests = log(page)
    .getByRole('listitem')
    .filter({ hasText: 'Сайт обратился бы к другому серверу' })
    .filter({ hasText: 'https://mc.yandex.ru/metrika/tag.js' });
  await expect(requests).toHaveCount(1);
  // The frame's own policy stopped each, before it left.
  await expect.poll(() => [...new Set(elsewhere)]).toEqual(['csp']);
  expect((await context.cookies()).map(({ name, path }) => [name, path])).toEqual([
    ['soglasie-preview', '/configurator/preview/'],
  ]);

  await page.getByRole('radio', { name: 'Окно настроек' }).check();
  await expect(shop(page).getByRole('dialog', { name: 'Настройки файлов cookie' })).toBeVisible();
  await page.getByRole('radio', { name: 'Заглушка' }).check();
  await expect(shop(page).getByRole('button', { name: 'Показать один раз' })).toBeInViewport();
  await page.getByRole('radio', { name: 'Таблица' }).check();
  await expect(shop(page).getByRole('table').first()).toBeInViewport();
  await page.getByRole('radio', { name: 'После ответа' }).check();
  await expect(shop(page).locator('soglasie-root [part=reopen]')).toBeVisible();
  await page.getByRole('radio', { name: 'Баннер' }).check();
  await page.getByRole('radio', { name: 'Тёмная' }).first().check();
  await page.getByRole('combobox', { name: 'Язык', exact: true }).selectOption('en');
  await expect(asks(page)).toContainText('Cookies and your consent');
  await expect(shop(page).locator('html')).toHaveAttribute('data-scheme', 'dark');
  for (const [device, width] of [
    ['Телефон', 390],
    ['Планшет', 768],
    ['Компьютер', 1280],
  ] as const) {
    await page.getByRole('radio', { name: device }).check();
    await expect
      .poll(() =>
        shop(page)
          .locator('html')
          .evaluate(() => innerWidth),
      )
      .toBe(width);
  }
});

test('a link in the preview leads nowhere, and is told of', async ({ page }) => {
  await startFrom(page, /КМ АССИСТЕНС/);
  await asks(page).getByRole('link').first().click();
  await expect(log(page)).toContainText('Ссылка ведёт по адресу');
  await expect(log(page)).toContainText('/wwgroup/politika.html');
  await expect(asks(page)).toBeVisible();
});

test('the dialog of the frame leaves the focus in the field that is typed in', async ({ page }) => {
  await startFrom(page, /КАКТУС24/);
  await page.getByRole('radio', { name: 'Окно настроек' }).check();
  const dialog = shop(page).getByRole('dialog');
  await expect(dialog).toBeVisible();
  const name = section(page, 'Оператор').getByRole('textbox', { name: 'Наименование оператора' });
  await name.fill('ООО «Иначе»');
  await expect(dialog).toContainText('ООО «Иначе»');
  await expect(name).toBeFocused();

  await test.step('or in the one that was gone to while it loaded', async () => {
    const part = /soglasie-preferences-/;
    const held = new Promise<Route>((resolve) => void page.route(part, resolve, { times: 1 }));
    await name.fill('ООО «Иначе ещё раз»');
    const route = await held;
    const site = section(page, 'Оператор').getByRole('textbox', { name: 'Сайт' });
    await site.focus();
    await route.continue();
    await expect(dialog).toContainText('ООО «Иначе ещё раз»');
    await expect(page.locator('iframe')).toHaveAttribute('data-shown', 'true');
    await expect(site).toBeFocused();
  });

  await test.step('and stays in the frame with whoever goes there', async () => {
    const choice = dialog.getByRole('switch').first();
    await choice.focus();
    await expect(choice).toBeFocused();
  });
});

test('a pasted counter comes back inert, or the catalogue takes its place', async ({ page, server }) => {
  await page.goto('/configurator/');
  await tab(page, 'Забрать').click();
  await page
    .getByRole('textbox', { name: 'Вставьте код счётчика' })
    .fill('<script src="/foreign.js"></script><script>ran.push("inline")</script>');
  const held = await page.getByRole('region', { name: 'Текст: удержанный код' }).textContent();
  server.resource('/foreign.js', { body: 'ran.push("file")', type: 'text/javascript' });
  server.resource('/held.html', {
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><title>x</title>${held ?? ''}<p>конец`,
  });
  await page.goto('/held.html');
  await expect(page.getByText('конец')).toBeVisible();
  expect(await page.evaluate(() => window.ran)).toEqual([]);
  expect(server.requestsTo('/foreign.js')).toEqual([]);

  server.resource('/granted.html', {
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><html lang="ru"><title>x</title>
      <script type="application/json" id="shop">{"categories":{"advertising":true}}</script>
      <script src="/soglasie/soglasie.js" data-config="#shop"></script>${held ?? ''}`,
  });
  await page.goto('/granted.html');
  await page.getByRole('button', { name: 'Принять все' }).click();
  await expect.poll(() => page.evaluate(() => window.ran.toSorted())).toEqual(['file', 'inline']);

  await page.goto('/configurator/');
  await tab(page, 'Забрать').click();
  await page
    .getByRole('textbox', { name: 'Вставьте код счётчика' })
    .fill(
      '<script src="https://mc.yandex.ru/metrika/tag.js"></script><script>ym(87654321, "init", {});</script>',
    );
  await page.getByRole('button', { name: 'Взять из каталога: Яндекс Метрика' }).click();
  await expect(page.getByRole('textbox', { name: 'Номер счётчика' })).toHaveValue('87654321');
  await tab(page, 'Забрать').click();
  await expect(page.getByText(/уже запускается по номеру/)).toBeVisible();

  await test.step('a second number takes its place beside the first', async () => {
    await page
      .getByRole('textbox', { name: 'Вставьте код счётчика' })
      .fill('<script>ym(11223344, "init", {});</script>');
    await page.getByRole('button', { name: 'Добавить номер 11223344: Яндекс Метрика' }).click();
    await tab(page, 'Настройка').click();
    await expect(page.getByRole('textbox', { name: 'Номер счётчика' })).toHaveValue('87654321, 11223344');
  });
});

test('what is taken along has a snippet for each platform, a rule for each server and the points of the law', async ({
  page,
}) => {
  await startFrom(page, /КАКТУС24/);
  await tab(page, 'Забрать').click();
  for (const platform of ['Обычный HTML', '1С-Битрикс', 'Тильда', 'OpenCart', 'WooCommerce', 'Пакет npm']) {
    await page.getByRole('radio', { name: platform }).check();
    await expect(page.getByRole('region', { name: `Текст: код: ${platform}` })).not.toBeEmpty();
  }
  for (const server of ['PHP', 'Node.js', 'nginx']) {
    await page.getByRole('radio', { name: server }).check();
    await expect(page.getByRole('region', { name: `Текст: правило: ${server}` })).toContainText('soglasie');
  }
  await page.getByRole('button', { name: 'К полю: Есть ссылка на политику' }).click();
  await expect(page.getByRole('textbox', { name: 'Адрес политики' })).toBeFocused();
});

test('a window that grows wide while the preview is open shows the settings beside it', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 900 });
  await page.goto('/configurator/');
  await tab(page, 'Просмотр').click();
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect(tab(page, 'Настройка')).toHaveAttribute('aria-selected', 'true');
});

test('everything is reached by keyboard', async ({ page }) => {
  await page.goto('/configurator/');
  const press = async (key: string, until: Locator): Promise<void> => {
    for (let count = 0; count < 60; count++) {
      if (await until.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press(key);
    }
    await expect(until).toBeFocused();
  };
  await press('Tab', tab(page, 'Настройка'));
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'Забрать')).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Файл конфигурации' })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await press('Tab', page.getByRole('button', { name: /КАКТУС24/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Открыто: ООО «КАКТУС24»')).toBeVisible();
  const operator = section(page, 'Оператор').locator('> summary');
  await press('Tab', operator);
  await page.keyboard.press('Enter');
  await expect(section(page, 'Оператор')).not.toHaveAttribute('open');
  await press('Tab', section(page, 'Категории').locator('> summary'));
  await page.keyboard.press('Space');
  await press('Tab', section(page, 'Категории').getByRole('switch', { name: 'Реклама' }));
  await page.keyboard.press('Space');
  await expect(section(page, 'Категории').getByRole('switch', { name: 'Реклама' })).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(section(page, 'Категории').getByRole('switch', { name: 'Реклама' })).not.toBeChecked();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test.describe(`in ${colorScheme}, ${width} pixels wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } });

      test('breaks no rule of accessibility and fits the screen', async ({ page }) => {
        // There is much to look at.
        test.setTimeout(180_000);
        await startFrom(page, /КМ АССИСТЕНС/);
        await page.locator('.settings details').evaluateAll((folds: HTMLDetailsElement[]) => {
          for (const fold of folds) fold.open = true;
        });
        for (const name of width < 1000 ? ['Настройка', 'Просмотр', 'Забрать'] : ['Настройка', 'Забрать']) {
          await tab(page, name).click();
          expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(width);
          const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('iframe').analyze();
          expect(
            violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]),
            name,
          ).toEqual([]);
        }
      });
    });
  }
}
