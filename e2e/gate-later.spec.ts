import { expect, test } from './fixtures';
import { acceptance, leaveRecord } from './record';
import { shopPage } from './shopPage';
import { ran, settle } from './visitor';

// Held-back content that reaches the page later than the decision.

test.beforeEach(({ context, server }) => leaveRecord(context, server.origin, acceptance));

const held = (name: string): string =>
  `<script type="text/plain" data-category="analytics">ran.push('${name}')</script>`;

test.describe('a tag added by a script', () => {
  test.beforeEach(async ({ page, server }) => {
    await page.goto(server.page(shopPage()));
    await page.waitForFunction(() => window.soglasie);
  });

  test('appended, it runs', async ({ page }) => {
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.type = 'text/plain';
      script.dataset.category = 'analytics';
      script.text = `ran.push('appended')`;
      document.body.append(script);
    });
    await expect.poll(() => ran(page)).toEqual(['appended']);
  });

  test('inside markup, it runs, and in order', async ({ page }) => {
    const markup = `<section>${held('first')}<p>${held('second')}</p></section>${held('third')}`;
    await page.evaluate((html) => {
      const place = document.createElement('div');
      document.body.append(place);
      place.innerHTML = html;
    }, markup);
    await expect.poll(() => ran(page)).toEqual(['first', 'second', 'third']);
  });

  test('in a new <body>, it runs', async ({ page }) => {
    await page.evaluate((html) => {
      const body = document.createElement('body');
      body.innerHTML = html;
      document.body.replaceWith(body);
    }, held('swapped'));
    await expect.poll(() => ran(page)).toEqual(['swapped']);
  });

  test('in a copy of the page that a router kept, it runs again', async ({ page }) => {
    await page.evaluate((html) => {
      document.body.innerHTML = html;
    }, held('kept'));
    await expect.poll(() => ran(page)).toEqual(['kept']);
    await page.evaluate(() => {
      const copy = document.body.innerHTML;
      document.body.innerHTML = '';
      document.body.innerHTML = copy;
    });
    await expect.poll(() => ran(page)).toEqual(['kept', 'kept']);
  });

  test('moved about once it has run, it does not run again', async ({ page }) => {
    await page.evaluate((html) => {
      document.body.innerHTML = `<main></main>${html}`;
    }, held('moved'));
    await expect.poll(() => ran(page)).toEqual(['moved']);
    await page.evaluate(() =>
      document.querySelector('main')?.append(...document.body.querySelectorAll('script')),
    );
    await settle(page);
    expect(await ran(page)).toEqual(['moved']);
  });

  test('after a refusal it stays held back', async ({ page }) => {
    await page.evaluate((html) => {
      window.soglasie?.rejectAll();
      document.body.innerHTML = html;
    }, held('refused'));
    await settle(page);
    expect(await ran(page)).toEqual([]);
  });
});

test.describe('a page that is still arriving', () => {
  let finish: (rest: string) => void;
  let rest: Promise<string>;

  test.beforeEach(() => {
    rest = new Promise((resolve) => (finish = resolve));
  });

  test('runs no script whose end is still missing', async ({ page, server }) => {
    const [begun = ''] = shopPage().split('</body>');
    // Longer than what a parser reads at once; cut where the first half alone would run.
    const filling = `/* ${'Самовар '.repeat(20_000)} */`;
    const head = `${begun}<script type="text/plain" data-category="analytics" id="long">ran.push('half');${filling}`;
    await page.goto(server.page(head, { rest }), { waitUntil: 'commit' });
    await page.waitForFunction(() => {
      const { textContent = '' } = document.getElementById('long') ?? {};
      return window.events.length > 0 && textContent.startsWith('ran.push');
    });
    await settle(page);
    expect(await ran(page)).toEqual([]);

    finish(`ran.push('whole')</script>${held('next')}</body></html>`);
    await expect.poll(() => ran(page)).toEqual(['half', 'whole', 'next']);
  });

  test('starts what has arrived whole', async ({ page, server }) => {
    const [begun = ''] = shopPage({ head: held('head') }).split('</body>');
    await page.goto(server.page(`${begun}${held('body')}<p>`, { rest }), { waitUntil: 'commit' });
    await expect.poll(() => ran(page)).toEqual(['head', 'body']);
    expect(await page.evaluate(() => document.readyState)).toBe('loading');

    finish(`</p>${held('rest')}</body></html>`);
    await expect.poll(() => ran(page)).toEqual(['head', 'body', 'rest']);
  });
});
