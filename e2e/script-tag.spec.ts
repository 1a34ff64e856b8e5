import { expect, test } from './fixtures';
import { acceptance, leaveRecord } from './record';
import { shopConfig, shopPage } from './shopPage';
import { accept, banner, problems, ran, settle, surfaces } from './visitor';

// However the script tag is written, the banner asks and what is held back waits.

const body = `<script type="text/plain" data-category="analytics">ran.push('analytics')</script>`;
const json = JSON.stringify(shopConfig);
const config = `<script type="application/json" id="soglasie-config">${json}</script>`;
const tag = '<script src="/soglasie/soglasie.js" data-config="#soglasie-config"></script>';
const load = (property: string): string => `<script>
  const tag = document.createElement('script');
  tag.src = '/soglasie/soglasie.js';
  tag.dataset.config = '#soglasie-config';
  ${property}
  document.head.append(tag);
</script>`;

/** The shop without the usual tag. */
const page = (parts: { head?: string; body?: string }): string =>
  shopPage({ ...parts }).replace(/<script async src="\/soglasie[^>]*><\/script>/, '');

const variants = [
  ['in the head, blocking', shopPage({ body, scriptAttributes: { async: null } })],
  ['async', shopPage({ body })],
  ['defer', shopPage({ body, scriptAttributes: { async: null, defer: '' } })],
  ['type=module', shopPage({ body, scriptAttributes: { async: null, type: 'module' } })],
  ['type=module and async', shopPage({ body, scriptAttributes: { type: 'module' } })],
  ['at the end of the body', page({ body: body + tag })],
  ['before what it holds back', page({ body: tag + body })],
  ['added by a script', page({ head: load(''), body })],
  ['added by a script, in order', page({ head: load('tag.async = false;'), body })],
] as const;

for (const [name, html] of variants) {
  test(`the tag works ${name}`, async ({ page, server }) => {
    await page.goto(server.page(html));
    await expect(banner(page)).toContainText('ООО «Самовар»');
    await settle(page);
    expect(await ran(page)).toEqual([]);
    expect(await problems(page)).toEqual([]);
    await accept(page);
    await expect.poll(() => ran(page)).toEqual(['analytics']);
  });

  test(`a decision holds with the tag ${name}`, async ({ page, server, context }) => {
    await leaveRecord(context, server.origin, acceptance);
    await page.goto(server.page(html));
    await expect.poll(() => ran(page)).toEqual(['analytics']);
    await settle(page);
    await expect(surfaces(page)).toHaveCount(0);
  });
}

test('two tags make one banner, and the second is reported', async ({ page, server }) => {
  await page.goto(server.page(shopPage({ body: body + tag })));
  await expect(banner(page)).toBeVisible();
  await settle(page);
  await expect(page.locator('soglasie-root')).toHaveCount(1);
  await expect(page.getByRole('region')).toHaveCount(1);
  expect(await problems(page)).toEqual(['duplicate']);
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['analytics']);
});

test('a page that opens with config and tag only gets by', async ({ page, server }) => {
  await page.goto(server.page(`<!doctype html>${config}${tag}`));
  await expect(banner(page)).toContainText('ООО «Самовар»');
});
