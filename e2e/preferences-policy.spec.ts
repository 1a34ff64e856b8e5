import { expect, test } from './fixtures';
import { declaredConfig } from './declared';
import { policy, violations } from './policy';
import { readRecord } from './record';
import { shopPage } from './shopPage';
import {
  banner,
  customiseButton,
  preferences,
  problems,
  reopenControl,
  saveButton,
  switchFor,
} from './visitor';

// The second layer on pages that allow as little as a page can.

const body = `<soglasie-preferences></soglasie-preferences><soglasie-declaration></soglasie-declaration>`;
const config = { ...declaredConfig, theme: { accent: 'rgb(0, 128, 64)', radius: '4px' } };

for (const [kind, scriptAttributes, directives] of [
  [
    'scripts and styles from itself only',
    {},
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
  ],
  [
    'Trusted Types of ours only',
    {},
    "script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types soglasie",
  ],
  [
    'scripts with a nonce, and what they load',
    { nonce: 'abc' },
    "default-src 'self'; script-src 'nonce-abc' 'strict-dynamic'; style-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types soglasie",
  ],
] as const) {
  test(`a page that allows ${kind} has dialog, elements and declaration, styled and at work`, async ({
    page,
    server,
    context,
  }) => {
    await page.goto(server.page(shopPage({ body, config, scriptAttributes }), policy(directives)));
    await customiseButton(banner(page)).click();
    await expect(preferences(page)).toHaveCSS('display', 'flex');
    await expect(preferences(page)).toHaveCSS('border-top-left-radius', '4px');
    await switchFor(page, 'Статистика посещений').check();
    // The accent, made opaque.
    await expect(switchFor(page, 'Статистика посещений')).toHaveCSS(
      'background-color',
      'color(srgb 0 0.501961 0.25098)',
    );

    const centre = page.locator('soglasie-preferences');
    await expect(centre.locator('[part=surface]')).toHaveCSS('border-top-left-radius', '4px');
    await expect(centre.getByRole('switch').first()).toHaveCSS('width', '46px');
    const table = page.locator('soglasie-declaration').getByRole('table').first();
    await expect(table).toHaveCSS('border-collapse', 'collapse');

    await saveButton(preferences(page)).click();
    await expect(preferences(page)).toBeHidden();
    expect(await readRecord(context)).toMatchObject({ on: 'analytics', via: 'save' });
    await expect(centre.getByRole('switch', { checked: true })).toHaveCount(3);

    await centre.getByRole('switch', { name: 'Реклама' }).check();
    await saveButton(centre).click();
    expect(await readRecord(context)).toMatchObject({ on: 'analytics.advertising', via: 'save' });
    await reopenControl(page).click();
    await preferences(page).getByRole('button', { name: 'Отозвать согласие' }).click();
    await expect(preferences(page).getByRole('status').last()).toContainText('Согласие отозвано.');
    expect(await readRecord(context)).toMatchObject({ via: 'withdraw' });
    expect(await violations(page)).toEqual([]);
    expect(await problems(page)).toEqual([]);
  });
}

test('such a page is asked in another language, too', async ({ page, server }) => {
  const html = shopPage({ body, config: { ...config, language: 'en' } });
  const strict = policy("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'");
  await page.goto(server.page(html, strict));
  await expect(page.getByRole('heading', { name: 'Cookies on this site' })).toBeVisible();
  await page.getByRole('button', { name: 'Customise' }).click();
  await expect(page.getByRole('dialog', { name: 'Cookie settings' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
