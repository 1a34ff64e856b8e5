import { shopConfig } from '../shopPage';
import { part } from './parts';
import type { FaultyPage, Shop } from './Shop';
import { expect, test } from './test';

/** A shop that has each surface of ours to be seen. */
const config = {
  ...shopConfig,
  theme: { accent: '#0a5', radius: '4px' },
  categories: {
    external: true,
    analytics: { cookies: [{ name: '_visitor', purpose: 'Считает визиты', days: 30 }] },
  },
  services: { video: { title: 'Видео', category: 'external' } },
};

const body = `
  <button data-soglasie="preferences">Файлы cookie</button>
  <iframe title="Видео" width="480" height="200" data-category="external" data-service="video" data-src="/film"></iframe>
  <soglasie-declaration></soglasie-declaration>`;

/** For policies that forbid inline scripts, too. */
const heldFile = '<script type="text/plain" data-category="analytics" data-src="/held/file.js"></script>';

/** Markup that gets no nonce from the harness, as an attacker has none: it looks for what is written small. */
const injected = (attributes: string, text = ''): string => `<SCRIPT ${attributes}>${text}</SCRIPT>`;

const codes = async (shop: Shop): Promise<string[]> =>
  (await shop.see()).problems.map((problem) => problem.split(':')[0] ?? '');

/** Whether a tampered part has run. */
const isTampered = (shop: Shop): Promise<boolean> => shop.tab.run(() => 'tampered' in window);

test.describe('Security', () => {
  test.describe('A page that allows', () => {
    const everything = "style-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'";
    const types = "require-trusted-types-for 'script'; trusted-types soglasie";
    const policies: readonly (readonly [string, string, FaultyPage])[] = [
      [
        'scripts with its nonce',
        `default-src 'none'; script-src 'nonce-abc'; ${everything}; base-uri 'none'; object-src 'none'`,
        { nonce: 'abc' },
      ],
      [
        'scripts with its nonce, and what they load',
        `default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; ${everything}; base-uri 'none'`,
        { nonce: 'abc' },
      ],
      [
        'scripts with its nonce, what they load, and our Trusted Types',
        `default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; ${everything}; ${types}`,
        { nonce: 'abc' },
      ],
      [
        'scripts and styles of its own host',
        `default-src 'self'; script-src 'self'; style-src 'self'`,
        { held: heldFile },
      ],
      [
        'nothing but the least that we need',
        `default-src 'none'; script-src 'self'; ${everything}; form-action 'none'; ${types}`,
        { held: heldFile },
      ],
    ];

    for (const [name, directives, page] of policies) {
      const headers = { 'content-security-policy': directives };

      test(`${name} has every surface from the question to the withdrawal, without a violation`, async ({
        shop,
        server,
      }) => {
        server.resource('/film', { body: '<!doctype html><title>Film</title>', type: 'text/html' });
        await shop.open({ config, body, headers, ...page });
        await shop.expectAsked();
        await expect
          .poll(() => shop.tab.run(() => document.querySelectorAll('soglasie-declaration table').length))
          .toBeGreaterThan(0);
        await shop.click('Настроить');
        await shop.expectView('preferences');
        await shop.click('Сохранить выбор');
        await shop.expectRefused();
        expect((await shop.see()).record).toContain('via=save');

        await shop.click('Показать один раз');
        await expect.poll(() => server.requestsTo('/film').length).toBe(1);

        await shop.click('Файлы cookie');
        await shop.click('Принять все');
        await shop.expectView('none');
        if (page.held) await expect.poll(async () => (await shop.see()).ran).toEqual(['file']);
        else await shop.expectGranted();

        await shop.click('Файлы cookie');
        await shop.click('Отозвать согласие');
        await expect.poll(async () => (await shop.see()).text).toMatch(/Согласие\sотозвано/);
        expect((await shop.see()).record).toContain('via=withdraw');
        await shop.tab.press('Escape');
        await expect.poll(async () => (await shop.see()).text).toMatch(/Согласие\sизменено/);
        await shop.expectPageWorks();
        expect(await codes(shop)).toEqual([]);
      });

      test(`${name} hears of a faulty configuration and asks in another language, without a violation`, async ({
        shop,
      }) => {
        const faulty = { ...config, language: 'en', categories: { analytics: { enabled: 'yes' } } };
        await shop.open({ config: faulty, headers, ...page });
        await expect.poll(async () => (await shop.see()).text).toContain('Cookies and your consent');
        await expect.poll(() => codes(shop)).toContain('configuration');
        expect((await shop.see()).problems.join()).toContain('analytics');
        await shop.click('Reject optional');
        await shop.expectRefused();
      });
    }
  });

  test.describe('With a nonce on our tag', () => {
    const strict = { 'content-security-policy': "script-src 'nonce-abc' 'strict-dynamic'" };
    const say = `ran.push('injected')`;
    const forms: readonly (readonly [string, string])[] = [
      ['inline', injected('type="text/plain" data-category="CATEGORY"', say)],
      ['by src', injected('type="text/plain" data-category="CATEGORY" src="/injected/1.js"')],
      ['by data-src', injected('type="text/plain" data-category="CATEGORY" data-src="/injected/2.js"')],
      ['async', injected('async type="text/plain" data-category="CATEGORY" src="/injected/3.js"')],
      ['as a module', injected('type="text/plain" data-type="module" data-category="CATEGORY"', say)],
      [
        'as a module file',
        injected('type="text/plain" data-type="module" data-category="CATEGORY" src="/injected/4.js"'),
      ],
      ['with an empty nonce', injected('type="text/plain" data-category="CATEGORY" nonce=""', say)],
      ['with another nonce', injected('type="text/plain" data-category="CATEGORY" nonce="xyz"', say)],
      ['with a nonce in capitals', injected('type="text/plain" data-category="CATEGORY" nonce="ABC"', say)],
      ['with a nonce and a space', injected('type="text/plain" data-category="CATEGORY" nonce=" abc"', say)],
      ['in an svg', `<svg>${injected('type="text/plain" data-category="CATEGORY"', say)}</svg>`],
      [
        'in an svg by href',
        `<svg>${injected('type="text/plain" data-category="CATEGORY" href="/injected/5.js"')}</svg>`,
      ],
      ['in a math', `<math><mtext>${injected('type="text/plain" data-category="CATEGORY"', say)}</math>`],
      [
        'in a tag that swallows one of the site’s',
        `<SCRIPT type="text/plain" data-category="CATEGORY" data-src="/injected/6.js" <script nonce="abc" src="/app.js"></script>`,
      ],
      ['in data:', injected(`type="text/plain" data-category="CATEGORY" src="data:text/javascript,${say}"`)],
    ];
    const all = (category: string): string =>
      forms.map(([, form]) => form.replace('CATEGORY', category)).join('');

    /** Gives the answer that lets out what asks for the category. */
    async function answer(shop: Shop, category: string): Promise<void> {
      await shop.expectAsked();
      if (category === '!analytics') {
        await shop.refuse();
        await shop.expectRefused();
      } else {
        await shop.accept();
        await shop.expectGranted();
      }
    }

    for (const category of ['analytics', 'necessary', '!analytics']) {
      test(`what was injected into the page never runs, in whatever form (${category})`, async ({
        shop,
        server,
      }) => {
        await shop.open({ nonce: 'abc', headers: strict, body: all(category) });
        await answer(shop, category);
        expect(server.requestsTo('/injected/')).toEqual([]);
      });

      test(`what is injected later never runs, in whatever way (${category})`, async ({ shop, server }) => {
        const markup = JSON.stringify(all(category)).replaceAll('<', '\\u003c');
        const inject = `<script>
          addEventListener('load', () => {
            const markup = ${markup};
            const place = () => document.body.appendChild(document.createElement('div'));
            place().innerHTML = markup;
            place().insertAdjacentHTML('afterbegin', markup);
            place().append(document.createRange().createContextualFragment(markup));
            place().append(...document.importNode(new DOMParser().parseFromString(markup, 'text/html').body, true).childNodes);
            const template = document.createElement('template');
            template.innerHTML = markup;
            place().append(template.content.cloneNode(true));
            // The nonce as it stands in the markup: browsers show it to nobody.
            const nonce = document.querySelector('script').getAttribute('nonce');
            const copied = place();
            copied.append(template.content.cloneNode(true));
            for (const script of copied.querySelectorAll('script')) script.setAttribute('nonce', nonce);
            const made = document.createElement('script');
            made.type = 'text/plain';
            made.dataset.category = '${category}';
            made.setAttribute('nonce', nonce);
            made.text = "ran.push('injected')";
            place().append(made);
            window.isInjected = true;
          });
        </script>`;
        await shop.open({ nonce: 'abc', headers: strict, body: inject });
        await expect.poll(() => shop.tab.run(() => 'isInjected' in window)).toBe(true);
        await answer(shop, category);
        expect(server.requestsTo('/injected/')).toEqual([]);
      });
    }

    test('tags of the page’s own with another nonce are told of', async ({ shop }) => {
      const other = injected('type="text/plain" data-category="analytics" nonce="xyz"', say);
      await shop.open({ nonce: 'abc', headers: strict, body: other });
      await expect.poll(async () => (await shop.see()).problems).toEqual([expect.stringContaining('nonce')]);
      await shop.expectAsked();
    });
  });

  test.describe('Where Trusted Types are enforced', () => {
    const enforce = (rest: string) => ({
      'content-security-policy': `require-trusted-types-for 'script'; ${rest}`,
    });
    const make = (name: string, rules = '{ createScript: (text) => text }'): string =>
      `<script>trustedTypes.createPolicy('${name}', ${rules})</script>`;

    for (const [name, rest, head] of [
      ['no policy is allowed', "trusted-types 'none'", ''],
      ['only another policy is allowed', 'trusted-types other', ''],
      ['the page has taken our name for itself', 'trusted-types soglasie', make('soglasie')],
    ] as const) {
      test(`and ${name}, every surface works, the choice is kept, and nothing is released`, async ({
        shop,
      }) => {
        await shop.open({ headers: enforce(rest), head });
        await shop.expectView('banner');
        await shop.expectNothingGranted();
        await shop.click('Настроить');
        await shop.expectView('preferences');
        await shop.click('Принять все');
        await shop.expectView('none');
        await expect.poll(() => codes(shop)).toContain('gate');
        await shop.settle();
        const { ran, record, errors, violations } = await shop.see();
        expect(ran).toEqual([]);
        expect(record).toContain('via=accept-all');
        expect(errors).toEqual([]);
        // The attempt to have a policy: once, however many tags there are.
        expect(violations.filter((one) => !one.startsWith('trusted-types'))).toEqual([]);
        expect(violations.length).toBeLessThanOrEqual(1);
      });
    }

    for (const [name, rest, head] of [
      ['our policy is allowed', 'trusted-types soglasie', ''],
      [
        'names may be used twice',
        "trusted-types soglasie 'allow-duplicates'",
        make('soglasie', `{ createScript: () => 'ran.push("stolen")' }`),
      ],
      [
        'the page rewrites all scripts that have no policy',
        'trusted-types soglasie default',
        make(
          'default',
          `{ createScript: () => 'ran.push("rewritten")', createScriptURL: () => '/injected/6.js' }`,
        ),
      ],
      [
        'the page’s own policy for the rest throws',
        'trusted-types soglasie default',
        make('default', `{ createScript: () => { throw new Error('no') }, createScriptURL: () => null }`),
      ],
    ] as const) {
      test(`and ${name}, what was held back runs as it was written`, async ({ shop, server }) => {
        await shop.open({ headers: enforce(rest), head });
        await shop.expectAsked();
        await shop.accept();
        await shop.expectGranted();
        expect(server.requestsTo('/injected/')).toEqual([]);
      });
    }
  });

  test.describe('Markup in the page', () => {
    test('with an address that is none of the web is never loaded, and told of', async ({ shop, server }) => {
      const addresses = [
        `javascript:ran.push('address')`,
        ` JaVa&#10;sCript:ran.push('address')`,
        `&#1;javascript:ran.push('address')`,
        `data:text/html,<script>parent.ran?.push('address')</script>`,
        `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>`,
        'vbscript:address',
        'file:///etc/hostname',
        'blob:null/1',
        'about:blank#1',
        'https://[broken',
        '',
      ];
      const tags = addresses.map((address) => {
        const source = address.replaceAll('"', '&quot;');
        return `<iframe data-category="analytics" data-src="${source}"></iframe>
          <img alt="" data-category="analytics" data-src="${source}">
          <link rel="stylesheet" data-category="analytics" data-href="${source}">
          ${/script:|^blob|^file/.test(source) ? `<script type="text/plain" data-category="preferences" data-src="${source}"></script>` : ''}`;
      });
      await shop.open({ body: `<div hidden class="odd">${tags.join('')}</div>` });
      await shop.expectAsked();
      await shop.accept();
      await shop.expectGranted();
      await expect.poll(() => codes(shop)).toContain('gate');
      const loaded = await shop.tab.run(() =>
        [...document.querySelectorAll('.odd :is(iframe, img, link)')].flatMap((element) =>
          element.hasAttribute('src') || element.hasAttribute('href') ? element.outerHTML : [],
        ),
      );
      expect(loaded).toEqual([]);
      expect(server.requestsTo('/held/').length).toBe(2);
    });

    test('with a category that is a word of the language, or oddly written, never runs', async ({ shop }) => {
      const categories = [
        'constructor',
        '__proto__',
        'toString',
        'hasOwnProperty',
        'prototype',
        'undefined',
        'true',
        '*',
        '',
        '&#9;',
        'ANALYTICS',
        'Necessary',
        'analytics,necessary',
        'analytics;',
        'analytics&#8203;',
        'аnalytics',
        '!',
        '!!analytics',
        '!necessary',
        '!constructor',
        '!__proto__',
        'necessary constructor',
        'analytics !analytics',
      ];
      const services = ['', 'constructor', '__proto__', 'toString', '!video', 'VIDEO'];
      const tags = [
        ...categories.map((category) => `data-category="${category}"`),
        ...services.map((service) => `data-category="necessary" data-service="${service}"`),
      ].flatMap((attributes) => [
        `<script type="text/plain" ${attributes}>ran.push('odd')</script>`,
        `<img alt="" ${attributes} data-src="/odd.gif">`,
      ]);
      await shop.open({ config, body: tags.join('') });
      await shop.expectAsked();
      await shop.accept();
      await shop.expectGranted();
    });

    test('with a category among odd white space waits for it as any other', async ({ shop }) => {
      const odd = `<script type="text/plain" data-category="&#10;&#9;analytics&#12; &#160;analytics&#13;">ran.push('odd')</script>`;
      await shop.open({ body: odd });
      await shop.expectAsked();
      await shop.accept();
      await expect.poll(async () => (await shop.see()).ran).toEqual(['odd', 'inline', 'file', 'after']);
      await shop.expectPageWorks();
    });

    test('that the browser has not made elements of is never read as markup', async ({ shop, server }) => {
      const held = `<script type="text/plain" data-category="necessary">ran.push('nested')</scr` + `ipt>`;
      const image = '<img alt="" data-category="necessary" data-src="/held/nested.gif">';
      const inner = held + image;
      const text = inner.replaceAll('"', '&quot;').replaceAll('<', '&lt;');
      const nested = `
        <noscript>${inner}</noscript>
        <noscript><img src="//mc.yandex.ru/watch/1"><style></noscript><p title="</style>${text}">x</p>
        <template>${inner}</template>
        <textarea hidden>${inner}</textarea>
        <!-- ${inner} -->
        <xmp hidden>${inner}</xmp>
        <p title="${text}">${text}</p>
        <iframe hidden data-category="analytics" title="${text}" data-src="${text}"></iframe>
        <soglasie-declaration><template>${inner}</template></soglasie-declaration>`;
      await shop.open({ config, body: nested });
      await shop.expectAsked();
      await shop.accept();
      await shop.expectGranted();
      expect(server.requestsTo('/held/nested')).toEqual([]);
    });

    test('that shows a frame by srcdoc was never held back, and is told of', async ({ shop }) => {
      await shop.open({
        body: '<iframe title="Карта" data-category="analytics" srcdoc="<p>Карта</p>"></iframe>',
      });
      await expect.poll(async () => (await shop.see()).problems.join()).toContain('Карта');
      await shop.expectAsked();
    });

    test('can open a surface, and neither decide nor withdraw nor delete', async ({ shop }) => {
      const words = [
        'accept',
        'acceptAll',
        'accept-all',
        'reject',
        'rejectAll',
        'save',
        'withdraw',
        'delete',
        'hide',
        'none',
        'destroy',
        'set',
        'banner accept',
        'embed',
        'preferences,banner',
      ];
      const markup = [
        ...words.map(
          (word) => `<button type="button" data-soglasie="${word}" data-category="analytics">x</button>`,
        ),
        ...words.map((word) => `<a href="#soglasie-${word}" part="accept save reject">x</a>`),
        ...words.map((word) => `<a href="?soglasie=${word}#soglasie-preferences" ping="/held/ping">x</a>`),
        '<form data-soglasie="banner" action="#soglasie-accept"><button type="button" part="accept" value="accept-all">x</button></form>',
        '<label data-soglasie="preferences">x<input type="checkbox" role="switch" name="analytics" checked></label>',
        '<soglasie-preferences on="analytics" data-category="analytics" data-accept checked></soglasie-preferences>',
        '<details open data-soglasie="preferences"><summary>x</summary></details>',
      ];
      await shop.leaveCookie('x', 'visited');
      await shop.open({ config, body: `<div class="markup">${markup.join('')}</div>` });
      await shop.expectAsked();
      await shop.tab.run(() => {
        for (const element of document.querySelectorAll<HTMLElement>('.markup *')) {
          // The page itself goes nowhere by these.
          if (element.getAttribute('href')?.startsWith('#') ?? true) element.click();
          element.dispatchEvent(new Event('change', { bubbles: true }));
        }
        location.hash = '#soglasie-accept';
      });
      await shop.settle();
      const { decided, record } = await shop.see();
      expect({ decided, record }).toEqual({ decided: false, record: null });
      await shop.tab.press('Escape');
      await shop.expectNothingGranted();
      await shop.expectNoErrors();
      expect(await shop.tab.run(() => document.cookie)).toContain('visited=x');
    });

    test('that imitates our configuration before it is not taken for it', async ({ shop }) => {
      const imitation = `<script type="application/json" id="soglasie-config">{ "mode": "notice" }</script>`;
      await shop.open({ head: imitation });
      await shop.expectAsked();
      await shop.refuse();
      await shop.expectRefused();
    });

    for (const name of [
      'querySelectorAll',
      'querySelector',
      'currentScript',
      'createElement',
      'adoptNode',
      'readyState',
    ]) {
      test(`that is called ${name} is in nobody’s way where our tag is a module`, async ({ shop }) => {
        const named = `<img alt="" name="${name}"><form name="${name}"><input name="${name}"></form>`;
        await shop.open({ body: named, scriptAttributes: { async: null, type: 'module' } });
        await shop.expectAsked();
        await shop.accept();
        await shop.expectGranted();
      });
    }

    test('that hides how far the page has come has no script released in halves', async ({
      shop,
      server,
    }) => {
      let arrive = (_rest: string): void => undefined;
      const rest = new Promise<string>((resolve) => {
        arrive = resolve;
      });
      server.resource('/began', { body: '' });
      await shop.leaveCookie(
        `v=1&id=a&at=${Math.floor(Date.now() / 1000) - 60}&rev=2026-05-01&on=preferences.analytics&s=&lang=ru&via=accept-all`,
      );
      const page = `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Half</title>
        <script src="/watch.js"></script>
        <script type="application/json" id="soglasie-config">${JSON.stringify(shopConfig)}</script>
        <script src="/soglasie/soglasie.js" data-config="#soglasie-config"></script>
        <body><img name="readyState" alt=""><button>В корзину</button>
        <script type="text/plain" data-category="analytics">fetch('/began')</script>
        <script type="text/plain" data-category="analytics">ran.push('half'); ran.push('`;
      const path = server.page(page, { rest });
      void expect
        .poll(() => server.requestsTo('/began').length)
        .toBe(1)
        .then(() => arrive(`whole')</script>`));
      await shop.visit(path);
      await shop.started();
      await expect.poll(async () => (await shop.see()).ran).toEqual(['half', 'whole']);
      await shop.expectPageWorks();
    });
  });

  test.describe('What anybody may say in the page', () => {
    test('by messages, storage and events of our names changes nothing and throws nothing', async ({
      shop,
    }) => {
      const full = { ...config, services: { 'yandex-metrika': { id: 12345678, category: 'analytics' } } };
      await shop.open({ config: full, body: '<soglasie-preferences></soglasie-preferences>' });
      await shop.expectAsked();
      await shop.click('Отклонить необязательные');
      await shop.expectRefused();
      const before = await shop.see();
      await shop.tab.run(async () => {
        const all = { necessary: true, analytics: true, preferences: true, external: true };
        const details = [
          undefined,
          null,
          1,
          'x',
          [],
          {},
          { decided: true, categories: all, services: { 'yandex-metrika': true }, via: 'accept-all' },
          { state: { decided: true, categories: all }, granted: ['analytics'], revoked: [] },
          { state: null, granted: null, revoked: null },
          { revoked: ['analytics'] },
          { revoked: 7 },
          { view: 'none' },
          { code: {}, message: [] },
        ];
        const channel = new BroadcastChannel('soglasie');
        for (const detail of details) {
          for (const name of ['ready', 'decision', 'change', 'view', 'problem', 'accept', 'set']) {
            if (name !== 'problem') document.dispatchEvent(new CustomEvent(`soglasie:${name}`, { detail }));
            window.dispatchEvent(new CustomEvent(`soglasie:${name}`, { detail }));
          }
          document.dispatchEvent(new Event('soglasie:change'));
          document.dispatchEvent(new Event('soglasie:decision'));
          window.postMessage({ soglasie: detail, type: 'soglasie', via: 'accept-all' }, '*');
          channel.postMessage(detail);
        }
        window.dispatchEvent(new StorageEvent('storage', { key: 'soglasie', newValue: 'v=1&on=analytics' }));
        localStorage.setItem('soglasie', 'v=1&id=a&at=1&on=analytics&lang=ru&via=accept-all');
        document.dispatchEvent(new Event('visibilitychange'));
        window.dispatchEvent(new Event('visibilitychange'));
        window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        await new Promise((resolve) => setTimeout(resolve));
        channel.close();
      });
      await shop.expectNothingGranted();
      await shop.expectNoErrors();
      const { decided, granted, via, record } = await shop.see();
      expect({ decided, granted, via, record }).toEqual({
        decided: before.decided,
        granted: before.granted,
        via: before.via,
        record: before.record,
      });
      await shop.expectRefused();
    });

    test('by events of our names changes nothing for what was granted, and throws nothing', async ({
      shop,
      server,
    }) => {
      const full = { ...config, services: { 'yandex-metrika': { id: 12345678, category: 'analytics' } } };
      await shop.open({ config: full });
      await shop.accept();
      // The part that starts vendors is there, and listens.
      await expect.poll(() => server.requestsTo('/soglasie/soglasie-s').length).toBeGreaterThan(0);
      await shop.settle();
      await shop.tab.run(() => {
        for (const detail of [undefined, null, 7, {}, { revoked: null }, { revoked: 7 }, { via: 'withdraw' }])
          for (const name of ['ready', 'decision', 'change', 'view'])
            document.dispatchEvent(new CustomEvent(`soglasie:${name}`, { detail }));
      });
      await shop.expectGranted();
      expect((await shop.see()).record).toContain('via=accept-all');
    });

    test('by a cookie that a subdomain leaves is a record like any, and the visitor’s own answer replaces it', async ({
      shop,
      server,
    }) => {
      const now = Math.floor(Date.now() / 1000);
      const forged = `v=1&id=a&at=${now - 60}&rev=2026-05-01&on=preferences.analytics&s=&lang=ru&via=accept-all`;
      await shop.tab.open(server.url(server.page('<!doctype html><title>Sister</title>'), 'blog.example.ru'));
      await shop.tab.run((forged) => {
        document.cookie = `soglasie=${forged}; domain=.example.ru; path=/; max-age=86400`;
        document.cookie = `soglasie=%00; domain=.example.ru; path=/page; max-age=86400`;
      }, forged);
      const path = shop.page();
      await shop.tab.open(server.url(path, 'www.example.ru'));
      await shop.started();
      await shop.settle();
      // No more than any page of the site could do: it says that the visitor has answered.
      expect((await shop.see()).decided).toBe(true);
      await shop.tab.run(() =>
        (window as unknown as { soglasie: { rejectAll(): void } }).soglasie.rejectAll(),
      );
      await expect.poll(async () => (await shop.see()).record).toContain('via=reject-all');
      await shop.tab.reload();
      await shop.started();
      await shop.settle();
      const { ran, granted } = await shop.see();
      expect(ran).toEqual([]);
      expect(granted).not.toContain('analytics');
    });
  });

  test.describe('A part', () => {
    const tampered = (name: string): { path: string; body: string } => {
      const { path, code } = part(name);
      return { path, body: `window.tampered = true;\n${code}` };
    };

    test('that was tampered with (the preference centre) never runs: it is told, and refusing works', async ({
      shop,
      server,
    }) => {
      const { path, body } = tampered('preferences');
      server.resource(path, { body });
      await shop.open();
      await shop.click('Настроить');
      await expect.poll(async () => (await shop.see()).text).toMatch(/Настройки не\sзагрузились\./);
      expect(await isTampered(shop)).toBe(false);
      expect(await codes(shop)).toContain('part');
      await shop.expectAsked();
      await shop.refuse();
      await shop.expectRefused();
    });

    for (const [name, page] of [
      ['others', {}],
      ['en', { config: { ...shopConfig, language: 'en' } }],
      ['placeholder', { config, body }],
      ['diagnostics', { config: { ...shopConfig, categories: { analytics: { enabled: 'yes' } } } }],
    ] as const) {
      test(`that was tampered with (${name}) never runs: it is told, the visitor is asked, and refusing works`, async ({
        shop,
        server,
      }) => {
        const { path, body } = tampered(name);
        server.resource(path, { body });
        await shop.open(page);
        await shop.expectAsked();
        await expect.poll(() => codes(shop)).toContain('part');
        expect(await isTampered(shop)).toBe(false);
        await shop.refuse();
        await shop.expectRefused();
        expect(await isTampered(shop)).toBe(false);
      });
    }

    test('that is as we built it is loaded, wherever it comes from', async ({ shop, server }) => {
      for (const name of ['preferences', 'others', 'placeholder', 'en']) {
        const { path, code } = part(name);
        server.resource(path, { body: code });
      }
      await shop.open({ config: { ...config, language: 'en' }, body });
      await expect.poll(async () => (await shop.see()).text).toContain('Cookies and your consent');
      await shop.click('Customise');
      await shop.expectView('preferences');
      expect(await codes(shop)).toEqual([]);
      await shop.expectNoErrors();
    });
  });
});
