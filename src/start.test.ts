import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConsentEvents } from './Consent';
import { init } from './headless';
import { claim } from './claim';
import { start } from './start';
import { startFromTag } from './startFromTag';

let page: AbortController;
let problems: ConsentEvents['problem'][];

beforeEach(() => {
  page = new AbortController();
  problems = [];
  for (const method of ['group', 'error', 'warn', 'groupEnd'] as const)
    vi.spyOn(console, method).mockImplementation(() => {});
  document.addEventListener(
    'soglasie:problem',
    (event) => problems.push((event as CustomEvent<ConsentEvents['problem']>).detail),
    { signal: page.signal },
  );
});
afterEach(async () => {
  window.soglasie?.destroy();
  // What is still on its way is not to be heard by the next test.
  await Promise.all([import('./others'), import('./diagnostics')]);
  await new Promise((resolve) => setTimeout(resolve));
  delete window.soglasie;
  page.abort();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.head.replaceChildren();
});

/** Words may be tied together by spaces that do not break. */
const plain = (words: unknown): string => String(words).replace(/\s/g, ' ');

/** A tag, as the page has it; the test itself is the script, which as a module has no tag of its own. */
function tag(attributes: Readonly<Record<string, string>>): HTMLScriptElement {
  const script = document.createElement('script');
  script.type = 'module';
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  document.head.append(script);
  return script;
}

describe('starting', () => {
  test('makes the instance window.soglasie', () => {
    const consent = init();
    expect(window.soglasie).toBe(consent);
    expect(problems).toEqual([]);
  });

  test('twice gives the first instance and reports it', () => {
    const first = init();
    expect(init({ categories: { analytics: false } })).toBe(first);
    expect(problems).toEqual([{ code: 'duplicate', message: 'twice' }]);
  });

  test('again after destroy gives a new instance, which the first one ends no more', () => {
    const first = init();
    first.destroy();
    expect(window.soglasie).toBeUndefined();
    const second = init();
    expect(second).not.toBe(first);
    first.destroy();
    expect(init()).toBe(second);
    expect(problems.map(({ code }) => code)).toEqual(['duplicate']);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a value', { checked: true }],
    ['something to be destroyed', { destroy: () => {} }],
  ])('is not kept away by %s that the page has under that name', (_what, own) => {
    Reflect.set(window, 'soglasie', own);
    expect(init()).toHaveProperty('state');
    expect(problems).toEqual([]);
  });

  test('is possible in a page that another script tag has claimed, but not yet filled', () => {
    expect(claim()).toBe(true);
    expect(claim()).toBe(false);
    expect(start({}, {})).toBe(window.soglasie);
    expect(problems).toHaveLength(1);
  });
});

describe('a script tag', () => {
  test('starts with the configuration that it points to', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"categories":{"analytics":false}}')));
    tag({ src: '/soglasie.js', 'data-config': '/soglasie.config.json' });
    await startFromTag();
    expect(Object.keys(window.soglasie!.state.categories)).not.toContain('analytics');
    expect(problems).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['without data-config', {}],
    ['with an empty data-config', { 'data-config': '' }],
  ])('%s starts with the defaults, and says so', async (_name, attributes) => {
    tag({ src: '/soglasie.js', ...attributes });
    await startFromTag();
    expect(window.soglasie?.has(['necessary', 'cart'])).toBe(true);
    expect(window.soglasie?.has('analytics')).toBe(false);
    await expect.poll(() => problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code: 'configuration',
      diagnostic: { severity: 'error', path: '', link: 'docs/guide.ru.md#start' },
    });
    expect(plain(problems[0]?.message)).toBe(
      'у тега скрипта нет data-config, поэтому действуют настройки по умолчанию. Укажите адрес файла конфигурации или ' +
        '#id элемента с ней. Подробнее: docs/guide.ru.md#start',
    );
  });

  test('whose configuration cannot be loaded grants only the necessary, and says why', async () => {
    tag({ src: '/soglasie.js', 'data-config': '#nowhere' });
    await startFromTag();
    expect(window.soglasie?.has('necessary')).toBe(true);
    expect(window.soglasie?.has('cart')).toBe(false);
    await expect.poll(() => problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code: 'configuration',
      diagnostic: { severity: 'error', path: '#nowhere', link: 'docs/guide.ru.md#start' },
    });
    expect(plain(problems[0]?.message)).toBe(
      '#nowhere: на странице нет такого элемента, или он пуст. Нужен <script type="application/json" id="nowhere">. ' +
        'Подробнее: docs/guide.ru.md#start',
    );
  });

  test.each<[string, () => Promise<Response>, string]>([
    [
      'that is not there',
      () => Promise.resolve(new Response('{}', { status: 404 })),
      'сервер ответил 404 вместо файла.',
    ],
    ['that is a page', () => Promise.resolve(new Response('<!doctype html>')), 'HTML'],
    [
      'that does not come',
      () => Promise.reject(new TypeError('Failed to fetch')),
      'файл не загрузился (TypeError: Failed to fetch).',
    ],
  ])('names the file %s, and what came in its place', async (_name, answer, said) => {
    vi.stubGlobal('fetch', answer);
    tag({ src: '/soglasie.js', 'data-config': '/shop.json' });
    await startFromTag();
    expect(window.soglasie?.has('necessary')).toBe(true);
    expect(window.soglasie?.has('cart')).toBe(false);
    await expect.poll(() => problems).toHaveLength(1);
    expect(problems[0]?.diagnostic?.path).toBe('/shop.json');
    expect(plain(problems[0]?.message)).toContain(said);
  });

  test.each([
    ['alone releases what has its nonce', [], ['ours']],
    ['beside a candidate with another nonce releases nothing with a nonce', ['theirs'], []],
    ['beside a candidate with the same nonce releases nothing with a nonce', ['ours'], []],
  ])('%s', async (_name, others, expected) => {
    const ran: unknown[] = [];
    document.addEventListener('ran', (event) => ran.push((event as CustomEvent).detail), {
      signal: page.signal,
    });
    for (const nonce of ['ours', ...others]) tag({ src: '/soglasie.js', nonce });
    for (const nonce of ['ours', 'theirs']) {
      const held = tag({ 'data-category': 'necessary', nonce });
      held.type = 'text/plain';
      held.text = `document.dispatchEvent(new CustomEvent('ran', { detail: '${nonce}' }))`;
    }
    await startFromTag();
    await expect.poll(() => problems.filter(({ code }) => code === 'gate')).toHaveLength(2 - expected.length);
    await expect.poll(() => ran).toEqual(expected);
  });

  test('beside another one reports it, and starts nothing', async () => {
    tag({ src: '/soglasie.js' });
    await Promise.all([startFromTag(), startFromTag()]);
    await expect.poll(() => problems.map(({ code }) => code)).toEqual(['duplicate', 'configuration']);
  });

  test('starts where the page has put something under that name meanwhile', async () => {
    tag({ src: '/soglasie.js', 'data-config': '/soglasie.config.json' });
    vi.stubGlobal('fetch', () => {
      Reflect.set(window, 'soglasie', { checked: true });
      return Promise.resolve(new Response('{}'));
    });
    await startFromTag();
    expect(window.soglasie?.has('necessary')).toBe(true);
  });

  test('is told from a tag that only looks like it by what it is: a module', async () => {
    const imitation = tag({ src: '/x?soglasie', 'data-config': '/imitation.json' });
    imitation.type = 'text/plain';
    const fetch = vi.fn();
    vi.stubGlobal('fetch', fetch);
    await startFromTag();
    expect(fetch).not.toHaveBeenCalled();
    expect(window.soglasie?.has('analytics')).toBe(false);
  });

  test('that loads after init leaves the instance that there is', async () => {
    const first = init();
    await startFromTag();
    expect(window.soglasie).toBe(first);
    expect(problems.map(({ code }) => code)).toEqual(['duplicate']);
  });

  test('that is still loading when init is called leaves the instance that there is', async () => {
    tag({ src: '/soglasie.js' });
    const loaded = startFromTag();
    const first = init();
    await loaded;
    expect(window.soglasie).toBe(first);
    expect(problems.map(({ code }) => code)).toContain('duplicate');
  });
});
