import { fileURLToPath } from 'node:url';
import { shopConfig } from '../shopPage';
import { answering, createFrameTab } from './createFrameTab';
import { part } from './parts';
import { Shop, type FaultyPage } from './Shop';
import { expect, test } from './test';

/** Tells of all that a page may send by a script, wherever it goes. It comes before every other script. */
const SPY = `<script>
  window.sent = [];
  const spy = (owner, name) => {
    const native = owner[name];
    owner[name] = function (...given) {
      sent.push(name + ' ' + (given[0]?.url ?? given.slice(0, 2).join(' ')));
      return native.apply(this, given);
    };
  };
  spy(window, 'fetch');
  spy(XMLHttpRequest.prototype, 'open');
  spy(Navigator.prototype, 'sendBeacon');
  for (const name of ['WebSocket', 'EventSource', 'Image', 'Worker', 'RTCPeerConnection']) {
    const Native = window[name];
    if (!Native) continue;
    window[name] = function (...given) {
      sent.push(name + ' ' + given[0]);
      return new Native(...given);
    };
  }
</script>`;

/** What the page's script has sent, but for the harness's own. */
const sent = (shop: Shop): Promise<string[]> =>
  shop.tab.run(() =>
    (window as unknown as { sent: string[] }).sent.filter((one) => !one.includes('/settle')),
  );

/** How often each kind of problem was told. */
const codes = async (shop: Shop): Promise<string[]> =>
  (await shop.see()).problems.map((problem) => problem.split(':')[0] ?? '');

/** A script in the head that takes something away, as if the browser had never had it. */
const without = (...paths: string[]): string =>
  `<script>for (const path of ${JSON.stringify(paths)}) {
    const keys = path.split('.');
    const last = keys.pop();
    const owner = keys.reduce((value, key) => value?.[key], window);
    for (let one = owner; one; one = Object.getPrototypeOf(one)) delete one[last];
    if (owner && owner[last] !== undefined) throw new Error(path + ' is still there');
  }</script>`;

/** Opens a page whose load event may never come: Firefox and WebKit have it wait for what a script loads. */
const openAtOnce = async (shop: Shop, page: FaultyPage): Promise<void> => {
  const path = shop.page(page);
  // WebDriver was told not to wait, or it would answer nothing.
  if (shop.engine === 'webkit') await shop.visit(path);
  else {
    await shop.visit(shop.server.page('<!doctype html><title>Before</title>', { path: '/before' }));
    await shop.tab.run((path) => {
      setTimeout(() => {
        location.assign(path);
      });
    }, path);
  }
  // While the page changes, there is nobody to answer.
  await expect
    .poll(() =>
      shop.see().then(
        ({ hasStarted }) => hasStarted,
        () => false,
      ),
    )
    .toBe(true);
};

/** What the browser says of its visitor's wishes. */
const wishing = (name: string, value: string): string =>
  `<script>Object.defineProperty(Navigator.prototype, '${name}', { configurable: true, get: () => ${value} })</script>`;

test.describe('Network and platform', () => {
  for (const [name, act] of [
    ['A grant', (shop: Shop) => shop.accept()],
    ['A refusal', (shop: Shop) => shop.refuse()],
  ] as const) {
    test(`${name} is sent to nobody: nothing leaves the page but for what was held back`, async ({
      shop,
      server,
    }) => {
      await shop.open({ head: SPY });
      await shop.expectAsked();
      const before = server.requests.length;
      await act(shop);
      if (name === 'A grant') await shop.expectGranted();
      else await shop.expectRefused();
      const asked = [...new Set(server.requests.slice(before).map(({ path }) => path))].sort();
      expect(asked).toEqual(name === 'A grant' ? ['/held/file.js', '/held/pixel.gif'] : []);
      expect(await sent(shop)).toEqual([]);
      // Whoever leaves is not followed either.
      const after = server.requests.length;
      await shop.visit(server.page('<!doctype html><title>Next</title>', { path: '/next' }));
      expect(server.requests.slice(after).map(({ path }) => path)).toEqual(['/next']);
    });
  }

  test.describe('Our file is blocked', () => {
    /** As the README has it for a script that may come before or after ours. */
    const caller = `<script>
      const start = (state) => ran.push('shop: ' + state.categories.analytics);
      if (window.soglasie) start(window.soglasie.state);
      else document.addEventListener('soglasie:ready', ({ detail }) => start(detail), { once: true });
    </script>`;

    for (const [name, resource] of [
      ['a 404', { status: 404 }],
      ['an answer of 500 with a page in it', { status: 500, body: '<!doctype html><p>Ошибка' }],
      ['a connection that breaks off', { destroy: true }],
      ['an empty file', { body: '' }],
    ] as const) {
      test(`${name} in the place of our file leaves the page alone, and what is held back inert`, async ({
        shop,
        server,
      }) => {
        server.resource('/soglasie/soglasie.js', resource);
        const body = `${caller}<button data-soglasie="preferences">Файлы cookie</button>`;
        await shop.visit(shop.page({ body }));
        await shop.click('Файлы cookie');
        await shop.expectNothingGranted();
        await shop.expectPageWorks();
        const { hasStarted, isLocked, buttons } = await shop.see();
        expect({ hasStarted, isLocked, buttons }).toEqual({
          hasStarted: false,
          isLocked: false,
          buttons: [],
        });
      });
    }

    test('our file that never comes keeps nobody waiting', async ({ shop, server }) => {
      server.resource('/soglasie/soglasie.js', { hang: true });
      await shop.visit(shop.page({ body: caller, scriptAttributes: { src: null } }));
      // Later than the load event, so that whatever drives the browser need not wait for it either.
      await shop.tab.run(() => {
        const tag = document.createElement('script');
        tag.src = '/soglasie/soglasie.js';
        document.documentElement.append(tag);
      });
      await expect.poll(() => server.requestsTo('/soglasie/soglasie.js').length).toBe(1);
      await shop.expectNothingGranted();
      await shop.expectPageWorks();
    });

    test('a script of the shop that calls us as documented learns of the grant where our file comes', async ({
      shop,
    }) => {
      await shop.open({ body: caller });
      await expect.poll(async () => (await shop.see()).ran).toEqual(['shop: false']);
      await shop.expectNoErrors();
    });
  });

  test.describe('A part', () => {
    const faults = [
      ['is missing', { status: 404 }],
      ['is an error of the server', { status: 500, body: '{}', type: 'application/json' }],
      ['is a page in the place of a script', { body: '<!doctype html><p>Войдите</p>', type: 'text/html' }],
      ['is a page that says it is a script', { body: '<!doctype html><p>Войдите</p>' }],
      ['breaks off', { destroy: true }],
      ['is cut short', { body: 'export const takePreferences = (' }],
      ['is a script of somebody else', { body: 'export const other = 1;' }],
    ] as const;

    for (const [name, fault] of faults) {
      test(`the preference centre ${name}: the banner says so, refusing works, and so does trying again`, async ({
        shop,
        server,
      }) => {
        const { path, code } = part('preferences');
        server.resource(path, fault);
        await shop.open();
        await shop.click('Настроить');
        await expect.poll(async () => (await shop.see()).text).toMatch(/Настройки не\sзагрузились\./);
        await shop.expectAsked();
        expect(new Set(await codes(shop))).toEqual(new Set(['part']));
        server.resource(path, { body: code });
        await shop.click('Попробовать ещё раз');
        await shop.expectView('preferences');
        await shop.click('Отклонить необязательные');
        await shop.expectRefused();
      });

      test(`the part for everything rare ${name}: it is told once, the visitor is asked and may refuse`, async ({
        shop,
        server,
      }) => {
        server.resource(part('others').path, fault);
        await shop.open();
        await shop.expectAsked();
        await expect.poll(() => codes(shop)).toEqual(['part']);
        await shop.refuse();
        await shop.expectRefused();
        expect(await codes(shop)).toEqual(['part']);
      });

      test(`a language ${name}: it is told once, the visitor is asked in Russian and may refuse`, async ({
        shop,
        server,
      }) => {
        server.resource(part('en').path, fault);
        await shop.open({ config: { ...shopConfig, language: 'en' } });
        await shop.expectAsked();
        expect(await codes(shop)).toEqual(['part']);
        await shop.refuse();
        await shop.expectRefused();
        expect((await shop.see()).record).toContain('lang=ru');
      });
    }

    test('the part for everything rare came late: what it has to load is loaded with the next grant', async ({
      shop,
      server,
    }) => {
      const { path, code } = part('others');
      server.resource(path, { status: 503 });
      await shop.open();
      await shop.expectAsked();
      await expect.poll(() => codes(shop)).toEqual(['part']);
      server.resource(path, { body: code });
      await shop.accept();
      await shop.expectGranted();
    });

    test.describe(() => {
      test.use({ awaitsLoad: false });

      for (const name of ['preferences', 'others', 'en']) {
        test(`one that never comes (${name}) keeps neither the question nor a refusal waiting`, async ({
          shop,
          server,
        }) => {
          server.resource(part(name).path, { hang: true });
          await openAtOnce(shop, { config: { ...shopConfig, language: name === 'en' ? 'en' : 'ru' } });
          await expect.poll(async () => (await shop.see()).view, { timeout: 15_000 }).toBe('banner');
          if (name === 'preferences') await shop.click('Настроить');
          await shop.expectAsked();
          await shop.refuse();
          await shop.expectRefused();
        });
      }

      test('one that never comes does not let a site that only informs go on without having informed', async ({
        shop,
        server,
      }) => {
        server.resource(part('others').path, { hang: true });
        await openAtOnce(shop, { config: { ...shopConfig, mode: 'notice' } });
        await expect.poll(async () => (await shop.see()).view, { timeout: 15_000 }).toBe('banner');
        await shop.click('Отклонить необязательные');
        await shop.expectView('none');
        await expect.poll(async () => (await shop.see()).granted).not.toContain('analytics');
        await shop.expectPageWorks();
      });

      test('one that never comes holds back no withdrawal', async ({ shop, server }) => {
        server.resource(part('others').path, { hang: true });
        await openAtOnce(shop, {});
        await shop.accept();
        await expect.poll(async () => (await shop.see()).ran).toEqual(['inline', 'file', 'after']);
        await shop.tab.run(() => {
          (window as unknown as { soglasie: { withdraw(): void } }).soglasie.withdraw();
        });
        await expect.poll(async () => (await shop.see()).via).toBe('withdraw');
        expect((await shop.see()).record).toContain('via=withdraw');
        await shop.expectPageWorks();
      });
    });
  });

  test('A held-back file that never comes keeps the page, the surfaces and its followers waiting for nothing', async ({
    shop,
    server,
  }) => {
    server.resource('/held/endless.js', { hang: true });
    const body = '<script type="text/plain" data-category="analytics" src="/held/endless.js"></script>';
    await shop.open({ body, config: { ...shopConfig, gate: { timeout: 300 } } });
    await shop.expectAsked();
    await shop.accept();
    await expect.poll(async () => (await shop.see()).ran).toEqual(['inline', 'file', 'after']);
    expect(await codes(shop)).toEqual(['gate']);
    await shop.expectPageWorks();
  });

  test('An older file of ours with a newer configuration grants nothing by what it does not know', async ({
    shop,
  }) => {
    const config = {
      ...shopConfig,
      version: 9,
      mode: 'granular',
      lawful: { basis: 'interest' },
      categories: { analytics: { granted: true, basis: 'interest' }, newer: { title: 'новое' } },
      signals: ['gpc', { respect: false }],
    };
    await shop.open({ config });
    await shop.expectAsked();
    await expect.poll(() => codes(shop)).toContain('configuration');
    await shop.refuse();
    await shop.expectRefused();
  });

  test.describe('A browser without', () => {
    for (const [name, ...paths] of [
      ['requestIdleCallback', 'requestIdleCallback', 'cancelIdleCallback'],
      ['navigation', 'navigation', 'Navigation', 'NavigateEvent'],
      ['cookieStore', 'cookieStore', 'CookieStore'],
      ['BroadcastChannel', 'BroadcastChannel'],
      ['trustedTypes', 'trustedTypes'],
      ['scheduler', 'scheduler'],
      ['ReportingObserver', 'ReportingObserver'],
      ['structuredClone', 'structuredClone'],
      ['AbortSignal.timeout and AbortSignal.any', 'AbortSignal.timeout', 'AbortSignal.any'],
      ['crypto.randomUUID and crypto.subtle', 'crypto.randomUUID', 'crypto.subtle'],
      ['indexedDB', 'indexedDB'],
      ['localStorage and sessionStorage', 'localStorage', 'sessionStorage'],
      ['view transitions', 'document.startViewTransition'],
    ] as const) {
      test(`${name} asks, keeps the choice and releases`, async ({ shop }) => {
        await shop.open({ head: without(...paths) });
        await shop.expectAsked();
        await shop.accept();
        await shop.expectGranted();
        await shop.tab.run(async () => {
          await (window as unknown as { soglasie: { withdraw(): Promise<unknown> } }).soglasie.withdraw();
        });
        expect((await shop.see()).record).toContain('via=withdraw');
        await shop.expectNoErrors();
      });
    }
  });

  test('A browser that is driven by a robot is asked as any other', async ({ shop }) => {
    const seen = [];
    for (const value of ['true', 'false', 'undefined']) {
      await shop.open({ head: wishing('webdriver', value) });
      await shop.expectAsked();
      seen.push(await shop.see());
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  test.describe('A browser that asks not to be tracked', () => {
    test('is told so by the banner, and nothing else changes where the visitor is asked', async ({
      shop,
    }) => {
      await shop.open({ head: wishing('globalPrivacyControl', 'undefined') });
      await shop.expectAsked();
      const usual = await shop.see();
      await shop.open({ head: wishing('globalPrivacyControl', 'true') });
      await shop.expectAsked();
      const seen = await shop.see();
      expect(seen.text).not.toBe(usual.text);
      expect(seen.text).toMatch(/браузер/i);
      expect(seen.buttons.map(({ name }) => name)).toEqual(usual.buttons.map(({ name }) => name));
      await shop.accept();
      await shop.expectGranted();
    });

    test('is asked by a site that else only informs, and nothing is granted before the answer', async ({
      shop,
    }) => {
      const config = { ...shopConfig, mode: 'notice' };
      await shop.open({ config, head: wishing('globalPrivacyControl', 'true') });
      await shop.expectAsked();
      expect((await shop.see()).text).toMatch(/браузер/i);
      await shop.refuse();
      await shop.expectRefused();

      // What was added later is asked about by itself: of the rest, the visitor has decided.
      const later = { ...config, categories: { external: true } };
      await shop.open({ config: later, head: wishing('globalPrivacyControl', 'true') });
      await shop.expectView('banner');
      const { text } = await shop.see();
      expect(text).toMatch(/добавили/i);
      expect(text).not.toMatch(/браузер/i);
    });

    for (const value of ['false', 'undefined', '"1"', '1', '({})', 'null']) {
      test(`is none that answers ${value}`, async ({ shop }) => {
        const config = { ...shopConfig, mode: 'notice' };
        await shop.open({ config, head: wishing('globalPrivacyControl', value) });
        await shop.expectView('banner');
        const { text, granted, buttons } = await shop.see();
        expect(text).not.toMatch(/браузер/i);
        expect(granted).toContain('analytics');
        expect(buttons.map(({ name }) => name)).toContain('Понятно');
        await shop.expectGranted();
      });
    }

    test('by the older signal, doNotTrack, changes nothing', async ({ shop }) => {
      await shop.open({ head: wishing('doNotTrack', '"unspecified"') });
      await shop.expectAsked();
      const usual = await shop.see();
      await shop.open({ head: wishing('doNotTrack', '"1"') });
      await shop.expectAsked();
      expect(await shop.see()).toEqual(usual);
    });
  });

  test.describe('The program interface', () => {
    /** What no caller should hand over. Made in the page, for most of it is no JSON. */
    const GARBAGE = `
      const cyclic = {}; cyclic.self = cyclic; cyclic.categories = cyclic; cyclic.services = cyclic;
      const cyclicList = []; cyclicList.push(cyclicList);
      const fail = () => { throw new Error('thrown by the caller') };
      const throwing = new Proxy(function () {}, Object.fromEntries(
        Reflect.ownKeys(Reflect).filter((key) => typeof key === 'string').map((trap) => [trap, fail])));
      const { proxy: revoked, revoke } = Proxy.revocable({}, {}); revoke();
      const getters = {};
      for (const key of ['categories', 'services', 'analytics', 'length', 'toString', 'mode', 'then'])
        Object.defineProperty(getters, key, { get: fail, enumerable: true });
      const inherited = Object.create({ analytics: true, mode: 'notice' });
      window.garbage = [
        undefined, null, true, false, 0, 1, NaN, -Infinity, 10n, '', 'analytics', '__proto__', 'constructor',
        Symbol('s'), Symbol.iterator, () => true, [], [[]], ['__proto__'], [null], [Symbol('x')],
        {}, Object.create(null), cyclic, cyclicList, throwing, revoked, getters, inherited, new Date(NaN),
        /x/, new Map(), new Error('e'), Promise.resolve(), document, window, new Uint8Array(3),
        { toString: fail }, { [Symbol.toPrimitive]: fail }, [{ toString: fail }], { then: fail }, 'x'.repeat(100000),
      ];`;
    const garbage = `<script>{${GARBAGE}}</script>`;

    interface Page {
      readonly soglasie: Readonly<Record<string, (...given: unknown[]) => unknown>>;
      readonly garbage: readonly unknown[];
    }

    for (const method of ['set', 'has', 'hasService', 'on', 'show', 'off']) {
      test(`takes any value in ${method}(): it throws no more than a TypeError to its caller, and grants nothing by it`, async ({
        shop,
      }) => {
        await shop.open({ head: garbage });
        await shop.expectAsked();
        const thrown = await shop.tab.run(async (method) => {
          const { soglasie, garbage } = window as unknown as Page;
          const thrown: string[] = [];
          for (const [index, value] of garbage.entries()) {
            try {
              if (method === 'on' || method === 'off') {
                const offs = [
                  soglasie.on?.(value, () => undefined),
                  soglasie.on?.('change', value),
                  soglasie.on?.('decision', value),
                ] as (() => void)[];
                if (method === 'off') for (const off of offs) off();
              } else await soglasie[method]?.(value);
            } catch (error) {
              const isCallers = String(error).includes('thrown by the caller');
              if (!isCallers && !(error instanceof TypeError)) thrown.push(`${index}: ${String(error)}`);
            }
          }
          return thrown;
        }, method);
        await shop.expectNothingGranted();
        await shop.expectNoErrors();
        expect(thrown).toEqual([]);
        if (method === 'set') {
          // A choice that names nothing refuses what has no answer.
          await shop.expectRefused();
        } else {
          await shop.expectAsked();
          await shop.refuse();
          await shop.expectRefused();
        }
      });
    }

    for (const key of ['categories', 'services'] as const) {
      test(`grants nothing by an answer in set() that is not true (${key})`, async ({ shop }) => {
        const config = { ...shopConfig, services: { metrika: { category: 'analytics' } } };
        const body = `<script type="text/plain" data-category="analytics" data-service="metrika">ran.push('service')</script>`;
        await shop.open({ head: garbage, config, body });
        await shop.expectAsked();
        const granting = await shop.tab.run(
          ([key, id]) => {
            const { soglasie, garbage } = window as unknown as Page;
            const granting: string[] = [];
            for (const [index, value] of [...garbage, 'true', 'yes', 'no', 'false', '1', 2].entries()) {
              if (value === true) continue;
              try {
                soglasie.set?.({ [key]: { [id]: value } });
              } catch {
                // Judged by the test before: here it is for what is granted.
              }
              if (soglasie.has?.('analytics') || soglasie.hasService?.('metrika'))
                granting.push(`${index}: ${typeof value}`);
            }
            return granting;
          },
          [key, key === 'categories' ? 'analytics' : 'metrika'] as const,
        );
        expect(granting).toEqual([]);
        await shop.expectNothingGranted();
        await shop.expectNoErrors();
      });
    }

    test('takes nothing from listeners that are none', async ({ shop }) => {
      await shop.open({ head: garbage });
      await shop.tab.run(() => {
        const { soglasie, garbage } = window as unknown as Page;
        for (const value of garbage) {
          for (const name of ['ready', 'decision', 'change', 'view', 'problem']) {
            try {
              soglasie.on?.(name, value);
            } catch {
              // Refused at once is as good.
            }
          }
        }
      });
      await shop.accept();
      // The garbage has functions, too, which do nothing, and a class and a proxy, which throw in the name of the page.
      await expect.poll(async () => (await shop.see()).ran).toEqual(['inline', 'file', 'after']);
      const { errors } = await shop.see();
      expect(
        errors.filter((error) => !/thrown by the caller|class constructor|without 'new'/i.test(error)),
      ).toEqual([]);
    });

    test('shows nothing that there is not, and the question stays', async ({ shop }) => {
      await shop.open();
      await shop.expectAsked();
      await shop.tab.run(async () => {
        const { soglasie } = window as unknown as Page;
        for (const view of ['none', 'centre', '', undefined, 7]) {
          await Promise.resolve(soglasie.show?.(view)).catch(() => undefined);
        }
      });
      await shop.expectAsked();
    });

    test('answers a page that has changed what it was given as before', async ({ shop }) => {
      await shop.open();
      const changed = await shop.tab.run(() => {
        const { soglasie } = window as unknown as {
          soglasie: { state: { categories: Record<string, boolean>; decided: boolean } };
        };
        const changes = [
          () => (soglasie.state.categories.analytics = true),
          () => (soglasie.state.decided = true),
          () => Object.defineProperty(soglasie.state.categories, 'analytics', { value: true }),
          () => Reflect.setPrototypeOf(soglasie.state.categories, { analytics: true, external: true }),
          () => Object.assign(Object.prototype, { analytics: true, external: true, 'ab-test': true }),
        ];
        for (const change of changes) {
          try {
            change();
          } catch {
            // Frozen: a script in strict mode is told.
          }
        }
        const seen = [soglasie.state.categories.analytics, soglasie.state.decided];
        for (const key of ['analytics', 'external', 'ab-test']) Reflect.deleteProperty(Object.prototype, key);
        return seen;
      });
      expect(changed).toEqual([false, false]);
      await shop.expectAsked();
    });

    test('is not for what was held back: it grants itself no more than it was granted', async ({ shop }) => {
      const grab = `ran.push('grab'); soglasie.acceptAll(); soglasie.set({ categories: { preferences: true } });`;
      const body = `
        <script type="text/plain" data-category="analytics">${grab}</script>
        <script type="text/plain" data-category="preferences">ran.push('more')</script>`;
      await shop.open({ body });
      await shop.click('Настроить');
      await shop.expectView('preferences');
      await shop.tab.run(() => {
        (window as unknown as Page).soglasie.set?.({ categories: { analytics: true } });
      });
      await expect.poll(async () => (await shop.see()).ran).toContain('after');
      await shop.settle();
      const { ran, granted, problems } = await shop.see();
      // Either it is refused, or the site's developers are told of it.
      if (granted.includes('preferences')) expect(problems).toContainEqual(expect.stringContaining('gate'));
      else expect(ran).not.toContain('more');
      await shop.expectNoErrors();
    });

    test('can be called by its own listeners: the last word holds, and each is told in order', async ({
      shop,
    }) => {
      await shop.open({
        body: `<script>
          document.addEventListener('soglasie:decision', ({ detail }) => {
            ran.push(detail.via);
            if (detail.via === 'accept-all') soglasie.rejectAll();
          });
          document.addEventListener('soglasie:change', () => ran.push('change'));
        </script>`,
      });
      await shop.click('Принять все');
      await expect.poll(async () => (await shop.see()).via).toBe('reject-all');
      await shop.settle();
      const { ran, record } = await shop.see();
      expect(ran).toEqual(['accept-all', 'change', 'reject-all', 'change']);
      expect(record).toContain('via=reject-all');
      await shop.expectView('none');
      await shop.expectPageWorks();
    });

    test('outlives a listener that decides with every decision', async ({ shop }) => {
      await shop.open({
        body: `<script>
          let times = 0;
          document.addEventListener('soglasie:decision', () => {
            // A page without an end of its own would never answer again.
            if (++times < 2000) soglasie.set({ categories: { analytics: false } });
          });
          window.timesDecided = () => times;
        </script>`,
      });
      await shop.click('Отклонить необязательные');
      await shop.expectView('none');
      const times = await shop.tab.run(() =>
        (window as unknown as { timesDecided: () => number }).timesDecided(),
      );
      expect(times).toBeLessThan(2000);
      await shop.expectRefused();
    });

    for (const [name, when] of [
      ['while the visitor is asked', ''],
      ['in a listener of a decision', `document.addEventListener('soglasie:decision', () => end())`],
      ['in a listener of a change', `document.addEventListener('soglasie:change', () => end())`],
      ['as soon as it has begun', `document.addEventListener('soglasie:ready', () => end())`],
      ['when the banner has come', `document.addEventListener('soglasie:view', () => end())`],
      ['by what was held back', ''],
    ] as const) {
      test(`ends ${name}: nothing is left of it in the page, and nothing runs any more`, async ({ shop }) => {
        const last =
          name === 'by what was held back'
            ? '<script type="text/plain" data-category="analytics">end(); ran.push("end")</script>'
            : '';
        const head = `<script>
          window.end = () => { window.ended = window.soglasie; window.soglasie?.destroy(); };
          ${when}
        </script>`;
        await shop.visit(shop.page({ head, body: last }));
        if (!/begun|has come/.test(name)) {
          await shop.started();
          await shop.expectAsked();
        }
        if (name === 'while the visitor is asked')
          await shop.tab.run(() => (window as unknown as { end(): void }).end());
        else if (!/begun|has come/.test(name)) await shop.click('Принять все');
        await expect.poll(async () => (await shop.see()).hasStarted).toBe(false);
        await expect
          .poll(() => shop.tab.run(() => document.querySelector('soglasie-root') === null))
          .toBe(true);
        await shop.settle();
        expect((await shop.see()).ran).toEqual(last ? ['end'] : []);
        // What was kept of it does nothing any more.
        await shop.tab.run(async () => {
          const { ended } = window as unknown as { ended?: Page['soglasie'] };
          await ended?.show?.('preferences');
          ended?.acceptAll?.();
          document.body.insertAdjacentHTML('beforeend', '<soglasie-preferences></soglasie-preferences>');
        });
        await shop.settle();
        const { ran, isLocked } = await shop.see();
        expect(ran).toEqual(last ? ['end'] : []);
        expect(isLocked).toBe(false);
        expect(await shop.tab.run(() => document.querySelector('soglasie-root') === null)).toBe(true);
        await shop.expectPageWorks();
      });
    }

    test('ends while its parts are on their way, and with the preference centre open', async ({
      shop,
      server,
    }) => {
      const { path, code } = part('preferences');
      let arrive = (_rest: string): void => undefined;
      server.resource(path, {
        rest: new Promise((resolve) => {
          arrive = resolve;
        }),
      });
      await shop.open();
      await shop.click('Настроить');
      await expect.poll(() => server.requestsTo(path).length).toBe(1);
      await shop.tab.run(() => (window as unknown as Page).soglasie.destroy?.());
      arrive(code);
      await shop.settle();
      await shop.expectView('none');
      await shop.expectNothingGranted();
      await shop.expectPageWorks();

      server.resource(path, { body: code });
      await shop.open();
      await shop.click('Настроить');
      await shop.expectView('preferences');
      await shop.tab.run(() => (window as unknown as Page).soglasie.destroy?.());
      await shop.expectView('none');
      await shop.expectNothingGranted();
      await shop.expectPageWorks();
    });

    test('of the package takes any configuration: only what is the caller’s own throws, and it grants nothing by it', async ({
      shop,
      server,
    }) => {
      const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));
      server.folder('/modules/', modules);
      const map = {
        imports: {
          preact: '/modules/preact/dist/preact.mjs',
          i18next: '/modules/i18next/dist/esm/i18next.js',
          leven: '/modules/leven/index.js',
          valibot: '/modules/valibot/dist/index.mjs',
          '@humanwhocodes/momoa': '/modules/@humanwhocodes/momoa/dist/momoa.js',
        },
      };
      const head = `<script type="importmap">${JSON.stringify(map)}</script>${garbage}
        <script type="module">
          const { init } = await import('/soglasie/index.js');
          window.init = init;
        </script>`;
      await shop.visit(shop.page({ head, scriptAttributes: { src: null } }));
      await expect.poll(() => shop.tab.run(() => 'init' in window)).toBe(true);
      const outcome = await shop.tab.run(async () => {
        interface State {
          readonly decided: boolean;
          readonly categories: Readonly<Record<string, boolean>>;
        }
        const { init, garbage } = window as unknown as Page & {
          init: (given: unknown) => { state: State; destroy(): void };
        };
        const outcome: string[] = [];
        for (const [index, value] of garbage.entries()) {
          try {
            const consent = init(value);
            await new Promise((resolve) => setTimeout(resolve));
            if (consent.state.decided || consent.state.categories.analytics)
              outcome.push(`${index}: granted`);
            consent.destroy();
          } catch (error) {
            const isCallers = /thrown by the caller|revoked/.test(String(error));
            if (!isCallers) outcome.push(`${index}: ${String(error)}`);
          }
        }
        init({});
        return outcome;
      });
      expect(outcome).toEqual([]);
      await shop.started();
      await shop.expectAsked();
      await shop.accept();
      await shop.expectGranted();
    });
  });

  test.describe('A frame', () => {
    for (const [name, options, keeps] of [
      ['of the same site', {}, true],
      ['of another site', { host: 'localhost' }, false],
      ['that may run scripts alone', { attributes: 'sandbox="allow-scripts"' }, false],
      ['that may keep its origin', { attributes: 'sandbox="allow-scripts allow-same-origin"' }, true],
    ] as const) {
      test(`${name} asks, keeps its visitor's refusal and runs nothing`, async ({ shop, engine, server }) => {
        test.skip(
          engine === 'firefox' && name === 'of another site',
          'A click by WebDriver BiDi does not reach into a frame of another site',
        );
        const framed = new Shop(engine, createFrameTab(shop.tab, server, options), server);
        await framed.open({ head: answering });
        await framed.expectAsked();
        await framed.refuse();
        await framed.expectRefused();
        if (keeps) expect((await framed.see()).record).toContain('via=reject-all');
      });

      test(`${name} asks, and releases for this page view what was granted`, async ({
        shop,
        engine,
        server,
      }) => {
        test.skip(
          engine === 'firefox' && name === 'of another site',
          'A click by WebDriver BiDi does not reach into a frame of another site',
        );
        const framed = new Shop(engine, createFrameTab(shop.tab, server, options), server);
        await framed.open({ head: answering });
        await framed.expectAsked();
        await framed.accept();
        await expect.poll(async () => (await framed.see()).ran).toEqual(['inline', 'file', 'after']);
        expect((await framed.see()).granted).toContain('analytics');
        await framed.expectPageWorks();
      });
    }

    for (const directives of ['sandbox allow-scripts', 'sandbox allow-scripts allow-forms allow-popups']) {
      test(`A page whose policy is «${directives}» asks, and decisions hold for the page view`, async ({
        shop,
      }) => {
        await shop.open({ headers: { 'content-security-policy': directives } });
        await shop.expectAsked();
        await shop.accept();
        await expect.poll(async () => (await shop.see()).ran).toEqual(['inline', 'file', 'after']);
        const { granted, record } = await shop.see();
        expect(granted).toContain('analytics');
        expect(record).toBeNull();
        await shop.expectPageWorks();
        await shop.tab.reload();
        await shop.started();
        await shop.expectView('banner');
        expect((await shop.see()).decided).toBe(false);
        expect((await shop.see()).ran).toEqual([]);
      });
    }
  });

  test('A withdrawal after a counter has taken over the platform deletes its names and offers to load anew', async ({
    shop,
  }) => {
    const counter = `
      const wrap = (owner, name) => {
        const native = owner[name];
        owner[name] = function (...given) {
          if (window.isQuiet !== false) return native.apply(this, given);
          throw new Error('the counter is gone');
        };
      };
      wrap(window, 'fetch');
      wrap(XMLHttpRequest.prototype, 'send');
      wrap(history, 'pushState');
      wrap(history, 'replaceState');
      wrap(Navigator.prototype, 'sendBeacon');
      wrap(Element.prototype, 'attachShadow');
      wrap(EventTarget.prototype, 'addEventListener');
      window.MutationObserver = class extends MutationObserver {};
      window.Promise = class extends Promise {};
      document.cookie = '_visitor=1; path=/';
      localStorage.setItem('_visits', '1');
      sessionStorage.setItem('_visits', '1');
      history.pushState({}, '', '?counted');
    `;
    const config = {
      ...shopConfig,
      categories: { analytics: { cookies: [{ name: '^_visit' }], storage: ['_visits'] } },
    };
    await shop.open({
      config,
      body: `<script type="text/plain" data-category="analytics">${counter}</script>`,
    });
    await shop.accept();
    await expect.poll(async () => (await shop.see()).ran).toEqual(['inline', 'file', 'after']);
    expect(await shop.tab.run(() => document.cookie)).toContain('_visitor=1');
    await shop.tab.run(() => (window as unknown as { soglasie: { rejectAll(): void } }).soglasie.rejectAll());
    await expect.poll(async () => (await shop.see()).text).toContain('Согласие изменено');
    const left = await shop.tab.run(() => [
      document.cookie.includes('_visitor'),
      localStorage.getItem('_visits'),
      sessionStorage.getItem('_visits'),
    ]);
    expect(left).toEqual([false, null, null]);
    await shop.expectPageWorks();
    await shop.click('Обновить страницу');
    await shop.started();
    await shop.settle();
    const { ran, decided, record } = await shop.see();
    expect({ ran, decided }).toEqual({ ran: [], decided: true });
    expect(record).toContain('via=reject-all');
  });
});
