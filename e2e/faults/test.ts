import { test as base } from '@playwright/test';
import { TestServer } from '../server';
import { createDriverTab } from './createDriverTab';
import { createPageTab } from './createPageTab';
import { Shop } from './Shop';
import { startWebKit, type WebKit } from './startWebKit';
import type { Engine } from './Tab';

interface Options {
  /** False for a visitor who has switched cookies off; Chromium and Firefox are told otherwise. */
  readonly hasCookies: boolean;
  /** False for a scenario whose page may never finish loading: without it, WebDriver answers nothing then. */
  readonly awaitsLoad: boolean;
}

interface Fixtures {
  readonly engine: Engine;
  readonly server: TestServer;
  /** A shop in a browser that nobody has used. */
  readonly shop: Shop;
}

/** One scenario for all engines: each project of the configuration is called by its engine. */
export const test = base.extend<Options & Fixtures, { readonly webkit: WebKit | undefined }>({
  webkit: [
    async ({}, use, { project }) => {
      const webkit = project.name === 'webkit' ? await startWebKit() : undefined;
      await use(webkit);
      await webkit?.close();
    },
    { scope: 'worker' },
  ],

  hasCookies: [true, { option: true }],

  awaitsLoad: [true, { option: true }],

  engine: ({}, use, { project }) => use(project.name as Engine),

  server: async ({}, use) => {
    const server = await TestServer.start();
    await use(server);
    await server.close();
  },

  shop: async (
    { browser, engine, server, webkit, hasCookies, awaitsLoad, javaScriptEnabled },
    use,
    { annotations },
  ) => {
    // For the table of what was shown in which engine.
    const note = (version: string | undefined): void => {
      annotations.push({ type: 'version', ...(version && { description: version }) });
    };
    if (webkit) {
      const driver = await webkit.open({
        hosts: `127.0.0.1:${server.port}`,
        hasScripts: javaScriptEnabled,
        hasCookies,
        awaitsLoad,
      });
      note((await driver.getCapabilities()).getBrowserVersion());
      try {
        await use(new Shop(engine, await createDriverTab(driver), server));
      } finally {
        await driver.quit();
      }
    } else {
      note(browser.version());
      const context = await browser.newContext();
      await use(new Shop(engine, createPageTab(await context.newPage()), server));
      await context.close();
    }
  },
});

export { expect } from '@playwright/test';
