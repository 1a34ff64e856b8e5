import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { entries, file, heldFile } from './held';
import { acceptance, leaveRecord } from './record';
import { shopConfig, shopPage } from './shopPage';
import { accept, acceptButton, banner, ran, settle } from './visitor';

// Thousands of held-back tags: all run, in order, in pieces that leave the visitor room.

const COUNT = 5_000;

const mixed = ['analytics', 'preferences', 'analytics preferences'] as const;

/** Numbered inline scripts, in these categories by turns. */
const many = (categories: readonly string[], count = COUNT, code = 'ran.push'): string =>
  Array.from({ length: count }, (_, index) => {
    const category = categories[index % categories.length] ?? '';
    return `<script type="text/plain" data-category="${category}">${code}('${String(index)}')</script>`;
  }).join('');

const numbers = Array.from({ length: COUNT }, (_, index) => String(index));

/** Waits for so many names; thousands of scripts take a busy machine a while. */
async function ranAll(page: Page, count = COUNT): Promise<void> {
  await expect.poll(() => page.evaluate(() => window.ran.length), { timeout: 60_000 }).toBe(count);
}

test.describe.configure({ timeout: 90_000 });

for (const { name, scriptAttributes, grant } of entries) {
  for (const [kind, categories] of [
    ['one category', ['analytics']],
    ['several categories', mixed],
  ] as const) {
    test(`${name}: ${String(COUNT)} scripts of ${kind} all run, in document order`, async ({
      page,
      server,
    }) => {
      await page.goto(server.page(shopPage({ body: many(categories), scriptAttributes })));
      await grant(page);
      await ranAll(page);
      expect(await ran(page)).toEqual(numbers);
    });
  }
}

test(`${String(COUNT)} scripts run in document order for who comes back`, async ({
  page,
  context,
  server,
}) => {
  await leaveRecord(context, server.origin, acceptance);
  await page.goto(server.page(shopPage({ body: many(mixed) })));
  await ranAll(page);
  expect(await ran(page)).toEqual(numbers);
});

test(`${String(COUNT)} scripts that come later, all at once, run in document order`, async ({
  page,
  server,
}) => {
  await page.goto(server.page(shopPage()));
  await accept(page);
  await page.evaluate((markup) => {
    document.body.innerHTML = markup;
  }, many(mixed));
  await ranAll(page);
  expect(await ran(page)).toEqual(numbers);
});

test('a file among them is waited for', async ({ page, server }) => {
  file(server, '/held/file.js', { delay: 100 });
  const half = many(['analytics'], COUNT / 2);
  await page.goto(server.page(shopPage({ body: half + heldFile('/held/file.js') + half })));
  await accept(page);
  await ranAll(page, COUNT + 1);
  const halfOf = numbers.slice(0, COUNT / 2);
  expect(await ran(page)).toEqual([...halfOf, 'file', ...halfOf]);
});

test('the click is painted before the first of them runs', async ({ page, server }) => {
  const head = `<script>
    addEventListener('click', () => {
      // Comes at the end of the next frame, just before the browser paints it.
      new ResizeObserver(() => ran.push('frame done')).observe(document.documentElement);
    }, true);
  </script>`;
  await page.goto(server.page(shopPage({ head, body: many(mixed) })));
  await acceptButton(banner(page)).click();
  await ranAll(page, COUNT + 1);
  expect(await ran(page)).toEqual(['frame done', ...numbers]);
});

test.describe('scripts that take long together', () => {
  /** At least this long each, in milliseconds, however fast the machine is. */
  const DURATION = 5;

  const COSTLY = 100;

  /** The longest task that a visitor does not notice. */
  const LONG = 50;

  const head = `<script>
    function costly(name) {
      for (const start = performance.now(); performance.now() - start < ${String(DURATION)};);
      ran.push(name);
    }
    function beat() {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        if (ran.at(-1) !== 'beat') ran.push('beat');
        port2.postMessage('');
      };
      port2.postMessage('');
    }
  </script>`;

  const costly = (categories: readonly string[]): string => many(categories, COSTLY, 'costly');

  /** How many scripts ran between two turns of the page's own. */
  const runs = async (page: Page): Promise<number[]> => {
    const text = (await ran(page)).map((name) => (name === 'beat' ? '|' : '.')).join('');
    return text.split('|').map(({ length }) => length);
  };

  const scripts = async (page: Page): Promise<string[]> =>
    (await ran(page)).filter((name) => name !== 'beat');

  for (const [way, isReturning] of [
    ['after a click', false],
    ['for who comes back', true],
  ] as const) {
    test(`leave the page its turns between them, ${way}`, async ({ page, context, server }) => {
      if (isReturning) await leaveRecord(context, server.origin, acceptance);
      const beats = `${head}<script>beat()</script>`;
      await page.goto(server.page(shopPage({ head: beats, body: costly(mixed) })));
      if (!isReturning) await accept(page);
      await expect.poll(() => scripts(page)).toEqual(numbers.slice(0, COSTLY));
      // So many that no task with them can have been a short one would be too many.
      expect(Math.max(...(await runs(page)))).toBeLessThanOrEqual(LONG / DURATION);
    });
  }

  test('leave the page its turns when they all waited for a file', async ({ page, server }) => {
    file(server, '/held/file.js', { delay: 100 });
    const beats = `${head}<script>beat()</script>`;
    await page.goto(server.page(shopPage({ head: beats, body: heldFile('/held/file.js') + costly(mixed) })));
    await accept(page);
    await expect.poll(async () => (await scripts(page)).length).toBe(COSTLY + 1);
    expect(Math.max(...(await runs(page)))).toBeLessThanOrEqual(LONG / DURATION);
  });

  test('stop where consent is taken back between them, and go on from there', async ({ page, server }) => {
    const body = costly(['analytics']).replace(
      `costly('20')`,
      `costly('20'); setTimeout(() => { soglasie.rejectAll(); })`,
    );
    await page.goto(
      server.page(shopPage({ head, body, config: { ...shopConfig, withdrawal: { reload: 'never' } } })),
    );
    await accept(page);
    await expect.poll(() => page.evaluate(() => window.ran.includes('20'))).toBe(true);
    await expect.poll(() => page.evaluate(() => window.soglasie?.has('analytics'))).toBe(false);
    await settle(page);
    const before = await ran(page);
    expect(before.length).toBeGreaterThan(20);
    expect(before.length).toBeLessThan(COSTLY);
    expect(before).toEqual(numbers.slice(0, before.length));

    await page.evaluate(() => window.soglasie?.acceptAll());
    await expect.poll(() => ran(page)).toEqual(numbers.slice(0, COSTLY));
  });
});
