import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConsentEvents } from './Consent';
import { init } from './headless';
import { claim, start } from './start';
import { startFromTag } from './startFromTag';

let page: AbortController;
let problems: ConsentEvents['problem'][];

beforeEach(() => {
  page = new AbortController();
  problems = [];
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  document.addEventListener(
    'soglasie:problem',
    (event) => problems.push((event as CustomEvent<ConsentEvents['problem']>).detail),
    { signal: page.signal },
  );
});
afterEach(() => {
  window.soglasie?.destroy();
  delete window.soglasie;
  page.abort();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.head.replaceChildren();
});

/** A tag, as the page has it; inert, because the test itself is the script. */
function tag(attributes: Readonly<Record<string, string>>): HTMLScriptElement {
  const script = document.createElement('script');
  script.type = 'text/plain';
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

  test('again after destroy gives a new instance', () => {
    const first = init();
    first.destroy();
    expect(window.soglasie).toBeUndefined();
    expect(init()).not.toBe(first);
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
    expect(problems).toEqual([{ code: 'configuration', message: 'data-config' }]);
  });

  test('whose configuration cannot be loaded grants only the necessary, and says why', async () => {
    tag({ src: '/soglasie.js', 'data-config': '#nowhere' });
    await startFromTag();
    expect(window.soglasie?.has('necessary')).toBe(true);
    expect(window.soglasie?.has('cart')).toBe(false);
    await Promise.resolve();
    expect(problems.map(({ code }) => code)).toEqual(['configuration']);
    expect(problems[0]?.message).toMatch(
      /^configuration: expected object, received "#nowhere: SyntaxError: /,
    );
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
      held.text = `document.dispatchEvent(new CustomEvent('ran', { detail: '${nonce}' }))`;
    }
    await startFromTag();
    await expect.poll(() => problems.filter(({ code }) => code === 'gate')).toHaveLength(2 - expected.length);
    await expect.poll(() => ran).toEqual(expected);
  });

  test('beside another one reports it, and starts nothing', async () => {
    tag({ src: '/soglasie.js' });
    await Promise.all([startFromTag(), startFromTag()]);
    expect(problems.map(({ code }) => code).sort()).toEqual(['configuration', 'duplicate']);
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
