import { createHash } from 'node:crypto';
import { expect, test } from './fixtures';
import { shopConfig, shopPage } from './shopPage';
import { accept, acceptButton, banner, problems, ran, refuse, settle } from './visitor';

// What was held back runs as if it had stood in the page all along.

test('inline, external, module and async scripts run once each', async ({ page, server }) => {
  for (const name of ['external', 'data-src', 'module', 'async', 'dependency']) {
    server.resource(`/held/${name}.js`, { body: `ran.push('${name}')` });
  }
  server.resource('/held/module.js', { body: `import '/held/dependency.js'; ran.push('module')` });
  const body = `
    <script type="text/plain" data-category="analytics">ran.push('inline')</script>
    <script type="text/plain" data-category="analytics" src="/held/external.js"></script>
    <script type="text/plain" data-category="analytics" data-src="/held/data-src.js"></script>
    <script type="text/plain" data-category="analytics" data-type="module" src="/held/module.js"></script>
    <script type="text/plain" data-category="analytics" data-type="module">
      import '/held/dependency.js';
      ran.push('inline module');
    </script>
    <script type="text/plain" data-category="analytics" async src="/held/async.js"></script>`;
  await page.goto(server.page(shopPage({ body })));
  await accept(page);

  const names = ['async', 'data-src', 'dependency', 'external', 'inline', 'inline module', 'module'];
  await expect.poll(async () => (await ran(page)).sort()).toEqual(names);
  await page.evaluate(() => {
    window.soglasie?.rejectAll();
    window.soglasie?.acceptAll();
  });
  await settle(page);
  expect((await ran(page)).sort()).toEqual(names);
});

test('scripts run in document order, however slow the first is', async ({ page, server }) => {
  server.resource('/held/slow.js', { body: `ran.push('slow')`, delay: 300 });
  server.resource('/held/fast.js', { body: `ran.push('fast')` });
  const head = `
    <script type="text/plain" data-category="analytics" src="/held/slow.js"></script>
    <script type="text/plain" data-category="analytics">ran.push('inline')</script>
    <script type="text/plain" data-category="preferences">ran.push('another category')</script>`;
  const body = '<script type="text/plain" data-category="analytics" src="/held/fast.js"></script>';
  await page.goto(server.page(shopPage({ head, body })));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['another category', 'slow', 'inline', 'fast']);
});

test('a script that fails does not hold up those behind it', async ({ page, server }) => {
  const body = `
    <script type="text/plain" data-category="analytics" src="/held/missing.js" onerror="ran.push('onerror')"></script>
    <script type="text/plain" data-category="analytics">ran.push('next')</script>`;
  await page.goto(server.page(shopPage({ body })));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['onerror', 'next']);
  expect(await problems(page)).toEqual(['gate']);
});

test('a script that never answers holds up those behind it for so long only', async ({ page, server }) => {
  server.resource('/held/hanging.js', { hang: true });
  const body = `
    <script type="text/plain" data-category="analytics" src="/held/hanging.js"></script>
    <script type="text/plain" data-category="analytics">ran.push('next')</script>`;
  await page.goto(server.page(shopPage({ body, config: { ...shopConfig, gate: { timeout: 200 } } })));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['next']);
  expect(await problems(page)).toEqual(['gate']);
});

test('every attribute survives', async ({ page, server }) => {
  const source = 'ran.push(document.currentScript.outerHTML)';
  server.resource('/held/counter.js', { body: source, headers: { 'access-control-allow-origin': '*' } });
  const digest = createHash('sha384').update(source).digest('base64');
  const attributes = [
    'id="counter"',
    'class="a b"',
    'data-id="7"',
    'data-category="analytics"',
    `integrity="sha384-${digest}"`,
    'crossorigin="anonymous"',
    'referrerpolicy="no-referrer"',
    'fetchpriority="low"',
    'charset="utf-8"',
    'defer',
    '(odd)="name"',
  ].join(' ');
  await page.goto(
    server.page(
      shopPage({ body: `<script type="text/plain" src="/held/counter.js" ${attributes}></script>` }),
    ),
  );
  await accept(page);

  await expect.poll(() => ran(page)).toHaveLength(1);
  const [markup = ''] = await ran(page);
  const kept = (text: string): string[] => (text.match(/\S+?(=".*?")?(?=\s|>|$)/g) ?? []).sort();
  const known = attributes.replace('defer', 'defer=""');
  expect(kept(markup.replace(/^<script |><\/script>$/g, ''))).toEqual(
    kept(`${known} src="/held/counter.js" type="text/plain"`),
  );
  expect(server.requestsTo('/held/counter.js').map(({ headers }) => headers.referer)).toEqual([undefined]);
});

test('a file that is not what its integrity says does not run', async ({ page, server }) => {
  server.resource('/held/counter.js', { body: `ran.push('forged')` });
  const digest = createHash('sha384').update('another').digest('base64');
  const body = `<script type="text/plain" data-category="analytics" src="/held/counter.js"
    integrity="sha384-${digest}" onerror="ran.push('onerror')"></script>`;
  await page.goto(server.page(shopPage({ body })));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['onerror']);
});

test('who waits for the load event of a held-back script hears it', async ({ page, server }) => {
  server.resource('/held/counter.js', { body: `ran.push('counter')` });
  const body = `
    <script type="text/plain" data-category="analytics" id="counter" src="/held/counter.js"
      onload="ran.push('onload')"></script>
    <script>counter.addEventListener('load', () => ran.push('listener'))</script>`;
  await page.goto(server.page(shopPage({ body })));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['counter', 'onload', 'listener']);
});

for (const [kind, attributes] of [
  ['inline', ''],
  ['external', 'src="/held/where.js"'],
] as const) {
  test(`document.currentScript of an ${kind} script stands where the page put it`, async ({
    page,
    server,
  }) => {
    const where = `(({ previousElementSibling, nextElementSibling, id }) =>
      ran.push(previousElementSibling.id, id, nextElementSibling.id))(document.currentScript)`;
    server.resource('/held/where.js', { body: where });
    const script = `<script type="text/plain" data-category="analytics" id="script" ${attributes}>${attributes ? '' : where}</script>`;
    await page.goto(server.page(shopPage({ body: `<i id="before"></i>${script}<i id="after"></i>` })));
    await accept(page);
    await expect.poll(() => ran(page)).toEqual(['before', 'script', 'after']);
    await expect(page.locator('#script')).toHaveCount(1);
  });
}

test.describe('what a tag needs', () => {
  const tag = (attributes: string, name = attributes.replaceAll('"', '')): string =>
    `<script type="text/plain" ${attributes}>ran.push('${name}')</script>`;
  const body = [
    tag('data-category="analytics"'),
    tag('data-category="analytics preferences"'),
    tag('data-category=" preferences  analytics "', 'with odd spaces'),
    tag('data-category="!analytics"'),
    tag('data-category="!analytics preferences"'),
    tag('data-category="cart"'),
    tag('data-category="necessary"'),
    tag('data-category="analytics" data-service="our-counter"'),
    tag('data-category="analytics" data-service="unheard-of"'),
    tag('data-category="!necessary"'),
    tag('data-category="!unheard-of"'),
  ].join('');
  const config = { ...shopConfig, services: { 'our-counter': { category: 'analytics' } } };
  const always = ['data-category=cart', 'data-category=necessary'];

  test.beforeEach(async ({ page, server }) => {
    await page.goto(server.page(shopPage({ body, config })));
    await expect(banner(page)).toBeVisible();
  });

  test('only the required categories run before a decision', async ({ page }) => {
    await settle(page);
    expect(await ran(page)).toEqual(always);
  });

  test('every category that it names has to be granted', async ({ page }) => {
    await accept(page);
    await expect
      .poll(() => ran(page))
      .toEqual([
        ...always,
        'data-category=analytics',
        'data-category=analytics preferences',
        'with odd spaces',
        'data-category=analytics data-service=our-counter',
      ]);
  });

  test('an exclamation mark wants a refusal', async ({ page }) => {
    await refuse(page);
    await expect.poll(() => ran(page)).toEqual([...always, 'data-category=!analytics']);
    await page.evaluate(() => window.soglasie?.set({ categories: { preferences: true } }));
    await expect
      .poll(() => ran(page))
      .toEqual([...always, 'data-category=!analytics', 'data-category=!analytics preferences']);
  });

  test("a service's own switch decides against its category, and for it", async ({ page }) => {
    await page.evaluate(() =>
      window.soglasie?.set({ categories: { analytics: true }, services: { 'our-counter': false } }),
    );
    await expect.poll(() => ran(page)).toEqual([...always, 'data-category=analytics']);
    await page.evaluate(() =>
      window.soglasie?.set({ categories: { analytics: false }, services: { 'our-counter': true } }),
    );
    await expect.poll(() => ran(page)).toContain('data-category=analytics data-service=our-counter');
  });
});

test('a tag that names a category but is not held back is reported', async ({ page, server }) => {
  const body = `<script data-category="analytics">ran.push('at once')</script>`;
  await page.goto(server.page(shopPage({ body })));
  await expect(banner(page)).toBeVisible();
  await expect.poll(() => problems(page)).toEqual(['gate']);
  await accept(page);
  await settle(page);
  expect(await ran(page)).toEqual(['at once']);
});

test('a tag that was taken out of the page before its turn does not run', async ({ page, server }) => {
  server.resource('/held/slow.js', { body: `ran.push('slow'); document.querySelector('#gone').remove()` });
  const body = `
    <script type="text/plain" data-category="analytics" src="/held/slow.js"></script>
    <script type="text/plain" data-category="analytics" id="gone">ran.push('gone')</script>
    <script type="text/plain" data-category="analytics">ran.push('last')</script>`;
  await page.goto(server.page(shopPage({ body })));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['slow', 'last']);
});

test('a withdrawal stops what has not had its turn', async ({ page, server }) => {
  server.resource('/held/first.js', { body: `ran.push('first'); soglasie.rejectAll()` });
  const body = `
    <script type="text/plain" data-category="analytics" src="/held/first.js"></script>
    <script type="text/plain" data-category="analytics">ran.push('second')</script>`;
  await page.goto(server.page(shopPage({ body })));
  await acceptButton(banner(page)).click();
  await expect.poll(() => ran(page)).toEqual(['first']);
  await settle(page);
  expect(await ran(page)).toEqual(['first']);
  await page.evaluate(() => window.soglasie?.acceptAll());
  await expect.poll(() => ran(page)).toEqual(['first', 'second']);
});
