import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { file, fileOnDemand, held, heldFile, reports, requestCounts } from './held';
import { shopConfig, shopPage } from './shopPage';
import {
  accept,
  acceptButton,
  banner,
  customiseButton,
  preferences,
  ran,
  refuse,
  saveButton,
  settle,
  switchFor,
} from './visitor';

// Client routers put a new page into the old document. What they bring is held back and released like the first
// page's, and the surface outlives the old page.

/** How a router shows the page that it fetched; it is called in the browser with that page's markup. */
type Router = (markup: string) => void | Promise<void>;

const routers: Readonly<Record<string, Router>> = {
  'pjax: new markup in a container, its scripts made anew': (markup) => {
    const { body } = new DOMParser().parseFromString(markup, 'text/html');
    const container = document.querySelector('main')!;
    container.innerHTML = body.innerHTML;
    for (const old of container.querySelectorAll('script')) {
      const script = document.createElement('script');
      for (const { name, value } of old.attributes) script.setAttribute(name, value);
      script.text = old.text;
      old.replaceWith(script);
    }
  },

  'Turbo: another <body>, its scripts made anew': (markup) => {
    const next = new DOMParser().parseFromString(markup, 'text/html');
    const body = document.adoptNode(next.body);
    for (const old of body.querySelectorAll('script')) {
      const script = document.createElement('script');
      script.textContent = old.textContent;
      for (const { name, value } of old.attributes) script.setAttribute(name, value);
      old.replaceWith(script);
    }
    document.body.replaceWith(body);
  },

  'Turbo before it is cached: a copy of the old <body> is kept, and the new one put in by <html>': (
    markup,
  ) => {
    const next = new DOMParser().parseFromString(markup, 'text/html');
    document.body.cloneNode(true);
    document.documentElement.replaceChild(document.adoptNode(next.body), document.body);
  },

  'Astro: a view transition swaps <head> and <body>, then live scripts are made anew': async (markup) => {
    const next = new DOMParser().parseFromString(markup, 'text/html');
    for (const script of document.scripts) script.dataset.astroExec = '';
    const transition = document.startViewTransition(() => {
      const kept = [...document.head.querySelectorAll('script, style')];
      document.head.replaceChildren(...kept, ...next.head.childNodes);
      document.body.replaceWith(document.adoptNode(next.body));
    });
    await transition.updateCallbackDone;
    for (const old of document.querySelectorAll('script')) {
      if (old.dataset.astroExec === '') continue;
      const type = old.getAttribute('type');
      if (type && type !== 'module' && type !== 'text/javascript') continue;
      const script = document.createElement('script');
      script.text = old.text;
      for (const { name, value } of old.attributes) script.setAttribute(name, value);
      script.dataset.astroExec = '';
      old.replaceWith(script);
    }
  },

  'React: nodes made one by one and appended': (markup) => {
    const { body } = new DOMParser().parseFromString(markup, 'text/html');
    const root = document.createElement('div');
    for (const { localName, attributes, textContent } of body.querySelectorAll('p, script')) {
      const element = document.createElement(localName);
      root.append(element);
      for (const { name, value } of attributes) element.setAttribute(name, value);
      element.textContent = textContent;
    }
    document.querySelector('main')!.replaceChildren(root);
  },

  'React: attributes set after the node is in the page': (markup) => {
    const { body } = new DOMParser().parseFromString(markup, 'text/html');
    const main = document.querySelector('main')!;
    main.replaceChildren();
    for (const { localName, attributes, textContent } of body.querySelectorAll('p, script')) {
      const element = document.createElement(localName);
      if (element instanceof HTMLScriptElement) element.type = 'text/plain';
      main.append(element);
      element.textContent = textContent;
      for (const { name, value } of attributes) element.setAttribute(name, value);
    }
  },

  'a new <head> and <body> in place of all that <html> holds': (markup) => {
    const next = new DOMParser().parseFromString(markup, 'text/html');
    document.documentElement.replaceChildren(document.adoptNode(next.head), document.adoptNode(next.body));
  },

  'markup put into <html>': (markup) => {
    document.documentElement.innerHTML = markup;
  },

  'another <html>': (markup) => {
    const next = new DOMParser().parseFromString(markup, 'text/html');
    document.replaceChild(document.adoptNode(next.documentElement), document.documentElement);
  },
};

const nextPage = (name: string): string =>
  `<html lang="ru"><head><title>${name}</title></head><body><main>
    <p>Страница «${name}»</p>
    ${held(`${name} inline`)}
    ${heldFile(`/held/${name}.js`)}
    ${held(`${name} last`)}
  </main></body></html>`;

const scriptsOf = (name: string): string[] => [`${name} inline`, name, `${name} last`];

for (const [kind, router] of Object.entries(routers)) {
  test.describe(kind, () => {
    const go = async (page: Page, name: string): Promise<void> => {
      await page.evaluate(router, nextPage(name));
      await expect(page.getByText(`Страница «${name}»`)).toBeVisible();
    };

    test.beforeEach(async ({ page, server }) => {
      for (const name of ['tea', 'cups', 'trays']) file(server, `/held/${name}.js`);
      await page.goto(server.page(shopPage()));
      await expect(banner(page)).toBeVisible();
    });

    test('what came is held back until it is granted, and then runs once, in order', async ({
      page,
      server,
    }) => {
      await go(page, 'tea');
      await settle(page);
      expect(await ran(page)).toEqual([]);
      expect(server.requestsTo('/held/')).toEqual([]);

      // Not by the banner: whether that is still there is the next test's question.
      await page.evaluate(() => window.soglasie?.acceptAll());
      await expect.poll(() => ran(page)).toEqual(scriptsOf('tea'));
      await go(page, 'cups');
      await expect.poll(() => ran(page)).toEqual([...scriptsOf('tea'), ...scriptsOf('cups')]);
      await settle(page);
      expect(await ran(page)).toEqual([...scriptsOf('tea'), ...scriptsOf('cups')]);
      expect(requestCounts(server)).toEqual({ '/held/tea.js': 1, '/held/cups.js': 1 });
      expect(await reports(page)).toEqual([]);
    });

    test('after a refusal it stays held back, whatever else is opened', async ({ page, server }) => {
      await refuse(page);
      await go(page, 'tea');
      await go(page, 'cups');
      await settle(page);
      expect(await ran(page)).toEqual([]);
      expect(server.requestsTo('/held/')).toEqual([]);
    });

    test('the banner is still there and can be answered', async ({ page }) => {
      await go(page, 'tea');
      await expect(banner(page)).toBeVisible();
      await go(page, 'cups');
      await expect(banner(page)).toBeVisible();
      await expect(page.locator('soglasie-root')).toHaveCount(1);
      await accept(page);
      await expect.poll(() => ran(page)).toEqual(scriptsOf('cups'));
    });

    test('the preference centre still opens and decides', async ({ page }) => {
      await customiseButton(banner(page)).click();
      await expect(preferences(page)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(preferences(page)).toBeHidden();
      await go(page, 'tea');
      await page.evaluate(() => window.soglasie?.show('preferences'));
      await expect(preferences(page)).toBeVisible();
      await switchFor(page, 'статистика посещений').check();
      await saveButton(preferences(page)).click();
      await expect(preferences(page)).toBeHidden();
      await expect.poll(() => ran(page)).toEqual(scriptsOf('tea'));
      await expect(banner(page)).toBeHidden();
    });
  });
}

test('the banner that was answered does not come back with another page', async ({ page, server }) => {
  await page.goto(server.page(shopPage()));
  await acceptButton(banner(page)).click();
  await expect(banner(page)).toBeHidden();
  await page.evaluate(() => {
    document.documentElement.replaceChildren(document.createElement('head'), document.createElement('body'));
  });
  await settle(page);
  await expect(banner(page)).toBeHidden();
});

test('a file on its way when the page is replaced runs once, and the next page’s follow it', async ({
  page,
  server,
}) => {
  const answer = fileOnDemand(server, '/held/slow.js');
  file(server, '/held/tea.js');
  const config = { ...shopConfig, gate: { timeout: 60_000 } };
  await page.goto(server.page(shopPage({ body: heldFile('/held/slow.js') + held('gone'), config })));
  await accept(page);
  await expect.poll(() => server.requestsTo('/held/slow.js')).toHaveLength(1);
  await page.evaluate((markup) => {
    document.body.replaceWith(new DOMParser().parseFromString(markup, 'text/html').body);
  }, nextPage('tea'));
  answer();
  await expect.poll(() => ran(page)).toEqual(expect.arrayContaining(scriptsOf('tea')));
  const order = await ran(page);
  expect(order.filter((name) => name.startsWith('tea'))).toEqual(scriptsOf('tea'));
  expect(order).not.toContain('gone');
  expect(requestCounts(server)['/held/tea.js']).toBe(1);
});
