import { afterEach, describe, expect, test, vi } from 'vitest';
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
    const state = vi.spyOn(Document.prototype, 'readyState', 'get').mockReturnValue('loading');
    const loaded = load('#settings');
    put('settings', '{}');
    state.mockRestore();
    window.dispatchEvent(new Event('DOMContentLoaded'));
    expect(await loaded).toEqual({});
  });

  test('from a script in the body once all of it is there, for one below may disagree', async () => {
    const state = vi.spyOn(Document.prototype, 'readyState', 'get').mockReturnValue('loading');
    const inBody = document.createElement('div');
    inBody.innerHTML = `<script type="application/json" id="settings">{"mode":"notice"}</script><p></p>`;
    document.body.append(inBody);
    const loaded = load('#settings');
    inBody.innerHTML += `<script type="application/json" id="settings">{}</script>`;
    state.mockRestore();
    window.dispatchEvent(new Event('DOMContentLoaded'));
    expect(await loaded).toBe('');
    inBody.remove();
  });

  test('from a file with a byte order mark', async () => {
    answer('\uFEFF{"language":"ru"}');
    expect(await load('/soglasie.config.json')).toEqual({ language: 'ru' });
  });
});

describe('where there is no configuration, it is what came instead:', () => {
  test.each([404, 500])('the status of an answer of %i, even in JSON', async (status) => {
    answer('{"language":"ru"}', status);
    expect(await load('/soglasie.config.json')).toBe(status);
  });

  test.each(['', 'text', '{"a":1,}', '{"language":"ru"', '<!doctype html>'])(
    'the text that is no JSON, %j',
    async (text) => {
      put('settings', text);
      answer(text);
      expect(await load('#settings')).toBe(text);
      expect(await load('/soglasie.config.json')).toBe(text);
    },
  );

  test('an empty text, where the page has no such element', async () => {
    expect(await load('#nowhere')).toBe('');
  });

  test('an empty text, where the element is no script', async () => {
    const element = document.createElement('div');
    element.id = 'settings';
    element.textContent = '{}';
    document.body.append(element);
    expect(await load('#settings')).toBe('');
  });

  test('the error in a list, where the network fails', async () => {
    const error = new TypeError('Failed to fetch');
    vi.stubGlobal('fetch', () => Promise.reject(error));
    const loaded = await load('/soglasie.config.json');
    expect(loaded).toEqual([error]);
    expect((loaded as unknown[])[0]).toBe(error);
  });

  test('the error in a list, where the answer breaks off', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.error(new TypeError('network error'));
      },
    });
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(body)));
    expect(await load('/soglasie.config.json')).toEqual([
      expect.objectContaining({ message: 'network error' }),
    ]);
  });

  test('the error in a list, after five seconds without an answer', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort());
    vi.stubGlobal('fetch', (_url: string, { signal }: RequestInit) =>
      signal?.aborted ? Promise.reject(signal.reason as Error) : Promise.resolve(new Response('{}')),
    );
    expect(await load('/soglasie.config.json')).toEqual([expect.objectContaining({ name: 'AbortError' })]);
    expect(timeout).toHaveBeenCalledExactlyOnceWith(5000);
    timeout.mockRestore();
  });
});
