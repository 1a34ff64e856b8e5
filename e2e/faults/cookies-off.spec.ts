import { expect, test } from './test';

// In a file of its own, for Firefox learns of it when it starts.
test.use({
  hasCookies: false,
  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({ ...launchOptions, firefoxUserPrefs: { 'network.cookie.cookieBehavior': 2 } });
    },
    { scope: 'worker' },
  ],
});

test.describe('Stored choice', () => {
  test('a browser without cookies honours the choice for the page, and asks on the next', async ({
    shop,
    engine,
  }) => {
    if (engine === 'chromium') {
      const page = shop.tab.page!;
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setDocumentCookieDisabled', { disabled: true });
    }
    await shop.open();
    // Not `cookieEnabled`: WebKitGTK says there that it takes them.
    const kept = await shop.tab.run(() => {
      document.cookie = 'tried=1';
      return document.cookie;
    });
    expect(kept).toBe('');
    await shop.expectAsked();
    await shop.refuse();
    await shop.expectRefused();
    await shop.tab.reload();
    await shop.started();
    await shop.expectAsked();
    await shop.accept();
    await shop.expectGranted();
    expect((await shop.see()).problems.filter((problem) => problem.startsWith('record: '))).toHaveLength(1);
  });
});
