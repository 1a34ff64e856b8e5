import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Resource } from '../server';
import { createPageTab } from './createPageTab';
import { Shop } from './Shop';
import { expect, test } from './test';

// Playwright switches the back/forward cache off, which visitors have.
test.use({
  launchOptions: ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
});

/** What another page of the shop has written: a record of now, or of then. */
const record = (fields = 'on=preferences.analytics', via = 'accept-all', age = 0): string =>
  `v=1&id=3f9c2d&at=${Math.floor(Date.now() / 1000) - age}&rev=2026-05-01&${fields}&lang=ru&via=${via}`;

const refusal = (): string => record('off=preferences.analytics', 'reject-all');

/** Writes the record as another page or the server does: nobody is told. */
function write(shop: Shop, text: string, seconds = 86_400): Promise<void> {
  return shop.tab.run(
    ([value = '', age = '']) => {
      document.cookie = `soglasie=${value}; path=/; max-age=${age}`;
    },
    [text, String(seconds)],
  );
}

/** The same page in two tabs of a visitor, the second in front. */
async function twoTabs(shop: Shop, head = ''): Promise<readonly [Shop, Shop]> {
  const path = shop.page({ head });
  await shop.visit(path);
  await shop.started();
  await shop.expectView('banner');
  const other = await shop.inAnotherTab();
  await other.visit(path);
  await other.started();
  return [shop, other];
}

/** Of two tabs, each asks for what is held back: the server's list is not this tab's. */
async function expectRuns(shop: Shop): Promise<void> {
  await expect.poll(async () => (await shop.see()).ran).toEqual(['inline', 'file', 'after']);
  await shop.expectPageWorks();
}

async function expectRevoked(shop: Shop): Promise<void> {
  await expect.poll(async () => (await shop.see()).granted).not.toContain('analytics');
  const { ran } = await shop.see();
  await shop.tab.run(() => {
    const late = document.createElement('script');
    late.type = 'text/plain';
    late.dataset.category = 'analytics';
    late.text = 'ran.push("late")';
    document.body.append(late);
  });
  await shop.settle();
  expect((await shop.see()).ran).toEqual(ran);
  await shop.expectNoErrors();
}

test.describe('Two tabs', () => {
  test('share an acceptance: the other’s question closes, and what waited there runs', async ({ shop }) => {
    const [first, second] = await twoTabs(shop);
    await second.accept();
    await first.tab.bringToFront();
    await first.expectView('none');
    await expectRuns(first);
  });

  test('share a refusal: the other’s question closes, and nothing runs there', async ({ shop }) => {
    const [first, second] = await twoTabs(shop);
    await second.refuse();
    await first.tab.bringToFront();
    await first.expectRefused();
  });

  test('share a withdrawal: nothing more starts in the other', async ({ shop }) => {
    const [first, second] = await twoTabs(shop);
    await second.accept();
    await first.tab.bringToFront();
    await expectRuns(first);
    await second.tab.bringToFront();
    await second.tab.run(async () => {
      await window.soglasie?.withdraw();
    });
    await expectRevoked(second);
    await first.tab.bringToFront();
    await expectRevoked(first);
    await first.expectPageWorks();
  });

  test('hold the last explicit decision, whichever made it', async ({ shop }) => {
    const [first, second] = await twoTabs(shop);
    for (const [tab, call, granted] of [
      [second, 'acceptAll', true],
      [first, 'rejectAll', false],
      [second, 'acceptAll', true],
      [first, 'acceptAll', true],
      [second, 'rejectAll', false],
    ] as const) {
      await tab.tab.bringToFront();
      await tab.tab.run((name) => {
        window.soglasie?.[name]();
      }, call);
      for (const one of [first, second]) {
        await one.tab.bringToFront();
        await expect.poll(async () => (await one.see()).granted.includes('analytics')).toBe(granted);
      }
    }
    const records = [(await first.see()).record, (await second.see()).record];
    expect(records[0]).toBe(records[1]);
    expect(records[0]).toMatch(/via=reject-all$/);
  });

  const silent: readonly (readonly [string, string])[] = [
    ['is missing', 'delete window.BroadcastChannel'],
    [
      'is refused',
      'window.BroadcastChannel = class { constructor() { throw new DOMException("no", "SecurityError"); } }',
    ],
    [
      'takes no message',
      'BroadcastChannel.prototype.postMessage = () => { throw new DOMException("no", "InvalidStateError"); }',
    ],
    ['is no channel', 'window.BroadcastChannel = function () { return Object.freeze({}); }'],
  ];
  for (const [how, script] of silent) {
    test(`whose channel ${how} learn of the decision when they are looked at`, async ({ shop }) => {
      const [first, second] = await twoTabs(shop, `<script>${script}</script>`);
      await second.accept();
      await expectRuns(second);
      await first.tab.bringToFront();
      // A browser that nobody sees shows all of its tabs: what a visitor's does is told to the page here.
      await first.tab.run(() => {
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      });
      await first.expectView('none');
      await expectRuns(first);
      // And a second decision is heard like the first.
      await first.tab.run(() => {
        window.soglasie?.rejectAll();
      });
      expect((await first.see()).record).toMatch(/via=reject-all$/);
      await second.tab.bringToFront();
      await second.tab.run(() => {
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      });
      await expectRevoked(second);
    });
  }

  test('of which the one behind hears nothing learn of the decision when it comes to the front', async ({
    shop,
    engine,
  }) => {
    test.skip(engine !== 'firefox', 'Here, each tab of the engine is visible to its page');
    const path = shop.page({ head: '<script>delete window.BroadcastChannel</script>' });
    await shop.visit(path);
    await shop.started();
    await shop.expectView('banner');
    // What Playwright opens in Firefox is a window of its own; what the page opens is a tab.
    const [opened] = await Promise.all([
      shop.tab.page!.waitForEvent('popup'),
      shop.tab.run((path) => {
        open(path);
      }, path),
    ]);
    const second = new Shop(engine, createPageTab(opened), shop.server);
    await second.started();
    await expect.poll(() => shop.tab.run(() => document.hidden)).toBe(true);
    await second.accept();
    await expectRuns(second);
    expect((await shop.see()).view).toBe('banner');
    await shop.tab.bringToFront();
    await shop.expectView('none');
    await expectRuns(shop);
  });

  test('that get messages nobody of ours sent go by the record alone', async ({ shop }) => {
    const [first, second] = await twoTabs(shop);
    await second.tab.run(() => {
      const channel = new BroadcastChannel('soglasie');
      for (const message of [
        0,
        'accept-all',
        { via: 'accept-all', categories: { analytics: true } },
        null,
        [true],
      ])
        channel.postMessage(message);
    });
    await first.tab.bringToFront();
    await first.expectAsked();
  });
});

test.describe('Back/forward cache', () => {
  /** Opens a page that may be cached, goes on to another and lets something happen there, then goes back. */
  async function leaveAndReturn(
    shop: Shop,
    before: () => Promise<void>,
    meanwhile: () => Promise<void>,
  ): Promise<void> {
    const headers = { 'cache-control': 'no-cache' };
    const next = shop.server.page('<!doctype html><title>Next</title><h1>Дальше</h1>', {
      path: '/next',
      headers,
    });
    await shop.visit(shop.page({ headers }));
    await shop.started();
    await before();
    await shop.tab.run((path) => {
      addEventListener('pageshow', ({ persisted }) => Reflect.set(window, 'isPersisted', persisted));
      setTimeout(() => {
        location.href = path;
      });
    }, next);
    await expect.poll(() => shop.tab.run(() => document.title).catch(() => '')).toBe('Next');
    await meanwhile();
    await shop.tab.back();
    await expect.poll(() => shop.tab.run(() => document.title).catch(() => '')).toBe('Самовар на три литра');
    // The same page as before, or the scenario shows nothing.
    await expect.poll(() => shop.tab.run(() => Reflect.get(window, 'isPersisted') as unknown)).toBe(true);
  }

  test('returns a page that was asking to one who has accepted elsewhere', async ({ shop }) => {
    await leaveAndReturn(
      shop,
      () => shop.expectView('banner'),
      () => write(shop, record()),
    );
    await shop.expectView('none');
    await shop.expectGranted();
  });

  test('returns a page that was asking to one who has refused elsewhere', async ({ shop }) => {
    await leaveAndReturn(
      shop,
      () => shop.expectView('banner'),
      () => write(shop, refusal()),
    );
    await shop.expectRefused();
  });

  test('returns a page with a grant to one who has taken it back elsewhere: nothing more starts', async ({
    shop,
  }) => {
    await leaveAndReturn(
      shop,
      async () => {
        await shop.accept();
        await shop.expectGranted();
      },
      () => write(shop, record('off=preferences.analytics', 'withdraw')),
    );
    await expectRevoked(shop);
    await shop.expectPageWorks();
  });

  test('returns a page that still asks where nothing was decided elsewhere', async ({ shop }) => {
    await leaveAndReturn(
      shop,
      () => shop.expectView('banner'),
      () => Promise.resolve(),
    );
    await expect.poll(async () => (await shop.see()).view).toBe('banner');
    await shop.refuse();
    await shop.expectRefused();
  });
});

test.describe('Page that is made ready ahead', () => {
  // As a browser has it: hidden, until the visitor comes.
  const ahead = `<script>
    for (const [name, value] of [['prerendering', true], ['visibilityState', 'hidden'], ['hidden', true]])
      Object.defineProperty(Document.prototype, name, { configurable: true, get: () => value });
    const frames = [];
    const { requestAnimationFrame: draw } = window;
    window.requestAnimationFrame = (run) => frames.push(run);
    window.activate = () => {
      for (const [name, value] of [['prerendering', false], ['visibilityState', 'visible'], ['hidden', false]])
        Object.defineProperty(Document.prototype, name, { configurable: true, get: () => value });
      window.requestAnimationFrame = draw;
      for (const run of frames) draw(run);
      document.dispatchEvent(new Event('prerenderingchange'));
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    };
  </script>`;
  const activate = (shop: Shop): Promise<void> =>
    shop.tab.run(() => {
      (Reflect.get(window, 'activate') as () => void)();
    });
  const settle = (shop: Shop): Promise<unknown> => shop.tab.run(() => fetch('/settle').then(({ ok }) => ok));

  test('runs nothing before somebody has decided, and asks when it is seen', async ({ shop }) => {
    await shop.open({ head: ahead });
    await settle(shop);
    expect((await shop.see()).ran).toEqual([]);
    expect(shop.server.requestsTo('/held/')).toEqual([]);
    await activate(shop);
    await shop.expectAsked();
    await shop.accept();
    await shop.expectGranted();
  });

  test('knows of a decision that was made before it is seen', async ({ shop }) => {
    await shop.open({ head: ahead });
    await write(shop, record());
    await activate(shop);
    await shop.expectView('none');
    await shop.expectGranted();
  });

  test('starts nothing that was granted then, and is not when it is seen', async ({ shop }) => {
    await shop.leaveCookie(record());
    await shop.open({ head: ahead });
    await settle(shop);
    // A page that nobody has seen is no visit.
    expect((await shop.see()).ran).toEqual([]);
    expect(shop.server.requestsTo('/held/')).toEqual([]);
    await write(shop, refusal());
    await activate(shop);
    await shop.expectRefused();
  });
});

test.describe('Decision', () => {
  test('made by two clicks at once is one', async ({ shop }) => {
    await shop.open();
    await shop.expectView('banner');
    await shop.tab.run(() => {
      addEventListener('soglasie:decision', () => window.ran.push('decision'), true);
      const accept = document
        .querySelector('soglasie-root')
        ?.shadowRoot?.querySelector<HTMLButtonElement>('[part=accept]');
      accept?.click();
      accept?.click();
    });
    await expect
      .poll(async () => (await shop.see()).ran.filter((name) => name !== 'decision'))
      .toEqual(['inline', 'file', 'after']);
    await shop.settle();
    const { ran, record: text, granted } = await shop.see();
    expect(ran.filter((name) => name !== 'decision')).toEqual(['inline', 'file', 'after']);
    expect(granted).toContain('analytics');
    expect(text).toMatch(/via=accept-all$/);
    await shop.expectPageWorks();
  });

  for (const order of [
    ['acceptAll', 'rejectAll'],
    ['acceptAll', 'rejectAll', 'acceptAll', 'rejectAll'],
  ] as const) {
    test(`taken back at once (${order.length} in a row) is the last one’s, and nothing runs`, async ({
      shop,
    }) => {
      await shop.open();
      await shop.expectView('banner');
      await shop.tab.run((names) => {
        for (const name of names) window.soglasie?.[name]();
      }, order);
      await shop.expectRefused();
      expect((await shop.see()).record).toMatch(/via=reject-all$/);
    });
  }

  test('by the accepting and the refusing button in one go is the last one’s', async ({ shop }) => {
    await shop.open();
    await shop.expectView('banner');
    await shop.tab.run(() => {
      const shadow = document.querySelector('soglasie-root')?.shadowRoot;
      const [accept, reject] = ['accept', 'reject'].map((part) =>
        shadow?.querySelector<HTMLButtonElement>(`[part=${part}]`),
      );
      accept?.click();
      reject?.click();
    });
    await shop.expectRefused();
    expect((await shop.see()).record).toMatch(/via=reject-all$/);
  });

  test('by a listener that decides again is the last one’s', async ({ shop }) => {
    const head = `<script>
      let times = 0;
      addEventListener('soglasie:decision', () => { if (times++ < 3) soglasie.rejectAll(); }, true);
    </script>`;
    await shop.open({ head });
    await shop.click('Принять все');
    await shop.expectRefused();
    expect((await shop.see()).record).toMatch(/via=reject-all$/);
  });

  test('is recorded before a listener that throws hears of it, and the next one too', async ({ shop }) => {
    const head = `<script>
      addEventListener('soglasie:decision', () => { ran.push(document.cookie.includes('via=') ? 'recorded' : 'not recorded'); throw new Error('planted'); }, true);
    </script>`;
    await shop.open({ head });
    await shop.click('Отклонить необязательные');
    await shop.expectView('none');
    await shop.tab.run(() => {
      window.soglasie?.rejectAll();
    });
    await shop.settle();
    const { ran, errors, record: text } = await shop.see();
    expect(ran).toEqual(['recorded', 'recorded']);
    expect(errors).toEqual([expect.stringContaining('planted'), expect.stringContaining('planted')]);
    expect(text).toMatch(/via=reject-all$/);
  });

  test('made as the page goes is recorded before it is gone', async ({ shop }) => {
    shop.server.page('<!doctype html><title>Next</title>', { path: '/next' });
    await shop.open();
    await shop.expectView('banner');
    await shop.tab.run(() => {
      addEventListener('pagehide', () => window.soglasie?.rejectAll());
      setTimeout(() => {
        location.href = '/next';
      });
    });
    await expect.poll(() => shop.tab.run(() => document.title).catch(() => '')).toBe('Next');
    await expect
      .poll(async () => (await shop.see()).record)
      .toMatch(/off=preferences\.analytics&s=&lang=ru&via=reject-all$/);
    expect(shop.server.requestsTo('/held/')).toEqual([]);
  });

  test('by a click that leads away is recorded before the page is gone', async ({ shop }) => {
    const path = shop.server.page('<!doctype html><title>Next</title>', { path: '/next' });
    const head = `<script>addEventListener('click', (event) => { if (!event.composedPath().some(({ localName }) => localName === 'main')) location.href = '${path}'; }, true)</script>`;
    await shop.open({ head });
    await shop.click('Принять все');
    await expect.poll(() => shop.tab.run(() => document.title).catch(() => '')).toBe('Next');
    expect((await shop.see()).record).toMatch(/on=preferences\.analytics&s=&lang=ru&via=accept-all$/);
  });
});

test.describe('Record', () => {
  test('that is evicted while the page is open takes nothing back there, and the next page asks', async ({
    shop,
  }) => {
    await shop.open();
    await shop.accept();
    await shop.expectGranted();
    await write(shop, '', 0);
    await shop.tab.run(() => {
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    });
    await shop.settle();
    await shop.expectGranted();
    shop.server.requests.length = 0;
    await shop.tab.reload();
    await shop.started();
    await shop.expectAsked();
  });

  test('that is evicted before the decision is whole when it is written', async ({ shop }) => {
    await shop.leaveCookie(record('on=preferences', 'save', 400 * 86_400));
    await shop.open();
    await shop.expectAsked();
    await write(shop, '', 0);
    await shop.refuse();
    await shop.expectRefused();
    expect((await shop.see()).record).toMatch(
      /^v=1&id=\d+&at=\d+&rev=2026-05-01&off=preferences\.analytics&s=&lang=ru&via=reject-all$/,
    );
  });

  for (const [how, days] of [
    ['ten years ahead', 3650],
    ['ten years back', -3650],
  ] as const) {
    test(`of a visit whose clock jumps ${how} grants nothing later`, async ({ shop }) => {
      await shop.open();
      await shop.expectView('banner');
      await shop.tab.run((shift) => {
        const { now } = Date;
        Date.now = () => now() + shift * 86_400_000;
      }, days);
      await shop.accept();
      await shop.expectGranted();
      shop.server.requests.length = 0;
      await shop.tab.reload();
      await shop.started();
      await shop.expectAsked();
    });
  }

  test('of a refusal with a clock that jumps goes before the acceptance of another tab', async ({ shop }) => {
    const [first, second] = await twoTabs(shop);
    await second.accept();
    await first.tab.bringToFront();
    await expectRuns(first);
    await second.tab.bringToFront();
    await second.tab.run(() => {
      const { now } = Date;
      Date.now = () => now() - 3_600_000;
      window.soglasie?.rejectAll();
    });
    await first.tab.bringToFront();
    await expectRevoked(first);
  });

  test('of a newer kind, written while the page asks, is no decision, and stays until the visitor decides', async ({
    shop,
  }) => {
    await shop.open();
    await shop.expectAsked();
    const newer = 'v=2&id=3f9c2d&at=1795219200&grants=analytics';
    await write(shop, newer);
    await shop.tab.run(() => {
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      new BroadcastChannel('soglasie').postMessage(0);
    });
    await shop.expectAsked();
    expect((await shop.see()).record).toBe(newer);
    await shop.refuse();
    await shop.expectRefused();
    expect((await shop.see()).record).toMatch(/^v=1&.*via=reject-all$/);
  });

  const refused = `
    Object.defineProperty(Document.prototype, 'cookie', {
      configurable: true,
      get() { throw new DOMException('no', 'SecurityError'); },
      set() { throw new DOMException('no', 'SecurityError'); },
    });`;
  const storages: readonly (readonly [string, string])[] = [
    ['cookies throw', refused],
    [
      'cookies are never kept',
      'Object.defineProperty(Document.prototype, "cookie", { get: () => "", set() {} })',
    ],
    [
      'every storage throws',
      `${refused}
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });`,
    ],
  ];
  for (const [what, script] of storages) {
    test(`where ${what} is kept for this page alone`, async ({ shop }) => {
      await shop.open({ head: `<script>${script}</script>` });
      await shop.expectAsked();
      await shop.refuse();
      await shop.expectRefused();
      expect((await shop.see()).problems).toEqual([expect.stringContaining('record')]);
      await shop.tab.run(() => {
        window.soglasie?.acceptAll();
      });
      await shop.expectGranted();
      await shop.tab.run(async () => {
        await window.soglasie?.withdraw();
      });
      await expectRevoked(shop);
    });
  }
});

test.describe('Without a network', () => {
  const built = fileURLToPath(new URL('../../dist/', import.meta.url));

  /** From now on, every part is out of reach. */
  function goOffline({ server }: Shop, fate: Pick<Resource, 'destroy' | 'hang'>): void {
    for (const name of readdirSync(built)) {
      if (name.startsWith('soglasie-')) server.resource(`/soglasie/${name}`, fate);
    }
  }

  test('the preference centre says so, and the banner still takes a refusal', async ({ shop }) => {
    await shop.open();
    await shop.expectView('banner');
    goOffline(shop, { destroy: true });
    await shop.click('Настроить');
    await expect.poll(async () => (await shop.see()).text).toMatch(/Настройки\sне\sзагрузились/);
    // One for each attempt: pointer, focus and click are as far apart as the driver is slow.
    for (const problem of (await shop.see()).problems) expect(problem).toMatch(/^part: /);
    expect((await shop.see()).problems).not.toEqual([]);
    await shop.expectAsked();
    await shop.refuse();
    await shop.expectRefused();
  });

  test('a withdrawal is recorded, whatever cannot be deleted', async ({ shop }) => {
    await shop.open();
    await shop.accept();
    await shop.expectGranted();
    goOffline(shop, { destroy: true });
    const report = await shop.tab.run(() => window.soglasie?.withdraw());
    expect(report).toEqual({ deleted: [], left: [] });
    expect((await shop.see()).record).toMatch(/via=withdraw$/);
    await expectRevoked(shop);
  });

  test('a part that never comes keeps no refusal waiting', async ({ shop }) => {
    await shop.open();
    await shop.expectView('banner');
    goOffline(shop, { hang: true });
    await shop.click('Настроить');
    await shop.settle();
    await shop.expectAsked();
    await shop.refuse();
    await shop.expectRefused();
  });
});
