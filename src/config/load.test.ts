import { afterEach, describe, expect, test, vi } from 'vitest';
import { createReader } from './createReader';
import { load } from './load';

const answer = (body: string, status = 200): void => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status })));
};

function put(id: string, text: string): void {
  const script = document.createElement('script');
  script.type = 'application/json';
  script.id = id;
  script.textContent = text;
  document.body.append(script);
}

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

describe('a configuration is loaded', () => {
  test('from an address', async () => {
    const fetch = vi.fn((_url: string) => Promise.resolve(new Response('{"language":"ru"}')));
    vi.stubGlobal('fetch', fetch);
    expect(await load('/soglasie.config.json')).toEqual({ language: 'ru' });
    expect(fetch.mock.calls.map(([url]) => url)).toEqual(['/soglasie.config.json']);
  });

  test('from a JSON script in the page, without a request', async () => {
    vi.stubGlobal('fetch', undefined);
    put('settings', '{"language":"ru"}');
    expect(await load('#settings')).toEqual({ language: 'ru' });
  });

  test('from a script that the parser has yet to reach', async () => {
    const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
    const loaded = load('#settings');
    put('settings', '{}');
    state.mockRestore();
    window.dispatchEvent(new Event('DOMContentLoaded'));
    expect(await loaded).toEqual({});
  });

  test('from a file with a byte order mark', async () => {
    answer('\uFEFF{"language":"ru"}');
    expect(await load('/soglasie.config.json')).toEqual({ language: 'ru' });
  });
});

test.each([404, 500])(
  'an answer of %i is a configuration that says just that, even in JSON',
  async (status) => {
    answer('{"language":"ru"}', status);
    const loaded = await load('/soglasie.config.json');
    const faults: unknown[] = [];
    createReader(loaded, (...fault) => faults.push(fault));
    expect(faults).toEqual([['configuration', 'object', status]]);
  },
);

describe('a configuration is rejected', () => {
  test('where the page has no such element', async () => {
    await expect(load('#nowhere')).rejects.toThrow();
  });

  test('where the element is no script', async () => {
    const element = document.createElement('div');
    element.id = 'settings';
    element.textContent = '{}';
    document.body.append(element);
    await expect(load('#settings')).rejects.toThrow();
  });

  test.each(['', 'text', '{"a":1,}', '<!doctype html>'])('where it is no JSON: %j', async (text) => {
    put('settings', text);
    answer(text);
    await expect(load('#settings')).rejects.toThrow(SyntaxError);
    await expect(load('/soglasie.config.json')).rejects.toThrow(SyntaxError);
  });

  test('where the network fails', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(load('/soglasie.config.json')).rejects.toThrow('Failed to fetch');
  });
});
