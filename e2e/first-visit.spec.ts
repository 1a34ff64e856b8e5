import { expect, test } from './fixtures';
import { shopPage } from './shopPage';
import { accept, acceptButton, banner, ran, rejectButton, settle } from './visitor';

// Somebody opens the shop for the first time and does nothing yet.

const heldBack = `
  <script type="text/plain" data-category="analytics">
    document.cookie = 'counter=1';
    localStorage.counter = sessionStorage.counter = '1';
    indexedDB.open('counter');
    ran.push('inline');
  </script>
  <script type="text/plain" data-category="analytics" src="/held/external.js"></script>
  <script type="text/plain" data-category="analytics" data-src="/held/data-src.js"></script>
  <script type="text/plain" data-category="preferences" data-type="module" src="/held/module.js"></script>
  <script type="text/plain" data-category="advertising" src="/held/switched-off.js"></script>
  <script type="text/plain" data-category="!analytics" src="/held/instead.js"></script>`;

/** Tags that can never be released: the site's developers are told so. */
const flawed = `
  <script type="text/plain" data-category="unheard-of" src="/held/unheard-of.js"></script>
  <script type="text/plain" data-category="" src="/held/nothing.js"></script>`;

test('nothing held back runs, asks or stores before a click', async ({ page, server }) => {
  await page.goto(server.page(shopPage({ head: heldBack, body: heldBack + flawed })));
  await expect(banner(page)).toBeVisible();
  await settle(page);

  expect(await ran(page)).toEqual([]);
  expect(server.requestsTo('/held/')).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  const stored = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()),
  ]);
  expect(stored).toEqual([]);
});

test('the page asks for soglasie.js and for nothing else', async ({ page, server }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const path = server.page(shopPage({ head: heldBack }));

  await page.goto(path);
  await expect(banner(page)).toBeVisible();
  await settle(page);

  const expected = [path, '/soglasie/soglasie.js', '/settle'].map((each) => server.url(each));
  expect(asked).toEqual(expected);
});

test('the page gets six listeners, and no more', async ({ page, server, browserName }) => {
  test.skip(browserName !== 'chromium', 'Firefox does not count them');
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable');
  const countOn = async (path: string, isReady: string): Promise<number> => {
    await page.goto(path);
    await page.waitForFunction(isReady);
    await devTools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devTools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? NaN;
  };
  const without = await countOn(server.page('<!doctype html><title>Самовар</title>'), 'true');
  const path = server.page(shopPage({ head: heldBack }));
  const openPopover = "document.querySelector('soglasie-root')?.shadowRoot.querySelector(':popover-open')";
  expect((await countOn(path, openPopover)) - without).toBe(6);
});

test('the banner is a labelled region that is not modal', async ({ page, server }) => {
  await page.goto(server.page(shopPage({ body: '<p style="height: 300vh">Описание</p>' })));
  await expect(banner(page)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('button', { name: 'В корзину' }).click();
  await page.mouse.wheel(0, 400);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await expect(banner(page)).toBeVisible();
});

test('the focus stays where the visitor put it', async ({ page, server }) => {
  const search = '<input aria-label="Поиск" autofocus>';
  await page.goto(server.page(shopPage({ body: search })));
  await expect(banner(page)).toBeVisible();
  await settle(page);
  await expect(page.getByLabel('Поиск')).toBeFocused();
});

for (const { screen, width, height } of [
  { screen: 'a desktop', width: 1280, height: 720 },
  { screen: 'a phone', width: 390, height: 844 },
]) {
  test(`the banner shifts nothing and is not the largest paint on ${screen}`, async ({
    page,
    server,
    browserName,
  }) => {
    test.skip(browserName === 'firefox', 'Firefox does not report layout shifts.');
    await page.setViewportSize({ width, height });
    const article = `<p id="article" style="font-size: 20px">${'Самовар греет воду и чай. '.repeat(20)}</p>`;
    await page.goto(server.page(shopPage({ body: article })));
    await expect(banner(page)).toBeVisible();
    await settle(page);

    const entries = await page.evaluate(async () => {
      const observed = (type: string): Promise<PerformanceEntryList> =>
        new Promise((resolve) => {
          const observer = new PerformanceObserver((list) => {
            resolve(list.getEntries());
          });
          observer.observe({ type, buffered: true });
          // A type with no entry calls nobody.
          requestAnimationFrame(() => setTimeout(() => resolve(observer.takeRecords())));
        });
      const paints = (await observed('largest-contentful-paint')) as (PerformanceEntry & { id: string })[];
      return { largest: paints.at(-1)?.id, shifts: await observed('layout-shift') };
    });
    expect(entries).toEqual({ largest: 'article', shifts: [] });
  });
}

test('the banner lies in the top layer, at the end of <html>', async ({ page, server }) => {
  await page.goto(server.page(shopPage()));
  await expect(banner(page)).toBeVisible();
  const place = await page.evaluate(() => ({
    last: document.documentElement.lastElementChild?.localName,
    inBody: document.body.querySelectorAll('soglasie-root, [class*="soglasie"], [id^="soglasie-root"]')
      .length,
    open: document.querySelector('soglasie-root')?.shadowRoot?.querySelectorAll(':popover-open').length,
  }));
  expect(place).toEqual({ last: 'soglasie-root', inBody: 0, open: 1 });
});

const overlay = 'position: fixed; inset: 0; z-index: 2147483647; background: #fffa';

for (const [fault, head, body] of [
  ['resets everything', '<style>* { all: unset !important }</style>', ''],
  ['hides every button', '<style>button { display: none !important }</style>', ''],
  ['hides what it does not know', '<style>html > :not(head, body) { display: none }</style>', ''],
  ['shrinks its body', '<style>body { transform: scale(.5) }</style>', ''],
  ['filters and contains its body', '<style>body { filter: blur(0); contain: strict }</style>', ''],
  [
    'has an inert body',
    '<script>addEventListener("load", () => { document.body.inert = true })</script>',
    '',
  ],
  ['lies under an overlay', '', `<div style="${overlay}"></div>`],
  ['counts in tiny units', '<style>html { font-size: 1px }</style>', ''],
] as const) {
  test(`both answers take a click on a page that ${fault}`, async ({ page, server }) => {
    await page.goto(server.page(shopPage({ head, body })));
    await rejectButton(banner(page)).click();
    await expect(banner(page)).toBeHidden();
    expect(await page.evaluate(() => window.soglasie?.state.via)).toBe('reject-all');
    await page.context().clearCookies();
    await page.reload();
    await acceptButton(banner(page)).click();
    await expect(banner(page)).toBeHidden();
    expect(await page.evaluate(() => window.soglasie?.has('analytics'))).toBe(true);
  });
}

test('the banner names the operator and links to the policy and the consent text', async ({
  page,
  server,
}) => {
  await page.goto(server.page(shopPage()));
  await expect(banner(page)).toContainText('ООО «Самовар»');
  const link = (name: string) => banner(page).getByRole('link', { name });
  await expect(link('Политика обработки персональных данных')).toHaveAttribute('href', '/privacy');
  await expect(link('Текст согласия')).toHaveAttribute('href', '/cookie-consent');
});

for (const width of [320, 1280]) {
  test(`refusing looks as important as accepting on ${width} px`, async ({ page, server }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(server.page(shopPage()));
    const looks = [acceptButton(banner(page)), rejectButton(banner(page))].map((button) =>
      button.evaluate((element) => {
        const { width, height } = element.getBoundingClientRect();
        const { backgroundColor, color, borderColor, fontSize, fontWeight, opacity } =
          getComputedStyle(element);
        return { width, height, backgroundColor, color, borderColor, fontSize, fontWeight, opacity };
      }),
    );
    const [accepting, refusing] = await Promise.all(looks);
    expect(refusing).toEqual(accepting);
  });
}

for (const layout of ['bar', 'box']) {
  test(`nothing of a ${layout} sticks out of 320 px`, async ({ page, server }) => {
    await page.setViewportSize({ width: 320, height: 568 });
    await page.goto(server.page(shopPage({ config: { banner: { layout } } })));
    await expect(banner(page)).toBeVisible();

    for (const button of await banner(page).getByRole('button').all()) {
      await expect(button).toBeInViewport({ ratio: 1 });
    }
    const inside = await banner(page).evaluate((element) => {
      const { left, right } = element.getBoundingClientRect();
      const parts = [...element.querySelectorAll('*')].map((part) => part.getBoundingClientRect());
      return {
        banner: left >= 0 && right <= 320,
        parts: parts.every((part) => part.left >= left && part.right <= right),
        scrolls: element.scrollWidth > element.clientWidth,
        page: document.documentElement.scrollWidth,
      };
    });
    expect(inside).toEqual({ banner: true, parts: true, scrolls: false, page: 320 });
  });
}

test('both answers can be reached at 400 % zoom', async ({ page, server }) => {
  // 1280 × 1024 as a page sees it at 400 %.
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(server.page(shopPage()));
  await rejectButton(banner(page)).click();
  await expect(banner(page)).toBeHidden();
  await page.context().clearCookies();
  await page.reload();
  await accept(page);
});
