import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { acceptance, leaveRecord } from './record';
import { shopConfig, shopPage } from './shopPage';
import { accept, banner, layoutShifts, preferences, refuse, reopenControl, settle } from './visitor';

// The way back to the preference centre, in a corner of the page.

const box = async (page: Page) => {
  await expect(reopenControl(page)).toBeVisible();
  return (await reopenControl(page).boundingBox())!;
};

test('it takes the place of the banner once that is answered', async ({ page, server }) => {
  await page.goto(server.page(shopPage()));
  await expect(banner(page)).toBeVisible();
  await settle(page);
  await expect(reopenControl(page)).toHaveCount(0);
  await refuse(page);
  await expect(reopenControl(page)).toBeVisible();
  await expect(reopenControl(page)).toHaveAccessibleName('Настройки файлов cookie');
  await page.evaluate(() => window.soglasie?.show('banner'));
  await expect(reopenControl(page)).toHaveCount(0);
});

test.describe('on a return visit', () => {
  test.beforeEach(async ({ server, context }) => {
    await leaveRecord(context, server.origin, acceptance);
  });

  test('it is the only thing of ours in sight, and outlives what a router does', async ({ page, server }) => {
    await page.goto(server.page(shopPage()));
    await expect(page.locator('soglasie-root').getByRole('button')).toHaveCount(1);
    await page.evaluate(() => {
      document.documentElement.replaceChildren(
        document.createElement('head'),
        document.createElement('body'),
      );
    });
    await expect(reopenControl(page)).toBeVisible();
  });

  for (const [corner, x, y] of [
    ['top-left', 'left', 'top'],
    ['top-right', 'right', 'top'],
    ['bottom-left', 'left', 'bottom'],
    ['bottom-right', 'right', 'bottom'],
    [undefined, 'left', 'bottom'],
  ] as const) {
    test(`it stands in the corner that is asked for: ${corner ?? 'none in particular'}`, async ({
      page,
      server,
    }) => {
      const config = { ...shopConfig, banner: { reopen: corner } };
      await page.goto(server.page(shopPage({ config, body: '<div style="height: 300vh"></div>' })));
      await page.evaluate(() => {
        scrollTo(0, 500);
      });
      const place = await box(page);
      const { width, height } = page.viewportSize()!;
      expect({
        left: place.x,
        right: width - place.x - place.width,
        top: place.y,
        bottom: height - place.y - place.height,
      }).toMatchObject({ [x]: 12, [y]: 12 });
    });
  }

  test('it is not there where the site does not want it, and nothing else is', async ({ page, server }) => {
    const config = { ...shopConfig, banner: { reopen: false } };
    const body = '<a href="#soglasie-preferences">Файлы cookie</a>';
    await page.goto(server.page(shopPage({ config, body })));
    await page.waitForFunction(() => window.soglasie);
    await settle(page);
    await expect(page.locator('soglasie-root')).toHaveCount(0);
    await page.getByRole('link', { name: 'Файлы cookie' }).click();
    await expect(preferences(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(preferences(page)).toBeHidden();
    await expect(reopenControl(page)).toHaveCount(0);
  });

  const bar = `<div id="checkout" style="position: fixed; inset: auto 0 0; height: 96px; background: #fc0">
    <button id="pay" style="width: 100%; height: 96px">Оформить заказ</button></div>`;

  for (const width of [320, 390]) {
    for (const corner of ['bottom-left', 'bottom-right'] as const) {
      test(`it leaves a checkout bar of 96 px alone on ${width} px, at ${corner}`, async ({
        page,
        server,
      }) => {
        await page.setViewportSize({ width, height: 640 });
        const config = { ...shopConfig, banner: { reopen: corner } };
        await page.goto(server.page(shopPage({ config, body: bar })));
        const { x, y, height, width: own } = await box(page);
        expect(y + height).toBeLessThanOrEqual(640 - 96);
        expect(corner === 'bottom-left' ? x : width - x - own).toBe(0);
        // Every point of the bar takes its own click.
        const owners = await page.evaluate(() => {
          const { left, right, top, bottom } = document.querySelector('#pay')!.getBoundingClientRect();
          const found = new Set<string | undefined>();
          for (let px = left + 1; px < right; px += 8)
            for (let py = top + 1; py < bottom; py += 8) found.add(document.elementFromPoint(px, py)?.id);
          return [...found];
        });
        expect(owners).toEqual(['pay']);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      });
    }
  }

  for (const width of [320, 1280]) {
    test(`the page moves it by its own style on ${width} px`, async ({ page, server }) => {
      await page.setViewportSize({ width, height: 640 });
      const head = `<style>soglasie-root::part(reopen) { inset: auto 40px 150px auto; background: rgb(1, 2, 3) }</style>`;
      await page.goto(server.page(shopPage({ head })));
      const place = await box(page);
      expect(width - place.x - place.width).toBe(40);
      expect(640 - place.y - place.height).toBe(150);
      await expect(reopenControl(page)).toHaveCSS('background-color', 'rgb(1, 2, 3)');
    });

    test(`it is a target of 24 px and more on ${width} px`, async ({ page, server }) => {
      await page.setViewportSize({ width, height: 640 });
      await page.goto(server.page(shopPage()));
      const place = await box(page);
      expect(Math.min(place.width, place.height)).toBeGreaterThanOrEqual(24);
    });
  }

  test('it opens the preference centre by click and by key, and gets the focus back', async ({
    page,
    server,
  }) => {
    await page.goto(server.page(shopPage()));
    await reopenControl(page).click();
    await expect(preferences(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(preferences(page)).toBeHidden();
    await expect(reopenControl(page)).toBeFocused();
    await page.keyboard.press('Space');
    await expect(preferences(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(reopenControl(page)).toBeFocused();
  });

  test('it is the last stop of the keyboard in the page', async ({ page, server }) => {
    await page.goto(server.page(shopPage()));
    await expect(reopenControl(page)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'В корзину' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(reopenControl(page)).toBeFocused();
  });

  test("styles of the page that reset everything don't reach it", async ({ page, server }) => {
    const head = '<style>* { all: unset !important } button { display: none !important }</style>';
    await page.goto(server.page(shopPage({ head })));
    await reopenControl(page).click();
    await expect(preferences(page)).toBeVisible();
  });
});

test('coming into the page it shifts nothing', async ({ page, server }) => {
  await page.goto(server.page(shopPage({ body: '<p>Самовар греет воду.</p>' })));
  await accept(page);
  await expect(reopenControl(page)).toBeVisible();
  await settle(page);
  expect(await layoutShifts(page)).toEqual([]);
});

test('after destroy() it is gone', async ({ page, server }) => {
  await page.goto(server.page(shopPage()));
  await accept(page);
  await expect(reopenControl(page)).toBeVisible();
  await page.evaluate(() => window.soglasie?.destroy());
  await settle(page);
  await expect(page.locator('soglasie-root')).toHaveCount(0);
});
