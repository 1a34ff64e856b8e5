import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { shopConfig, shopPage } from './shopPage';
import { accept, acceptButton, banner, customiseButton, preferences, problems, ran, settle } from './visitor';

// Where the configuration comes from, and what becomes of the page when it is bad or missing.

const body = `
  <script type="text/plain" data-category="analytics">ran.push('analytics')</script>
  <script type="text/plain" data-category="preferences">ran.push('preferences')</script>`;

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
  server.resource('/shop.json', { body: `\uFEFF${JSON.stringify(shopConfig)}` });
  await page.goto(server.page(fromFile('/shop.json')));
  await expect(banner(page)).toContainText('ООО «Самовар»');
  expect(server.requestsTo('/shop.json')).toHaveLength(1);
  expect(await problems(page)).toEqual([]);
});

for (const [place, html] of [
  ['before the script tag', shopPage()],
  [
    'behind the script tag',
    shopPage({
      config: null,
      body: `<script type="application/json" id="soglasie-config">${JSON.stringify(shopConfig)}</script>`,
    }),
  ],
] as const) {
  test(`the configuration comes from the page, ${place}`, async ({ page, server }) => {
    await page.goto(server.page(html));
    await expect(banner(page)).toContainText('ООО «Самовар»');
    expect(await problems(page)).toEqual([]);
  });
}

test.describe('without a configuration that can be read the defaults ask', () => {
  for (const [fault, answer] of [
    ['is missing', { status: 404, body: 'Not found' }],
    ['is missing, and the answer is JSON', { status: 404, body: '{"cookie": {"name": "wrong"}}' }],
    ['is a page', { body: '<!doctype html><title>Магазин</title>', type: 'text/html' }],
    ['is empty', { body: '' }],
    ['breaks off', { body: '{"policy": {"url": "/pri' }],
    ['has a comma too many', { body: '{"language": "ru",}' }],
    ['never arrives', { destroy: true }],
  ] as const) {
    test(`the file ${fault}`, async ({ page, server, context }) => {
      server.resource('/shop.json', answer);
      await page.goto(server.page(fromFile('/shop.json')));
      await expect.poll(() => problems(page)).toEqual(['configuration']);
      await expectDefaults(page);
      expect((await context.cookies()).map(({ name }) => name)).toEqual(['soglasie']);
    });
  }

  for (const [fault, html] of [
    ['the tag names none', fromFile(null)],
    ['the tag names an element that is not there', fromFile('#nowhere')],
    ['the address is none', fromFile('http://')],
    ['the element is empty', shopPage({ body, config: '' })],
    ['the element breaks off', shopPage({ body, config: '{"policy": ' })],
  ] as const) {
    test(fault, async ({ page, server }) => {
      await page.goto(server.page(html));
      await expect.poll(() => problems(page)).toEqual(['configuration']);
      await expectDefaults(page);
    });
  }

  test('the file takes longer than a visitor waits', async ({ page, server }) => {
    server.resource('/shop.json', { hang: true });
    await page.goto(server.page(fromFile('/shop.json')));
    await expect(banner(page)).toBeVisible({ timeout: 15_000 });
    expect(await problems(page)).toEqual(['configuration']);
    await expectDefaults(page);
  });
});

test('a slow file is waited for, and nothing runs meanwhile', async ({ page, server }) => {
  server.resource('/shop.json', { body: JSON.stringify(shopConfig), delay: 500 });
  await page.goto(server.page(fromFile('/shop.json')));
  expect(await page.evaluate(() => window.events)).toEqual([]);
  expect(await ran(page)).toEqual([]);
  await expect(banner(page)).toContainText('ООО «Самовар»');
});

for (const [fault, config] of [
  ['categories is a text', { categories: 'analytics' }],
  ['a category is a number', { categories: { analytics: 1 } }],
  ['texts are numbers and lists', { texts: { ru: { banner: { title: 42, acceptAll: ['Да'] } } } }],
  ['the lifetime is a text', { cookie: { days: '365' } }],
  ['the revision is no date', { policy: { url: '/privacy', revision: 'май 2026' } }],
  ['the accent is a style sheet', { theme: { accent: 'red; position: static' } }],
  ['analytics calls itself required', { categories: { analytics: { required: true, reason: 'x' } } }],
  ['preferences is required without a reason', { categories: { preferences: { required: true } } }],
  ['the domain is none', { cookie: { domain: 'not a domain' } }],
  ['the operator is an element', { operator: { name: { type: 'iframe', props: { srcdoc: 'x' } } } }],
] as const) {
  test(`one fault is reported and the rest works: ${fault}`, async ({ page, server }) => {
    await page.goto(server.page(shopPage({ body, config })));
    await expect(banner(page)).toBeVisible();
    expect(new Set(await problems(page))).toEqual(new Set(['configuration']));
    await expect(banner(page)).not.toContainText('[object');
    await expectDefaults(page);
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
    await page.goto(server.page(shopPage({ config: { policy: { url }, consent: { url: 'consent.html' } } })));
    await expect(banner(page).getByRole('link')).toHaveCount(1);
    await expect(banner(page).getByRole('link')).toHaveText('Текст согласия');
    expect(await problems(page)).toEqual(['configuration']);
  });
}

for (const config of ['[]', 'null', '"ru"', '42']) {
  test(`a configuration that is ${config} asks with the defaults and is reported`, async ({
    page,
    server,
  }) => {
    await page.goto(server.page(shopPage({ body, config })));
    await expectDefaults(page);
    expect(await problems(page)).toContain('configuration');
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
