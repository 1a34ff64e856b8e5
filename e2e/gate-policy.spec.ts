import { expect, test } from './fixtures';
import { policy, violations } from './policy';
import { shopPage } from './shopPage';
import { accept, banner, customiseButton, preferences, problems, ran, settle } from './visitor';

// The page's own security policy stays whole: what it forbids does not run because of us.

const held = (name: string, attributes = ''): string =>
  `<script type="text/plain" data-category="analytics" ${attributes}>ran.push('${name}')</script>`;

test('where our tag has a nonce, tags without it stay held back', async ({ page, server }) => {
  const body = [
    held('same', 'nonce="abc"'),
    held('none'),
    held('another', 'nonce="xyz"'),
    '<script type="text/plain" data-category="analytics" src="/held/injected.js"></script>',
  ].join('');
  await page.goto(server.page(shopPage({ body, scriptAttributes: { nonce: 'abc' } })));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['same']);
  await settle(page);
  expect(await ran(page)).toEqual(['same']);
  expect(await problems(page)).toEqual(['gate', 'gate', 'gate']);
  expect(server.requestsTo('/held/')).toEqual([]);
});

test('a page with nonce, strict-dynamic and no inline style works without a violation', async ({
  page,
  server,
}) => {
  server.resource('/held/counter.js', { body: `ran.push('external')` });
  const body = [
    held('inline', 'nonce="abc"'),
    '<script type="text/plain" data-category="analytics" nonce="abc" src="/held/counter.js"></script>',
    held('injected'),
  ].join('');
  const strict = policy(
    "default-src 'self'; script-src 'nonce-abc' 'strict-dynamic'; style-src 'self'; base-uri 'none'; object-src 'none'",
  );
  const config = { theme: { accent: '#0a5', radius: '4px' } };
  await page.goto(server.page(shopPage({ body, config, scriptAttributes: { nonce: 'abc' } }), strict));
  await customiseButton(banner(page)).click();
  await expect(preferences(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(banner(page)).toHaveCSS('position', 'fixed');
  await accept(page);

  await expect.poll(() => ran(page)).toEqual(['inline', 'external']);
  expect(await violations(page)).toEqual([]);
});

test('a released script has the nonce of its tag', async ({ page, server }) => {
  const body =
    '<script type="text/plain" data-category="analytics" nonce="abc">ran.push(document.currentScript.nonce)</script>';
  const strict = policy("script-src 'nonce-abc'");
  await page.goto(server.page(shopPage({ body, scriptAttributes: { nonce: 'abc' } }), strict));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['abc']);
});

test("a page that allows scripts from itself only works, and inline tags don't run", async ({
  page,
  server,
}) => {
  server.resource('/held/counter.js', { body: `ran.push('external')` });
  const body = `${held('inline')}<script type="text/plain" data-category="analytics" src="/held/counter.js"></script>`;
  await page.goto(server.page(shopPage({ body }), policy("script-src 'self'; style-src 'self'")));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['external']);
});

test('a page that enforces Trusted Types allows one policy, and everything works', async ({
  page,
  server,
}) => {
  server.resource('/held/counter.js', { body: `ran.push('external')` });
  const body = [
    held('inline'),
    `<script type="text/plain" data-category="analytics" src="/held/counter.js" onload="ran.push('onload')"></script>`,
  ].join('');
  const types = policy("require-trusted-types-for 'script'; trusted-types soglasie");
  await page.goto(server.page(shopPage({ body }), types));
  await customiseButton(banner(page)).click();
  await expect(preferences(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await accept(page);

  await expect.poll(() => ran(page)).toEqual(['inline', 'external', 'onload']);
  expect(await violations(page)).toEqual([]);
  expect(await problems(page)).toEqual([]);
});

test('where that policy is not allowed, the choice is kept and what cannot be released is reported', async ({
  page,
  server,
}) => {
  const types = policy("require-trusted-types-for 'script'; trusted-types 'none'");
  await page.goto(server.page(shopPage({ body: held('inline') }), types));
  await accept(page);
  await expect.poll(() => problems(page)).toEqual(['gate']);
  expect(await ran(page)).toEqual([]);
  expect(await page.evaluate(() => window.soglasie?.has('analytics'))).toBe(true);
});
