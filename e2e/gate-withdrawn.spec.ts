import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { entries, file, fileOnDemand, held, heldFile, reports, requestCounts } from './held';
import { shopConfig, shopPage } from './shopPage';
import { accept, ran, settle } from './visitor';

// What has not started when consent is taken back does not start; what ran does not run again.

const preferences = 'data-category="preferences"';
const module = 'data-category="analytics" data-type="module"';
const async = 'data-category="analytics" async';

const config = { ...shopConfig, gate: { timeout: 60_000 }, withdrawal: { reload: 'never' } };

const rejectAll = (page: Page): Promise<void> => page.evaluate(() => window.soglasie?.rejectAll());

const acceptAll = (page: Page): Promise<void> => page.evaluate(() => window.soglasie?.acceptAll());

const withdraw = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await window.soglasie?.withdraw();
  });

for (const { name, scriptAttributes, grant } of entries) {
  test.describe(name, () => {
    for (const [way, takeBack] of [
      ['rejectAll()', rejectAll],
      ['withdraw()', withdraw],
    ] as const) {
      test(`a file on its way when ${way} is called does not run, nor does what follows; granted again, each runs once`, async ({
        page,
        server,
      }) => {
        const answer = fileOnDemand(server, '/held/first.js');
        const answerAhead = fileOnDemand(server, '/held/ahead.js');
        const body = [
          held('before'),
          heldFile('/held/first.js'),
          held('inline'),
          heldFile('/held/ahead.js'),
          held('last'),
        ].join('');
        await page.goto(server.page(shopPage({ body, config, scriptAttributes })));
        await grant(page);
        await expect.poll(() => server.requestsTo('/held/')).toHaveLength(2);
        await expect.poll(() => ran(page)).toEqual(['before']);

        await takeBack(page);
        answerAhead();
        answer();
        await settle(page);
        expect(await ran(page)).toEqual(['before']);

        await acceptAll(page);
        const all = ['before', 'first', 'inline', 'ahead', 'last'];
        await expect.poll(() => ran(page)).toEqual(all);
        await settle(page);
        expect(await ran(page)).toEqual(all);
        expect(await reports(page)).toEqual([]);
      });
    }

    test('what already ran does not run again after a withdrawal and a new grant, while change says so', async ({
      page,
      server,
    }) => {
      file(server, '/held/file.js');
      file(server, '/held/async.js');
      file(server, '/held/module.js');
      const body = [
        held('inline'),
        heldFile('/held/file.js'),
        heldFile('/held/async.js', async),
        heldFile('/held/module.js', module),
        held('inline module', module),
      ].join('');
      await page.goto(server.page(shopPage({ body, config, scriptAttributes })));
      await grant(page);
      const all = ['async', 'file', 'inline', 'inline module', 'module'];
      await expect.poll(async () => (await ran(page)).sort()).toEqual(all);

      await page.evaluate(() => (window.events.length = 0));
      for (let round = 0; round < 2; round++) {
        await withdraw(page);
        await settle(page);
        await acceptAll(page);
        await settle(page);
      }
      expect((await ran(page)).sort()).toEqual(all);
      expect(Object.values(requestCounts(server))).toEqual([1, 1, 1]);
      const changes = await page.evaluate(() =>
        window.events.filter(({ name }) => name === 'change').map(({ detail }) => detail),
      );
      const both = ['preferences', 'analytics'];
      const taken = expect.objectContaining({ granted: [], revoked: both }) as unknown;
      const given = expect.objectContaining({ granted: both, revoked: [] }) as unknown;
      expect(changes).toEqual([taken, given, taken, given]);
    });
  });
}

for (const [kind, attributes] of [
  ['an async file', async],
  ['a module file', module],
] as const) {
  test(`${kind} on its way when consent is taken back does not run, and runs once when granted again`, async ({
    page,
    server,
  }) => {
    const answer = fileOnDemand(server, '/held/free.js');
    await page.goto(server.page(shopPage({ body: heldFile('/held/free.js', attributes), config })));
    await accept(page);
    await expect.poll(() => server.requestsTo('/held/')).toHaveLength(1);
    await rejectAll(page);
    answer();
    await settle(page);
    expect(await ran(page)).toEqual([]);
    await acceptAll(page);
    await expect.poll(() => ran(page)).toEqual(['free']);
    await settle(page);
    expect(await ran(page)).toEqual(['free']);
  });
}

test('a module that waits for what it imports when consent is taken back does not run', async ({
  page,
  server,
}) => {
  server.resource('/held/main.js', { body: `import '/held/dependency.js'; ran.push('main')` });
  const answer = fileOnDemand(server, '/held/dependency.js');
  await page.goto(server.page(shopPage({ body: heldFile('/held/main.js', module), config })));
  await accept(page);
  await expect.poll(() => server.requestsTo('/held/dependency.js')).toHaveLength(1);
  await rejectAll(page);
  answer();
  await settle(page);
  expect(await ran(page)).toEqual([]);
  await acceptAll(page);
  await expect.poll(() => ran(page)).toEqual(['dependency', 'main']);
});

test('what is taken back has its place and its listeners again', async ({ page, server }) => {
  const answer = fileOnDemand(server, '/held/file.js');
  const tag = heldFile('/held/file.js', `data-category="analytics" id="tag" onload="ran.push('onload')"`);
  await page.goto(server.page(shopPage({ body: `<i id="before"></i>${tag}<i id="after"></i>`, config })));
  await page.evaluate(() => {
    document.querySelector('#tag')?.addEventListener('load', () => window.ran.push('listener'));
  });
  await accept(page);
  await expect.poll(() => server.requestsTo('/held/')).toHaveLength(1);
  await rejectAll(page);
  await expect(page.locator('#before + #tag')).toHaveAttribute('type', 'text/plain');
  await expect(page.locator('#tag + #after')).toHaveCount(1);
  answer();
  await acceptAll(page);
  await expect.poll(() => ran(page)).toEqual(['file', 'onload', 'listener']);
});

test('a file that was late and is withdrawn before it comes does not run', async ({ page, server }) => {
  const answer = fileOnDemand(server, '/held/late.js');
  const body = heldFile('/held/late.js') + held('next');
  await page.goto(server.page(shopPage({ body, config: { ...config, gate: { timeout: 200 } } })));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['next']);
  await rejectAll(page);
  answer();
  await settle(page);
  expect(await ran(page)).toEqual(['next']);
});

test('one category taken back leaves the files of another alone', async ({ page, server }) => {
  const answerA = fileOnDemand(server, '/held/analytics.js');
  const answerP = fileOnDemand(server, '/held/preferences.js');
  const body = [
    heldFile('/held/analytics.js'),
    held('behind analytics'),
    heldFile('/held/preferences.js', preferences),
    held('behind preferences', preferences),
  ].join('');
  await page.goto(server.page(shopPage({ body, config })));
  await accept(page);
  await expect.poll(() => server.requestsTo('/held/')).toHaveLength(2);
  await page.evaluate(() => window.soglasie?.set({ categories: { analytics: true, preferences: false } }));
  answerP();
  answerA();
  await expect.poll(() => ran(page)).toEqual(['analytics', 'behind analytics']);
  await settle(page);
  expect(await ran(page)).toEqual(['analytics', 'behind analytics']);
  expect(requestCounts(server)).toEqual({ '/held/analytics.js': 1, '/held/preferences.js': 1 });
});

test('consent given and taken back before the next paint starts nothing', async ({ page, server }) => {
  file(server, '/held/file.js');
  const body = held('inline') + heldFile('/held/file.js');
  await page.goto(server.page(shopPage({ body, config })));
  await page.waitForFunction(() => window.soglasie);
  await page.evaluate(() => {
    window.soglasie?.acceptAll();
    window.soglasie?.rejectAll();
  });
  await settle(page);
  expect(await ran(page)).toEqual([]);
  expect(server.requestsTo('/held/')).toEqual([]);
});

test.describe('a script that takes back the consent it runs by does not run twice', () => {
  const takeBack = 'soglasie.rejectAll();';
  const cases: readonly (readonly [string, string, string, boolean])[] = [
    ['an inline script', takeBack, '', false],
    ['a file', takeBack, '', true],
    ['an async file', takeBack, 'async', true],
    ['a module file', takeBack, 'data-type="module"', true],
    ['an inline module', takeBack, 'data-type="module"', false],
    ['a file, in a promise', `Promise.resolve().then(() => { ${takeBack} });`, '', true],
    ['an inline script, in a promise', `Promise.resolve().then(() => { ${takeBack} });`, '', false],
  ];
  for (const [kind, call, attributes, isFile] of cases) {
    test(kind, async ({ page, server }) => {
      const source = `ran.push('own'); ${call}`;
      const free = attributes !== '';
      server.resource('/held/own.js', { body: source });
      const tag = isFile
        ? heldFile('/held/own.js', `data-category="analytics" ${attributes}`)
        : `<script type="text/plain" data-category="analytics" ${attributes}>${source}</script>`;
      await page.goto(server.page(shopPage({ body: free ? tag : tag + held('next'), config })));
      await accept(page);
      await expect.poll(() => ran(page)).toEqual(['own']);
      await expect.poll(() => page.evaluate(() => window.soglasie?.has('analytics'))).toBe(false);
      await settle(page);
      expect(await ran(page)).toEqual(['own']);

      await acceptAll(page);
      if (!free) await expect.poll(() => ran(page)).toEqual(['own', 'next']);
      await settle(page);
      expect(await ran(page)).toEqual(free ? ['own'] : ['own', 'next']);
    });
  }
});
