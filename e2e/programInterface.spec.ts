import { expect, test } from './fixtures';
import { readRecord } from './record';
import { shopPage } from './shopPage';
import { accept, banner, pageButton, preferences, problems, ran, settle } from './visitor';

// What the site's own scripts can ask of window.soglasie.

const config = { services: { 'our-counter': { category: 'analytics' } } };
const body = `
  <button data-soglasie="preferences">Настройки файлов cookie</button>
  <script type="text/plain" data-category="analytics">ran.push('analytics')</script>`;

test.beforeEach(async ({ page, server }) => {
  await page.goto(server.page(shopPage({ config, body })));
  await expect(banner(page)).toBeVisible();
});

test('the state before and after a decision is frozen and says what may run', async ({ page }) => {
  const before = await page.evaluate(() => window.soglasie!.state);
  expect(before).toEqual({
    decided: false,
    categories: { necessary: true, authentication: true, cart: true, preferences: false, analytics: false },
    services: { 'our-counter': false },
    id: null,
    decidedAt: null,
    revision: null,
    language: 'ru',
    via: null,
  });

  await accept(page);
  const after = await page.evaluate(() => {
    const { state } = window.soglasie!;
    return { state, frozen: [state, state.categories, state.services].every(Object.isFrozen) };
  });
  expect(after.frozen).toBe(true);
  expect(after.state).toMatchObject({
    decided: true,
    categories: { analytics: true },
    services: { 'our-counter': true },
    revision: '',
    via: 'accept-all',
  });
});

test('has() wants every category, and knows no unknown ones', async ({ page }) => {
  await page.evaluate(() => window.soglasie!.set({ categories: { analytics: true } }));
  const answers = await page.evaluate(() => {
    const { has } = window.soglasie!;
    return [
      has('analytics'),
      has(['analytics', 'cart']),
      has(['analytics', 'preferences']),
      has('ads'),
      has([]),
    ];
  });
  expect(answers).toEqual([true, true, false, false, false]);
  expect(await page.evaluate(() => window.soglasie!.has('toString'))).toBe(false);
});

test('set() decides category by category and service by service', async ({ page, context }) => {
  await page.evaluate(() =>
    window.soglasie!.set({ categories: { analytics: true }, services: { 'our-counter': false } }),
  );
  expect(await readRecord(context)).toMatchObject({
    on: 'analytics',
    off: 'preferences',
    soff: 'our-counter',
    via: 'save',
  });
  const services = await page.evaluate(() => ['our-counter', 'theirs'].map(window.soglasie!.hasService));
  expect(services).toEqual([false, false]);
  await expect(banner(page)).toBeHidden();
  await expect.poll(() => ran(page)).toEqual(['analytics']);
});

test('set() leaves out what the site does not have and what cannot be refused', async ({ page, context }) => {
  await page.evaluate(() =>
    window.soglasie!.set({ categories: { ads: true, cart: false, necessary: false } }),
  );
  expect(await problems(page)).toEqual([]);
  expect(await readRecord(context)).toMatchObject({ off: 'preferences.analytics' });
  expect(await page.evaluate(() => window.soglasie!.has(['cart', 'necessary']))).toBe(true);
});

test('change names what was granted and what was revoked', async ({ page }) => {
  await page.evaluate(() => {
    const { set, on } = window.soglasie!;
    on('change', ({ granted, revoked }) => window.ran.push(`+${granted.join('+')} -${revoked.join('-')}`));
    set({ categories: { analytics: true } });
    set({ categories: { analytics: true } });
    set({ categories: { analytics: false, preferences: true } });
  });
  expect((await ran(page)).slice(0, 2)).toEqual([
    '+analytics+our-counter -',
    '+preferences -analytics-our-counter',
  ]);
});

test('events come with their detail, in order', async ({ page }) => {
  await page.evaluate(() => window.soglasie!.acceptAll());
  const events = await page.evaluate(() =>
    window.events.map(({ name, detail }) =>
      name === 'view' ? `view ${(detail as { view: string }).view}` : name,
    ),
  );
  expect(events).toEqual(['ready', 'view banner', 'decision', 'change', 'view none']);
});

test('what on() returns ends the subscription', async ({ page }) => {
  await page.evaluate(() => {
    const off = window.soglasie!.on('decision', ({ via }) => window.ran.push(String(via)));
    window.soglasie!.rejectAll();
    off();
    window.soglasie!.rejectAll();
  });
  expect(await ran(page)).toEqual(['reject-all']);
});

test.describe('a listener that throws', () => {
  test.use({ allowPageErrors: true });

  test('harms no other, nor the page', async ({ page }) => {
    await page.evaluate(() => {
      const fail = (): void => {
        throw new Error('a fault of the shop');
      };
      window.soglasie!.on('decision', fail);
      document.addEventListener('soglasie:decision', fail);
      window.soglasie!.on('decision', () => window.ran.push('decision'));
      window.soglasie!.on('change', () => window.ran.push('change'));
    });
    await accept(page);
    await expect.poll(() => ran(page)).toEqual(['decision', 'change', 'analytics']);
  });
});

test('show() opens a surface, hide() closes it without deciding', async ({ page, context }) => {
  await page.evaluate(() => window.soglasie!.show('preferences'));
  await expect(preferences(page)).toBeVisible();
  await page.evaluate(() => window.soglasie!.hide());
  await expect(preferences(page)).toBeHidden();
  await expect(banner(page)).toBeHidden();
  await page.evaluate(() => window.soglasie!.show('banner'));
  await expect(banner(page)).toBeVisible();
  expect(await context.cookies()).toEqual([]);
});

test('destroy() takes everything out of the page and leaves what is held back alone', async ({
  page,
  context,
}) => {
  await page.evaluate(() => {
    const consent = window.soglasie!;
    consent.on('decision', () => window.ran.push('heard after destroy()'));
    consent.destroy();
    document.body.insertAdjacentHTML('beforeend', '<p>later</p>');
  });
  await expect(page.locator('soglasie-root')).toHaveCount(0);
  expect(await page.evaluate(() => 'soglasie' in window)).toBe(false);

  await pageButton(page, 'Настройки файлов cookie').click();
  await page.evaluate(() => document.dispatchEvent(new CustomEvent('soglasie:decision')));
  await settle(page);
  await expect(page.locator('soglasie-root')).toHaveCount(0);
  expect(await ran(page)).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});

test('an instance that was destroyed can be called without harm', async ({ page }) => {
  await page.evaluate(async () => {
    const consent = window.soglasie!;
    consent.destroy();
    consent.destroy();
    consent.hide();
    await consent.show('preferences');
    consent.acceptAll();
  });
  await settle(page);
  await expect(page.locator('soglasie-root')).toHaveCount(0);
  expect(await ran(page)).toEqual([]);
});
