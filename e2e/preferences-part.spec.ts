import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { declaredConfig } from './declared';
import type { TestServer } from './server';
import { acceptance, leaveRecord, readRecord } from './record';
import { shopConfig, shopPage } from './shopPage';
import {
  accept,
  banner,
  customiseButton,
  layoutShifts,
  preferences,
  problems,
  refuse,
  reopenControl,
  settle,
  surfaces,
} from './visitor';

// The part with the second layer comes when it is first wanted, and the page gets by where it does not.

const PART = '**/soglasie-preferences-*';

const shop = shopPage({ config: declaredConfig });
const accepted = { ...acceptance, on: 'preferences.analytics.advertising.ab-test' };

const asked = (server: TestServer): number => server.requestsTo('/soglasie/soglasie-preferences-').length;

/** Holds the part back until the returned function is called. */
async function hold(page: Page): Promise<() => void> {
  let arrive = (): void => {};
  const arrival = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(PART, async (route) => {
    await arrival;
    await route.continue();
  });
  return arrive;
}

/** Notes in `ran`, frame by frame, what becomes of the dialog. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const look = (): void => {
      const { shadowRoot } = document.querySelector('soglasie-root') ?? {};
      const dialog = shadowRoot?.querySelector('dialog');
      const now = !dialog ? 'absent' : dialog.matches(':modal') ? 'open' : 'closed';
      if (window.ran.at(-1) !== now) window.ran.push(now);
      requestAnimationFrame(look);
    };
    look();
  });
}

test.describe('it is not asked for before somebody is about to want it', () => {
  test('on a first visit, then once, when the pointer comes to «Настроить»', async ({ page, server }) => {
    await page.goto(server.page(shop));
    await expect(banner(page)).toBeVisible();
    await page.mouse.move(300, 200);
    await settle(page);
    expect(asked(server)).toBe(0);

    await customiseButton(banner(page)).hover();
    await expect.poll(() => asked(server)).toBe(1);
    await expect(preferences(page)).toHaveCount(0);
    await customiseButton(banner(page)).click();
    await expect(preferences(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await customiseButton(banner(page)).click();
    await expect(preferences(page)).toBeVisible();
    expect(asked(server)).toBe(1);
  });

  test('on a first visit, then once, when the focus comes to «Настроить»', async ({ page, server }) => {
    await page.goto(server.page(shop));
    await banner(page).getByRole('button', { name: 'Принять все' }).focus();
    await settle(page);
    expect(asked(server)).toBe(0);

    await page.keyboard.press('Tab');
    await expect(customiseButton(banner(page))).toBeFocused();
    await expect.poll(() => asked(server)).toBe(1);
    await page.keyboard.press('Enter');
    await expect(preferences(page)).toBeVisible();
    expect(asked(server)).toBe(1);
  });

  for (const [intent, show] of [
    ['the pointer comes', 'hover'],
    ['the focus comes', 'focus'],
  ] as const) {
    test(`on a return visit, then once, when ${intent} to the reopen control`, async ({
      page,
      server,
      context,
    }) => {
      await leaveRecord(context, server.origin, accepted);
      const path = server.page(shop);
      await page.goto(path);
      await expect(reopenControl(page)).toBeVisible();
      await settle(page);
      expect(server.requests.map((request) => request.path)).toEqual([path, '/soglasie/soglasie.js']);

      await reopenControl(page)[show]();
      await expect.poll(() => asked(server)).toBe(1);
      await expect(preferences(page)).toHaveCount(0);
      await reopenControl(page).click();
      await expect(preferences(page)).toBeVisible();
      expect(asked(server)).toBe(1);
    });
  }

  test('an answer to the banner does not ask for it', async ({ page, server }) => {
    await page.goto(server.page(shop));
    await accept(page);
    await settle(page);
    expect(asked(server)).toBe(0);
  });
});

test('it is one file, and draws with the Preact of soglasie.js', async ({ page, server }) => {
  await page.addInitScript(() => {
    // Whose code makes each of the nodes that the page gets by script: the topmost file on the stack but for this one.
    const note = (kind: string): void => {
      const file = /\/soglasie\/([\w.-]+\.js)/.exec(new Error().stack ?? '')?.[1];
      if (file) window.ran.push(`${kind} by ${file.replace(/-\w{8}\.js$/, '.js')}`);
    };
    for (const [of, name] of [
      [Document.prototype, 'createTextNode'],
      [Node.prototype, 'insertBefore'],
    ] as const) {
      const original: unknown = Reflect.get(of, name);
      Reflect.set(of, name, function (this: unknown, ...words: unknown[]): unknown {
        note(name);
        return Reflect.apply(original as () => unknown, this, words) as unknown;
      });
    }
  });
  const body = '<soglasie-preferences></soglasie-preferences><soglasie-declaration></soglasie-declaration>';
  await page.goto(server.page(shopPage({ config: declaredConfig, body })));
  await expect(page.locator('soglasie-declaration').getByRole('table')).toHaveCount(4);
  await customiseButton(banner(page)).click();
  await expect(preferences(page)).toBeVisible();
  const makers = [...new Set(await page.evaluate(() => window.ran))];
  const drawing = makers.filter((maker) => /^(createTextNode|insertBefore) /.test(maker));
  expect(drawing.sort()).toEqual(['createTextNode by soglasie.js', 'insertBefore by soglasie.js']);

  const files = server.requestsTo('/soglasie/').map(({ path }) => path.replace(/-[\w-]{8}\.js$/, '.js'));
  expect(files).toEqual([
    '/soglasie/soglasie.js',
    '/soglasie/soglasie-others.js',
    '/soglasie/soglasie-preferences.js',
  ]);
  // Without this no renderer gets by, and nothing else of the part has it.
  const [script, , part] = await Promise.all(
    server.requestsTo('/soglasie/').map(async ({ path }) => (await page.request.get(path)).text()),
  );
  expect(script).toContain('createTextNode');
  expect(part).not.toContain('createTextNode');
});

test.describe('after the intent', () => {
  const article = `<p>${'Самовар греет воду и чай. '.repeat(80)}</p><div style="height: 200vh"></div>`;

  for (const [screen, width, height] of [
    ['a desktop', 1280, 720],
    ['a phone', 390, 844],
  ] as const) {
    test(`opening and closing the centre shifts nothing on ${screen}`, async ({ page, server }) => {
      await page.setViewportSize({ width, height });
      await page.goto(server.page(shopPage({ config: declaredConfig, body: article })));
      await customiseButton(banner(page)).hover();
      await expect.poll(() => asked(server)).toBe(1);
      await customiseButton(banner(page)).click();
      await expect(preferences(page)).toBeVisible();
      await settle(page);
      await page.keyboard.press('Escape');
      await expect(preferences(page)).toBeHidden();
      await settle(page);
      expect(await layoutShifts(page)).toEqual([]);
    });
  }

  test('no frame shows a dialog that is not open yet', async ({ page, server }) => {
    const arrive = await hold(page);
    const wanted = page.waitForRequest(PART);
    await page.goto(server.page(shop));
    await watchFrames(page);
    await customiseButton(banner(page)).click();
    await wanted;
    await settle(page);
    await expect(preferences(page)).toHaveCount(0);
    arrive();
    await expect.poll(() => page.evaluate(() => window.ran)).toEqual(['absent', 'open']);
  });

  test('the dialog is open in the frame after the click where the part was there before', async ({
    page,
    server,
  }) => {
    await page.goto(server.page(shop));
    await customiseButton(banner(page)).hover();
    await expect.poll(() => asked(server)).toBe(1);
    // The same module as the page's own.
    await page.evaluate(
      (path) => import(path),
      server.requestsTo('/soglasie/soglasie-preferences-')[0]!.path,
    );
    await settle(page);
    await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('soglasie-root')!;
      shadowRoot!.querySelector('[part=customise]')!.addEventListener('click', () => {
        requestAnimationFrame(() => {
          window.ran.push(shadowRoot!.querySelector('dialog:modal') ? 'open' : 'closed');
        });
      });
    });
    await customiseButton(banner(page)).click();
    await expect.poll(() => page.evaluate(() => window.ran)).toEqual(['open']);
  });
});

test.describe('where it cannot be had', () => {
  const retry = (page: Page) => banner(page).getByRole('button', { name: 'Попробовать ещё раз' });

  for (const [fault, abort] of [
    ['the connection breaks', true],
    ['the server has no such file', false],
  ] as const) {
    test(`the visitor is told so and can try again, when ${fault}`, async ({ page, server }) => {
      await page.route(PART, (route) => (abort ? route.abort() : route.fulfill({ status: 404 })));
      await page.goto(server.page(shop));
      await customiseButton(banner(page)).click();
      await expect(banner(page).getByRole('alert')).toHaveText('Настройки не загрузились. Проверьте связь.');
      expect(await problems(page)).toContain('part');
      await retry(page).click();
      await expect(retry(page)).toBeVisible();

      await page.unroute(PART);
      // What was asked for before may still be on its way, and come by itself.
      await expect(async () => {
        if (!(await preferences(page).isVisible())) await retry(page).click({ timeout: 1000 });
        await expect(preferences(page)).toBeVisible({ timeout: 2000 });
      }).toPass();
      await page.keyboard.press('Escape');
      await expect(banner(page)).toBeVisible();
      await expect(customiseButton(banner(page))).toBeVisible();
      await expect(banner(page).getByRole('alert')).toBeEmpty();
    });
  }

  for (const [decide, via] of [
    [accept, 'accept-all'],
    [refuse, 'reject-all'],
  ] as const) {
    test(`the visitor can still ${decide.name}`, async ({ page, server, context }) => {
      await page.route(PART, (route) => route.abort());
      await page.goto(server.page(shop));
      await customiseButton(banner(page)).click();
      await expect(retry(page)).toBeVisible();
      await decide(page);
      expect((await readRecord(context))?.via).toBe(via);
      await expect(surfaces(page)).toHaveCount(0);
    });
  }

  test('intent alone that comes to nothing is not told to the visitor', async ({ page, server }) => {
    await page.route(PART, (route) => route.abort());
    await page.goto(server.page(shop));
    await customiseButton(banner(page)).hover();
    await expect.poll(() => problems(page)).toEqual(['part']);
    await settle(page);
    await expect(banner(page).getByRole('alert')).toBeEmpty();
    await expect(customiseButton(banner(page))).toBeVisible();
  });

  test('a visitor who has decided is told so by the banner', async ({ page, server, context }) => {
    await leaveRecord(context, server.origin, accepted);
    await page.route(PART, (route) => route.abort());
    await page.goto(server.page(shop));
    await reopenControl(page).click();
    await expect(banner(page).getByRole('alert')).toHaveText('Настройки не загрузились. Проверьте связь.');
    await page.unroute(PART);
    await retry(page).click();
    await expect(preferences(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(surfaces(page)).toHaveCount(0);
    await expect(reopenControl(page)).toBeVisible();
  });

  test('elements of ours in the page say so, each with a button to try again', async ({
    page,
    server,
    context,
  }) => {
    await leaveRecord(context, server.origin, acceptance);
    await page.route(PART, (route) => route.abort());
    const body = '<soglasie-preferences></soglasie-preferences><soglasie-declaration></soglasie-declaration>';
    await page.goto(server.page(shopPage({ config: shopConfig, body })));
    for (const tag of ['soglasie-preferences', 'soglasie-declaration']) {
      const element = page.locator(tag);
      await expect(element).toContainText('Настройки не загрузились. Проверьте связь.');
      await expect(element.getByRole('button', { name: 'Попробовать ещё раз' })).toBeVisible();
    }
    await page.unroute(PART);
    for (const tag of ['soglasie-preferences', 'soglasie-declaration'])
      await page.locator(tag).getByRole('button', { name: 'Попробовать ещё раз' }).click();
    await expect(page.locator('soglasie-preferences').getByRole('switch')).toHaveCount(2);
    await expect(page.locator('soglasie-declaration').getByRole('table')).toHaveCount(1);
    for (const tag of ['soglasie-preferences', 'soglasie-declaration'])
      await expect(page.locator(tag)).not.toContainText('Настройки не загрузились', { useInnerText: true });
  });
});
