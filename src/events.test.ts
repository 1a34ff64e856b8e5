import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emit, listen, report } from './events';

const { signal } = new AbortController();
const page = new AbortController();
const warn = vi.spyOn(console, 'warn');

beforeEach(() => {
  warn.mockReset().mockImplementation(() => {});
});
afterEach(() => {
  document.body.replaceChildren();
});

describe('an event', () => {
  test('reaches every listener with its detail, in the order they came', () => {
    const heard: string[] = [];
    const off = ['first', 'second'].map((name) =>
      listen(
        'view',
        ({ view }) => {
          heard.push(`${name} ${view}`);
        },
        signal,
      ),
    );
    emit('view', { view: 'banner' });
    off.forEach((stop) => stop());
    expect(heard).toEqual(['first banner', 'second banner']);
  });

  test('reaches the page on the document', () => {
    const listener = vi.fn<(event: Event) => void>();
    document.addEventListener('soglasie:view', listener, { once: true });
    emit('view', { view: 'none' });
    expect(listener.mock.calls[0]?.[0]).toMatchObject({ type: 'soglasie:view', detail: { view: 'none' } });
  });

  test('of the page that bears our name reaches nobody here', () => {
    const listener = vi.fn();
    const off = [listen('change', listener, signal), listen('problem', listener, signal)];
    document.dispatchEvent(new CustomEvent('soglasie:change', { detail: { granted: ['analytics'] } }));
    document.dispatchEvent(new CustomEvent('soglasie:problem'));
    off.forEach((stop) => stop());
    expect(listener).not.toHaveBeenCalled();
  });

  test('of a problem that a part tells reaches every listener', () => {
    const listener = vi.fn();
    const off = listen('problem', listener, signal);
    const detail = { code: 'part', message: '' };
    document.dispatchEvent(new CustomEvent('soglasie:problem', { detail }));
    off();
    expect(listener).toHaveBeenCalledExactlyOnceWith(detail);
  });

  test('takes no listener that is no function', () => {
    expect(() => listen('change', undefined as unknown as () => void, signal)).toThrow(TypeError);
  });

  test('reaches nobody who listens for another', () => {
    const listener = vi.fn();
    const off = listen('ready', listener, signal);
    emit('view', { view: 'none' });
    off();
    expect(listener).not.toHaveBeenCalled();
  });

  test('reaches nobody who has unsubscribed', () => {
    const listener = vi.fn();
    listen('view', listener, signal)();
    emit('view', { view: 'none' });
    expect(listener).not.toHaveBeenCalled();
  });
});

test('a listener hears nothing once its signal has ended', () => {
  const life = new AbortController();
  const listener = vi.fn();
  listen('view', listener, life.signal);
  life.abort();
  emit('view', { view: 'banner' });
  expect(listener).not.toHaveBeenCalled();
});

test('a listener that throws harms no other, and its error is not lost', () => {
  const error = new Error('broken');
  const uncaught = vi.fn((event: ErrorEvent) => {
    event.preventDefault();
  });
  window.addEventListener('error', uncaught, { signal: page.signal });
  const after = vi.fn();
  const off = [
    listen(
      'view',
      () => {
        throw error;
      },
      signal,
    ),
    listen('view', after, signal),
  ];
  expect(() => {
    emit('view', { view: 'banner' });
  }).not.toThrow();
  off.forEach((stop) => stop());
  page.abort();
  expect(after).toHaveBeenCalledWith({ view: 'banner' });
  expect(uncaught.mock.calls.map(([event]) => event.error as unknown)).toEqual([error]);
});

test('a listener may unsubscribe itself while it runs', () => {
  const listener = vi.fn(() => {
    off();
  });
  const off = listen('view', listener, signal);
  emit('view', { view: 'banner' });
  emit('view', { view: 'none' });
  expect(listener).toHaveBeenCalledTimes(1);
});

test('an image that hides the methods of the document changes nothing', () => {
  for (const name of ['addEventListener', 'dispatchEvent']) {
    const image = document.createElement('img');
    image.setAttribute('name', name);
    document.body.append(image);
    Object.defineProperty(document, name, { configurable: true, value: image });
  }
  const listener = vi.fn();
  const off = listen('view', listener, signal);
  emit('view', { view: 'banner' });
  off();
  for (const name of ['addEventListener', 'dispatchEvent']) Reflect.deleteProperty(document, name);
  expect(listener).toHaveBeenCalledTimes(1);
});

test('a survived fault is told to the console and to the page', () => {
  const listener = vi.fn();
  const off = listen('problem', listener, signal);
  report('record', 'kept for this page view only');
  off();
  expect(warn).toHaveBeenCalledWith('[soglasie] record: kept for this page view only');
  expect(listener).toHaveBeenCalledWith({ code: 'record', message: 'kept for this page view only' });
});
