import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { shopConfig } from '../shopPage';
import type { Shop } from './Shop';
import { expect, test } from './test';

/** The script comes when the page's elements are there: what they hide is hidden from its first line on. */
const deferred = { async: null, defer: '' };

/** Adds markup at the end of the page, whatever of the document's own is hidden by then. */
function add(shop: Shop, html: string): Promise<void> {
  return shop.tab.run((markup) => {
    Reflect.get<Document, 'body'>(Document.prototype, 'body', document).insertAdjacentHTML(
      'beforeend',
      markup,
    );
  }, html);
}

/** What a script of the page keeps in a global variable. */
function global<T>(shop: Shop, name: string): Promise<T> {
  return shop.tab.run((key) => Reflect.get(window, key) as T, name);
}

async function expectAskedAndGranted(shop: Shop): Promise<void> {
  await shop.expectAsked();
  await shop.accept();
  await shop.expectGranted();
}

const opener = '<button type="button" data-soglasie="preferences">Настройки сайта</button>';

/** The page's own opener leads to the preference centre, which takes a refusal. */
async function expectRefusedBehindOpener(shop: Shop): Promise<void> {
  await shop.click('Настройки сайта');
  await shop.expectView('preferences');
  await shop.refuse();
  await shop.expectRefused();
}

async function expectAskedAndRefused(shop: Shop): Promise<void> {
  await shop.expectAsked();
  await shop.refuse();
  await shop.expectRefused();
}

/** The way through the second layer, too: it loads when it is asked for. */
async function expectRefusedInPreferences(shop: Shop): Promise<void> {
  await shop.expectAsked();
  await shop.click('Настроить');
  await shop.expectView('preferences');
  await shop.expectNothingGranted();
  await shop.refuse();
  await shop.expectRefused();
}

test.describe('Named elements', () => {
  const groups: Readonly<Record<string, readonly string[]>> = {
    'the accessor of the cookie': ['cookie'],
    'what the document consists of': [
      'head',
      'body',
      'documentElement',
      'scripts',
      'forms',
      'images',
      'links',
    ],
    'what finds elements': [
      'querySelector',
      'querySelectorAll',
      'getElementById',
      'getElementsByTagName',
      'getElementsByName',
      'elementFromPoint',
    ],
    'what makes nodes': [
      'createElement',
      'createElementNS',
      'createTextNode',
      'createComment',
      'createDocumentFragment',
      'createEvent',
      'importNode',
      'adoptNode',
    ],
    'what listens and tells': ['addEventListener', 'removeEventListener', 'dispatchEvent'],
    'how far the page has come': ['readyState', 'currentScript', 'visibilityState', 'hidden', 'prerendering'],
    'what has the focus, and the style sheets': [
      'activeElement',
      'hasFocus',
      'adoptedStyleSheets',
      'styleSheets',
      'fullscreenElement',
    ],
    'what writes into the page': ['write', 'writeln', 'open', 'close'],
    'the page’s title, window and address': [
      'title',
      'lang',
      'dir',
      'domain',
      'referrer',
      'URL',
      'baseURI',
      'documentURI',
      'defaultView',
      'location',
    ],
    'what the document is as a node': [
      'nodeType',
      'nodeName',
      'parentNode',
      'childNodes',
      'children',
      'firstChild',
      'ownerDocument',
      'isConnected',
      'contains',
      'append',
      'appendChild',
      'insertBefore',
      'getRootNode',
    ],
  };
  const all = Object.values(groups).flat();
  const image = (name: string): string => `<img name="${name}" id="${name}" alt="">`;
  const form = (name: string): string => `<form name="${name}"><input type="hidden" name="tagName"></form>`;

  for (const [what, names] of Object.entries(groups)) {
    test(`may hide ${what}`, async ({ shop }) => {
      const body = names.map((name) => image(name) + form(name)).join('');
      await shop.open({ body, scriptAttributes: deferred });
      await expectAskedAndGranted(shop);
    });
  }

  const kinds: readonly (readonly [string, (name: string) => string])[] = [
    ['images', image],
    ['forms', form],
    ['embeds', (name) => `<embed name="${name}" width="0" height="0">`],
    ['objects', (name) => `<object name="${name}" id="${name}" width="0" height="0"></object>`],
    ['frames', (name) => `<iframe name="${name}" hidden></iframe>`],
  ];
  for (const [kind, element] of kinds) {
    test(`hide nothing as ${kind} that stand in the page`, async ({ shop }) => {
      await shop.open({ body: all.map(element).join(''), scriptAttributes: deferred });
      await expectRefusedInPreferences(shop);
    });

    test(`hide nothing as ${kind} that come while the visitor is asked`, async ({ shop }) => {
      await shop.open();
      await shop.expectView('banner');
      await add(shop, all.map(element).join(''));
      await expectAskedAndGranted(shop);
    });
  }

  test('with the names of our globals are nobody’s decision, nor an address', async ({ shop }) => {
    const evil = shop.server.url('/evil.js', 'localhost');
    const body = `
      <a id="soglasie" href="${evil}"></a><form id="soglasie" action="${evil}"><input name="state"></form>
      <a id="dataLayer" href="${evil}"></a><a id="ym" href="${evil}"></a><form id="gtag"></form>
      <a id="trustedTypes" href="${evil}"></a><form id="soglasie-config"></form>`;
    await shop.open({ body, scriptAttributes: deferred });
    await expectAskedAndGranted(shop);
    expect((await shop.see()).text).not.toContain('evil');
    expect(shop.server.requestsTo('/evil')).toEqual([]);
  });

  for (const [what, value] of [
    ['a text', `'//evil.example/'`],
    [
      'an object that says yes to all',
      '{ has: () => true, state: { decided: true, categories: { analytics: true } } }',
    ],
    ['a function', '() => true'],
  ] as const) {
    test(`and ${what} of the page in our global’s place answer for nobody: the visitor is asked`, async ({
      shop,
    }) => {
      const head = `<script>window.soglasie = ${value}</script>`;
      await shop.open({ head, scriptAttributes: deferred });
      await expectAskedAndGranted(shop);
    });
  }
});

test.describe('Forms whose fields hide their own members', () => {
  const members =
    'attributes getAttribute setAttribute hasAttribute removeAttribute remove nodeName localName nodeType parentNode ' +
    'parentElement nextSibling previousSibling firstChild children childNodes matches dataset closest contains ' +
    'querySelector querySelectorAll isConnected replaceWith before after append ownerDocument getRootNode ' +
    'addEventListener dispatchEvent insertBefore style className id';
  const fields = members
    .split(' ')
    .map((name) => `<input type="hidden" name="${name}">`)
    .join('');

  test('hold back around held-back tags as any other element does', async ({ shop }) => {
    // Open to the end of the page: all that is held back stands inside.
    await shop.open({ body: `<form>${fields}` });
    await expectAskedAndGranted(shop);
  });

  test('hold back when they come later', async ({ shop }) => {
    await shop.open();
    await shop.expectView('banner');
    const late = '<script type="text/plain" data-category="analytics">ran.push("late")</script>';
    await add(shop, `<form>${fields}${late}</form><form>${late}${fields}</form>`);
    await expectAskedAndRefused(shop);
  });

  test('and that lead from parent to child end no page', async ({ shop }) => {
    await shop.open();
    await shop.expectView('banner');
    const script = '<script type="text/plain" data-category="analytics">/* in a circle */</script>';
    // Nothing follows: whoever looks for what does goes up, and comes to the field again.
    await add(shop, `<form><fieldset name="parentNode">${script}</fieldset></form>`);
    await expectAskedAndGranted(shop);
  });

  test('let an opener inside them open the preference centre, and no more', async ({ shop }) => {
    await shop.open({
      body: `<form>${fields}${opener}</form><form data-soglasie="preferences">${fields}</form>`,
    });
    await shop.expectAsked();
    await shop.click('Настройки сайта');
    await shop.expectView('preferences');
    await shop.expectNothingGranted();
    await shop.refuse();
    await shop.expectRefused();
  });

  test('are nothing that can be held back themselves', async ({ shop }) => {
    const attributes =
      'type="text/plain" data-category="analytics" data-src="/held/form.js" action="/held/form"';
    await shop.open({ body: `<form ${attributes}>${fields}</form>`, scriptAttributes: deferred });
    await expectAskedAndGranted(shop);
  });

  test('hold back a frame inside them, too', async ({ shop }) => {
    shop.server.page('<!doctype html><title>Map</title>', { path: '/map' });
    await shop.open({
      config: { ...shopConfig, categories: { external: true } },
      body: `<form>${fields}<iframe data-category="external" data-src="/map"></iframe></form>`,
    });
    await shop.expectAsked();
    expect(shop.server.requestsTo('/map')).toEqual([]);
    await shop.accept();
    await shop.expectGranted();
    await expect.poll(() => shop.server.requestsTo('/map').length).toBe(1);
  });
});

test.describe('Markup of the page', () => {
  const hooks = [
    'accept',
    'acceptAll',
    'accept-all',
    'reject',
    'withdraw',
    'save',
    'clear',
    'purge',
    'hide',
    'destroy',
  ]
    .map(
      (name) => `<button type="button" data-soglasie="${name}" part="accept" class="main">${name}</button>`,
    )
    .join('');
  const body = `${hooks}<form data-soglasie="accept"><input name="soglasie" value="accept"></form>
    <div part="surface"><button type="button" part="accept">Да</button></div>
    <a href="#soglasie-accept" data-soglasie="accept">accept</a>`;

  /** All that a page may do with what it has: its own elements, and events in our names. */
  const press = (): void => {
    const root = Reflect.get<Document, 'documentElement'>(Document.prototype, 'documentElement', document);
    for (const element of root.querySelectorAll<HTMLElement>('[data-soglasie],[part]')) {
      for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'change'])
        element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    }
    const detail = {
      decided: true,
      categories: { analytics: true },
      state: { categories: { analytics: true } },
      granted: ['analytics'],
      revoked: [],
    };
    for (const target of [...root.querySelectorAll('soglasie-root'), document, window]) {
      for (const name of ['ready', 'decision', 'change', 'accept', 'withdraw'])
        target.dispatchEvent(new CustomEvent(`soglasie:${name}`, { detail, bubbles: true, composed: true }));
      target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
      target.dispatchEvent(new Event('close', { bubbles: true }));
    }
    new BroadcastChannel('soglasie').postMessage({ type: 'accept-all', categories: { analytics: true } });
    window.postMessage({ soglasie: 'accept', ...detail }, '*');
  };

  test('decides nothing where nothing is decided', async ({ shop }) => {
    await shop.open({ body });
    await shop.expectAsked();
    await shop.tab.run(press);
    await shop.expectAsked();
    expect((await shop.see()).record).toBeNull();
  });

  test('takes back and deletes nothing that is decided', async ({ shop }) => {
    await shop.open({ body });
    await shop.accept();
    await shop.expectGranted();
    const { record } = await shop.see();
    await shop.tab.run(press);
    await shop.expectGranted();
    expect((await shop.see()).record).toBe(record);
    await shop.expectView('none');
  });

  test('opens the preference centre by any element, and the visitor decides there', async ({ shop }) => {
    await shop.open({
      body: '<p><a href="#soglasie-preferences"><button type="button">Файлы</button></a></p>',
    });
    await shop.accept();
    await shop.click('Файлы');
    await shop.expectView('preferences');
    await shop.tab.press('Escape');
    await shop.expectView('none');
    await shop.expectGranted();
  });
});

test.describe('Styles of the page', () => {
  // Its own button stays as it is: each scenario shows that the page goes on working.
  const styles: readonly (readonly [string, string])[] = [
    ['a transform of the body', 'body { transform: translateX(1px) }'],
    ['a filter behind the body', 'body { backdrop-filter: blur(2px); filter: opacity(.99) }'],
    ['containment of the body', 'body { contain: strict; height: 300px }'],
    [
      'a body of no height that hides what overflows',
      'body { height: 200px; overflow: hidden; clip-path: inset(0) }',
    ],
    ['unset of everything', '*:not(main *) { all: unset !important }'],
    ['buttons that are not displayed', 'button:not(main *) { display: none !important }'],
    [
      'all that is not displayed, but the page',
      'html > :not(body, head), [popover], dialog { display: none }',
    ],
    ['letters of one pixel', 'html { font-size: 1px !important; line-height: 0 }'],
    [
      'an order above all',
      'main + * { position: fixed; inset: 50% 0 0; z-index: 2147483647; background: #fff }',
    ],
    ['no events of the pointer', 'html > *:not(body) { pointer-events: none }'],
    [
      'no selection, all in capitals, white on white',
      '* { user-select: none; text-transform: uppercase; color: #fff }',
    ],
    [
      'a layout of the root’s own',
      'html { display: grid; grid-template: 1fr / 1fr; overflow: hidden; height: 100% }',
    ],
    ['no transitions’ end', '*, ::before { animation: none !important; transition: all 9999s !important }'],
  ];
  for (const [what, style] of styles) {
    test(`with ${what} leave the answer within reach`, async ({ shop }) => {
      await shop.open({ head: `<style>${style}</style>`, body: '<div></div>' });
      await shop.expectAsked();
      const { buttons } = await shop.see();
      for (const { name, height } of buttons) expect(height, name).toBeGreaterThanOrEqual(24);
      await shop.refuse();
      await shop.expectRefused();
    });
  }

  test('cannot take the refusal away, and leave the acceptance', async ({ shop }) => {
    const style = 'soglasie-root::part(reject) { display: none !important; visibility: hidden !important }';
    await shop.open({ head: `<style>${style}</style>` });
    await expectAskedAndRefused(shop);
  });

  test('and a body that takes no clicks leave the answer within reach', async ({ shop }) => {
    await shop.open();
    await shop.tab.run(() => {
      document.body.inert = true;
    });
    await shop.expectView('banner');
    await shop.expectNothingGranted();
    await shop.refuse();
    await shop.tab.run(() => {
      document.body.inert = false;
    });
    await shop.expectRefused();
  });

  /** Either the preference centre is to be seen, and takes a refusal, or the page is free. */
  async function expectNoLock(shop: Shop): Promise<void> {
    await shop.expectNothingGranted();
    if ((await shop.see()).view === 'preferences') await shop.refuse();
    await shop.expectPageWorks();
    expect((await shop.see()).isLocked).toBe(false);
  }

  const hidden: readonly (readonly [string, string])[] = [
    ['root is not displayed', 'soglasie-root { display: none !important }'],
    ['root is invisible', 'soglasie-root { visibility: hidden !important }'],
    [
      'root’s content is skipped',
      'soglasie-root { display: block !important; content-visibility: hidden !important }',
    ],
    ['surfaces are not displayed', 'soglasie-root::part(surface) { display: none !important }'],
    ['surfaces are invisible', 'soglasie-root::part(surface) { visibility: hidden !important }'],
  ];
  for (const [what, style] of hidden) {
    test(`by which our ${what} grant nothing, and lock nothing`, async ({ shop }) => {
      await shop.open({ head: `<style>${style}</style>`, body: opener });
      await shop.expectNothingGranted();
      await shop.expectPageWorks();
      await shop.click('Настройки сайта');
      await expect.poll(() => shop.server.requestsTo('/soglasie/soglasie-preferences').length).toBe(1);
      await shop.settle();
      await expectNoLock(shop);
    });

    test(`by which our ${what} while the preference centre is open lock nothing`, async ({ shop }) => {
      await shop.open({ body: opener });
      await shop.click('Настройки сайта');
      await shop.expectView('preferences');
      await shop.tab.run((text) => {
        document.head.append(Object.assign(document.createElement('style'), { textContent: text }));
      }, style);
      await shop.settle();
      await expectNoLock(shop);
    });
  }

  test('of a blocker, which go before all others, lock nothing', async ({ shop }) => {
    await shop.open({ body: opener });
    await shop.expectView('banner');
    await shop.tab.run(() => {
      const text = ':host(:not(#a#b)), :not(#a#b) { display: none !important }';
      const style = Object.assign(document.createElement('style'), { textContent: text });
      document.querySelector('soglasie-root')?.shadowRoot?.append(style);
    });
    await shop.expectView('none');
    await shop.expectNothingGranted();
    await shop.expectPageWorks();
    await shop.click('Настройки сайта');
    await expect.poll(() => shop.server.requestsTo('/soglasie/soglasie-preferences').length).toBe(1);
    await shop.settle();
    await expectNoLock(shop);
  });
});

test.describe('Surface in a page that fights it', () => {
  const takeAway = `
    window.taken = 0;
    const take = () => {
      for (const root of document.querySelectorAll('soglasie-root')) { taken++; root.remove(); }
    };`;

  test('comes back when it is taken away once', async ({ shop }) => {
    await shop.open();
    await shop.expectView('banner');
    await shop.tab.run(() => {
      document.querySelector('soglasie-root')?.remove();
    });
    await expectAskedAndRefused(shop);
  });

  test('comes back when all around it is taken away', async ({ shop }) => {
    await shop.open();
    await shop.expectView('banner');
    await shop.tab.run(() => {
      const { documentElement: root } = document;
      root.replaceChildren(...[...root.childNodes].filter((node) => node.nodeName !== 'SOGLASIE-ROOT'));
    });
    await expectAskedAndGranted(shop);
  });

  test('gives way to a page that takes it away again and again', async ({ shop }) => {
    const war = `<script>${takeAway} new MutationObserver(take).observe(document, { childList: true, subtree: true })</script>`;
    await shop.open({ head: war, body: opener });
    await expect.poll(() => global<number>(shop, 'taken')).toBeGreaterThan(0);
    await shop.expectNothingGranted();
    const taken = await global<number>(shop, 'taken');
    expect(taken).toBeLessThan(200);
    await shop.settle();
    expect(await global<number>(shop, 'taken')).toBe(taken);
    await shop.click('Настройки сайта');
    await expect.poll(() => shop.server.requestsTo('/soglasie/soglasie-preferences').length).toBe(1);
    await shop.expectNothingGranted();
    await shop.expectPageWorks();
    expect((await shop.see()).isLocked).toBe(false);
  });

  test('gives way to a page that takes it away with each frame', async ({ shop }) => {
    const war = `<script>${takeAway} (function again() { take(); requestAnimationFrame(again); })()</script>`;
    await shop.open({ head: war });
    await expect.poll(() => global<number>(shop, 'taken')).toBeGreaterThan(10);
    await shop.expectNothingGranted();
    await shop.expectPageWorks();
  });

  test('locks nothing when the page takes the open preference centre away', async ({ shop }) => {
    await shop.open({ body: opener });
    await shop.click('Настройки сайта');
    await shop.expectView('preferences');
    await shop.tab.run(() => {
      document.querySelector('soglasie-root')?.remove();
    });
    await shop.settle();
    await shop.expectNothingGranted();
    // Open again or not, refusing is possible.
    await shop.refuse();
    await shop.expectRefused();
  });

  test('that the page has emptied grants nothing, and is filled anew', async ({ shop }) => {
    await shop.open({ body: opener });
    await shop.expectView('banner');
    await shop.tab.run(() => {
      document.querySelector('soglasie-root')?.shadowRoot?.replaceChildren();
    });
    await shop.expectNothingGranted();
    await shop.expectPageWorks();
    await expectRefusedBehindOpener(shop);
  });

  test('that the page moves elsewhere goes on asking', async ({ shop }) => {
    await shop.open();
    await shop.expectView('banner');
    await shop.tab.run(() => {
      document.querySelector('main')?.append(document.querySelector('soglasie-root') ?? '');
    });
    await shop.settle();
    await shop.tab.run(() => {
      document.querySelector('main')?.prepend(document.querySelector('soglasie-root') ?? '');
    });
    await expectAskedAndRefused(shop);
  });

  test('goes on after the page has removed its popover and closed its dialog', async ({ shop }) => {
    await shop.open({ body: opener });
    await shop.click('Настройки сайта');
    await shop.expectView('preferences');
    await shop.tab.run(() => {
      const shadow = document.querySelector('soglasie-root')?.shadowRoot;
      shadow?.querySelector('dialog')?.close();
      shadow?.querySelector<HTMLElement>('[popover]')?.hidePopover();
    });
    await shop.settle();
    await shop.expectNothingGranted();
    await shop.expectPageWorks();
    await expectRefusedBehindOpener(shop);
  });

  test('is reached once the page’s own modal dialog is closed', async ({ shop }) => {
    await shop.open({
      body: '<dialog><button type="button">Закрыть окно</button></dialog><script>document.querySelector("dialog").showModal()</script>',
      scriptAttributes: deferred,
    });
    await shop.expectView('banner');
    await shop.expectNothingGranted();
    await shop.tab.run(() => {
      document.querySelector('dialog')?.close();
    });
    await expectAskedAndRefused(shop);
  });

  test('is reached once a modal dialog that came over it is closed', async ({ shop }) => {
    await shop.open({ body: '<dialog><button type="button">Закрыть окно</button></dialog>' });
    await shop.expectView('banner');
    await shop.tab.run(() => {
      document.querySelector('dialog')?.showModal();
    });
    await shop.expectNothingGranted();
    await shop.tab.run(() => {
      document.querySelector('dialog')?.close();
    });
    await expectAskedAndRefused(shop);
  });

  test('leaves a page that cannot be scrolled as it is, and gives the focus back', async ({ shop }) => {
    const style = '<style>html { overflow: hidden }</style>';
    await shop.open({ head: style, body: opener });
    await shop.refuse();
    await shop.click('Настройки сайта');
    await shop.expectView('preferences');
    await shop.tab.press('Escape');
    await shop.expectView('none');
    expect((await shop.see()).isLocked).toBe(true);
    expect(await shop.tab.run(() => document.activeElement?.textContent)).toBe('Настройки сайта');
    await shop.expectRefused();
  });

  test('leaves a page that scrolls as it is', async ({ shop }) => {
    await shop.open({ body: `${opener}<div style="height: 3000px"></div>` });
    await expectRefusedBehindOpener(shop);
    expect((await shop.see()).isLocked).toBe(false);
    await shop.tab.run(() => {
      scrollTo(0, 500);
    });
    await expect.poll(() => shop.tab.run(() => scrollY)).toBe(500);
  });

  test('is answered in a page that calls the focus back to itself', async ({ shop }) => {
    const trap = `<script>
      window.calls = 0;
      for (const type of ['focusin', 'focusout', 'blur'])
        addEventListener(type, () => { if (calls++ < 1000) document.querySelector('main button').focus(); }, true);
      addEventListener('keydown', (event) => { if (event.key === 'Tab') event.preventDefault(); }, true);
    </script>`;
    await shop.open({ head: trap, body: opener });
    await expectRefusedBehindOpener(shop);
    expect(await global<number>(shop, 'calls')).toBeLessThan(1000);
  });

  test('is answered in a page that stops every event', async ({ shop }) => {
    // Not the page's own click, which the harness looks for.
    const stop = `<script>
      for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'keydown', 'focus', 'focusin', 'toggle', 'beforetoggle', 'close', 'cancel'])
        addEventListener(type, (event) => { event.stopImmediatePropagation(); }, true);
    </script>`;
    await shop.open({ head: stop });
    await expectRefusedInPreferences(shop);
  });
});

test.describe('Started twice', () => {
  const config = '#soglasie-config';
  const tag = (src: string): string => `<script defer src="${src}" data-config="${config}"></script>`;
  const tacit = JSON.stringify({ ...shopConfig, mode: 'notice' });

  test.beforeEach(({ shop }) => {
    shop.server.folder('/other-version/', fileURLToPath(new URL('../../dist/', import.meta.url)));
  });

  const seconds: readonly (readonly [string, string])[] = [
    ['by the same tag', tag('/soglasie/soglasie.js')],
    ['by five tags more', tag('/soglasie/soglasie.js').repeat(5)],
    ['by another version', tag('/other-version/soglasie.js')],
    ['without a surface', tag('/soglasie/soglasie.headless.js')],
    [
      'by a program',
      `<script type="module">import { init } from '/soglasie/headless.js'; window.isSame = init() === window.soglasie</script>`,
    ],
    [
      'with a configuration that only informs',
      `<script type="application/json" id="tacit">${tacit}</script><script defer src="/soglasie/soglasie.js" data-config="#tacit"></script>`,
    ],
  ];
  for (const [how, second] of seconds) {
    test(`${how}, the first wins, and the second is told of`, async ({ shop }) => {
      await shop.open({ head: '', body: second, scriptAttributes: deferred });
      const times = second.match(/<script (defer|type="module")/g)?.length ?? 0;
      await expect
        .poll(async () => (await shop.see()).problems)
        .toEqual(Array.from({ length: times }, () => expect.stringContaining('duplicate') as unknown));
      await expectAskedAndGranted(shop);
      const roots = await shop.tab.run(() => document.querySelectorAll('soglasie-root').length);
      expect(roots).toBe(1);
    });
  }

  test('the headless core first, no surface comes, and what is held back runs once', async ({ shop }) => {
    await shop.open({
      scriptAttributes: { ...deferred, src: '/soglasie/soglasie.headless.js' },
      body: tag('/soglasie/soglasie.js'),
    });
    await expect.poll(async () => (await shop.see()).problems).toHaveLength(1);
    await shop.expectNothingGranted();
    await shop.tab.run(() => {
      window.soglasie?.acceptAll();
    });
    await shop.expectGranted();
    await shop.expectView('none');
  });

  test('and ended in between, the second asks, and what has run does not run again', async ({ shop }) => {
    await shop.open();
    await shop.expectView('banner');
    await shop.tab.run(() => {
      window.soglasie?.destroy();
      const again = document.createElement('script');
      again.src = '/soglasie/soglasie.js';
      again.dataset.config = '#soglasie-config';
      document.head.append(again);
    });
    await shop.started();
    await expectAskedAndGranted(shop);
  });
});

test.describe('Script tag', () => {
  const elsewhere = { async: null, src: '/elsewhere.js', 'data-config': null };
  const load = (when: string): string => `<script>
    const load = () => {
      const tag = document.createElement('script');
      tag.src = '/soglasie/soglasie.js';
      tag.dataset.config = '#soglasie-config';
      document.head.append(tag);
    };
    ${when};
  </script>`;
  const places: readonly (readonly [string, Parameters<Shop['open']>[0]])[] = [
    ['in the head, where there is no body yet', { scriptAttributes: { async: null } }],
    ['that is deferred', { scriptAttributes: deferred }],
    ['that is asynchronous', {}],
    ['that is a module', { scriptAttributes: { async: null, type: 'module' } }],
    [
      'at the end of the body',
      {
        scriptAttributes: elsewhere,
        body: '<script src="/soglasie/soglasie.js" data-config="#soglasie-config"></script>',
      },
    ],
    ['that a script has added', { scriptAttributes: elsewhere, head: load('load()') }],
    [
      'that a script adds when the page has loaded',
      { scriptAttributes: elsewhere, head: load('addEventListener("load", load)') },
    ],
  ];
  for (const [where, page] of places) {
    test(`${where} asks, and starts what was held back`, async ({ shop }) => {
      shop.server.resource('/elsewhere.js', { body: '' });
      await shop.open(page);
      await expectAskedAndGranted(shop);
      expect((await shop.see()).problems).toEqual([]);
    });
  }
});

test.describe('Translated page', () => {
  test('shows switches that are what is decided', async ({ shop }) => {
    // As the translators of browsers do: each text is in two elements of theirs, and again when it changes.
    await shop.open();
    await shop.expectAsked();
    await shop.tab.run(() => {
      const translate = (root: Node): void => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const texts: Text[] = [];
        while (walker.nextNode()) texts.push(walker.currentNode as Text);
        for (const text of texts) {
          if (!text.data.trim() || text.parentElement?.closest('font, style, script')) continue;
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- the element that page translators use
          const [outer, inner] = [document.createElement('font'), document.createElement('font')];
          text.replaceWith(outer);
          outer.append(inner);
          inner.append(text);
        }
      };
      const shadow = document.querySelector('soglasie-root')?.shadowRoot;
      if (!shadow) throw new Error('no surface');
      const observer = new MutationObserver(() => {
        observer.disconnect();
        translate(shadow);
        observer.observe(shadow, { childList: true, subtree: true, characterData: true });
      });
      translate(shadow);
      observer.observe(shadow, { childList: true, subtree: true, characterData: true });
    });
    await shop.click('Настроить');
    await shop.expectView('preferences');
    const switches = (): Promise<readonly (readonly [number, number, boolean])[]> =>
      shop.tab.run(() => {
        const shadow = document.querySelector('soglasie-root')?.shadowRoot;
        return [...(shadow?.querySelectorAll<HTMLInputElement>('dialog input[role=switch]') ?? [])]
          .filter((input) => !input.disabled)
          .map((input) => {
            input.scrollIntoView({ block: 'center' });
            const { x, y, width, height } = input.getBoundingClientRect();
            return [x + width / 2, y + height / 2, input.checked] as const;
          });
      });
    const before = await switches();
    expect(before.map(([, , isOn]) => isOn)).toEqual([false, false]);
    const [, second] = before;
    await shop.tab.tap(second?.[0] ?? 0, second?.[1] ?? 0);
    await expect.poll(async () => (await switches()).map(([, , isOn]) => isOn)).toEqual([false, true]);
    await shop.click('Сохранить выбор');
    await shop.expectView('none');
    await shop.expectGranted();
    expect((await shop.see()).record).toMatch(/&on=analytics&off=preferences&/);
  });
});

test.describe('Held-back tags', () => {
  const analytics = 'type="text/plain" data-category="analytics"';
  const inline = (text: string): string => `<script ${analytics}>${text}</script>`;

  test('in thousands wait, run once and in order, and those that come later too', async ({ shop }) => {
    const body = `<script>window.many = []</script>${Array.from({ length: 2000 }, (_, index) => inline(`many.push(${index})`)).join('')}`;
    await shop.open({ body });
    await shop.expectAsked();
    expect(await global<number[]>(shop, 'many')).toEqual([]);
    const later = (): Promise<void> =>
      shop.tab.run(() => {
        for (let index = 0; index < 500; index++) {
          const script = document.createElement('script');
          script.type = 'text/plain';
          script.dataset.category = 'analytics';
          script.text = 'many.push("later")';
          document.body.append(script);
        }
      });
    await later();
    await shop.settle();
    expect(await global<number[]>(shop, 'many')).toEqual([]);
    await shop.accept();
    await shop.expectGranted();
    await later();
    const first = Array.from({ length: 2000 }, (_, index) => index);
    await expect.poll(async () => (await global<unknown[]>(shop, 'many')).length).toBe(3000);
    expect((await global<unknown[]>(shop, 'many')).slice(0, 2000)).toEqual(first);
  });

  test('that write into the page are refused that, and the page stays', async ({ shop }) => {
    shop.server.resource('/writes.js', { body: 'document.write("<h1>blank</h1>")' });
    const body = `${inline('document.write("<h1>blank</h1>"); document.writeln("blank")')}<script ${analytics} src="/writes.js"></script>`;
    await shop.open({ body });
    await expectAskedAndGranted(shop);
    expect((await shop.see()).problems).toEqual([
      expect.stringContaining('document.write'),
      expect.stringContaining('document.writeln'),
      expect.stringContaining('document.write'),
    ]);
    expect(await shop.tab.run(() => document.querySelector('h1')?.textContent)).toBe('Самовар на три литра');
  });

  const faulty: readonly (readonly [string, string, number])[] = [
    ['whose file is missing', `<script ${analytics} src="/missing.js"></script>`, 0],
    ['whose file breaks off', `<script ${analytics} src="/broken.js"></script>`, 0],
    ['whose file never comes', `<script ${analytics} src="/hangs.js"></script>`, 0],
    [
      'whose file has another fingerprint',
      `<script ${analytics} src="/whole.js" integrity="sha256-AAAA${'A'.repeat(39)}="></script>`,
      0,
    ],
    ['that throw', inline('throw new Error("planted")'), 1],
    ['that throw in a file', `<script ${analytics} src="/throws.js"></script>`, 1],
    ['that are not JavaScript', inline('planted planted ('), 1],
    ['that take themselves out of the page', inline('document.currentScript.remove()'), 0],
    [
      'that take all scripts out of the page',
      inline('for (const script of document.querySelectorAll("main ~ script")) script.cloneNode()'),
      0,
    ],
    ['in a drawing', `<svg><script ${analytics}>ran.push('drawing')</script></svg>`, 0],
    ['in a formula', `<math><mtext></mtext><script ${analytics}>ran.push('formula')</script></math>`, 0],
    [
      'that name no address',
      `<script ${analytics} src=""></script><script ${analytics} src="http://"></script>`,
      0,
    ],
  ];
  for (const [what, tags, thrown] of faulty) {
    test(`${what} keep no other from running`, async ({ shop }) => {
      shop.server.resource('/broken.js', { destroy: true });
      shop.server.resource('/hangs.js', { hang: true });
      shop.server.resource('/whole.js', { body: 'ran.push("whole")' });
      shop.server.resource('/throws.js', { body: 'throw new Error("planted")' });
      await shop.open({ body: tags, config: { ...shopConfig, gate: { timeout: 300 } } });
      await shop.expectAsked();
      await shop.accept();
      await expect.poll(async () => (await shop.see()).ran).toEqual(['inline', 'file', 'after']);
      await shop.settle();
      const { ran, errors } = await shop.see();
      expect(ran).toEqual(['inline', 'file', 'after']);
      // What the page's own script throws, and nothing else.
      expect(errors).toHaveLength(thrown);
    });
  }

  test('of names that only look like tags keep no other from running', async ({ shop }) => {
    await shop.open();
    await shop.expectAsked();
    await shop.tab.run(() => {
      for (const space of [
        'urn:example',
        'http://www.w3.org/2000/svg',
        'http://www.w3.org/1998/Math/MathML',
        null,
      ]) {
        for (const name of ['script', 'iframe', 'img', 'link', 'noscript']) {
          const element = document.createElementNS(space, name);
          for (const [key, value] of Object.entries({
            type: 'text/plain',
            'data-category': 'analytics',
            'data-src': '/held/alien',
            'data-href': '/held/alien',
          }))
            element.setAttribute(key, value);
          document.querySelector('main')?.append(element);
        }
      }
    });
    await expectAskedAndGranted(shop);
  });

  test('keep their attributes and their order', async ({ shop }) => {
    const text = 'seen.push(["first", document.currentScript.id, document.currentScript.dataset.shop])';
    const fingerprint = `sha256-${createHash('sha256').update(text).digest('base64')}`;
    const cors = { 'access-control-allow-origin': '*' };
    shop.server.resource('/first.js', { body: text, headers: cors, delay: 200 });
    shop.server.resource('/second.js', { body: 'seen.push(["second"])' });
    const first = shop.server.url('/first.js', 'localhost');
    const attributes = `id="counter" data-shop="7" integrity="${fingerprint}" crossorigin="anonymous" referrerpolicy="no-referrer"`;
    await shop.open({
      body: `<script>window.seen = []</script>
        <script ${analytics} ${attributes} src="${first}"></script>
        ${inline('seen.push(["dependant"])')}
        <script ${analytics} src="/second.js" referrerpolicy="origin" onload="seen.push(['load'])"></script>
        ${inline('seen.push(["last"])')}`,
    });
    await expectAskedAndGranted(shop);
    expect(await global(shop, 'seen')).toEqual([
      ['first', 'counter', '7'],
      ['dependant'],
      ['second'],
      ['load'],
      ['last'],
    ]);
    const [asked, ...others] = shop.server.requestsTo('/first.js');
    expect(others).toEqual([]);
    expect(asked?.headers.referer).toBeUndefined();
    expect(asked?.headers.origin).toBe(shop.server.origin);
    expect(shop.server.requestsTo('/second.js')[0]?.headers.referer).toBe(`${shop.server.origin}/`);
  });

  test('whose turn comes while their file is on its way ask for it once', async ({ shop }) => {
    shop.server.resource('/first.js', { body: '', delay: 50 });
    shop.server.resource('/second.js', { body: 'ran.push("second")', delay: 400 });
    const tags = ['first', 'second'].map((name) => `<script ${analytics} src="/${name}.js"></script>`);
    await shop.open({ held: tags.join('') });
    await shop.accept();
    await expect.poll(async () => (await shop.see()).ran).toEqual(['second']);
    expect(shop.server.requestsTo('/second.js')).toHaveLength(1);
    await shop.expectPageWorks();
  });

  test('keep the page’s nonce, and run under its security policy', async ({ shop }) => {
    const policy = "script-src 'nonce-r4nd0m'; style-src 'self'";
    await shop.open({ nonce: 'r4nd0m', headers: { 'content-security-policy': policy } });
    await expectAskedAndGranted(shop);
  });

  test('that were withdrawn while their file was on its way do not run', async ({ shop }) => {
    shop.server.resource('/slow.js', { body: 'window.hasRun = true', delay: 400 });
    await shop.open({ body: `<script ${analytics} src="/slow.js"></script>` });
    await shop.accept();
    await expect.poll(() => shop.server.requestsTo('/slow.js').length).toBe(1);
    await shop.tab.run(() => {
      window.soglasie?.rejectAll();
    });
    await shop.tab.run(() => fetch('/slow.js').then((response) => response.text()));
    await shop.settle();
    expect(await global(shop, 'hasRun')).toBeUndefined();
    expect((await shop.see()).ran).toEqual([]);
    await shop.expectPageWorks();
  });
});

test.describe('Built-ins that the page has replaced', () => {
  /** As Prototype.js 1.6 had them. */
  const prototypeJs = `
    const $A = (list) => {
      if (!list) return [];
      if (list.toArray) return list.toArray();
      const results = [];
      for (let index = 0; index < (list.length || 0); index++) results[index] = list[index];
      return results;
    };
    Array.from = $A;
    const json = (value) => Object.prototype.toString.call(value) === '[object Array]' ? value.toJSON() : '"' + value + '"';
    Array.prototype.toJSON = function () { return '[' + this.map(json).join(', ') + ']'; };
    String.prototype.toJSON = function () { return '"' + this + '"'; };
    Object.assign(Array.prototype, {
      each(run) { for (let index = 0; index < this.length; index++) run(this[index], index); return this; },
      toArray() { return this.slice(); },
      entries() { return this.slice(); },
      clear() { this.length = 0; return this; },
      first() { return this[0]; },
      last() { return this[this.length - 1]; },
      flatten() { return this.reduce((all, one) => all.concat(one), []); },
      without(...values) { return this.filter((one) => !values.includes(one)); },
      inspect() { return '[' + this.join(', ') + ']'; },
    });
    Object.extend = (target, source) => { for (const name in source) target[name] = source[name]; return target; };
    Object.extend(String.prototype, { strip() { return this.replace(/^\\s+|\\s+$/g, ''); }, inspect() { return "'" + this + "'"; }, times() {} });
    Function.prototype.bind = function (context, ...given) { const run = this; return function (...more) { return run.apply(context, given.concat(more)); }; };
    Object.extend(Element.prototype, { show() {}, hide() {}, update() {}, visible() { return true; }, select() { return []; } });`;

  /** As MooTools 1.2 had them: its own constructors stand in the browser's places. */
  const mooTools = `
    window.Event = function (event) {
      event = event || window.event;
      if (event.$extended) return event;
      this.$extended = true;
      if (event.type.test(/key/)) this.key = event.key;
    };
    String.prototype.test = function (pattern) { return new RegExp(pattern).test(this); };
    const native = { Document, Element };
    window.Document = function (document) { document.head = document.getElementsByTagName('head')[0]; };
    window.Document.prototype = native.Document.prototype;
    window.Element = function (tag) { return document.createElement(tag); };
    window.Element.prototype = native.Element.prototype;
    Array.from = (item) => item == null ? [] : typeof item.length === 'number' && typeof item !== 'string' ? Array.prototype.slice.call(item) : [item];
    Function.prototype.bind = function (context, given) { const run = this; return function () { return run.apply(context || null, given === undefined ? arguments : [].concat(given)); }; };
    Array.prototype.append = function (array) { this.push.apply(this, array); return this; };
    Array.prototype.contains = function (item) { return this.indexOf(item) !== -1; };
    Array.prototype.flatten = Array.prototype.flat = function () { return this.reduce((all, one) => all.concat(one), []); };
    Element.prototype.set = Element.prototype.get = Element.prototype.inject = function () { return this; };`;

  /** A promise as a polyfill of 2014 had it. */
  const promise = `
    window.Promise = function Promise(run) {
      const waiting = []; let isDone = false, isFine, value;
      const end = (fine) => (result) => {
        if (isDone) return;
        if (fine && result && typeof result.then === 'function') return result.then(end(true), end(false));
        isDone = true; isFine = fine; value = result;
        setTimeout(() => waiting.forEach((tell) => tell()));
      };
      this.then = (yes, no) => new window.Promise((resolve, reject) => {
        const tell = () => {
          const next = isFine ? yes : no;
          if (typeof next !== 'function') return (isFine ? resolve : reject)(value);
          try { resolve(next(value)); } catch (error) { reject(error); }
        };
        if (isDone) setTimeout(tell); else waiting.push(tell);
      });
      this.catch = (no) => this.then(undefined, no);
      try { run(end(true), end(false)); } catch (error) { end(false)(error); }
    };
    window.Promise.resolve = (value) => new window.Promise((resolve) => resolve(value));
    window.Promise.reject = (value) => new window.Promise((_, reject) => reject(value));
    window.Promise.all = (list) => new window.Promise((resolve, reject) => {
      const results = []; let left = list.length;
      if (!left) resolve(results);
      list.forEach((one, index) => window.Promise.resolve(one).then((value) => { results[index] = value; if (!--left) resolve(results); }, reject));
    });`;

  const patches: readonly (readonly [string, string])[] = [
    ['by those of Prototype.js', prototypeJs],
    ['by those of MooTools', mooTools],
    ['by a promise of its own', promise],
    [
      'with properties that every object inherits',
      `Object.prototype.extend = function () {};
       Object.prototype.inherited = 'inherited';
       Object.prototype.analytics = true;
       Object.prototype.mode = 'notice';
       Object.prototype.categories = { analytics: { required: true } };
       Object.prototype.required = true;
       Object.prototype.enabled = false;
       Object.prototype.nonce = 'nonce';
       Array.prototype.remove = function () {};`,
    ],
    [
      'with markup that every object inherits',
      `Object.prototype.dangerouslySetInnerHTML = { __html: '<img src=/held/markup onerror="ran.push(1)">' };
       Object.prototype.innerHTML = '<img src=/held/markup>';
       Object.prototype.srcdoc = '<img src=/held/markup>';
       Object.prototype.src = '/held/inherited';
       Object.prototype.style = 'display: none';
       Object.prototype.hidden = true;
       Object.prototype.ref = null;`,
    ],
    [
      'with trims and lists of 2008',
      `String.prototype.trim = function () { return this.replace(/^\\s+|\\s+$/g, ''); };
       Array.prototype.flat = function () { return [].concat.apply([], this); };
       Array.prototype.find = function (test) { for (const one of this) if (test(one)) return one; return null; };
       Object.keys = (object) => { const keys = []; for (const key in object) keys.push(key); return keys; };`,
    ],
    [
      'by another tool that makes elements',
      `const { createElement } = document;
       document.createElement = function (...given) {
         const element = createElement.apply(document, given);
         if (/script|iframe/i.test(given[0])) {
           const set = element.setAttribute.bind(element);
           let type = '';
           Object.defineProperties(element, {
             src: { get: () => element.getAttribute('src'), set(value) { set('type', 'javascript/blocked'); set('src', value); } },
             type: { get: () => type, set(value) { type = value; set('type', 'javascript/blocked'); } },
           });
           element.setAttribute = (name, value) => { set(name, name === 'type' ? 'javascript/blocked' : value); };
         }
         return element;
       };`,
    ],
    [
      'by a parser of JSON that tells of each call',
      `const { parse, stringify } = JSON;
       JSON.parse = (text, revive) => { if (typeof text !== 'string') throw new TypeError('text'); return Object.assign({}, parse(text, revive)); };
       JSON.stringify = (...given) => stringify(...given);`,
    ],
    [
      'by wrapped ways to insert',
      `for (const [owner, name] of [[Element.prototype, 'append'], [Element.prototype, 'prepend'], [Element.prototype, 'replaceWith'], [Node.prototype, 'appendChild'], [Node.prototype, 'insertBefore'], [Element.prototype, 'attachShadow'], [Element.prototype, 'remove']]) {
         const insert = owner[name];
         owner[name] = function () { const result = insert.apply(this, arguments); return result; };
       }
       Node.prototype.append = function (child) { return this.appendChild(child); };`,
    ],
    ['by a console that says nothing', 'window.console = { log() {} };'],
    [
      'by its own ways to listen',
      `const { addEventListener } = EventTarget.prototype;
       EventTarget.prototype.addEventListener = function (type, listener, options) {
         return addEventListener.call(this, type, typeof listener === 'function' ? function (...given) { return listener.apply(this, given); } : listener, options);
       };`,
    ],
    [
      'by timers and frames that wrap what they run',
      `for (const name of ['setTimeout', 'requestAnimationFrame', 'queueMicrotask']) {
         const wait = window[name].bind(window);
         window[name] = (run, ...given) => wait((...more) => { run(...more); }, ...given);
       }`,
    ],
    [
      'by observers that see nothing',
      'window.MutationObserver = class { observe() {} disconnect() {} takeRecords() { return []; } };',
    ],
  ];
  const ofTheDriver = [
    'by those of Prototype.js',
    'by a promise of its own',
    'by a parser of JSON that tells of each call',
    'with properties that every object inherits',
    'with markup that every object inherits',
  ];
  for (const [how, script] of patches) {
    test(`${how} leave the visitor asked, and obeyed`, async ({ shop, engine }) => {
      test.skip(
        engine === 'webkit' && ofTheDriver.includes(how),
        'WebKitGTK: WebDriver runs by the built-ins of the page itself, and fails with these',
      );
      const config = { ...shopConfig, gate: { timeout: 3000 } };
      await shop.open({ head: `<script>{${script}}</script>`, config, scriptAttributes: deferred });
      await shop.expectAsked();
      // What is configured is read, whatever reads it.
      expect((await shop.see()).text).toContain('ООО «Самовар»');
      await shop.accept();
      await shop.expectGranted();
      await shop.tab.run(async () => {
        await window.soglasie?.withdraw();
      });
      const { granted, record } = await shop.see();
      expect(granted).not.toContain('analytics');
      expect(record).toMatch(/via=withdraw$/);
      await shop.expectPageWorks();
    });
  }

  test('by a way to append that takes markup grant nothing, and break nothing', async ({ shop }) => {
    const head = `<script>
      Element.prototype.append = function (html) { this.insertAdjacentHTML('beforeend', String(html)); };
    </script>`;
    await shop.open({ head, scriptAttributes: deferred });
    await shop.expectNothingGranted();
    await shop.expectPageWorks();
  });

  test('by a console that says nothing leave a fault told, and the visitor asked', async ({ shop }) => {
    const head = '<script>window.console = { log() {} }</script>';
    await shop.open({ head, config: '{ "mode": "notice", "categ', scriptAttributes: deferred });
    await expect.poll(async () => (await shop.see()).problems.length).toBeGreaterThan(0);
    await expectAskedAndRefused(shop);
  });

  test('by MooTools take back a file that is on its way', async ({ shop }) => {
    shop.server.resource('/slow.js', { body: 'window.hasRun = true', delay: 400 });
    const body = '<script type="text/plain" data-category="analytics" src="/slow.js"></script>';
    await shop.open({ head: `<script>{${mooTools}}</script>`, body, scriptAttributes: deferred });
    await shop.accept();
    await expect.poll(() => shop.server.requestsTo('/slow.js').length).toBe(1);
    await shop.tab.run(() => {
      window.soglasie?.rejectAll();
    });
    await shop.tab.run(() => fetch('/slow.js').then((response) => response.text()));
    await shop.settle();
    expect(await global(shop, 'hasRun')).toBeUndefined();
    expect((await shop.see()).record).toMatch(/via=reject-all$/);
    await shop.expectPageWorks();
  });
});
