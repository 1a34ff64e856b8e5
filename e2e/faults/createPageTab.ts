import type { Page } from '@playwright/test';
import type { Tab } from './Tab';

/** A tab of Chromium or Firefox. */
export function createPageTab(page: Page): Tab {
  return {
    page,
    async open(url) {
      await page.goto(url);
    },
    async reload() {
      await page.reload();
    },
    async back() {
      // Firefox never tells Playwright that it has gone back.
      await page.evaluate(() => {
        history.back();
      });
    },
    run: <T, A>(script: (argument: A) => T | Promise<T>, argument?: A) =>
      page.evaluate(script as (argument: unknown) => T | Promise<T>, argument),
    tap: (x, y) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key),
    resize: (width, height) => page.setViewportSize({ width, height }),
    async openTab() {
      return createPageTab(await page.context().newPage());
    },
    bringToFront: () => page.bringToFront(),
  };
}
