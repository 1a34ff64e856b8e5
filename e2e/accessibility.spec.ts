import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { installTools } from './pageTools';
import { leaveRecord } from './record';
import { shopPage } from './shopPage';
import { centre, fullConfig, granted, open, reopenButton, surfaces } from './surfaces';
import {
  acceptButton,
  banner,
  customiseButton,
  preferences,
  rejectButton,
  saveButton,
  settle,
  switchFor,
} from './visitor';

// WCAG 2.1 AA on every surface.

const schemes = ['light', 'dark'] as const;
const each = Object.entries(surfaces);

test.beforeEach(({ context }) => context.addInitScript(installTools));

/** Rules of axe that are broken, and where. */
async function broken(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .setLegacyMode()
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`),
  );
}

/** What is too pale to be read or told apart. */
const pale = (surface: Locator): Promise<string[]> =>
  surface.evaluate((element) => window.tools.pale(element));

/** Texts that are cut off, out of the window or under one another; and whether the page scrolls sideways. */
const lost = (surface: Locator): Promise<string[]> =>
  surface.evaluate((element) => [
    ...window.tools.lost(element),
    ...(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []),
  ]);

/** Adds a style sheet to the page and to every shadow root, as a visitor's own style would be. */
const restyle = (page: Page, css: string): Promise<void> =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    const roots = window.tools.all('*').flatMap(({ shadowRoot }) => shadowRoot ?? []);
    for (const root of [document, ...roots]) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }, css);

/** How many times Tab is pressed until the control has the focus. */
async function tabsTo(page: Page, control: Locator): Promise<number> {
  const handle = await control.elementHandle();
  for (let tabs = 1; tabs < 99; tabs++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((element) => window.tools.focused() === element, handle)) return tabs;
  }
  return Infinity;
}

/** Goes through a surface with Tab. Names of its controls as they stand, as they came, and what was wrong with them. */
async function walk(page: Page, surface: Locator): Promise<Record<'names' | 'seen' | 'faults', string[]>> {
  const controls = await surface.evaluateHandle((element) => window.tools.controls(element));
  const names = await controls.evaluate((all) => all.map(window.tools.name));
  const seen: string[] = [];
  const faults: string[] = [];
  for (let tabs = 0; tabs < 150 && seen.length < names.length; tabs++) {
    await page.keyboard.press('Tab');
    const found = await controls.evaluate((all) => {
      const { focused, name, focusFaults } = window.tools;
      const element = all.find((one) => one === focused());
      return element && { name: name(element), faults: focusFaults(element) };
    });
    if (!found) continue;
    seen.push(found.name);
    faults.push(...found.faults);
  }
  return { names, seen, faults };
}

test.describe('axe and our own measure of contrast', () => {
  for (const [name, { reach }] of each) {
    test(`find nothing in ${name}, light and dark`, async ({ page, server }) => {
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const surface = await reach(page, server);
        expect.soft(await broken(page), colorScheme).toEqual([]);
        // What lies in the top layer has no background that axe could tell.
        expect.soft(await pale(surface), colorScheme).toEqual([]);
        await page.context().clearCookies();
      }
    });
  }

  for (const accent of ['#0a5', '#ffd400', '#111']) {
    test(`find no pale text or switch with the accent ${accent}, light and dark`, async ({
      page,
      server,
    }) => {
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const surface = await centre.reach(page, server, { ...fullConfig, theme: { accent } });
        await switchFor(page, 'Статистика посещений').check();
        expect.soft(await pale(surface), colorScheme).toEqual([]);
        expect.soft(await pale(banner(page)), colorScheme).toEqual([]);
      }
    });
  }

  test('see into the shadow root: what is broken there is found', async ({ page, server }) => {
    const surface = await centre.reach(page, server);
    await restyle(page, '.intro { color: #bbb } input { border-color: #ccc }');
    expect(await pale(surface)).toEqual([
      expect.stringMatching(/^p Выберите.* 1\.9/),
      expect.stringMatching(/^boundary of a switch that is off: 1\.6/),
    ]);
    await preferences(page)
      .getByRole('button', { name: 'Закрыть' })
      .evaluate((button) => {
        button.removeAttribute('aria-label');
      });
    expect(await broken(page)).toEqual([expect.stringMatching(/^button-name: soglasie-root .*close/)]);
  });
});

test.describe('the keyboard', () => {
  for (const [where, reach] of [
    ['from the load of the page', surfaces['the banner, a bar at the bottom']!.reach],
    ['in the preference centre', centre.reach],
  ] as const) {
    test(`refuses with no more key presses than it accepts with, ${where}`, async ({ page, server }) => {
      const refusing = await tabsTo(page, rejectButton(await reach(page, server)));
      const accepting = await tabsTo(page, acceptButton(await reach(page, server)));
      expect(refusing).toBeLessThanOrEqual(accepting);
    });
  }

  for (const [name, { reach }] of each) {
    test(`comes to every control of ${name} in order, and shows where it is`, async ({ page, server }) => {
      const surface = await reach(page, server);
      const { names, seen, faults } = await walk(page, surface);
      expect(seen).toEqual(names);
      expect.soft(faults).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await surface.evaluate((element) =>
        window.tools.controls(element).flatMap((control) => {
          control.focus();
          return window.tools.focusFaults(control);
        }),
      );
      expect(dark).toEqual([]);
    });
  }

  test('shows where it is on the button in the corner of a light page, to a visitor of dark ones', async ({
    page,
    server,
    context,
  }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await leaveRecord(context, server.origin, granted);
    await page.goto(server.page(shopPage({ config: fullConfig })));
    await expect(reopenButton(page)).toBeVisible();
    await tabsTo(page, reopenButton(page));
    expect(await reopenButton(page).evaluate((element) => window.tools.focusFaults(element))).toEqual([]);
  });

  for (const key of ['Enter', 'Space']) {
    test(`unfolds what is stored, and folds it again, with ${key}`, async ({ page, server }) => {
      await open(page, server);
      await customiseButton(banner(page)).click();
      const summary = preferences(page).locator('summary').first();
      await tabsTo(page, summary);
      const table = preferences(page).getByRole('table').first();
      await expect(table).toBeHidden();
      await page.keyboard.press(key);
      await expect(table).toBeVisible();
      await page.keyboard.press(key);
      await expect(table).toBeHidden();
    });
  }

  test('decides alone: opens the centre, turns a switch on with the space bar, saves', async ({
    page,
    server,
  }) => {
    await open(page, server);
    await tabsTo(page, customiseButton(banner(page)));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Настройки файлов cookie' })).toBeFocused();
    const analytics = switchFor(page, 'Статистика посещений');
    await tabsTo(page, analytics);
    await page.keyboard.press('Space');
    await expect(analytics).toBeChecked();
    await page.keyboard.press('Space');
    await expect(analytics).not.toBeChecked();
    await page.keyboard.press('Space');
    await tabsTo(page, saveButton(preferences(page)));
    await page.keyboard.press('Enter');
    await expect(preferences(page)).toBeHidden();
    expect(await page.evaluate(() => window.soglasie?.state.categories)).toMatchObject({
      analytics: true,
      advertising: false,
    });
  });
});

test.describe('little room', () => {
  for (const [name, { reach }] of each.slice(0, 2)) {
    test(`breaks no word of an answer in ${name}`, async ({ page, server }) => {
      const surface = await reach(page, server);
      for (const width of [320, 340, 360, 390, 414]) {
        await page.setViewportSize({ width, height: 800 });
        const broken = await surface.locator('.acts button').evaluateAll((buttons) =>
          buttons.flatMap((button) => {
            const walker = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
            const words: string[] = [];
            for (let node = walker.nextNode(); node; node = walker.nextNode())
              for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\S+/g)) {
                const range = document.createRange();
                range.setStart(node, index);
                range.setEnd(node, index + word.length);
                if (range.getClientRects().length > 1) words.push(word);
              }
            return words;
          }),
        );
        expect.soft(broken, `${width} px`).toEqual([]);
      }
    });
  }

  const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`;

  for (const [name, { reach }] of each) {
    test(`loses nothing of ${name}, nor hides what has the focus`, async ({ page, server }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      const surface = await reach(page, server);
      expect.soft(await lost(surface), '320 px').toEqual([]);
      // 1280 × 1024 at 400 %.
      await page.setViewportSize({ width: 320, height: 256 });
      expect.soft(await lost(surface), '400 %').toEqual([]);
      expect.soft((await walk(page, surface)).faults, '400 %').toEqual([]);
    });

    test(`loses nothing of ${name} with bigger letters and more room between them`, async ({
      page,
      server,
    }) => {
      const surface = await reach(page, server);
      await restyle(page, spacing);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        expect.soft(await lost(surface), `room between letters, words and lines, ${width} px`).toEqual([]);
      }
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
        for (const root of [document, ...window.tools.all('*').flatMap(({ shadowRoot }) => shadowRoot ?? [])])
          root.adoptedStyleSheets = root.adoptedStyleSheets.slice(0, -1);
      });
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        expect.soft(await lost(surface), `letters of 200 %, ${width} px`).toEqual([]);
      }
    });
  }
});

test.describe('colours that the visitor forces', () => {
  test.beforeEach(({ page }) => page.emulateMedia({ forcedColors: 'active' }));

  test('show which switches are on', async ({ page, server }) => {
    await centre.reach(page, server);
    const analytics = switchFor(page, 'Статистика посещений');
    // The same place in the window, once without the focus.
    const picture = async (): Promise<Buffer> => {
      await page.evaluate(() => (window.tools.focused() as HTMLElement).blur());
      return analytics.screenshot({ animations: 'disabled' });
    };
    const off = await picture();
    await analytics.check();
    const on = await picture();
    expect(on.equals(off)).toBe(false);
    await analytics.uncheck();
    expect((await picture()).equals(off)).toBe(true);
  });

  for (const [name, { reach }] of each) {
    test(`leave the buttons of ${name} their borders, and the focus its outline`, async ({
      page,
      server,
    }) => {
      const surface = await reach(page, server);
      const faults = await surface.evaluate((element) => {
        const { all, contrast, name: nameOf } = window.tools;
        return all('button:enabled, input', element).flatMap((control) => {
          const style = getComputedStyle(control);
          const hasBorder =
            control.localName === 'input' ||
            (style.borderTopStyle === 'solid' &&
              parseFloat(style.borderTopWidth) >= 1 &&
              contrast(style.borderTopColor, 'Canvas') >= 3);
          control.focus({ focusVisible: true });
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(control);
          const hasOutline =
            outlineStyle === 'solid' &&
            parseFloat(outlineWidth) >= 2 &&
            contrast(outlineColor, 'Canvas') >= 3;
          return [
            hasBorder ? [] : `${nameOf(control)}: no border`,
            hasOutline ? [] : `${nameOf(control)}: no outline`,
          ].flat();
        });
      });
      expect(faults).toEqual([]);
    });
  }
});

test.describe('a visitor who wants little motion', () => {
  for (const [name, { reach }] of each) {
    test(`sees nothing move in ${name}`, async ({ page, server }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await reach(page, server);
      const moving = await page.evaluate(() =>
        window.tools
          .all('soglasie-root, soglasie-preferences, soglasie-declaration, soglasie-embed')
          .flatMap((host) => window.tools.all('*', host))
          .flatMap((element) =>
            [null, '::before', '::after', '::backdrop'].flatMap((pseudo) => {
              const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(
                element,
                pseudo,
              );
              const isStill = `${transitionDuration}, ${animationDuration}`
                .split(', ')
                .every((duration) => parseFloat(duration) === 0 || duration === 'auto');
              return isStill && scrollBehavior === 'auto'
                ? []
                : `${window.tools.name(element)} ${pseudo ?? ''}`;
            }),
          ),
      );
      expect(moving).toEqual([]);
    });
  }
});

test.describe('a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  for (const [name, { reach }] of each) {
    test(`finds room on every control of ${name}`, async ({ page, server }) => {
      const surface = await reach(page, server);
      expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
      const small = await surface.evaluate((element) =>
        window.tools.controls(element).flatMap((control) => {
          const { width, height } = control.getBoundingClientRect();
          const wanted = control.localName === 'button' ? 44 : 24;
          const isEnough = height >= wanted && width >= 24;
          return isEnough ? [] : `${window.tools.name(control)}: ${width.toFixed(1)} × ${height.toFixed(1)}`;
        }),
      );
      expect(small).toEqual([]);
    });
  }
});

test.describe('what is said to a screen reader', () => {
  for (const [name, { reach }] of each) {
    test(`comes into a region that was there before, in ${name}`, async ({ page, server }) => {
      await reach(page, server);
      await settle(page);
      expect(await page.evaluate(() => window.tools.late)).toEqual([]);
    });
  }

  test('tells of a decision, a copy and a withdrawal inside a page', async ({ page, server }) => {
    const surface = await surfaces['the preference centre inside a page']!.reach(page, server);
    const regions = await surface.evaluateHandle((element) => window.tools.all('[role=status]', element));
    const said = (): Promise<string[]> =>
      regions.evaluate((all) =>
        all.flatMap((region) => (region.isConnected ? region.textContent.trim() : 'gone')),
      );
    expect(await said()).toEqual(['', '']);
    await surface.getByRole('button', { name: 'Скопировать номер' }).click();
    await expect.poll(said).toEqual([expect.stringMatching(/^Номер /), '']);
    await saveButton(surface).click();
    await expect.poll(said).toContain('Выбор сохранён');
    await surface.getByRole('button', { name: 'Отозвать согласие' }).click();
    await expect.poll(said).toContainEqual(expect.stringContaining('Согласие отозвано.'));
    expect(await said()).not.toContain('gone');
  });

  test('has each status named by nothing but its text', async ({ page, server }) => {
    const report = await surfaces['the report of a withdrawal']!.reach(page, server);
    await expect(report.getByRole('status').filter({ hasText: 'Согласие отозвано.' })).toBeVisible();
  });
});

test.describe('the page behind', () => {
  const buy = (page: Page): Locator => page.getByRole('button', { name: 'В корзину' });

  /** What a click on the page's button meets, and whether the button takes the focus. */
  const usable = (page: Page): Promise<{ click: boolean; focus: boolean }> =>
    page.evaluate(() => {
      const button = document.querySelector('main button') as HTMLElement;
      const { left, top, width, height } = button.getBoundingClientRect();
      const before = document.activeElement;
      const click = document.elementFromPoint(left + width / 2, top + height / 2) === button;
      button.focus();
      const focus = document.activeElement === button;
      if (before instanceof HTMLElement) before.focus();
      return { click, focus };
    });

  test('is inert only while the dialog is open', async ({ page, server }) => {
    await open(page, server);
    await expect(banner(page)).toBeVisible();
    expect(await usable(page)).toEqual({ click: true, focus: true });
    await buy(page).click();
    await customiseButton(banner(page)).click();
    await expect(preferences(page)).toBeVisible();
    expect(await usable(page)).toEqual({ click: false, focus: false });
    await page.keyboard.press('Escape');
    await expect(preferences(page)).toBeHidden();
    expect(await usable(page)).toEqual({ click: true, focus: true });
    await buy(page).click();
  });

  test('is never inert under the banner, the offer to load anew and the corner button', async ({
    page,
    server,
  }) => {
    for (const name of [
      'the banner, a box at the bottom',
      'the offer to load the page anew',
      'the button in the corner',
    ]) {
      await surfaces[name]!.reach(page, server);
      expect(await usable(page)).toEqual({ click: true, focus: true });
      await page.context().clearCookies();
    }
  });
});
