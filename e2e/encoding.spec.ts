import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';

test('texts stay readable on a page in windows-1251', async ({ page, server }) => {
  const script = await readFile(new URL('../dist/soglasie.js', import.meta.url));
  // No charset: the browser reads such a script in the encoding of the page, unless the script says better.
  server.resource('/no-charset.js', { body: script, type: 'text/javascript' });
  const path = server.page(
    '<!doctype html><html lang="ru"><title>Shop</title><h1>Shop</h1>' +
      '<script type="application/json" id="soglasie-config">{}</script>' +
      '<script async src="/no-charset.js" data-config="#soglasie-config"></script></html>',
    { headers: { 'content-type': 'text/html; charset=windows-1251' } },
  );

  await page.goto(path);

  expect(await page.evaluate(() => document.characterSet)).toBe('windows-1251');
  await expect(page.getByRole('button', { name: 'Принять все' })).toBeVisible();
});
