import { createHash } from 'node:crypto';
import { expect, test } from './fixtures';
import {
  entries,
  file,
  fileOnDemand,
  held,
  heldFile,
  reports,
  requestCounts,
  started,
  watchRequests,
} from './held';
import { acceptance, leaveRecord } from './record';
import type { Resource } from './server';
import { shopConfig, shopPage } from './shopPage';
import { accept, ran, settle } from './visitor';

// Released scripts run in the order in which the browser would have run them.

const preferences = 'data-category="preferences"';
const both = 'data-category="analytics preferences"';

// Longer than a test: here nobody goes on because time is up.
const patient = { ...shopConfig, gate: { timeout: 60_000 } };

for (const { name, scriptAttributes, grant } of entries) {
  test.describe(name, () => {
    const markup = (...body: string[]): string =>
      shopPage({ body: body.join(''), config: patient, scriptAttributes });

    test('the files of a category are all asked for before the first is there, and run in document order', async ({
      page,
      server,
    }) => {
      const paths = ['/held/1.js', '/held/2.js', '/held/3.js', '/held/4.js'];
      const answers = paths.map((path) => fileOnDemand(server, path));
      await page.goto(server.page(markup(...paths.map((path) => heldFile(path)))));
      await grant(page);

      await expect.poll(() => server.requestsTo('/held/').map(({ path }) => path)).toEqual(paths);
      // The last is there first.
      for (const answer of answers.reverse().slice(0, -1)) answer();
      await settle(page);
      expect(await ran(page)).toEqual([]);

      answers.at(-1)?.();
      await expect.poll(() => ran(page)).toEqual(['1', '2', '3', '4']);
      expect(requestCounts(server)).toEqual({
        '/held/1.js': 1,
        '/held/2.js': 1,
        '/held/3.js': 1,
        '/held/4.js': 1,
      });
      expect(await reports(page)).toEqual([]);
    });

    test('inline scripts and files of a category wait for a file before them', async ({ page, server }) => {
      const answer = fileOnDemand(server, '/held/slow.js');
      file(server, '/held/fast.js');
      file(server, '/held/last.js');
      const body = [
        held('first'),
        heldFile('/held/slow.js'),
        held('after slow'),
        heldFile('/held/fast.js'),
        held('after fast'),
        heldFile('/held/last.js'),
      ];
      await page.goto(server.page(markup(...body)));
      await grant(page);
      await expect.poll(() => server.requestsTo('/held/')).toHaveLength(3);
      await settle(page);
      expect(await ran(page)).toEqual(['first']);

      answer();
      await expect
        .poll(() => ran(page))
        .toEqual(['first', 'slow', 'after slow', 'fast', 'after fast', 'last']);
    });

    test('async scripts and modules wait for nobody and hold up nobody', async ({ page, server }) => {
      const ordered = fileOnDemand(server, '/held/ordered.js');
      const slowAsync = fileOnDemand(server, '/held/slow-async.js');
      const slowModule = fileOnDemand(server, '/held/slow-module.js');
      file(server, '/held/async.js');
      file(server, '/held/module.js');
      const module = 'data-category="analytics" data-type="module"';
      const body = [
        heldFile('/held/slow-async.js', 'data-category="analytics" async'),
        heldFile('/held/slow-module.js', module),
        heldFile('/held/ordered.js'),
        heldFile('/held/async.js', 'data-category="analytics" async'),
        heldFile('/held/module.js', module),
        held('inline-module', module),
        held('inline'),
      ];
      await page.goto(server.page(markup(...body)));
      await grant(page);
      await expect.poll(async () => (await ran(page)).sort()).toEqual(['async', 'inline-module', 'module']);
      await expect.poll(() => server.requestsTo('/held/')).toHaveLength(5);

      await page.evaluate(() => (window.ran.length = 0));
      ordered();
      await expect.poll(() => ran(page)).toEqual(['ordered', 'inline']);
      slowAsync();
      await expect.poll(() => ran(page)).toEqual(['ordered', 'inline', 'slow-async']);
      slowModule();
      await expect.poll(() => ran(page)).toEqual(['ordered', 'inline', 'slow-async', 'slow-module']);
    });

    test('a category whose file never comes does not hold up another', async ({ page, server }) => {
      server.resource('/held/hanging.js', { hang: true });
      file(server, '/held/other.js');
      const body = [
        heldFile('/held/hanging.js'),
        held('behind it'),
        heldFile('/held/other.js', preferences),
        held('behind the other', preferences),
      ];
      await page.goto(server.page(markup(...body)));
      await grant(page);
      await expect.poll(() => ran(page)).toEqual(['other', 'behind the other']);
      await settle(page);
      expect(await ran(page)).toEqual(['other', 'behind the other']);
    });

    test('a tag of two categories waits in both lines, and those behind it wait for it', async ({
      page,
      server,
    }) => {
      const answerA = fileOnDemand(server, '/held/a.js');
      const answerP = fileOnDemand(server, '/held/p.js');
      const answerBoth = fileOnDemand(server, '/held/both.js');
      const body = [
        heldFile('/held/a.js'),
        heldFile('/held/p.js', preferences),
        heldFile('/held/both.js', both),
        held('after-a'),
        held('after-p', preferences),
      ];
      await page.goto(server.page(markup(...body)));
      await grant(page);
      await expect.poll(() => server.requestsTo('/held/')).toHaveLength(3);

      answerBoth();
      answerP();
      await expect.poll(() => ran(page)).toEqual(['p']);
      await settle(page);
      expect(await ran(page)).toEqual(['p']);
      answerA();
      await expect.poll(() => ran(page)).toEqual(['p', 'a', 'both', 'after-a', 'after-p']);
    });
  });
}

test('a tag that may not run yet holds up nobody', async ({ page, server }) => {
  const body = [held('refused', both), held('granted'), heldFile(file(server, '/held/file.js'))];
  await page.goto(server.page(shopPage({ body: body.join('') })));
  await started(page);
  await page.evaluate(() => window.soglasie?.set({ categories: { analytics: true } }));
  await expect.poll(() => ran(page)).toEqual(['granted', 'file']);
  await page.evaluate(() => window.soglasie?.acceptAll());
  await expect.poll(() => ran(page)).toEqual(['granted', 'file', 'refused']);
});

test('a tag that arrives while others of its category wait comes behind them', async ({ page, server }) => {
  const answer = fileOnDemand(server, '/held/slow.js');
  const body = [heldFile('/held/slow.js'), held('second')].join('');
  await page.goto(server.page(shopPage({ body, config: patient })));
  await accept(page);
  await page.evaluate((html) => {
    document.body.insertAdjacentHTML('afterbegin', html);
  }, held('late'));
  await settle(page);
  expect(await ran(page)).toEqual([]);
  answer();
  await expect.poll(() => ran(page)).toEqual(['slow', 'second', 'late']);
});

test.describe('a file that was asked for ahead is not asked for again', () => {
  const source = `ran.push('ahead')`;
  const integrity = `sha384-${createHash('sha384').update(source).digest('base64')}`;
  const forAll = { 'access-control-allow-origin': '*' };

  interface Case {
    readonly kind: string;
    readonly attributes?: string;
    /** The file's host, where it is another than the page's. */
    readonly host?: string;
    readonly headers?: Resource['headers'];
    /** Of the whole page. */
    readonly nonce?: string;
    readonly csp?: string;
  }

  const cases: readonly Case[] = [
    { kind: 'plain' },
    { kind: 'from another host', host: 'cdn.example.ru' },
    { kind: 'with integrity', attributes: `integrity="${integrity}"` },
    { kind: 'with crossorigin', attributes: 'crossorigin', host: 'cdn.example.ru', headers: forAll },
    {
      kind: 'with integrity and crossorigin',
      attributes: `integrity="${integrity}" crossorigin="anonymous"`,
      host: 'cdn.example.ru',
      headers: forAll,
    },
    {
      kind: 'with integrity and crossorigin on the page’s own host',
      attributes: `integrity="${integrity}" crossorigin="anonymous"`,
    },
    { kind: 'with crossorigin="use-credentials"', attributes: 'crossorigin="use-credentials"' },
    { kind: 'with referrerpolicy', attributes: 'referrerpolicy="no-referrer"' },
    { kind: 'with fetchpriority', attributes: 'fetchpriority="low"' },
    {
      kind: 'under nonce and strict-dynamic',
      attributes: 'nonce="abc"',
      nonce: 'abc',
      csp: "script-src 'nonce-abc' 'strict-dynamic'",
      host: 'cdn.example.ru',
    },
    { kind: 'under Trusted Types', csp: "require-trusted-types-for 'script'; trusted-types soglasie" },
    { kind: 'with data-src', attributes: 'data-src="/held/ahead.js"' },
  ];

  for (const { kind, attributes = '', host, headers = {}, nonce, csp } of cases) {
    test(kind, async ({ page, server }) => {
      const answer = fileOnDemand(server, '/held/slow.js');
      server.resource('/held/ahead.js', { body: source, headers });
      const own = nonce === undefined ? '' : `nonce="${nonce}"`;
      const src = attributes.includes('data-src') ? '' : `src="${server.url('/held/ahead.js', host)}"`;
      const body = `${heldFile('/held/slow.js', `data-category="analytics" ${own}`)}
        <script type="text/plain" data-category="analytics" ${attributes} ${src}></script>`;
      const markup = shopPage({ body, config: patient, scriptAttributes: { nonce: nonce ?? null } });
      await page.goto(
        server.page(markup, csp === undefined ? {} : { headers: { 'content-security-policy': csp } }),
      );
      await accept(page);
      await expect.poll(() => requestCounts(server)).toEqual({ '/held/slow.js': 1, '/held/ahead.js': 1 });
      answer();
      await expect.poll(() => ran(page)).toEqual(['slow', 'ahead']);
      await settle(page);

      expect(requestCounts(server)).toEqual({ '/held/slow.js': 1, '/held/ahead.js': 1 });
      expect(await reports(page)).toEqual([]);
      await expect(page.locator('link[rel=preload]')).toHaveCount(0);
    });
  }
});

test.describe('any mix of delays, faults and kinds runs in the order of its lines', () => {
  // These pages throw on purpose.
  test.use({ allowPageErrors: true });

  const kinds = ['inline', 'inline', 'file', 'file', 'file', 'async', 'module', 'inline module'] as const;
  const faults = ['none', 'none', 'none', 'missing', 'broken', 'throws', 'syntax'] as const;
  const lines = [['analytics'], ['analytics'], ['preferences'], ['analytics', 'preferences']] as const;
  const ways = ['a click', 'the program interface', 'an earlier visit'] as const;

  interface Piece {
    readonly name: string;
    readonly kind: (typeof kinds)[number];
    readonly fault: (typeof faults)[number];
    readonly lines: readonly string[];
    readonly delay: number;
  }

  /** The same mix for the same seed, always: the generator is mulberry32. */
  function mix(seed: number): Piece[] {
    let state = seed;
    const random = (below: number): number => {
      state = (state + 0x6d2b79f5) | 0;
      let value = Math.imul(state ^ (state >>> 15), 1 | state);
      value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
      return ((value ^ (value >>> 14)) >>> 0) % below;
    };
    const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
    return Array.from({ length: 14 }, (_, index) => {
      const kind = pick(kinds);
      const fault = pick(faults);
      const isInline = kind.startsWith('inline');
      return {
        name: `${String(index)}, ${kind}`,
        kind,
        // What has no file cannot be missing.
        fault: isInline && (fault === 'missing' || fault === 'broken') ? 'none' : fault,
        lines: pick(lines),
        delay: pick([0, 0, 30, 90, 200]),
      };
    });
  }

  const code = ({ name, fault }: Piece): string =>
    `ran.push('${name}');${fault === 'throws' ? ' throw new Error("planted")' : ''}${fault === 'syntax' ? ' )' : ''}`;

  const tag = (piece: Piece, path: string): string => {
    const { kind } = piece;
    const attributes = `data-category="${piece.lines.join(' ')}" ${kind.endsWith('module') ? 'data-type="module"' : ''}`;
    if (!kind.startsWith('inline')) return heldFile(path, `${attributes} ${kind === 'async' ? 'async' : ''}`);
    return `<script type="text/plain" ${attributes}>${code(piece)}</script>`;
  };

  const isOrdered = ({ kind }: Piece): boolean => kind === 'inline' || kind === 'file';
  const isRun = ({ fault }: Piece): boolean => fault === 'none' || fault === 'throws';
  const names = (pieces: readonly Piece[]): string[] => pieces.map(({ name }) => name);

  for (let seed = 1; seed <= 9; seed++) {
    const way = ways[seed % ways.length]!;
    test(`mix ${String(seed)}, granted by ${way}`, async ({ page, context, server, browserName }) => {
      const asked = watchRequests(page);
      const [full, headless] = entries;
      const entry = way === 'the program interface' ? headless : full;
      const pieces = mix(seed);
      const body = pieces.map((piece, index) => {
        const path = `/held/${String(index)}.js`;
        server.resource(path, {
          body: code(piece),
          status: piece.fault === 'missing' ? 404 : 200,
          destroy: piece.fault === 'broken',
          delay: piece.delay,
        });
        return tag(piece, path);
      });
      if (way === 'an earlier visit') await leaveRecord(context, server.origin, acceptance);
      const scriptAttributes = entry?.scriptAttributes ?? {};
      await page.goto(server.page(shopPage({ body: body.join('\n'), config: patient, scriptAttributes })));
      if (way !== 'an earlier visit') await entry?.grant(page);

      const runnable = pieces.filter(isRun);
      await expect.poll(async () => (await ran(page)).sort()).toEqual(names(runnable).sort());
      const faulty = pieces.filter(
        ({ kind, fault }) =>
          fault !== 'none' &&
          // No event tells an inline module from the page's own script.
          kind !== 'inline module',
      );
      await expect.poll(() => reports(page)).toHaveLength(faulty.length);
      await settle(page);

      const order = await ran(page);
      for (const line of ['analytics', 'preferences']) {
        const inLine = runnable.filter((piece) => isOrdered(piece) && piece.lines.includes(line));
        expect(
          order.filter((name) => inLine.some((piece) => piece.name === name)),
          line,
        ).toEqual(names(inLine));
      }
      expect(order).toHaveLength(runnable.length);
      // Firefox asks once more for a file that it could not have ahead.
      const mayAskAgain = pieces.map(
        ({ fault }) => browserName === 'firefox' && (fault === 'missing' || fault === 'broken'),
      );
      const often = pieces.filter(
        (_, index) => (asked[`/held/${index}.js`] ?? 1) > (mayAskAgain[index] ? 2 : 1),
      );
      expect(names(often)).toEqual([]);
      expect(Object.keys(asked)).toHaveLength(pieces.filter(({ kind }) => !kind.startsWith('inline')).length);
    });
  }
});
