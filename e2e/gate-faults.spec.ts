import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { entries, file, held, heldFile, reports, requestCounts, started, watchRequests } from './held';
import { acceptance, leaveRecord } from './record';
import type { Resource } from './server';
import { shopConfig, shopPage } from './shopPage';
import { accept, banner, ran, settle } from './visitor';

// What is wrong with one tag stays with that tag, and is said once.

const preferences = 'data-category="preferences"';

/** The messages of all that the page throws from now on, ours included. */
function watchErrors(page: Page): readonly string[] {
  const messages: string[] = [];
  page.on('pageerror', ({ message }) => messages.push(message));
  return messages;
}

interface Fault {
  readonly kind: string;
  /** The file; absent where the tag holds the text itself. */
  readonly resource?: Resource;
  readonly text?: string;
  readonly attributes?: string;
  readonly host?: string;
  /** What the page throws because of it. */
  readonly thrown?: string;
  /** Whether the script comes to say that it ran. */
  readonly runs?: boolean;
  /** Whether the page's request leaves the browser. */
  readonly isBlocked?: boolean;
}

const throwing = `ran.push('faulty'); throw new Error('planted')`;
const broken = `ran.push('faulty') )`;
const syntaxError = "Unexpected token ')'";
const analytics = 'data-category="analytics"';
const module = `${analytics} data-type="module"`;
const async = `${analytics} async`;

const faults: readonly Fault[] = [
  { kind: 'a file that is missing', resource: { status: 404 } },
  { kind: 'a file that the server fails at', resource: { status: 500 } },
  { kind: 'a connection that breaks', resource: { destroy: true } },
  { kind: 'a host that the page’s policy blocks', resource: {}, host: 'blocked.example.ru', isBlocked: true },
  { kind: 'a file with a syntax error', resource: { body: broken }, thrown: syntaxError },
  { kind: 'an inline script with a syntax error', text: broken, thrown: syntaxError },
  { kind: 'a file that throws', resource: { body: throwing }, thrown: 'planted', runs: true },
  { kind: 'an inline script that throws', text: throwing, thrown: 'planted', runs: true },
  {
    kind: 'a module file that throws',
    resource: { body: throwing },
    attributes: module,
    thrown: 'planted',
    runs: true,
  },
  { kind: 'a module file that is missing', resource: { status: 404 }, attributes: module },
  { kind: 'an inline module whose import is missing', text: `import '/held/none.js'`, attributes: module },
  { kind: 'an async file that is missing', resource: { status: 404 }, attributes: async },
  {
    kind: 'an async file that throws',
    resource: { body: throwing },
    attributes: async,
    thrown: 'planted',
    runs: true,
  },
  { kind: 'a file that never comes', resource: { hang: true } },
  { kind: 'an async file that never comes', resource: { hang: true }, attributes: async },
  { kind: 'a module file that never comes', resource: { hang: true }, attributes: module },
];

for (const { name, scriptAttributes, grant } of entries) {
  test.describe(`${name}: the others run, and it is reported once and asked for once:`, () => {
    // Some of these pages throw on purpose; each test looks at what they threw.
    test.use({ allowPageErrors: true });

    for (const { kind, resource, text = '', attributes = analytics, host, ...fault } of faults) {
      test(kind, async ({ page, server }) => {
        const errors = watchErrors(page);
        const asked = watchRequests(page);
        const names = ['faulty-1', 'faulty-2'];
        const faulty = (tag: string): string => {
          const path = `/held/${tag}.js`;
          if (!resource) return `<script type="text/plain" ${attributes}>/* ${tag} */ ${text}</script>`;
          server.resource(path, resource);
          return heldFile(server.url(path, host), attributes);
        };
        file(server, '/held/between.js');
        file(server, '/held/other.js');
        // Where time has to be up soon, no other file may be late.
        const other = (name: string, attributes?: string): string =>
          resource?.hang ? held(name, attributes) : heldFile(`/held/${name}.js`, attributes);
        const body = [
          held('first'),
          faulty('faulty-1'),
          other('between'),
          // Asked for ahead, for by then the line waits.
          faulty('faulty-2'),
          held('last'),
          other('other', preferences),
        ];
        const config = { ...shopConfig, gate: { timeout: resource?.hang ? 300 : 60_000 } };
        const headers = { 'content-security-policy': `script-src 'self' 'unsafe-inline' ${server.origin}` };
        await page.goto(
          server.page(shopPage({ body: body.join(''), config, scriptAttributes }), { headers }),
        );
        await grant(page);

        const orderly = ['first', 'between', 'last'];
        const those = async (wanted: readonly string[]): Promise<string[]> =>
          (await ran(page)).filter((script) => wanted.includes(script));
        await expect.poll(() => those(orderly)).toEqual(orderly);
        await expect.poll(() => those(['other'])).toEqual(['other']);
        await expect.poll(() => those(['faulty'])).toHaveLength(fault.runs ? 2 : 0);
        await expect.poll(() => reports(page)).toHaveLength(2);
        await page.evaluate(() => {
          window.soglasie?.acceptAll();
        });
        await settle(page);

        expect(await those(orderly)).toEqual(orderly);
        const messages = await reports(page);
        expect(messages).toHaveLength(2);
        for (const tag of names) {
          expect(messages).toContainEqual(expect.stringMatching(new RegExp(`^gate: .*${tag}`)));
          const count = resource && !fault.isBlocked ? 1 : undefined;
          if (!fault.isBlocked) expect(asked[`/held/${tag}.js`]).toBe(count);
        }
        if (fault.isBlocked) expect(server.requestsTo('/held/faulty')).toEqual([]);
        // Neither more nor less than what the page's own scripts threw.
        const planted = expect.stringContaining(fault.thrown ?? '');
        expect(errors).toEqual(fault.thrown === undefined ? [] : [planted, planted]);
      });
    }
  });
}

test('what failed is not asked for again when it is granted again', async ({ page, server }) => {
  const body = heldFile('/held/missing.js') + held('next');
  await page.goto(server.page(shopPage({ body })));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['next']);
  await page.evaluate(() => {
    window.soglasie?.rejectAll();
    window.soglasie?.acceptAll();
  });
  await settle(page);
  expect(requestCounts(server)).toEqual({ '/held/missing.js': 1 });
  expect(await reports(page)).toEqual(['gate: error: /held/missing.js']);
});

test('a file that comes after its time is up runs late, and is not reported again', async ({
  page,
  server,
}) => {
  let answer: (text: string) => void;
  const rest = new Promise<string>((resolve) => (answer = resolve));
  server.resource('/held/late.js', { rest });
  const body = heldFile('/held/late.js') + held('next');
  await page.goto(server.page(shopPage({ body, config: { ...shopConfig, gate: { timeout: 200 } } })));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['next']);
  answer!(`ran.push('late')`);
  await expect.poll(() => ran(page)).toEqual(['next', 'late']);
  await settle(page);
  expect(await reports(page)).toHaveLength(1);
});

test('a file that fails after its time is up is reported once', async ({ page, server }) => {
  let fail: (() => void) | undefined;
  await page.route('**/held/late.js', async (route) => {
    await new Promise<void>((resolve) => (fail = resolve));
    await route.abort('connectionreset');
  });
  const body = heldFile('/held/late.js', `${analytics} onerror="ran.push('onerror')"`) + held('next');
  await page.goto(server.page(shopPage({ body, config: { ...shopConfig, gate: { timeout: 200 } } })));
  await accept(page);
  await expect.poll(() => ran(page)).toEqual(['next']);
  fail?.();
  await expect.poll(() => ran(page)).toEqual(['next', 'onerror']);
  await settle(page);
  expect(await reports(page)).toHaveLength(1);
});

test.describe('a released script that throws later', () => {
  test.use({ allowPageErrors: true });

  test('is the page’s own matter, and no problem of ours', async ({ page, server }) => {
    const errors = watchErrors(page);
    const body = `<script type="text/plain" ${analytics}>
      setTimeout(() => { ran.push('timer'); throw new Error('planted'); });
    </script>`;
    await page.goto(server.page(shopPage({ body })));
    await accept(page);
    await expect.poll(() => ran(page)).toEqual(['timer']);
    await settle(page);
    expect(errors).toEqual(['planted']);
    expect(await reports(page)).toEqual([]);
  });
});

test.describe('document.write of a released script leaves the page as it is', () => {
  const price = (page: Page) => page.getByText('Латунь, тульская работа');

  for (const method of ['write', 'writeln'] as const) {
    const call = `document.${method}('<p>', 'written', '</p>'); ran.push('wrote')`;
    const ways: Readonly<Record<string, string>> = {
      'from an inline script': `<script type="text/plain" ${analytics}>${call}</script>`,
      'from a file': heldFile('/held/write.js'),
      'from a module': `<script type="text/plain" ${module}>${call}</script>`,
      'from a timer': `<script type="text/plain" ${analytics}>setTimeout(() => { ${call} })</script>`,
    };
    for (const [way, tag] of Object.entries(ways)) {
      test(`${method} ${way}`, async ({ page, server }) => {
        server.resource('/held/write.js', { body: call });
        await page.goto(server.page(shopPage({ body: tag + held('next', preferences) })));
        await accept(page);
        await expect.poll(async () => (await ran(page)).sort()).toEqual(['next', 'wrote']);
        await expect(price(page)).toBeVisible();
        await expect(page.getByText('written', { exact: true })).toHaveCount(0);
        expect(await reports(page)).toEqual([expect.stringContaining(`document.${method}`)]);
      });
    }
  }

  for (const way of ['inline', 'file'] as const) {
    test(`while the page is still arriving, ${way}, and the page’s own still writes`, async ({
      page,
      context,
      server,
    }) => {
      await leaveRecord(context, server.origin, acceptance);
      let finish: (rest: string) => void;
      const rest = new Promise<string>((resolve) => (finish = resolve));
      const call = `document.write('<p>written</p>'); document.writeln('<p>written</p>'); ran.push('wrote')`;
      server.resource('/held/write.js', { body: call });
      const tag =
        way === 'file'
          ? heldFile('/held/write.js')
          : `<script type="text/plain" ${analytics}>${call}</script>`;
      const [begun = ''] = shopPage({ body: tag }).split('</body>');
      await page.goto(server.page(`${begun}<p>`, { rest }), { waitUntil: 'commit' });
      await expect.poll(() => ran(page)).toEqual(['wrote']);
      expect(await page.evaluate(() => document.readyState)).toBe('loading');
      expect(await reports(page)).toHaveLength(2);

      finish!(`</p><script>document.write('<p>own</p>'); document.writeln('<p>own line</p>')</script>
        <p>the end</p></body></html>`);
      await expect(page.getByText('the end')).toBeVisible();
      await expect(page.getByText('own', { exact: true })).toBeVisible();
      await expect(page.getByText('own line')).toBeVisible();
      await expect(price(page)).toBeVisible();
      await expect(page.getByText('written')).toHaveCount(0);
      expect(await reports(page)).toHaveLength(2);
    });
  }
});

test.describe('a tag that can never be released', () => {
  const flawed = (attributes: string): string =>
    `<script type="text/plain" ${attributes}>ran.push('flawed')</script>`;
  const config = { ...shopConfig, services: { 'our-counter': { category: 'analytics' } } };

  for (const [kind, attributes, expected] of [
    ['an unknown category', 'data-category="analitycs"', /категории «analitycs» нет.*«analytics»\?/],
    [
      'an unknown category, with an exclamation mark',
      'data-category="!analitycs"',
      /категории «analitycs» нет.*«analytics»\?/,
    ],
    [
      'an unknown category beside a known one',
      'data-category="preferences analitycs"',
      /категории «analitycs» нет.*«analytics»\?/,
    ],
    [
      'an unknown service',
      'data-category="analytics" data-service="our-conter"',
      /сервиса «our-conter» нет.*«our-counter»\?/,
    ],
    ['a word like no other', 'data-category="marketing-and-more"', /категории «marketing-and-more» нет/],
  ] as const) {
    test(`${kind} is denied, and reported once with what may be meant`, async ({ page, server }) => {
      const body = flawed(attributes) + held('next');
      await page.goto(server.page(shopPage({ body, config })));
      // Asked for when the gate first opens, whatever the visitor says then.
      await expect.poll(() => reports(page)).toEqual([expect.stringMatching(expected)]);
      await accept(page);
      await page.evaluate(() => {
        window.soglasie?.rejectAll();
        window.soglasie?.acceptAll();
      });
      await expect.poll(() => ran(page)).toEqual(['next']);
      await settle(page);
      expect(await ran(page)).toEqual(['next']);
      expect(await reports(page)).toHaveLength(1);
    });
  }

  test('is reported for each tag, by a part that comes once', async ({ page, server }) => {
    const body = flawed('data-category="one"') + flawed('data-category="two"');
    await page.goto(server.page(shopPage({ body })));
    await expect
      .poll(async () => (await reports(page)).sort())
      .toEqual([
        expect.stringContaining('категории «one» нет'),
        expect.stringContaining('категории «two» нет'),
      ]);
    expect(server.requestsTo('/soglasie/soglasie-diagnostics-')).toHaveLength(1);
  });

  test('a page where all is well asks for no such part', async ({ page, server }) => {
    const body =
      held('category') +
      held('several', 'data-category="analytics preferences"') +
      held('refused', 'data-category="!analytics"') +
      held('service', 'data-category="analytics" data-service="our-counter"');
    await page.goto(server.page(shopPage({ body, config })));
    await accept(page);
    await expect.poll(() => ran(page)).toEqual(['category', 'several', 'service']);
    await settle(page);
    expect(server.requestsTo('/soglasie/soglasie-')).toEqual([]);
    expect(await reports(page)).toEqual([]);
  });

  for (const [kind, markup] of [
    ['an inline script', `<script ${analytics}>ran.push('at once')</script>`],
    ['a file', `<script ${analytics} src="/held/at-once.js"></script>`],
    ['a module', `<script type="module" ${analytics}>ran.push('at once')</script>`],
    ['an embed', `<iframe ${analytics} src="/held/at-once.html"></iframe>`],
    ['an image', `<img ${analytics} src="/held/at-once.gif" alt="">`],
    ['a style sheet', `<link ${analytics} rel="stylesheet" href="/held/at-once.css">`],
  ] as const) {
    test(`${kind} that is not held back is reported once`, async ({ page, server }) => {
      server.resource('/held/at-once.js', { body: `ran.push('at once')` });
      for (const ending of ['html', 'gif', 'css']) server.resource(`/held/at-once.${ending}`, { body: '' });
      await page.goto(server.page(shopPage({ body: markup })));
      const expected = [
        expect.stringMatching(
          markup.includes('script')
            ? /data-category="analytics".*text\/plain/
            : /data-category="analytics".*не\sзадержан/,
        ),
      ];
      await expect.poll(() => reports(page)).toEqual(expected);
      await expect(banner(page)).toBeVisible();
      await accept(page);
      await page.evaluate(() => {
        window.soglasie?.rejectAll();
      });
      await settle(page);
      expect(await reports(page)).toEqual(expected);
      expect(Object.values(requestCounts(server)).every((count) => count === 1)).toBe(true);
      expect((await ran(page)).length).toBeLessThanOrEqual(1);
    });
  }

  test('is reported without any surface too', async ({ page, server }) => {
    const scriptAttributes = { src: '/soglasie/soglasie.headless.js' };
    await page.goto(server.page(shopPage({ body: flawed('data-category="analitycs"'), scriptAttributes })));
    await started(page);
    await expect
      .poll(() => reports(page))
      .toEqual([expect.stringMatching(/категории «analitycs» нет.*«analytics»\?/)]);
  });
});
