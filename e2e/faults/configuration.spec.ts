import { everyKey } from '../../src/config/everyKey';
import { shopConfig } from '../shopPage';
import { acceptance, textOf } from './record';
import type { FaultyPage, Shop } from './Shop';
import { expect, test } from './test';

/** WebKitGTK's window is never narrower than 447. */
const SMALL = [320, 480] as const;

const long = 'Слово '.repeat(1700);

/** Runs in the page: what our surfaces hold. */
function look() {
  const root = document.documentElement.querySelector('soglasie-root');
  const all = [...(root?.shadowRoot?.querySelectorAll('*') ?? [])];
  return {
    text: root?.shadowRoot?.textContent ?? '',
    links: all.flatMap((element) => (element instanceof HTMLAnchorElement ? element.href : [])),
    /** What no surface of ours is made of, or does. */
    strangers: all
      .filter(
        (element) =>
          /^(iframe|script|img|object|embed|link|style|base|form|meta|svg|math|video|audio|template)$/.test(
            element.localName,
          ) || [...element.attributes].some(({ name }) => name.startsWith('on')),
      )
      .map(({ outerHTML }) => outerHTML),
    isOn: all.flatMap((element) => (element.role === 'switch' ? (element as HTMLInputElement).checked : [])),
  };
}

const openCentre = async (shop: Shop): Promise<void> => {
  await shop.click('Настроить');
  await shop.expectView('preferences');
};

/** As the table of cases writes it: a page that asks, and a visitor who refuses. */
const survive = async (shop: Shop, page: FaultyPage): Promise<void> => {
  await shop.open(page);
  await shop.expectAsked();
  await shop.refuse();
  await shop.expectRefused();
};

/** In a sentence, the paths of what the console was told about the configuration. */
const told = async (shop: Shop): Promise<string> => {
  const ours = async (): Promise<string[]> =>
    (await shop.see()).problems.filter((problem) => problem.startsWith('configuration: '));
  await expect.poll(ours).not.toEqual([]);
  return (await ours()).join('\n');
};

/** Of what can be refused, these alone are granted, and nothing that is held back for another runs. */
const expectOnly = async (shop: Shop, ids: readonly string[]): Promise<void> => {
  await shop.settle();
  const { granted, ran } = await shop.see();
  expect(granted).toEqual(['necessary', 'authentication', 'cart', ...ids]);
  expect(ran).toEqual([]);
  expect(shop.server.requestsTo('/held/')).toEqual([]);
  await shop.expectPageWorks();
};

/** Where nobody is asked: what none of the files below may bring about. */
const bait = JSON.stringify({ ...shopConfig, mode: 'notice' });

test.describe('Configuration', () => {
  for (const [fault, answer] of [
    ['is missing', { status: 404, body: bait }],
    ['the server fails on', { status: 500, body: bait }],
    ['is a page in HTML', { body: '<!doctype html><title>Магазин</title>', type: 'text/html' }],
    ['leads on to a page in HTML', { status: 302, headers: { location: '/moved' } }],
    ['breaks the connection', { destroy: true }],
    ['is empty', { body: '' }],
  ] as const) {
    test(`a file that ${fault} leaves the defaults asking`, async ({ shop }) => {
      shop.server.page('<!doctype html><title>Магазин</title>', { path: '/moved' });
      shop.server.resource('/shop.json', answer);
      await survive(shop, { config: null, scriptAttributes: { 'data-config': '/shop.json' } });
      expect(await told(shop)).toContain('/shop.json');
    });
  }

  test('a file that stops arriving half-way is waited for five seconds, then the defaults ask', async ({
    shop,
  }) => {
    const rest = new Promise<string>(() => undefined);
    shop.server.resource('/shop.json', { body: '{ "mode": "notice",', rest });
    await shop.visit(shop.page({ config: null, scriptAttributes: { 'data-config': '/shop.json' } }));
    await shop.expectNothingGranted();
    expect((await shop.see()).hasStarted).toBe(false);
    await expect.poll(async () => (await shop.see()).hasStarted, { timeout: 15_000 }).toBe(true);
    await shop.expectAsked();
    expect(await told(shop)).toMatch(/за\s5\sсекунд/);
  });

  for (const [fault, config] of [
    ['that breaks off in the middle', '{ "mode": "notice", "categ'],
    ['with a comma too many', '{ "mode": "notice", }'],
    ['with a comment', '{ "mode": "notice" /* мы только сообщаем */ }'],
    ['behind a byte order mark', `\uFEFF${bait}`],
    ['that is a list', `[${bait}]`],
    ['that is a text', JSON.stringify(bait)],
    ['nested 20 000 deep', `{ "mode": "notice", "operator": ${'['.repeat(20_000)}${']'.repeat(20_000)} }`],
  ] as const) {
    test(`JSON ${fault} is told of, and the defaults ask`, async ({ shop }) => {
      await survive(shop, { config });
      expect(await told(shop)).not.toBe('');
    });
  }

  test('that is whole starts what was held back, once it is granted', async ({ shop }) => {
    await shop.open();
    await shop.expectAsked();
    await shop.accept();
    await shop.expectGranted();
  });

  const element = {
    type: 'iframe',
    props: { src: '/elsewhere/frame', dangerouslySetInnerHTML: { __html: '<img src=/elsewhere/img>' } },
    constructor: null,
    key: null,
    ref: null,
    __k: null,
    __v: 1,
  };
  const kinds = [
    ['an object', {}],
    ['a list', [[]]],
    ['a number', 42],
    ['true', true],
    ['null', null],
    ['an element of Preact', element],
    ['an object without a text of its own', { toString: null, valueOf: 1, toJSON: 2, then: 3 }],
  ] as const;

  /** The same keys, with another value at the end of each path. */
  const replaceLeaves = (value: unknown, leaf: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => replaceLeaves(item, leaf));
    if (typeof value !== 'object' || value === null) return leaf;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaceLeaves(inner, leaf)]));
  };

  for (const [depth, replace] of [
    ['value', (leaf: unknown) => replaceLeaves(everyKey, leaf)],
    ['section', (leaf: unknown) => Object.fromEntries(Object.keys(everyKey).map((key) => [key, leaf]))],
  ] as const) {
    for (const [kind, leaf] of kinds) {
      test(`where every ${depth} is ${kind}, the default takes its place`, async ({ shop }) => {
        await shop.open({ config: replace(leaf) as object });
        await shop.expectAsked();
        await openCentre(shop);
        const { text, strangers, isOn } = await shop.tab.run(look);
        expect(text).toContain('Настройки файлов cookie');
        expect(text).not.toMatch(/\[object|undefined|NaN|\bnull\b/);
        expect(strangers).toEqual([]);
        expect(isOn).not.toContain(true);
        expect(shop.server.requestsTo('/elsewhere')).toEqual([]);
        await shop.refuse();
        await shop.expectRefused();
        expect(await told(shop)).not.toBe('');
      });
    }
  }

  test('keys that every object inherits are no categories, and change no object', async ({ shop }) => {
    const evil = '{ "polluted": true, "enabled": true, "required": true, "reason": "надо", "title": "Зло" }';
    const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
    const all = keys.map((key) => `"${key}": ${evil}`).join();
    await shop.open({
      head: `<script>window.inherited = Object.getOwnPropertyNames(Object.prototype).join()</script>`,
      config: `{ ${all}, "categories": { ${all} }, "services": { ${all} }, "operator": { ${all} },
        "texts": { ${all}, "ru": { ${all}, "banner": { ${all} } } } }`,
      body: keys
        .map((key) => `<script type="text/plain" data-category="${key}">ran.push('!')</script>`)
        .join(''),
    });
    await shop.expectAsked();
    const { names, isPolluted, ids } = await shop.tab.run(() => ({
      names: Object.getOwnPropertyNames(Object.prototype).join() === Reflect.get(window, 'inherited'),
      isPolluted: 'polluted' in {} || 'polluted' in Object || 'polluted' in Array.prototype,
      ids: Object.keys(window.soglasie?.state.categories ?? {}),
    }));
    expect(names).toBe(true);
    expect(isPolluted).toBe(false);
    expect(ids).toEqual(['necessary', 'authentication', 'cart', 'preferences', 'analytics']);
    await shop.accept();
    await shop.expectGranted();
  });

  test('markup, placeholders and turned letters in texts are shown as they are written', async ({ shop }) => {
    const evil = `<script>ran.push(1)</script><img src=/elsewhere/a onerror="ran.push(2)">{{title}}$t(title)$&\u202Eабв</b>`;
    const service = {
      title: evil,
      vendor: evil,
      category: 'analytics',
      cookies: [{ name: evil, purpose: evil }],
    };
    await shop.open({
      config: {
        operator: { name: evil, address: evil, site: evil, email: evil },
        categories: { analytics: { title: evil, description: evil, consequence: evil } },
        services: { counter: service },
        texts: { ru: { banner: { title: evil, text: evil }, preferences: { title: evil, intro: evil } } },
        withdrawal: { note: evil, email: evil },
      },
    });
    await shop.expectAsked();
    const banner = await shop.tab.run(look);
    expect(banner.text.split(evil)).toHaveLength(5);
    expect(banner.strangers).toEqual([]);
    await openCentre(shop);
    const { text, strangers } = await shop.tab.run(look);
    // Of the texts above, all but those of the banner stand here, and ours stand beside them.
    expect(text.split(evil).length).toBeGreaterThan(15);
    expect(text).toContain('Отозвать согласие');
    expect(strangers).toEqual([]);
    expect(shop.server.requestsTo('/elsewhere')).toEqual([]);
    await shop.refuse();
    await shop.expectRefused();
  });

  for (const [name, one, other] of [
    ['javascript:', 'javascript:ran.push(1)', ' java\tscript:ran.push(1)'],
    ['data: and vbscript:', 'data:text/html,<script>1</script>', 'VBScript:MsgBox(1)'],
    ['another host', '//elsewhere.example', '/\\elsewhere.example'],
    ['control characters, blob: and file:', '\u0001javascript:ran.push(1)', 'blob:http://127.0.0.1/1'],
  ] as const) {
    test(`an address of ${name} becomes no link in any field`, async ({ shop }) => {
      await shop.open({
        config: {
          $schema: one,
          operator: { name: one, site: one, email: one, phone: other, address: one },
          policy: { url: one },
          consent: { url: other },
          withdrawal: { email: other, phone: one, note: one },
        },
      });
      await shop.expectAsked();
      await openCentre(shop);
      const { links, strangers } = await shop.tab.run(look);
      expect(links.filter((link) => !/^(mailto|tel):/.test(link))).toEqual([]);
      expect(strangers).toEqual([]);
      expect(await told(shop)).toMatch(/policy\.url.*\n.*consent\.url|policy\.url[^]*consent\.url/);
      await shop.refuse();
      await shop.expectRefused();
    });
  }

  test('style sheets in place of colours, lengths and positions are refused', async ({ shop }) => {
    for (const evil of [
      'red; position: static; display: none',
      '0} * { display: none } a {',
      'url(/elsewhere/a.gif)',
      'expression(ran.push(1))',
    ]) {
      await shop.open({
        config: {
          theme: { accent: evil, radius: evil, scheme: evil },
          banner: { layout: evil, position: evil, reopen: evil },
        },
      });
      await shop.expectAsked();
      expect(await told(shop)).toMatch(/theme\.accent[^]*theme\.radius/);
    }
    expect(shop.server.requestsTo('/elsewhere')).toEqual([]);
    await shop.refuse();
    await shop.expectRefused();
  });

  test('a colour that is borrowed from elsewhere asks nobody for a picture', async ({ shop }) => {
    for (const accent of [
      'var(--none, url(/elsewhere/a.gif))',
      'env(none, url(/elsewhere/a.gif))',
      'if(else: url(/elsewhere/a.gif))',
      'attr(none type(<color>), url(/elsewhere/a.gif))',
    ]) {
      await shop.open({ config: { ...shopConfig, theme: { accent, radius: accent } } });
      await shop.expectAsked();
    }
    expect(shop.server.requestsTo('/elsewhere')).toEqual([]);
  });

  test('a colour that cannot be seen leaves both answers readable', async ({ shop }) => {
    test.slow();
    for (const accent of [
      'transparent',
      'rgb(0 0 0 / 0.02)',
      '#ffffff05',
      'currentColor',
      'color-mix(in srgb, currentcolor, transparent)',
      '#fff',
      '#1c2430',
      'Canvas',
    ]) {
      await shop.open({ config: { ...shopConfig, theme: { accent } } });
      await shop.expectAsked();
      const contrasts = await shop.tab.run(() => {
        const shadow = document.documentElement.querySelector('soglasie-root')?.shadowRoot;
        const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const luminance = (...layers: string[]): number => {
          for (const layer of ['#fff', ...layers]) {
            context!.fillStyle = layer;
            context!.fillRect(0, 0, 1, 1);
          }
          const [r = 0, g = 0, b = 0] = [...context!.getImageData(0, 0, 1, 1).data].map((value) =>
            value > 10 ? ((value / 255 + 0.055) / 1.055) ** 2.4 : value / 255 / 12.92,
          );
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const back = getComputedStyle(shadow!.querySelector('section')!).backgroundColor;
        return [...shadow!.querySelectorAll('button')].map((button) => {
          const { color, backgroundColor } = getComputedStyle(button);
          const one = luminance(back, backgroundColor);
          const other = luminance(back, backgroundColor, color);
          return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        });
      });
      expect(contrasts).toHaveLength(3);
      for (const contrast of contrasts) expect(contrast, accent).toBeGreaterThan(4.4);
    }
    await shop.refuse();
    await shop.expectRefused();
  });

  test('corners of any size cut neither answer off', async ({ shop }) => {
    for (const radius of ['50%', '9999px', '1e30px', 'calc(100vmax * 9)', '50% 0 / 99px 1px']) {
      await shop.open({ config: { ...shopConfig, theme: { radius }, banner: { layout: 'box' } } });
      await shop.expectAsked();
    }
  });

  test('a category that stands twice is the later one, and asked about', async ({ shop }) => {
    const analytics = '"analytics": { "required": true, "reason": "Надо" }';
    await survive(shop, { config: `{ "categories": { ${analytics}, "analytics": true, ${analytics} } }` });
    expect(await told(shop)).toContain('categories.analytics.required');
  });

  test('a service in two categories waits for the one that is asked about', async ({ shop }) => {
    await survive(shop, {
      config: {
        categories: { necessary: { services: ['counter'] }, analytics: { services: ['counter'] } },
        services: { counter: { title: 'Счётчик', cookies: [] } },
      },
      body: `
        <script type="text/plain" data-category="necessary" data-service="counter">ran.push('one')</script>
        <script type="text/plain" data-category="analytics" data-service="counter">ran.push('two')</script>`,
    });
    expect(await told(shop)).toContain('counter');
  });

  test('a tag of a category that nobody knows never runs, and is told of', async ({ shop }) => {
    await shop.open({
      body: ['analitics', '__proto__', 'constructor', 'toString', 'ANALYTICS', 'analytics analitics']
        .map((id) => `<script type="text/plain" data-category="${id}">ran.push('${id}')</script>`)
        .join(''),
    });
    await shop.expectAsked();
    await shop.accept();
    await shop.expectGranted();
    await expect
      .poll(async () => (await shop.see()).problems.filter((problem) => problem.startsWith('gate: ')))
      .toHaveLength(6);
  });

  test('analytics that calls itself required, or ticked in advance, is asked about and unticked', async ({
    shop,
  }) => {
    const claims = { enabled: true, required: true, reason: 'Без неё никак', default: true, checked: true };
    await shop.open({
      config: {
        ...shopConfig,
        categories: {
          analytics: claims,
          advertising: { ...claims, preselected: true, ticked: true },
          external: { ...claims, optOut: true },
          preferences: { required: true, reason: ' ' },
          'ab-test': { title: 'Варианты', required: true },
        },
      },
    });
    await shop.expectAsked();
    await openCentre(shop);
    // The login and the cart, too: what is said of any category may have been said to ask.
    expect((await shop.tab.run(look)).isOn).toEqual(Array(7).fill(false));
    expect(await told(shop)).toMatch(/analytics\.required[^]*analytics\.default[^]*analytics\.checked/);
    await shop.refuse();
    await shop.expectRefused();
  });

  for (const [name, labels] of [
    ['that cannot be read', ['', ' \u00a0', '\u200b\u00ad', '…', 'Н', '\u2800\u3164']],
    [
      'that says what accepting says',
      ['Принять все', 'ПРИНЯТЬ\u00a0ВСЕ.', 'При\u00adнять все', 'Принять всё'],
    ],
    ['of 500 characters', ['Отказ '.repeat(83), 'О'.repeat(500)]],
  ] as const) {
    test(`a text for refusing ${name} gives way to ours`, async ({ shop }) => {
      await shop.tab.resize(...SMALL);
      for (const rejectAll of labels) {
        await shop.open({ config: { ...shopConfig, texts: { ru: { banner: { rejectAll } } } } });
        await shop.expectFairQuestion();
      }
      await shop.refuse();
      await shop.expectRefused();
    });
  }

  test('texts that would make accepting larger, or refusing its opposite, give way to ours', async ({
    shop,
  }) => {
    await shop.tab.resize(...SMALL);
    for (const banner of [
      { acceptAll: 'П'.repeat(120) },
      { acceptAll: 'Принять '.repeat(60) },
      { acceptAll: 'Отклонить необязательные', rejectAll: 'Принять все' },
      { acceptAll: 'Отклонить необязательные' },
    ]) {
      await shop.open({ config: { ...shopConfig, texts: { ru: { banner } } } });
      await shop.expectFairQuestion();
    }
  });

  /** In the preference centre, all that decides. */
  const expectAllInReach = async (shop: Shop): Promise<void> => {
    await openCentre(shop);
    const { buttons } = await shop.see();
    const inReach = buttons.filter(({ isReachable }) => isReachable);
    const [reject, accept] = ['Отклонить необязательные', 'Принять все'].map((name) =>
      inReach.find((button) => button.name === name),
    );
    expect(reject?.width).toBeCloseTo(accept?.width ?? 0, 0);
    expect(inReach.length).toBeGreaterThanOrEqual(3);
    await shop.refuse();
    await shop.expectRefused();
  };

  test('texts of 10 000 characters leave every answer within reach on a small screen', async ({ shop }) => {
    await shop.tab.resize(...SMALL);
    for (const banner of [
      { title: long },
      { text: long },
      { text: 'П'.repeat(10_000) },
      { customise: long },
    ]) {
      await shop.open({ config: { operator: { name: long }, texts: { ru: { banner } } } });
      await shop.expectFairQuestion();
    }
    const preferences = { title: long, intro: long, save: long, withdraw: long };
    await shop.open({
      config: {
        texts: { ru: { preferences } },
        categories: { analytics: { title: long, description: long } },
      },
    });
    await shop.expectFairQuestion();
    await expectAllInReach(shop);
  });

  test('200 categories leave every answer within reach on a small screen', async ({ shop }) => {
    await shop.tab.resize(...SMALL);
    const categories = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`purpose-${index}`, { title: `Цель номер ${index}` }]),
    );
    await shop.open({ config: { ...shopConfig, categories } });
    await shop.expectFairQuestion();
    await expectAllInReach(shop);
    expect((await shop.see()).record).toContain('purpose-199');
  });

  test('5 000 cookies of a category are listed, and leave every answer within reach', async ({ shop }) => {
    await shop.tab.resize(...SMALL);
    const cookies = Array.from({ length: 5000 }, (_, index) => ({
      name: `c${index % 4999}`,
      purpose: 'Считает',
    }));
    await shop.open({ config: { ...shopConfig, categories: { analytics: { cookies } } } });
    await shop.expectFairQuestion();
    await expectAllInReach(shop);
  });

  test('patterns that could run away are refused, and a long name hangs no withdrawal', async ({ shop }) => {
    const runaways = [
      '^(a+)+$',
      '^(a|a)*b',
      '^(a|aa)+b',
      '^((a{0,9}){0,9}){0,9}b',
      '^a*a*a*a*b',
      `^${'a?'.repeat(60)}b`,
      `^${'a{0,99}'.repeat(15)}b`,
      `^${'(a|a)'.repeat(24)}b`,
      '^a*a*(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)b',
      `^${'a'.repeat(200)}`,
      '^([',
    ];
    await shop.open({
      config: {
        ...shopConfig,
        // Another that takes its time: of a domain.
        cookie: { domain: `${'.'.repeat(50_000)}/` },
        categories: {
          analytics: { storage: [...runaways, '^lasting_'], cookies: runaways.map((name) => ({ name })) },
        },
      },
    });
    await shop.expectAsked();
    await shop.accept();
    const deleted = await shop.tab.run(async () => {
      document.cookie = `${'a'.repeat(250)}=1`;
      localStorage.setItem('a'.repeat(250), '1');
      localStorage.setItem('lasting_1', '1');
      return (await window.soglasie?.withdraw())?.deleted.map(({ name }) => name);
    });
    expect(deleted).toEqual(['lasting_1']);
    await shop.expectPageWorks();
    const paths = await told(shop);
    for (const index of runaways.keys()) {
      expect(paths).toContain(`categories.analytics.storage.${index}:`);
      expect(paths).toContain(`categories.analytics.cookies.${index}.name:`);
    }
    expect(paths).toContain('cookie.domain');
  });

  const leaveAcceptance = (shop: Shop, changes: object = {}): Promise<void> =>
    shop.leaveCookie(textOf({ ...acceptance(), ...changes }));

  test('a later revision asks again', async ({ shop }) => {
    await leaveAcceptance(shop);
    await survive(shop, { config: { policy: { url: '/privacy', revision: '2026-05-02' } } });
  });

  test('an earlier revision asks nobody again', async ({ shop }) => {
    await leaveAcceptance(shop);
    await shop.open({ config: { policy: { url: '/privacy', revision: '2026-04-30' } } });
    await shop.expectView('none');
    await shop.expectGranted();
  });

  test('a revision that is no date is told of', async ({ shop }) => {
    for (const revision of ['NaN', '1 мая 2026', 20260501, '', null])
      await shop.open({ config: { policy: { url: '/privacy', revision } } });
    await shop.expectAsked();
    expect(await told(shop)).toContain('policy.revision');
  });

  test('a category that is gone takes what was granted under it along', async ({ shop }) => {
    await leaveAcceptance(shop);
    await shop.open({ config: { ...shopConfig, categories: { analytics: false } } });
    await shop.expectView('none');
    await expectOnly(shop, ['preferences']);
  });

  test('a category that is new is denied until it is asked about', async ({ shop }) => {
    await leaveAcceptance(shop, { on: 'preferences', off: 'analytics', s: '' });
    await shop.open({
      config: { ...shopConfig, categories: { advertising: true } },
      body: `<script type="text/plain" data-category="advertising">ran.push('advertising')</script>`,
    });
    await shop.expectView('banner');
    await expectOnly(shop, ['preferences']);
    await shop.refuse();
    await expectOnly(shop, ['preferences']);
    expect((await shop.see()).record).toContain('off=analytics.advertising');
  });

  test('a category under another name is a new one', async ({ shop }) => {
    await leaveAcceptance(shop, { on: 'statistics', off: 'preferences' });
    await survive(shop, {});
  });

  test('broken letters, emoji, Arabic, hard spaces and soft hyphens are shown, and matter to nothing', async ({
    shop,
  }) => {
    const odd = '\ud800 🍪👨‍👩‍👧 ملفات تعريف \u00a0 со\u00adгла\u00adсие \udc00';
    await shop.open({
      config: {
        operator: { name: odd, address: odd },
        categories: { analytics: { title: odd }, 'ab-test': { title: odd, description: odd } },
        texts: { ru: { banner: { title: odd }, preferences: { title: odd } } },
      },
    });
    await shop.expectAsked();
    expect((await shop.tab.run(look)).text.split('🍪👨‍👩‍👧 ملفات تعريف')).toHaveLength(5);
    await openCentre(shop);
    await shop.refuse();
    await shop.expectRefused();
    expect((await shop.see()).record).toMatch(/^v=1&[a-z\d&=.-]+&off=preferences\.analytics\.ab-test&/);
  });
});
