import { expect, test } from './fixtures';
import { shopPage } from './shopPage';
import { acceptButton, banner, preferences, ran, saveButton, switchFor, customiseButton } from './visitor';

// A decision: record, vendors, events, surface, a paint, and only then what was held back.

/** What is true at this moment, as one line in `ran`. */
const note = `
  function note(who) {
    const root = document.querySelector('soglasie-root');
    ran.push([
      who,
      document.cookie.includes('soglasie=v=1') && 'recorded',
      window.dataLayer?.some(({ event }) => event === 'soglasie') && 'vendors told',
      !root.shadowRoot.querySelector(':popover-open, dialog[open]') && 'surface gone',
      window.laidOut && 'frame done',
    ].filter(Boolean).join(', '));
  }
  addEventListener('click', () => {
    // Comes at the end of the next frame, just before the browser paints it.
    new ResizeObserver(() => { laidOut = true; }).observe(document.documentElement);
  }, true);
  for (const name of ['decision', 'change', 'view']) {
    document.addEventListener('soglasie:' + name, () => note(name));
  }`;

const head = `<script>${note}</script>
  <script type="text/plain" data-category="analytics">note('inline')</script>
  <script type="text/plain" data-category="analytics" async src="/held/external.js"></script>`;

const expected = [
  'decision, recorded, vendors told',
  'change, recorded, vendors told',
  'view, recorded, vendors told, surface gone',
  'inline, recorded, vendors told, surface gone, frame done',
  'external, recorded, vendors told, surface gone, frame done',
];

test.beforeEach(async ({ page, server }) => {
  server.resource('/held/external.js', { body: `note('external')` });
  await page.goto(server.page(shopPage({ head })));
  await expect(banner(page)).toBeVisible();
});

test('a click on the banner is recorded, told, shown and painted before anything starts', async ({
  page,
}) => {
  await page.evaluate(() => (window.ran.length = 0));
  await acceptButton(banner(page)).click();
  await expect.poll(() => ran(page)).toEqual(expected);
});

test('so is a choice saved in the preference centre', async ({ page }) => {
  await customiseButton(banner(page)).click();
  await switchFor(page, 'статистика посещений').check();
  await page.evaluate(async () => {
    // The clicks so far had frames of their own; the last of them may be still to come.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    window.ran.length = 0;
    Object.assign(window, { laidOut: false });
  });
  await saveButton(preferences(page)).click();
  await expect.poll(() => ran(page)).toEqual(expected);
});

test('one generic event tells dataLayer the categories, the services and the id', async ({
  page,
  server,
}) => {
  const config = { services: { 'our-counter': { category: 'analytics' } } };
  await page.goto(
    server.page(shopPage({ config, head: '<script>dataLayer = ["the shop\'s own"]</script>' })),
  );
  await acceptButton(banner(page)).click();
  await expect(banner(page)).toBeHidden();

  const told = await page.evaluate(() => ({ layer: window.dataLayer, id: window.soglasie?.state.id }));
  expect(told.id).toBeTruthy();
  expect(told.layer).toEqual([
    "the shop's own",
    {
      event: 'soglasie',
      soglasie: {
        categories: { necessary: true, authentication: true, cart: true, preferences: true, analytics: true },
        services: { 'our-counter': true },
        id: told.id,
      },
    },
  ]);
});

test('dataLayer hears nothing where the site does not want it to', async ({ page, server }) => {
  await page.goto(server.page(shopPage({ config: { integrations: { dataLayer: false } } })));
  await acceptButton(banner(page)).click();
  await expect(banner(page)).toBeHidden();
  expect(await page.evaluate(() => window.dataLayer)).toBeUndefined();
});
