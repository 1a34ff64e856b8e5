import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { test } from './demo';
import { FORBIDDEN, GENERIC_RULES, findHooks, walk } from './filters';
import { expect } from './fixtures';
import { held, started } from './held';
import { recordCookie } from './record';
import { shopPage } from './shopPage';
import { surfaces } from './surfaces';
import { customiseButton, banner, pageButton, preferences, ran, settle } from './visitor';

// Lists of ad-blockers hide and block what they know by its names. Nothing of ours has such a name, and what is hidden all
// the same does no harm.

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const list = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' });
const caught = (names: readonly string[]): string[] => names.filter((name) => FORBIDDEN.test(name));

test('no built file has a name that is on a list', () => {
  const files = list(dist);
  expect(files).toContain('soglasie.js');
  expect(caught(files)).toEqual([]);
});

test('no file of the demo has a name that is on a list', ({ built }) => {
  const files = list(built);
  expect(files).toContain('wwgroup/index.html');
  expect(caught(files)).toEqual([]);
});

/** What people read: sentences, by the keys of texts. */
const isTexts = (file: string): boolean => /^(soglasie-)?[a-z]{2}[-.]|^texts-/.test(file);

for (const file of list(dist).filter((name) => name.endsWith('.js') && name !== 'cli.js' && !isTexts(name)))
  test(`no hook in ${file} is on a list`, () => {
    const hooks = findHooks(readFileSync(dist + file, 'utf8'));
    if (file === 'soglasie.js')
      expect(hooks).toEqual(
        expect.arrayContaining(['soglasie-root', 'surface', 'reject', 'title', 'data-category']),
      );
    expect(caught(hooks)).toEqual([]);
  });

for (const [name, { reach }] of Object.entries(surfaces))
  test(`no hook in ${name} is on a list`, async ({ page, server }) => {
    await reach(page, server);
    const { hooks, matched, elements } = await page.evaluate(walk, GENERIC_RULES);
    expect(elements).toBeGreaterThan(1);
    expect(hooks).toEqual(expect.arrayContaining(['part', '--soglasie-accent']));
    expect(caught(hooks)).toEqual([]);
    expect(matched).toEqual([]);
    const asked = server.requestsTo('/soglasie/').map(({ path }) => path);
    expect(caught(asked)).toEqual([]);
  });

/** Of a filter, which works from outside of the page: by a style that outranks the page's, or by taking the element away. */
const filters: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'hidden by a style': (page) =>
    page.locator('soglasie-root').evaluate((root) => {
      // A style of the page's does not reach it; one of a filter's outranks ours, as this does.
      const style = document.createElement('style');
      style.textContent = ':host(soglasie-root) { display: none !important }';
      root.shadowRoot?.append(style);
    }),
  'taken away': (page) =>
    page.evaluate(() => {
      const take = (): void => document.querySelector('soglasie-root')?.remove();
      // As often as it comes back.
      new MutationObserver(take).observe(document.documentElement, { childList: true });
      take();
    }),
};

for (const [how, filter] of Object.entries(filters))
  for (const surface of ['banner', 'preference centre'])
    test(`the ${surface} ${how} locks nothing and grants nothing`, async ({ page, server }) => {
      const body = `<div style="height: 3000px"></div>${held('inline')}`;
      await page.goto(server.page(shopPage({ body })));
      await started(page);
      await expect(banner(page)).toBeVisible();
      if (surface !== 'banner') {
        await customiseButton(banner(page)).click();
        await expect(preferences(page)).toBeVisible();
      }
      await filter(page);
      await expect(page.locator('soglasie-root [part=surface]').first()).not.toBeVisible();
      // The page takes a click, the focus and the wheel.
      const button = pageButton(page, 'В корзину');
      await button.click({ timeout: 5000 });
      await button.focus();
      await expect(button).toBeFocused();
      await page.mouse.wheel(0, 600);
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
      expect(await page.locator('[inert], [aria-hidden]').count()).toBe(0);
      await settle(page);
      expect(await ran(page)).toEqual([]);
      expect(await recordCookie(page.context())).toBeUndefined();
      expect(await page.evaluate(() => window.soglasie?.state.decided)).toBe(false);
    });
