import { expect, test } from './test';

// In a file of its own, for Firefox learns of it when it starts. Chromium is told for each page.
test.use({
  javaScriptEnabled: false,
  launchOptions: [
    async ({ launchOptions }, use) => {
      const { firefoxUserPrefs } = launchOptions;
      await use({ ...launchOptions, firefoxUserPrefs: { ...firefoxUserPrefs, 'javascript.enabled': false } });
    },
    { scope: 'worker' },
  ],
});

test.describe('Network and platform', () => {
  test.describe('with scripts off', () => {
    test('what is held back stays inert', async ({ shop, server }) => {
      const body = `<script>new Image().src = '/seen-with-scripts.gif'</script><img src="/seen.gif" alt="">`;
      await shop.visit(shop.page({ body }));
      await expect.poll(() => server.requestsTo('/seen.gif').length).toBe(1);
      expect(server.requestsTo('/seen-with-scripts.gif')).toEqual([]);
      expect(server.requestsTo('/held/')).toEqual([]);
      expect(server.requestsTo('/soglasie/')).toEqual([]);
    });
  });
});
