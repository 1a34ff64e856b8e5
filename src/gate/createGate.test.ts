import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createGate, type Gate, type GateOptions } from './createGate';

let page: AbortController;
let problems: string[];
let ran: string[];

function begin(options: Partial<GateOptions> = {}): Gate {
  return createGate({
    nonce: undefined,
    timeout: 5000,
    report: (_code, message) => problems.push(message),
    signal: page.signal,
    ...options,
  });
}

/** A held-back script that says its name when it runs. */
function hold(name: string, attributes: Readonly<Record<string, string>> = {}): HTMLScriptElement {
  const script = document.createElement('script');
  const all = { type: 'text/plain', 'data-category': 'analytics', ...attributes };
  for (const [key, value] of Object.entries(all)) script.setAttribute(key, value);
  script.text = `document.dispatchEvent(new CustomEvent('ran', { detail: '${name}' }))`;
  document.body.append(script);
  return script;
}

const everything = (): boolean => true;
const nothing = (): boolean => false;
const only =
  (...granted: readonly string[]): Parameters<Gate>[0] =>
  ({ categories }) =>
    categories.every((id) => granted.includes(id));
const live = (): HTMLScriptElement | null => document.querySelector('script[src]');

beforeEach(() => {
  page = new AbortController();
  problems = [];
  ran = [];
  vi.useFakeTimers();
  document.addEventListener('ran', (event) => ran.push((event as CustomEvent<string>).detail), page);
});
afterEach(() => {
  page.abort();
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

describe('held-back scripts', () => {
  test('run in the order of the document, each once', () => {
    hold('first');
    hold('second');
    const gate = begin();
    gate(everything);
    gate(everything);
    expect(ran).toEqual(['first', 'second']);
    expect(problems).toEqual([]);
  });

  test('stay held back until they are allowed', () => {
    hold('analytics');
    hold('both', { 'data-category': 'analytics advertising' });
    const gate = begin();
    gate(nothing);
    expect(ran).toEqual([]);
    gate(only('analytics'));
    expect(ran).toEqual(['analytics']);
    gate(only('analytics', 'advertising'));
    expect(ran).toEqual(['analytics', 'both']);
  });

  test('added later are seen', async () => {
    begin()(everything);
    hold('late');
    await vi.advanceTimersByTimeAsync(0);
    expect(ran).toEqual(['late']);
  });

  test('added inside other elements are seen', async () => {
    begin()(everything);
    const script = hold('inside');
    const box = document.createElement('div');
    script.remove();
    box.append(script);
    document.body.append(box);
    await vi.advanceTimersByTimeAsync(0);
    expect(ran).toEqual(['inside']);
  });

  test('after the end stay held back', async () => {
    const gate = begin();
    gate(everything);
    page.abort();
    const late = hold('late');
    gate(everything);
    await vi.advanceTimersByTimeAsync(0);
    expect(late.type).toBe('text/plain');
    expect(late.isConnected).toBe(true);
  });

  test('that already ran are reported, not run again', () => {
    hold('already', { type: 'text/javascript' });
    begin()(everything);
    expect(ran).toEqual(['already']);
    expect(problems).toEqual([expect.stringContaining('already ran')]);
  });
});

describe('a nonce', () => {
  test('of our own keeps other tags held back, and says so', () => {
    const stranger = hold('stranger');
    const ours = hold('ours', { nonce: 'abc' });
    ours.nonce = 'abc';
    begin({ nonce: 'abc' })(everything);
    expect(ran).toEqual(['ours']);
    expect(stranger.type).toBe('text/plain');
    expect(problems).toEqual([expect.stringContaining('nonce')]);
  });

  test('is asked of nobody where we have none', () => {
    hold('one', { nonce: 'abc' });
    begin()(everything);
    expect(ran).toEqual(['one']);
  });
});

describe('a file', () => {
  const file = (attributes: Readonly<Record<string, string>> = {}): HTMLScriptElement =>
    hold('', { 'data-src': 'https://counter.example/tag.js', ...attributes });

  beforeEach(() => {
    // jsdom loads no files: each one ends when told to.
    document.body.replaceChildren();
  });

  test('comes to life with its attributes', () => {
    file({ id: 'tag', crossorigin: 'anonymous', 'data-x': '1', referrerpolicy: 'origin' });
    begin()(everything);
    const script = live();
    expect(script?.src).toBe('https://counter.example/tag.js');
    expect(script?.type).toBe('');
    expect(script?.id).toBe('tag');
    expect(script?.crossOrigin).toBe('anonymous');
    expect(script?.dataset.x).toBe('1');
    expect(script?.getAttribute('referrerpolicy')).toBe('origin');
  });

  test('becomes a module where it says so', () => {
    file({ 'data-type': 'module' });
    begin()(everything);
    expect(live()?.type).toBe('module');
  });

  test.each(['load', 'error'])('keeps its followers waiting until its %s', async (end) => {
    file();
    hold('follower');
    hold('other line', { 'data-category': 'advertising' });
    begin()(everything);
    await vi.advanceTimersByTimeAsync(0);
    expect(ran).toEqual(['other line']);
    live()?.dispatchEvent(new Event(end));
    await vi.advanceTimersByTimeAsync(0);
    expect(ran).toEqual(['other line', 'follower']);
    expect(problems).toHaveLength(end === 'error' ? 1 : 0);
  });

  test('keeps its followers waiting no longer than the site allows', async () => {
    file();
    hold('follower');
    begin({ timeout: 300 })(everything);
    await vi.advanceTimersByTimeAsync(299);
    expect(ran).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(ran).toEqual(['follower']);
    expect(problems).toEqual([expect.stringMatching(/^timeout.*counter\.example/)]);
  });

  test.each([{ async: '' }, { 'data-type': 'module' }])('with %j keeps nobody waiting', (attributes) => {
    file(attributes);
    hold('follower');
    begin()(everything);
    expect(ran).toEqual(['follower']);
  });

  test('tells the held-back tag’s listeners of its end', async () => {
    const loaded = vi.fn();
    file().addEventListener('load', loaded);
    begin()(everything);
    live()?.dispatchEvent(new Event('load'));
    await vi.advanceTimersByTimeAsync(0);
    expect(loaded).toHaveBeenCalledTimes(1);
  });

  test('withdrawn while it waited is held back, and may have another turn', async () => {
    file();
    hold('follower');
    const gate = begin();
    gate(everything);
    gate(nothing);
    live()?.dispatchEvent(new Event('load'));
    await vi.advanceTimersByTimeAsync(0);
    expect(ran).toEqual([]);
    gate(everything);
    expect(ran).toEqual(['follower']);
  });
});
