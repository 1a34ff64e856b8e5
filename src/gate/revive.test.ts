import { afterEach, describe, expect, test, vi } from 'vitest';
import { preload, revive } from './revive';

function script(attributes: Readonly<Record<string, string>>, text = ''): HTMLScriptElement {
  const held = document.createElement('script');
  held.type = 'text/plain';
  for (const [name, value] of Object.entries(attributes)) held.setAttribute(name, value);
  held.text = text;
  return held;
}
/** In a page, a browser shows a nonce to scripts by the property alone; jsdom has it in the attribute, too. */
const hideNonce = (held: HTMLScriptElement): HTMLScriptElement => {
  held.setAttribute('nonce', '');
  return Object.defineProperty(held, 'nonce', { value: 'abc' });
};
const links = (): HTMLLinkElement[] => [...document.head.querySelectorAll('link')];
/** All but the nonce, which a browser keeps out of them. */
const attributesOf = (element: Element): Record<string, string> =>
  Object.fromEntries(
    [...element.attributes].filter(({ name }) => name !== 'nonce').map(({ name, value }) => [name, value]),
  );

afterEach(() => {
  document.head.replaceChildren();
  document.body.replaceChildren();
});

/** What says how a file is asked for, and whatever else the site may have written. */
const request = {
  crossorigin: 'use-credentials',
  integrity: 'sha256-x',
  referrerpolicy: 'origin',
  fetchpriority: 'low',
};
const own = {
  id: 'tag',
  'data-category': 'analytics',
  'data-x': '1',
  onload: 'loaded()',
  onerror: 'failed()',
};

describe('a live script', () => {
  test('has every attribute of the held-back one but its type', () => {
    const held = script({
      ...request,
      ...own,
      charset: 'windows-1251',
      async: '',
      defer: '',
      class: 'a',
      'data-src': '/tag.js',
    });
    expect(attributesOf(revive(held))).toEqual({ ...attributesOf(held), type: '', src: '/tag.js' });
  });

  test.each([
    [{}, ''],
    [{ 'data-type': 'module' }, 'module'],
    [{ 'data-type': '' }, ''],
  ])('of one with %j has the type %j', (attributes, type) => {
    expect(revive(script(attributes)).type).toBe(type);
  });

  test.each([
    [{ src: '/a.js' }, '/a.js'],
    [{ 'data-src': '/a.js' }, '/a.js'],
    [{ 'data-src': '/a.js', src: '/b.js' }, '/a.js'],
    [{}, null],
    [{ src: '' }, null],
  ])('of one with %j has the file %j', (attributes, source) => {
    expect(revive(script(attributes)).getAttribute('src')).toBe(source);
  });

  test('has the text of one without a file, letter by letter', () => {
    const text = 'if (1 < 2 && "</b>") {}\n<!-- -->';
    expect(revive(script({}, text)).text).toBe(text);
    expect(revive(script({ src: '/a.js' }, text)).text).toBe('');
  });

  test('has the nonce, which a browser hides from the attributes', () => {
    expect(revive(hideNonce(script({}))).nonce).toBe('abc');
  });

  test('has attributes that only a parser can write', () => {
    document.body.innerHTML = '<script type="text/plain" @click="a" [b]="1"></script>';
    const held = document.body.firstElementChild as HTMLScriptElement;
    expect(attributesOf(revive(held))).toEqual({ '@click': 'a', '[b]': '1', type: '' });
  });

  test('is not in the page yet, and leaves the held-back one as it was', () => {
    const held = script({ ...request, ...own, src: '/a.js' });
    const before = held.outerHTML;
    document.body.append(held);
    expect(revive(held).isConnected).toBe(false);
    expect(held.outerHTML).toBe(before);
  });

  test('is allowed by the one policy where the page enforces Trusted Types', async () => {
    vi.resetModules();
    const made: string[] = [];
    const note =
      (kind: string) =>
      (text: string): string => {
        made.push(`${kind} ${text}`);
        return text;
      };
    const createPolicy = vi.fn<(name: string, rules: object) => object>(() => ({
      createScript: note('code'),
      createScriptURL: note('file'),
    }));
    vi.stubGlobal('trustedTypes', { createPolicy });
    const fresh = await import('./revive');
    fresh.revive(script({ src: '/a.js', onload: 'loaded()' }));
    fresh.revive(script({}, 'text()'));
    vi.unstubAllGlobals();
    expect(made).toEqual(['code loaded()', 'file /a.js', 'code text()']);
    expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(['soglasie']);
  });
});

describe('a file that has to wait', () => {
  test.each(['src', 'data-src'])('is asked for ahead of time: by %s', (name) => {
    preload(script({ [name]: 'https://counter.example/tag.js' }));
    expect(links()).toHaveLength(1);
    expect(links()[0]).toMatchObject({
      rel: 'preload',
      as: 'script',
      href: 'https://counter.example/tag.js',
    });
  });

  test('is asked for just as the script will ask, so that the answer serves it', () => {
    preload(hideNonce(script({ src: '/tag.js', ...request })));
    const [link] = links();
    expect(link && attributesOf(link)).toEqual({ ...request, rel: 'preload', href: '/tag.js' });
    expect(link).toMatchObject({ as: 'script', nonce: 'abc' });
  });

  test.each([
    ...Object.entries({ ...own, type: 'text/plain', 'data-type': 'module', 'data-src': '/tag.js' }),
    ['src', '/tag.js'],
  ])('has a link without its %s, which is the script’s own', (name, value) => {
    preload(script({ src: '/tag.js', [name]: value }));
    expect(links()[0]?.hasAttribute(name)).toBe(false);
  });

  test('is asked for without credentials where the script says nothing of them', () => {
    preload(script({ src: '/tag.js' }));
    expect(links()[0]?.hasAttribute('crossorigin')).toBe(false);
  });

  test('is not asked for ahead where it is in an encoding of its own', () => {
    const undo = preload(script({ src: '/tag.js', charset: 'windows-1251' }));
    expect(links()).toEqual([]);
    expect(undo).not.toThrow();
  });

  test('leaves no link behind once it starts, and others alone', () => {
    const undo = preload(script({ src: '/first.js' }));
    preload(script({ src: '/second.js' }));
    undo();
    expect(links().map((link) => link.getAttribute('href'))).toEqual(['/second.js']);
    undo();
    expect(links()).toHaveLength(1);
  });
});

test('inline text asks for nothing', () => {
  const undo = preload(script({ 'data-category': 'analytics' }, '1'));
  expect(links()).toEqual([]);
  expect(undo).not.toThrow();
});
