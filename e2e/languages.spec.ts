import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { declaredConfig } from './declared';
import { acceptance, leaveRecord, readRecord } from './record';
import { shopConfig, shopPage } from './shopPage';
import { banner, problems, reopenControl, settle } from './visitor';

// The surfaces in other languages than Russian, in the browser of a visitor from Russia.

interface Words {
  readonly banner: string;
  readonly accept: string;
  readonly customise: string;
  readonly centre: string;
  readonly declaration: string;
}

const words: Readonly<Record<'ru' | 'en' | 'be' | 'tt', Words>> = {
  ru: {
    banner: 'Файлы cookie и ваше согласие',
    accept: 'Принять все',
    customise: 'Настроить',
    centre: 'Настройки файлов cookie',
    declaration: 'Файлы cookie на этом сайте',
  },
  en: {
    banner: 'Cookies and your consent',
    accept: 'Accept all',
    customise: 'Customise',
    centre: 'Cookie settings',
    declaration: 'Cookies on this site',
  },
  be: {
    banner: 'Файлы cookie і ваша згода',
    accept: 'Прыняць усе',
    customise: 'Наладзіць',
    centre: 'Налады файлаў cookie',
    declaration: 'Файлы cookie на гэтым сайце',
  },
  tt: {
    banner: 'Cookie файллары һәм сезнең ризалыгыгыз',
    accept: 'Барысын да кабул итү',
    customise: 'Көйләү',
    centre: 'Cookie файлларын көйләү',
    declaration: 'Бу сайттагы cookie файллары',
  },
};

/** Goes through both layers as a visitor does; all that is checked is in that language. */
async function expectLanguage(page: Page, { banner, accept, customise, centre }: Words): Promise<void> {
  const region = page.getByRole('region', { name: banner });
  await expect(region.getByRole('button', { name: accept })).toBeVisible();
  await region.getByRole('button', { name: customise }).click();
  const dialog = page.getByRole('dialog', { name: centre });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: accept }).click();
  await expect(dialog).toBeHidden();
  await expect(reopenControl(page)).toHaveAccessibleName(centre);
}

const inLanguage = (html: string, language: string): string =>
  html.replace('<html lang="ru">', `<html lang="${language}">`);

for (const language of ['en', 'be', 'tt'] as const) {
  test(`"${language}" is shown in both layers and recorded`, async ({ page, server, context }) => {
    const path = server.page(shopPage({ config: { ...shopConfig, language } }));
    await page.goto(path);
    await expectLanguage(page, words[language]);
    expect(await readRecord(context)).toMatchObject({ lang: language, via: 'accept-all' });
    expect(await page.locator('soglasie-root').getAttribute('lang')).toBe(language);

    // Beside the second layer, its texts, and where those are, are all that was asked for.
    const files = server.requests.map((request) => request.path.replace(/-[\w-]{8}\.js$/, '.js'));
    expect(files.sort()).toEqual(
      [
        path,
        '/soglasie/soglasie.js',
        '/soglasie/soglasie-languages.js',
        `/soglasie/soglasie-${language}.js`,
        '/soglasie/soglasie-preferences.js',
      ].sort(),
    );
    expect(await problems(page)).toEqual([]);
  });

  test(`a declaration in "${language}" says so`, async ({ page, server }) => {
    const body = '<soglasie-declaration></soglasie-declaration>';
    await page.goto(server.page(shopPage({ config: { ...shopConfig, language }, body })));
    const heading = page.getByRole('heading', { name: words[language].declaration });
    await expect(heading).toBeVisible();
    expect(await heading.evaluate((element) => element.closest('[lang]')?.getAttribute('lang'))).toBe(
      language,
    );
  });
}

test('Russian asks for no texts', async ({ page, server }) => {
  await page.goto(server.page(shopPage()));
  await expect(banner(page)).toBeVisible();
  await settle(page);
  expect(server.requestsTo('/soglasie/').map(({ path }) => path)).toEqual(['/soglasie/soglasie.js']);
});

for (const [lang, shown] of [
  ['be', 'be'],
  ['en-US', 'en'],
  ['TT', 'tt'],
  ['fr', 'ru'],
  ['', 'ru'],
] as const) {
  test(`"auto" on a page in "${lang}" is ${shown}`, async ({ page, server, context }) => {
    const html = shopPage({ config: { ...shopConfig, language: 'auto' } });
    await page.goto(server.page(inLanguage(html, lang)));
    await expectLanguage(page, words[shown]);
    expect(await readRecord(context)).toMatchObject({ lang: shown });
  });
}

test('a language that is not known is Russian', async ({ page, server, context }) => {
  await page.goto(server.page(shopPage({ config: { ...shopConfig, language: 'fr' } })));
  await expectLanguage(page, words.ru);
  expect(await readRecord(context)).toMatchObject({ lang: 'ru' });
});

test("the page's language is none of our business where the site names one", async ({ page, server }) => {
  await page.goto(server.page(inLanguage(shopPage(), 'en')));
  await expectLanguage(page, words.ru);
});

test('where its texts cannot be had, the visitor is asked in Russian, and that is recorded', async ({
  page,
  server,
  context,
}) => {
  await page.route('**/soglasie-en-*', (route) => route.abort());
  await page.goto(server.page(shopPage({ config: { ...shopConfig, language: 'en' } })));
  await expectLanguage(page, words.ru);
  expect(await problems(page)).toEqual(['part']);
  expect(await readRecord(context)).toMatchObject({ lang: 'ru' });
  expect(await page.locator('soglasie-root').getAttribute('lang')).toBe('ru');
});

test('on a return visit the way back has its name in that language', async ({ page, server, context }) => {
  await leaveRecord(context, server.origin, acceptance);
  await page.goto(server.page(shopPage({ config: { ...shopConfig, language: 'en' } })));
  await expect(reopenControl(page)).toHaveAccessibleName(words.en.centre);
});

test("one text of the site's own stands among the built-in ones", async ({ page, server }) => {
  const config = {
    ...shopConfig,
    language: 'en',
    texts: {
      en: {
        banner: { acceptAll: 'Fine by me' },
        preferences: { save: 'Keep it', days_other: '{{count}} sunrises' },
      },
      ru: { banner: { rejectAll: 'Нет' } },
    },
    categories: { analytics: { cookies: [{ name: 'visits', days: 333 }] } },
  };
  await page.goto(server.page(shopPage({ config })));
  const region = page.getByRole('region', { name: words.en.banner });
  await expect(region.getByRole('button')).toHaveText(['Reject optional', 'Fine by me', 'Customise']);
  await region.getByRole('button', { name: 'Customise' }).click();
  const dialog = page.getByRole('dialog', { name: words.en.centre });
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Fine by me' })).toBeVisible();
  await expect(dialog.locator('table').last()).toContainText('333 sunrises');
});

/** The lifetimes that a declaration tells, in order. */
const lifetimes = async (page: Page): Promise<string[]> => {
  const cells = page.locator('soglasie-declaration').getByRole('row').locator('td:last-child');
  const texts = await cells.allTextContents();
  return texts.map((text) => text.replace(/\s/g, ' ').replace(/^.*: /, ''));
};

const days = [1, 2, 5, 21, 2.5, 333, 0.8333];

for (const [language, expected] of [
  ['ru', ['1 день', '2 дня', '5 дней', '21 день', '2,5 дня', '333 дня', '20 часов']],
  ['be', ['1 дзень', '2 дні', '5 дзён', '21 дзень', '2,5 дня', '333 дні', '20 гадзін']],
  ['en', ['1 day', '2 days', '5 days', '21 days', '2.5 days', '333 days', '20 hours']],
  // One form for every number. A browser in Russian does not know the language, and would take its own rule.
  ['tt', ['1 көн', '2 көн', '5 көн', '21 көн', '2,5 көн', '333 көн', '20 сәгать']],
] as const) {
  test(`lifetimes have the plurals of "${language}", whatever the browser speaks`, async ({
    page,
    server,
  }) => {
    const cookies = days.map((each, index) => ({ name: `c${index}`, days: each }));
    const config = { ...shopConfig, language, categories: { analytics: { cookies } } };
    const body = '<soglasie-declaration></soglasie-declaration>';
    await page.goto(server.page(shopPage({ config, body })));
    // The record's own comes first.
    await expect.poll(async () => (await lifetimes(page)).slice(1)).toEqual(expected);
  });
}

test('the edition and the withdrawal are told with months and plurals of the language', async ({
  page,
  server,
}) => {
  await page.goto(server.page(shopPage({ config: { ...declaredConfig, language: 'en' } })));
  await page.getByRole('button', { name: 'Customise' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Version of 1 May 2026');
  await expect(dialog).toContainText('within 30 days');
  await expect(dialog).toContainText('ООО «Яндекс», Russia');
});
