import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import { test } from './demo';
import { expect } from './fixtures';
import { accept, banner, preferences, refuse, saveButton, settle, switchFor } from './visitor';

// Five shops after five policies, as `npm start` serves them: what each policy promises, its shop keeps.

const cookie = async (context: BrowserContext, name: string) =>
  (await context.cookies()).find((each) => each.name === name);

const cookieNames = async (context: BrowserContext) =>
  (await context.cookies()).map(({ name }) => name).sort();

const stored = (page: Page) => page.evaluate(() => Object.keys(localStorage).sort());

const isAsked = async (page: Page): Promise<boolean> => {
  await page.waitForFunction(() => window.soglasie);
  await settle(page);
  return banner(page).isVisible();
};

/** By the link in the footer, as a visitor does. */
async function openPreferences(page: Page): Promise<void> {
  await page.waitForFunction(() => window.soglasie);
  await page.getByRole('contentinfo').getByRole('link', { name: 'Настройки файлов cookie' }).click();
  await expect(preferences(page)).toBeVisible();
}

async function withdraw(page: Page): Promise<void> {
  await openPreferences(page);
  await preferences(page).getByRole('button', { name: 'Отозвать согласие' }).click();
  await expect(preferences(page).getByText('Согласие отозвано.')).toBeVisible();
  await preferences(page).getByRole('button', { name: 'Закрыть' }).click();
}

/** Headings of the purposes in the open preference centre. */
const purposes = (page: Page) =>
  preferences(page)
    .getByRole('group')
    .evaluateAll((groups) =>
      groups.flatMap((group) => group.querySelector('h3')?.textContent.replace(/\s/g, ' ') ?? []),
    );

const pages = {
  'kkm-plus': ['', 'politika.html', 'soglasheniye.html'],
  'kp-clever': ['', 'politika.html', 'soglasheniye.html'],
  kaktus24: ['', 'kabinet.html', 'politika.html', 'soglasheniye.html', 'obrabotka.html'],
  prommet: ['', 'kabinet.html', 'politika.html', 'soglasheniye.html'],
};

const hiddenByBlockers = /cookie|consent|gdpr|privacy|policy|cmp|banner|notice/i;

for (const [shop, names] of Object.entries(pages)) {
  test.describe(`every page of ${shop}`, () => {
    for (const name of names) {
      test(`/${shop}/${name} keeps and asks for nothing before a choice, and nothing from elsewhere after it`, async ({
        page,
        server,
        context,
      }) => {
        const hosts = new Set<string>();
        page.on('request', (request) => hosts.add(new URL(request.url()).origin));
        await page.goto(`/${shop}/${name}`);
        await expect(banner(page)).toBeVisible();
        await settle(page);
        expect(await cookieNames(context)).toEqual([]);
        expect(await stored(page)).toEqual([]);

        await accept(page);
        await settle(page);
        await openPreferences(page);
        await expect(preferences(page).getByText('Редакция от 21 ноября 2026 г.').first()).toBeVisible();
        expect([...hosts]).toEqual([server.origin]);
        expect(await cookieNames(context)).toContain(`soglasie-${shop}`);

        const named = await page.evaluate(() =>
          [...document.querySelectorAll('body, body *')].flatMap((element) =>
            ['id', 'class', 'href'].map((attribute) => element.getAttribute(attribute) ?? ''),
          ),
        );
        const asked = server.requests.map(({ path }) => path);
        expect([...named, ...asked].filter((each) => hiddenByBlockers.test(each))).toEqual([]);
      });
    }

    test('breaks no rule of accessibility, light or dark', async ({ page }) => {
      test.setTimeout(90_000);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const name of names) {
          await page.goto(`/${shop}/${name}`);
          await page.waitForFunction(() => window.soglasie);
          const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
          expect(
            violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]),
            `${name} ${colorScheme}`,
          ).toEqual([]);
        }
      }
    });

    test('fits a narrow screen', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      for (const name of names) {
        await page.goto(`/${shop}/${name}`);
        await page.waitForFunction(() => window.soglasie);
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(excess, name).toBeLessThanOrEqual(0);
      }
    });

    test('has a list of all that is stored in the policy', async ({ page }) => {
      await page.goto(`/${shop}/politika.html`);
      const list = page.locator('soglasie-declaration');
      await expect(list.getByRole('heading', { name: 'Файлы cookie на этом сайте' })).toBeVisible();
      await expect(list.getByText(`soglasie-${shop}`)).toBeVisible();
    });
  });
}

test('the shops side by side on one host keep their decisions apart', async ({ page, context }) => {
  await page.goto('/kkm-plus/');
  await accept(page);
  await page.goto('/prommet/');
  expect(await isAsked(page)).toBe(true);
  await refuse(page);
  await page.goto('/kkm-plus/');
  expect(await isAsked(page)).toBe(false);
  expect(await page.evaluate(() => window.soglasie?.has('advertising'))).toBe(true);
  expect(await cookieNames(context)).toEqual(
    expect.arrayContaining(['soglasie-kkm-plus', 'soglasie-prommet']),
  );
});

test.describe('ККМ-плюс.рф', () => {
  // «ККМ-плюс.рф» as browsers call it.
  const host = 'xn----stbafdtp7h.xn--p1ai';
  const offer = (page: Page) => page.getByRole('complementary', { name: 'Предложение по вашему интересу' });
  const choose = (page: Page) =>
    page.getByRole('group', { name: 'Для какого дела' }).getByRole('button', { name: 'Кафе' }).click();

  test('keeps the decision on its Cyrillic domain, and on www. too', async ({ page, server, context }) => {
    await page.goto(server.url('/kkm-plus/', host));
    await accept(page);
    expect((await cookie(context, 'soglasie-kkm-plus'))?.domain).toBe(`.${host}`);
    await page.goto(server.url('/kkm-plus/', `www.${host}`));
    expect(await isAsked(page)).toBe(false);
    expect(await page.evaluate(() => window.soglasie?.has('advertising'))).toBe(true);
  });

  test('is called by its Cyrillic name, and says how to take consent back by phone and by e-mail', async ({
    page,
    server,
  }) => {
    await page.goto(server.url('/kkm-plus/', host));
    await refuse(page);
    await openPreferences(page);
    const centre = preferences(page);
    await expect(centre.getByText('ККМ-плюс.рф', { exact: true })).toBeVisible();
    await expect(centre).not.toContainText('xn--');
    const personal = centre.locator('div', {
      has: page.getByRole('heading', { name: 'Отзыв согласия на обработку персональных данных' }),
    });
    await expect(personal.last().getByRole('link', { name: '+7 495-135-23-77' })).toHaveAttribute(
      'href',
      'tel:+74951352377',
    );
    await expect(personal.last().getByRole('link', { name: 'admin@kkm-plus.ru' })).toHaveAttribute(
      'href',
      'mailto:admin@kkm-plus.ru',
    );
    expect(await purposes(page)).toEqual(['Необходимые', 'Статистика посещений', 'Таргетирование рекламы']);
  });

  test('targets nobody without consent', async ({ page, server, context }) => {
    await page.goto('/kkm-plus/');
    await choose(page);
    await refuse(page);
    await choose(page);
    await page.reload();
    await page.waitForFunction(() => window.soglasie);
    await choose(page);
    await settle(page);
    await expect(offer(page)).toBeHidden();
    expect(server.requestsTo('/kkm-plus/interes/')).toEqual([]);
    expect(await cookieNames(context)).toEqual(['soglasie-kkm-plus']);
  });

  test('targets with consent, and no longer after its withdrawal', async ({ page, server, context }) => {
    await page.goto('/kkm-plus/');
    await accept(page);
    await expect.poll(() => server.requestsTo('/kkm-plus/interes/interes.js').length).toBe(1);
    await expect.poll(() => server.requestsTo('/kkm-plus/interes/tochka.svg').length).toBe(1);
    await choose(page);
    await expect(offer(page)).toContainText('Вы смотрели кассы для кафе');
    expect(await cookie(context, 'kkm_interest')).toMatchObject({ value: 'kafe' });
    await page.reload();
    await expect(offer(page)).toContainText('для кафе');

    await withdraw(page);
    await expect(offer(page)).toBeHidden();
    expect(await cookieNames(context)).toEqual(['soglasie-kkm-plus']);
    const before = server.requestsTo('/kkm-plus/interes/').length;
    await page.reload();
    await page.waitForFunction(() => window.soglasie);
    await choose(page);
    await settle(page);
    await expect(offer(page)).toBeHidden();
    expect(server.requestsTo('/kkm-plus/interes/')).toHaveLength(before);
  });

  test('calls back whoever refused', async ({ page }) => {
    await page.goto('/kkm-plus/');
    await refuse(page);
    await page.getByLabel('Ваш телефон').fill('+7 900 123-45-67');
    await page.getByRole('button', { name: 'Жду звонка' }).click();
    await expect(page.getByText('СМС придёт на номер +7 900 123-45-67.')).toBeVisible();
  });
});

test.describe('kp-clever.ru', () => {
  const headings: Readonly<Record<string, string>> = {
    a: 'Предложение, которое дочитывают',
    b: 'Две страницы лучше одной',
    v: 'Меньше догадок, больше заявок',
  };
  const variantCookie = 'lp_variant__kp_clever_';
  const heading = (page: Page) => page.getByRole('heading', { level: 1 });
  const tap = (page: Page) => page.locator('[data-tap]').click();
  const variantOf = async (context: BrowserContext) => (await cookie(context, variantCookie))?.value ?? '';
  const tapsOf = (page: Page, letter: string) =>
    page
      .getByRole('row', { name: new RegExp(`^${letter} `) })
      .getByRole('cell')
      .last();

  test('shows the control to whoever did not agree, and keeps, asks and counts nothing', async ({
    page,
    server,
    context,
  }) => {
    const look = async () => {
      await page.waitForFunction(() => window.soglasie);
      await tap(page);
      await settle(page);
      await expect(heading(page)).toHaveText('Предложение, которое дочитывают');
      await expect(tapsOf(page, 'А')).toHaveText('–');
      expect(await stored(page)).toEqual([]);
      expect(server.requestsTo('/kp-clever/landing/')).toEqual([]);
      expect(server.requestsTo('/kp-clever/counter/')).toEqual([]);
    };
    await page.goto('/kp-clever/');
    await look();
    expect(await cookieNames(context)).toEqual([]);
    await refuse(page);
    await look();
    await page.reload();
    await look();
    expect(await cookieNames(context)).toEqual(['soglasie-kp-clever']);
  });

  test('draws a variant at random with consent', async ({ page, context }) => {
    await page.goto('/kp-clever/');
    await accept(page);
    const seen = new Set<string>();
    // Fifteen draws that all fall on one of three would be one case in millions.
    for (let draw = 0; draw < 15 && seen.size < 2; draw++) {
      await expect.poll(() => variantOf(context)).toMatch(/^[abv]$/);
      seen.add(await variantOf(context));
      await page.evaluate(() => window.soglasie?.rejectAll());
      await expect.poll(() => variantOf(context)).toBe('');
      await page.evaluate(() => window.soglasie?.acceptAll());
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  for (const [variant, text] of Object.entries(headings)) {
    test(`shows variant "${variant}" again to whoever returns to the address`, async ({
      page,
      context,
      server,
    }) => {
      await page.goto('/kp-clever/');
      await accept(page);
      await expect.poll(() => variantOf(context)).toMatch(/^[abv]$/);
      await context.addCookies([{ name: variantCookie, value: variant, url: server.origin }]);
      for (let visit = 0; visit < 3; visit++) {
        await page.goto('/kp-clever/');
        await expect(page.locator('html')).toHaveAttribute('data-variant', variant);
        await expect(heading(page)).toHaveText(text);
      }
      expect(await variantOf(context)).toBe(variant);
    });
  }

  test('counts clicks by variant, and forgets all after a withdrawal', async ({ page, context, server }) => {
    await page.goto('/kp-clever/');
    await accept(page);
    await expect.poll(() => variantOf(context)).toMatch(/^[abv]$/);
    await context.addCookies([{ name: variantCookie, value: 'b', url: server.origin }]);
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-variant', 'b');
    await expect(tapsOf(page, 'Б')).toHaveText('0');
    await tap(page);
    await tap(page);
    await expect(tapsOf(page, 'Б')).toHaveText('2');
    await expect(tapsOf(page, 'А')).toHaveText('0');
    await page.reload();
    await expect(tapsOf(page, 'Б')).toHaveText('2');
    expect(await stored(page)).toEqual(['kp_taps__kp_clever_', 'kp_traffic']);

    await withdraw(page);
    await expect(heading(page)).toHaveText(headings.a!);
    await expect(tapsOf(page, 'Б')).toHaveText('–');
    await tap(page);
    expect(await stored(page)).toEqual([]);
    expect(await cookieNames(context)).toEqual(['soglasie-kp-clever']);
  });

  test('counts no click of whoever agreed to variants alone', async ({ page, context }) => {
    await page.goto('/kp-clever/');
    await refuse(page);
    await openPreferences(page);
    await switchFor(page, 'Варианты страниц').check();
    await saveButton(preferences(page)).click();
    await expect.poll(() => variantOf(context)).toMatch(/^[abv]$/);
    await tap(page);
    await settle(page);
    expect(await stored(page)).toEqual([]);
  });

  test('is for adults, and asks for three purposes', async ({ page }) => {
    await page.goto('/kp-clever/');
    await refuse(page);
    await openPreferences(page);
    await expect(preferences(page).getByText('Если вам меньше 18 лет')).toContainText(
      'предназначены для совершеннолетних',
    );
    expect(await purposes(page)).toEqual([
      'Необходимые',
      'Статистика посещений',
      'Варианты страниц',
      'Подсчёт нажатий',
    ]);
  });
});

test.describe('www.wwgroup.ru', () => {
  test.beforeEach(({ server }) => {
    server.resource('/wwgroup/counter/hit', { body: '{"unique":1,"hits":1}', type: 'application/json' });
  });

  test('asks by the four purposes of its policy', async ({ page }) => {
    await page.goto('/wwgroup/');
    await page.evaluate(() => window.soglasie?.show('preferences'));
    await expect(preferences(page)).toBeVisible();
    expect(await purposes(page)).toEqual(
      expect.arrayContaining(['Вход на сайт', 'Корзина', 'Настройки сайта', 'Статистика посещений']),
    );
    await expect(
      preferences(page).getByText('Оператор прекратит обработку в течение 30 дней.'),
    ).toBeVisible();
    await expect(preferences(page).getByRole('link', { name: 'Info@wwgroup.ru' }).first()).toBeVisible();
  });

  test('keeps the decision for all its subdomains', async ({ page, server, context }) => {
    await page.goto(server.url('/wwgroup/', 'www.wwgroup.ru'));
    await accept(page);
    const [record] = (await context.cookies()).filter(({ name }) => name.startsWith('soglasie'));
    expect(record?.domain).toBe('.wwgroup.ru');
    await page.goto(server.url('/wwgroup/', 'shop.wwgroup.ru'));
    expect(await isAsked(page)).toBe(false);
  });
});

test.describe('КАКТУС24', () => {
  const agree = (page: Page) =>
    page.getByRole('checkbox', { name: /согласие на обработку персональных данных/ });
  const mailing = (page: Page) => page.getByRole('checkbox', { name: /рассылку/ });
  const submit = (page: Page) => page.getByRole('button', { name: 'Создать учётную запись' });

  async function register(page: Page, wantsMail: boolean) {
    await page.goto('/kaktus24/');
    await page.getByLabel('Имя').fill('Анна');
    await page.getByLabel('Электронная почта').fill('anna@example.ru');
    await agree(page).check();
    if (wantsMail) await mailing(page).check();
    await submit(page).click();
    await expect(page.getByRole('heading', { name: 'Здравствуйте, Анна!' })).toBeVisible();
  }

  test('registers nobody without the tick for personal data', async ({ page, context }) => {
    await page.goto('/kaktus24/');
    await accept(page);
    await expect(agree(page)).not.toBeChecked();
    await page.getByLabel('Имя').fill('Анна');
    await page.getByLabel('Электронная почта').fill('anna@example.ru');
    await submit(page).click();
    await expect(page.getByText('Без этого согласия мы не вправе создать учётную запись.')).toBeVisible();
    await expect(agree(page)).toBeFocused();
    expect(await stored(page)).not.toContain('kaktus_account');
    expect(await cookie(context, 'kaktus_session')).toBeUndefined();
    await page
      .getByRole('main')
      .getByRole('link', { name: 'согласие на обработку персональных данных' })
      .click();
    await expect(page).toHaveURL(/obrabotka\.html$/);
  });

  test('neither ticks the tick nor reads it when the visitor chooses cookies', async ({ page }) => {
    await page.goto('/kaktus24/');
    await agree(page).check();
    await expect(banner(page)).toBeVisible();
    expect(await page.evaluate(() => window.soglasie?.state.decided)).toBe(false);
    await refuse(page);
    await expect(agree(page)).toBeChecked();
    await agree(page).uncheck();
    await page.evaluate(() => window.soglasie?.acceptAll());
    await settle(page);
    await expect(agree(page)).not.toBeChecked();
    await expect(mailing(page)).not.toBeChecked();
    expect(await page.evaluate(() => window.soglasie?.has('analytics'))).toBe(true);
  });

  test('leaves the categories alone when the mailing is cancelled', async ({ page }) => {
    await page.goto('/kaktus24/');
    await accept(page);
    await register(page, true);
    await expect(mailing(page)).toBeChecked();
    const before = await page.evaluate(() => JSON.stringify(window.soglasie?.state));
    await mailing(page).uncheck();
    await expect(page.getByText('Письма перестанут приходить в течение 24 часов.')).toBeVisible();
    await page.reload();
    await expect(mailing(page)).not.toBeChecked();
    await page.waitForFunction(() => window.soglasie);
    expect(await page.evaluate(() => JSON.stringify(window.soglasie?.state))).toBe(before);
  });

  test('leaves the mailing and the account alone when consent is withdrawn', async ({ page, context }) => {
    await page.goto('/kaktus24/');
    await accept(page);
    await register(page, true);
    expect(await stored(page)).toEqual(['kaktus_account', 'kaktus_sections']);
    await withdraw(page);
    expect(await stored(page)).toEqual(['kaktus_account']);
    await page.reload();
    await expect(mailing(page)).toBeChecked();
    expect(await cookie(context, 'kaktus_session')).toBeDefined();
  });

  test('says in the centre that the mailing is another matter', async ({ page }) => {
    await page.goto('/kaktus24/');
    await refuse(page);
    await openPreferences(page);
    await expect(preferences(page).getByText('Рассылка – отдельная отметка')).toContainText('за 24 часа');
    await expect(
      preferences(page).getByRole('link', { name: 'cactus24team@gmail.com' }).first(),
    ).toBeVisible();
  });

  test('has its policy in a file that opens', async ({ page }) => {
    await page.goto('/kaktus24/');
    const link = banner(page).getByRole('link', { name: 'Политика обработки персональных данных' });
    const address = await link.evaluate((element) => (element as HTMLAnchorElement).href);
    expect(new URL(address).pathname).toBe('/kaktus24/politika.pdf');
    const file = await (await page.request.get(address)).body();
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.subarray(-7).toString().trim()).toBe('%%EOF');
  });
});

test.describe('ПРОММЕТ', () => {
  const region = (page: Page) => page.getByRole('radio', { name: 'Поволжье' });
  const delivery = (page: Page) => page.getByText('5 дней, 1 600 ₽').first();

  async function logIn(page: Page) {
    await page.goto('/prommet/kabinet.html');
    await page.getByLabel('Электронная почта').fill('anna@example.ru');
    await page.getByLabel('Пароль').fill('самовар');
    await page.getByRole('button', { name: 'Войти' }).click();
    await expect(page.getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
  }

  test('asks for the region on each page while it may not be kept', async ({ page, context }) => {
    await page.goto('/prommet/');
    await refuse(page);
    await region(page).check();
    await expect(delivery(page)).toBeVisible();
    await expect(page.getByText('запоминать регион вы не разрешили')).toBeVisible();
    expect(await cookie(context, 'prommet_region')).toBeUndefined();
    await page.reload();
    await expect(region(page)).toBeVisible();
    await expect(delivery(page)).toBeHidden();
  });

  test('remembers the region with consent, and asks again after a withdrawal', async ({ page, context }) => {
    await page.goto('/prommet/');
    await region(page).check();
    await accept(page);
    await expect.poll(() => cookie(context, 'prommet_region')).toMatchObject({ value: 'volga' });
    await page.goto('/prommet/kabinet.html');
    await expect(page.getByText('Регион: Поволжье')).toBeVisible();
    await page.goto('/prommet/');
    await expect(delivery(page)).toBeVisible();

    await withdraw(page);
    expect(await cookieNames(context)).toEqual(['soglasie-prommet']);
    await page.reload();
    await expect(region(page)).toBeVisible();
  });

  test('asks for the password again while the login may not be kept', async ({ page, context }) => {
    await page.goto('/prommet/kabinet.html');
    await refuse(page);
    await logIn(page);
    await expect(page.getByText('Вход не запомнен')).toBeVisible();
    expect(await cookie(context, 'prommet_session')).toBeUndefined();
    await page.reload();
    await expect(page.getByRole('button', { name: 'Войти' })).toBeVisible();
  });

  test('remembers the login with consent, until it is withdrawn', async ({ page, context }) => {
    await page.goto('/prommet/kabinet.html');
    await accept(page);
    await logIn(page);
    await page.goto('/prommet/');
    await page.goto('/prommet/kabinet.html');
    await expect(page.getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
    expect(await cookie(context, 'prommet_session')).toBeDefined();
    await withdraw(page);
    expect(await cookieNames(context)).toEqual(['soglasie-prommet']);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Войти' })).toBeVisible();
  });

  test('counts visits and queries with consent alone', async ({ page, server }) => {
    await page.goto('/prommet/');
    await refuse(page);
    await page.getByLabel('Найти').fill('сейф');
    await page.getByLabel('Найти').blur();
    await expect(page.getByText('1 изделие')).toBeVisible();
    await settle(page);
    expect(await stored(page)).toEqual([]);
    expect(server.requestsTo('/prommet/counter/')).toEqual([]);

    await page.evaluate(() => window.soglasie?.acceptAll());
    await expect.poll(() => stored(page)).toEqual(['prommet_visits']);
    await page.getByLabel('Найти').fill('шкаф');
    await page.getByLabel('Найти').blur();
    await expect
      .poll(() => page.evaluate(() => JSON.parse(localStorage.getItem('prommet_visits') ?? '{}') as unknown))
      .toMatchObject({ '/prommet/': 1, 'запрос: шкаф': 1 });
  });

  test('says what stops working, who consents for a child, and what is logged against fraud', async ({
    page,
  }) => {
    await page.goto('/prommet/');
    await refuse(page);
    await openPreferences(page);
    const centre = preferences(page);
    await expect(centre.getByText('Без них имя и пароль придётся вводить')).toBeVisible();
    await expect(centre.getByText('Без них регион придётся выбирать заново')).toBeVisible();
    await expect(centre.getByText('Если вам меньше 14 лет')).toContainText('одного из родителей или опекуна');
    await expect(centre.getByText('предотвратить мошенничество')).toContainText('IP-адрес и время входа');
    await expect(centre.getByRole('heading', { name: 'Журнал входов' })).toBeVisible();
    await expect(centre.getByRole('switch', { name: 'Журнал входов' })).toHaveCount(0);
    expect(await purposes(page)).toEqual([
      'Необходимые',
      'Вход на сайт',
      'Настройки сайта',
      'Статистика посещений',
    ]);
  });
});
