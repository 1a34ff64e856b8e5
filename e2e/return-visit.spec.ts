import { expect, test } from './fixtures';
import { acceptance, leaveRecord, readRecord, recordCookie, refusal, unixNow } from './record';
import { shopPage } from './shopPage';
import { accept, banner, ran, refuse, settle, surfaces } from './visitor';

// The visitor has decided on an earlier visit.

const heldBack = `
  <script type="text/plain" data-category="analytics">ran.push('analytics')</script>
  <script type="text/plain" data-category="analytics" src="/held/counter.js"></script>
  <script type="text/plain" data-category="!analytics">ran.push('no analytics')</script>`;

const DAY = 86_400;

test.beforeEach(({ server }) => {
  server.resource('/held/counter.js', { body: `ran.push('counter')` });
});

test('after an acceptance analytics starts, and nobody is asked', async ({ page, server, context }) => {
  await leaveRecord(context, server.origin, acceptance);
  const path = server.page(shopPage({ head: heldBack }));
  await page.goto(path);
  await expect.poll(() => ran(page)).toEqual(['analytics', 'counter']);
  await settle(page);

  await expect(surfaces(page)).toHaveCount(0);
  const asked = server.requests.map((request) => request.path);
  expect(asked).toEqual([path, '/soglasie/soglasie.js', '/held/counter.js']);
  expect(await readRecord(context)).toEqual(acceptance);
});

test('after an acceptance vendors know before anything starts', async ({ page, server, context }) => {
  await leaveRecord(context, server.origin, acceptance);
  const tell = `ran.push(dataLayer.map(({ event }) => event).join(), soglasie.state.via)`;
  await page.goto(
    server.page(shopPage({ head: `<script type="text/plain" data-category="analytics">${tell}</script>` })),
  );
  await expect.poll(() => ran(page)).toEqual(['soglasie', 'accept-all']);
  expect(await page.evaluate(() => window.events.map(({ name }) => name))).toEqual(['ready']);
});

test('after a refusal nothing starts but what stands for it, and nobody is asked', async ({
  page,
  server,
  context,
}) => {
  await leaveRecord(context, server.origin, refusal);
  await page.goto(server.page(shopPage({ head: heldBack })));
  await expect.poll(() => ran(page)).toEqual(['no analytics']);
  await settle(page);

  await expect(surfaces(page)).toHaveCount(0);
  expect(await ran(page)).toEqual(['no analytics']);
  expect(server.requestsTo('/held/')).toEqual([]);
});

for (const [decide, expected] of [
  [accept, ['analytics', 'counter']],
  [refuse, ['no analytics']],
] as const) {
  test(`the click to ${decide.name} holds on the next page`, async ({ page, server }) => {
    await page.goto(server.page(shopPage()));
    await decide(page);
    await page.goto(server.page(shopPage({ head: heldBack })));
    await expect.poll(() => ran(page)).toEqual(expected);
    await expect(banner(page)).toBeHidden();
  });
}

test.describe('a cookie that is no record', () => {
  const whole = new URLSearchParams(acceptance).toString();

  for (const [name, value] of [
    ['empty', ''],
    ['a broken escape', '%E0%A4%A'],
    ['broken JSON', '{"a":'],
    ['null', 'null'],
    ['a list', '[]'],
    ['another version', whole.replace('v=1', 'v=2')],
    ['no version', whole.replace('v=1&', '')],
    ['an unknown way to decide', whole.replace('accept-all', 'everything')],
    ['a category twice', whole.replace('on=', 'on=analytics.')],
    ['a category granted and refused', whole.replace('&lang', '&off=analytics&lang')],
    ['a category in capitals', whole.replace('analytics', 'ANALYTICS')],
    ['a time that is no number', whole.replace(acceptance.at, 'today')],
    ['something behind the end', `${whole}&on=analytics`],
    ['an id of 3 000 characters', whole.replace('3f9c2d', 'a'.repeat(3000))],
  ] as const) {
    test(`asks again: ${name}`, async ({ page, server, context }) => {
      await leaveRecord(context, server.origin, value);
      await page.goto(server.page(shopPage({ head: heldBack })));
      await expect(banner(page)).toBeVisible();
      await settle(page);
      expect(await ran(page)).toEqual([]);
      // It stays until the visitor decides: a newer edition of the product may know it.
      expect((await recordCookie(context))?.value).toBe(value);

      await refuse(page);
      expect(await readRecord(context)).toMatchObject({ v: '1', via: 'reject-all' });
    });
  }
});

test("another site's broken cookie harms nothing", async ({ page, server, context }) => {
  await context.addCookies([{ name: 'foreign', value: '%E0%A4%A', url: server.origin }]);
  await leaveRecord(context, server.origin, acceptance);
  await page.goto(server.page(shopPage({ head: heldBack })));
  await expect.poll(() => ran(page)).toEqual(['analytics', 'counter']);
});

for (const [name, changes] of [
  ['older than a year', { at: String(unixNow() - 366 * DAY) }],
  ['from the future', { at: String(unixNow() + 2 * DAY) }],
  ['for an earlier revision', { rev: '2026-04-30' }],
  ['without an answer for a category', { on: 'preferences' }],
] as const) {
  test(`a decision ${name} asks again`, async ({ page, server, context }) => {
    await leaveRecord(context, server.origin, { ...acceptance, ...changes });
    await page.goto(server.page(shopPage({ head: heldBack })));
    await expect(banner(page)).toBeVisible();
    await settle(page);
    expect(await ran(page)).toEqual([]);
  });
}

for (const [name, changes] of [
  ['364 days old', { at: String(unixNow() - 364 * DAY) }],
  ['from a clock an hour ahead', { at: String(unixNow() + 3600) }],
  ['for a later revision', { rev: '2027-01-01' }],
] as const) {
  test(`a decision ${name} holds`, async ({ page, server, context }) => {
    await leaveRecord(context, server.origin, { ...acceptance, ...changes });
    await page.goto(server.page(shopPage({ head: heldBack })));
    await expect.poll(() => ran(page)).toEqual(['analytics', 'counter']);
    await expect(banner(page)).toBeHidden();
  });
}
