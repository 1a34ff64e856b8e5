import { test as base, expect } from '@playwright/test';
import { TestServer } from './server';

declare global {
  interface Window {
    /** Where the content of a test's page writes its name when it runs: `ran.push('analytics')`. */
    ran: string[];
    /** Every event of the product on this page, in order. */
    events: { readonly name: string; readonly detail: unknown }[];
  }
}

export interface TestOptions {
  /** Lets a test pass although its page threw: for pages that are broken on purpose. */
  allowPageErrors: boolean;
}

export const test = base.extend<TestOptions & { server: TestServer }>({
  // One for each test: a request that an earlier page had under way must not be counted in the next test.
  server: async ({}, use) => {
    const server = await TestServer.start();
    await use(server);
    await server.close();
  },

  baseURL: ({ server }, use) => use(server.origin),

  allowPageErrors: [false, { option: true }],

  context: async ({ context, allowPageErrors }, use) => {
    const errors: string[] = [];
    context.on('weberror', (webError) => {
      const { message, stack } = webError.error();
      // Firefox says in the same way what it tells developers alone: that it keeps no cookie for a domain, where finding
      // the widest one is no error; and that a file it could not have does not match its integrity.
      if (!/^(Cookie “|None of the “\w+” hashes in the integrity attribute )/.test(message))
        errors.push(stack ?? message);
    });
    await context.addInitScript(() => {
      window.ran = [];
      window.events = [];
      for (const name of ['ready', 'decision', 'change', 'view', 'problem']) {
        EventTarget.prototype.addEventListener.call(document, `soglasie:${name}`, (event) => {
          window.events.push({ name, detail: (event as CustomEvent<unknown>).detail });
        });
      }
    });
    await use(context);
    if (!allowPageErrors) expect(errors, 'uncaught errors in the page').toEqual([]);
  },
});

export { expect };
