import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { readRecord, recordCookie } from './record';
import { shopConfig, shopPage } from './shopPage';
import { accept, banner, problems, ran, settle } from './visitor';

// How far a decision reaches: the shop and its subdomains, or one host.

const body = `<script type="text/plain" data-category="analytics">ran.push('analytics')</script>`;

const withDomain = (domain: string) => shopPage({ body, config: { ...shopConfig, cookie: { domain } } });

const isAsked = async (page: Page): Promise<boolean> => {
  await page.waitForFunction(() => window.soglasie);
  await settle(page);
  return banner(page).isVisible();
};

for (const [host, widest, sister] of [
  ['www.wwgroup.ru', '.wwgroup.ru', 'shop.wwgroup.ru'],
  ['wwgroup.ru', '.wwgroup.ru', 'cart.shop.wwgroup.ru'],
  ['a.b.c.example.ru', '.example.ru', 'example.ru'],
  ['shop.samovar.localhost', '.samovar.localhost', 'samovar.localhost'],
  // xn--80aswg.xn--p1ai is «сайт.рф».
  ['www.xn--80aswg.xn--p1ai', '.xn--80aswg.xn--p1ai', 'xn--80aswg.xn--p1ai'],
] as const) {
  test(`a decision on ${host} holds on ${sister}`, async ({ page, server, context }) => {
    const path = server.page(withDomain('site'));
    await page.goto(server.url(path, host));
    await accept(page);
    expect((await recordCookie(context))?.domain).toBe(widest);
    expect(await context.cookies()).toHaveLength(1);

    await page.goto(server.url(path, sister));
    expect(await isAsked(page)).toBe(false);
    await expect.poll(() => ran(page)).toEqual(['analytics']);
    expect(await problems(page)).toEqual([]);
  });
}

for (const [host, own, stranger] of [
  // Anybody may register a name below these: no browser takes a cookie for them.
  ['shop.spb.ru', '.shop.spb.ru', 'other.spb.ru'],
  ['shop.msk.ru', '.shop.msk.ru', 'other.msk.ru'],
  ['shop.github.io', '.shop.github.io', 'other.github.io'],
] as const) {
  test(`a decision on ${host} is none on ${stranger}`, async ({ page, server, context }) => {
    const path = server.page(withDomain('site'));
    await page.goto(server.url(path, host));
    await accept(page);
    expect((await recordCookie(context))?.domain).toBe(own);
    await page.goto(server.url(path, stranger));
    expect(await isAsked(page)).toBe(true);
  });
}

for (const host of ['localhost', '127.0.0.1']) {
  test(`a decision holds on ${host}`, async ({ page, server, context }) => {
    await page.goto(server.url(server.page(withDomain('site')), host));
    await accept(page);
    expect((await recordCookie(context))?.domain).toBe(host);
    await page.reload();
    expect(await isAsked(page)).toBe(false);
    expect(await problems(page)).toEqual([]);
  });
}

test('with "host" the decision stays on its host', async ({ page, server, context }) => {
  const path = server.page(withDomain('host'));
  await page.goto(server.url(path, 'www.example.ru'));
  await accept(page);
  expect((await recordCookie(context))?.domain).toBe('www.example.ru');
  await page.reload();
  expect(await isAsked(page)).toBe(false);
  await page.goto(server.url(path, 'shop.example.ru'));
  expect(await isAsked(page)).toBe(true);
});

for (const [domain, host, sister] of [
  ['.example.ru', 'www.example.ru', 'shop.example.ru'],
  ['.shop.example.ru', 'a.shop.example.ru', 'b.shop.example.ru'],
  ['.сайт.рф', 'www.xn--80aswg.xn--p1ai', 'shop.xn--80aswg.xn--p1ai'],
] as const) {
  test(`a domain by name, ${domain}, is taken as it is`, async ({ page, server, context }) => {
    const path = server.page(withDomain(domain));
    await page.goto(server.url(path, host));
    await accept(page);
    expect((await recordCookie(context))?.domain).toBe(`.${new URL(`http://${domain.slice(1)}`).hostname}`);
    expect(await problems(page)).toEqual([]);
    await page.goto(server.url(path, sister));
    expect(await isAsked(page)).toBe(false);
  });
}

for (const domain of ['.another.ru', '.ru']) {
  test(`a domain that the browser refuses, "${domain}", leaves the decision on its host`, async ({
    page,
    server,
    context,
  }) => {
    const path = server.page(withDomain(domain));
    await page.goto(server.url(path, 'www.example.ru'));
    await accept(page);
    expect(await problems(page)).toEqual(['record']);
    expect((await recordCookie(context))?.domain).toBe('www.example.ru');
    await page.reload();
    expect(await isAsked(page)).toBe(false);
  });
}

test('a site that widens its domain keeps one record, and the new one', async ({ page, server, context }) => {
  await page.goto(server.url(server.page(withDomain('host')), 'www.example.ru'));
  await accept(page);
  await page.goto(server.url(server.page(withDomain('site')), 'www.example.ru'));
  await page.waitForFunction(() => window.soglasie);
  await page.evaluate(() => window.soglasie?.rejectAll());
  expect(await context.cookies()).toHaveLength(1);
  expect((await recordCookie(context))?.domain).toBe('.example.ru');
  expect(await readRecord(context)).toMatchObject({ via: 'reject-all' });
});

test('a browser without cookies keeps the choice for the page view, and says so', async ({
  page,
  server,
  context,
}) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setDocumentCookieDisabled', { disabled: true });
  await page.goto(server.page(withDomain('site')));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['analytics']);
  expect(await problems(page)).toEqual(['record']);
  expect(await context.cookies()).toEqual([]);
  await page.reload();
  expect(await isAsked(page)).toBe(true);
});

test('a sandboxed page, which may not even ask for cookies, works as one without them', async ({
  page,
  server,
}) => {
  const headers = { 'content-security-policy': 'sandbox allow-scripts' };
  await page.goto(server.page(withDomain('site'), { headers }));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['analytics']);
  expect(await problems(page)).toEqual(['record']);
});
