import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createGate, type Gate, type GateOptions } from './createGate';
import type { Held } from './held';

let page: AbortController;
const ends: (() => void)[] = [];
/** What `destroy()` does. */
const leave = (): void => {
  page.abort();
  for (const undo of ends.splice(0)) undo();
};
let problems: string[];
/** What was told of as not for the gate to release, once for each look. */
let others: Held[];
let ran: string[];
let granted: string[];

/** A gate in a page that knows three categories. */
function begin(options: Partial<GateOptions> = {}): Gate {
  return createGate({
    allows: ({ categories }) =>
      categories.length > 0 && categories.every((id) => ['analytics', 'advertising', 'external'].includes(id))
        ? categories.every((id) => granted.includes(id))
        : undefined,
    nonce: undefined,
    timeout: 5000,
    report: (_code, message) => problems.push(message),
    onOther: (held) => others.push(held),
    signal: page.signal,
    ends,
    ...options,
  });
}

/** What a decision does to the gate. */
function decide(gate: Gate, ...ids: readonly string[]): void {
  granted = [...ids];
  gate.hold();
  gate.release();
}

const everything = ['analytics', 'advertising', 'external'];

/** An element as the page has it. */
function put<N extends 'script' | 'iframe' | 'img' | 'link'>(
  name: N,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[N] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  document.body.append(element);
  return element;
}

/** A held-back script. */
const script = (text: string, attributes: Readonly<Record<string, string>> = {}): HTMLScriptElement => {
  const held = put('script', { type: 'text/plain', 'data-category': 'analytics' });
  for (const [key, value] of Object.entries(attributes)) held.setAttribute(key, value);
  held.text = text;
  return held;
};

/** A held-back script that says its name when it runs. */
const hold = (name: string, attributes: Readonly<Record<string, string>> = {}): HTMLScriptElement =>
  script(`document.dispatchEvent(new CustomEvent('ran', { detail: '${name}' }))`, attributes);

/** A held-back script that a parser alone can write, and nothing can be made of. */
const broken = (attributes: Readonly<Record<string, string>> = {}): HTMLScriptElement => {
  const parsed = document.createElement('div');
  parsed.innerHTML = '<script on[x]="1"></script>';
  const held = script('', attributes);
  held.setAttributeNode(parsed.querySelector('script')?.attributes[0]?.cloneNode() as Attr);
  return held;
};

/** A held-back file. jsdom loads none: each one ends when told to. */
const file = (attributes: Readonly<Record<string, string>> = {}): HTMLScriptElement =>
  script('', { 'data-src': 'https://counter.example/tag.js', ...attributes });

const live = (): HTMLScriptElement | null => document.querySelector('script[src]');
const preloads = (): Element[] => [...document.querySelectorAll('link[rel=preload]')];

/** Lets everything happen that has neither a file nor a timeout to wait for. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(5);

async function end(how: 'load' | 'error', loaded = live()): Promise<void> {
  loaded?.dispatchEvent(new Event(how));
  await settle();
}

beforeEach(() => {
  page = new AbortController();
  problems = [];
  others = [];
  ran = [];
  granted = everything;
  vi.useFakeTimers();
  document.addEventListener('ran', (event) => ran.push((event as CustomEvent<string>).detail), page);
});
afterEach(() => {
  leave();
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
  document.head.replaceChildren();
});

describe('held-back scripts', () => {
  test('run in the order of the document, each once', async () => {
    hold('first');
    hold('second');
    const gate = begin();
    gate.release();
    gate.release();
    await settle();
    decide(gate);
    decide(gate, ...everything);
    await settle();
    expect(ran).toEqual(['first', 'second']);
    expect([problems, others]).toEqual([[], []]);
  });

  test('stay held back until they are allowed', async () => {
    hold('analytics');
    hold('both', { 'data-category': 'analytics advertising' });
    const gate = begin();
    await settle();
    expect(ran).toEqual([]);
    decide(gate);
    await settle();
    expect(ran).toEqual([]);
    decide(gate, 'analytics');
    await settle();
    expect(ran).toEqual(['analytics']);
    decide(gate, 'analytics', 'advertising');
    await settle();
    expect(ran).toEqual(['analytics', 'both']);
  });

  test('added later are seen', async () => {
    begin().release();
    hold('late');
    await settle();
    expect(ran).toEqual(['late']);
  });

  test('added inside other elements are seen', async () => {
    begin().release();
    const box = document.createElement('div');
    box.append(hold('inside'));
    document.body.append(box);
    await settle();
    expect(ran).toEqual(['inside']);
  });

  test('added between a decision and its release wait for the release', async () => {
    const gate = begin();
    gate.release();
    await settle();
    gate.hold();
    hold('late');
    await settle();
    expect(ran).toEqual([]);
    gate.release();
    await settle();
    expect(ran).toEqual(['late']);
  });

  test('taken out of the page before their turn do not run, and may be put back', async () => {
    const held = hold('moved');
    begin().release();
    held.remove();
    await settle();
    expect(ran).toEqual([]);
    document.body.append(held);
    await settle();
    expect(ran).toEqual(['moved']);
  });

  test('lie inert in the page again once they ran, and are not found there', async () => {
    hold('one', { id: 'one' });
    const gate = begin();
    gate.release();
    await settle();
    expect(document.querySelector<HTMLScriptElement>('#one')?.type).toBe('text/plain');
    const copy = document.body.cloneNode(true);
    gate.release();
    await settle();
    expect(ran).toEqual(['one']);
    // A copy, such as a router keeps, is another tag.
    document.body.replaceWith(copy);
    await settle();
    expect(ran).toEqual(['one', 'one']);
  });

  test('after the end stay held back, whatever is released', async () => {
    const early = hold('early');
    const gate = begin();
    gate.release();
    leave();
    const late = hold('late');
    gate.release();
    await settle();
    expect(ran).toEqual([]);
    expect([early, late].map(({ type, isConnected }) => [type, isConnected])).toEqual([
      ['text/plain', true],
      ['text/plain', true],
    ]);
  });

  test('look at nothing more after the end', async () => {
    begin().release();
    leave();
    put('iframe', { 'data-category': 'unknown', 'data-src': '/map' });
    dispatchEvent(new Event('DOMContentLoaded'));
    await settle();
    expect(others).toEqual([]);
  });
});

describe('while the page is parsed', () => {
  test('a tag that may lack its end waits for it', async () => {
    const loading = vi.spyOn(Document.prototype, 'readyState', 'get').mockReturnValue('loading');
    hold('whole');
    hold('last');
    begin().release();
    await settle();
    expect(ran).toEqual(['whole']);
    loading.mockRestore();
    dispatchEvent(new Event('DOMContentLoaded'));
    await settle();
    expect(ran).toEqual(['whole', 'last']);
  });

  test('a tag that lacked its end comes before what follows it', async () => {
    vi.spyOn(Document.prototype, 'readyState', 'get').mockReturnValue('loading');
    hold('first');
    begin().release();
    await settle();
    expect(ran).toEqual([]);
    hold('second');
    put('img', {});
    await settle();
    expect(ran).toEqual(['first', 'second']);
  });

  test('a tag that lacked its end is looked at again as soon as something follows it', async () => {
    vi.spyOn(Document.prototype, 'readyState', 'get').mockReturnValue('loading');
    hold('first');
    begin().release();
    await settle();
    document.body.append('text');
    await settle();
    expect(ran).toEqual(['first']);
  });
});

describe('what is not for the gate to release', () => {
  test('is told of with each release anew, in the order of the document, and left alone', async () => {
    const tags = [
      hold('unknown', { 'data-category': 'unknown' }),
      put('iframe', { 'data-category': 'external', 'data-src': '/map' }),
      hold('already', { type: 'text/javascript' }),
      put('img', { 'data-category': 'analytics', 'data-src': '/pixel.gif' }),
      hold('none', { 'data-category': '' }),
      put('link', { 'data-category': 'unknown', 'data-href': '/fonts.css' }),
    ];
    const before = document.body.innerHTML;
    const gate = begin();
    gate.release();
    expect(others).toEqual(tags);
    decide(gate);
    decide(gate, ...everything);
    await settle();
    expect(others).toEqual([...tags, ...tags, ...tags]);
    expect([ran, problems]).toEqual([[], []]);
    expect(document.body.innerHTML).toBe(before);
  });

  test('added later is told of, too', async () => {
    begin().release();
    const frame = put('iframe', { 'data-category': 'external', 'data-src': '/map' });
    await settle();
    expect(others).toEqual([frame]);
  });

  test('is told of only once the gate is open', async () => {
    put('iframe', { 'data-category': 'external', 'data-src': '/map' });
    const gate = begin();
    await settle();
    expect(others).toEqual([]);
    gate.release();
    gate.hold();
    put('img', { 'data-category': 'external', 'data-src': '/pixel.gif' });
    await settle();
    expect(others).toHaveLength(1);
  });

  test('is no script that is merely not allowed', async () => {
    hold('refused', { 'data-category': 'advertising' });
    const gate = begin();
    decide(gate, 'analytics');
    await settle();
    expect(others).toEqual([]);
  });
});

test('what has run does not run again by a later gate', async () => {
  const later = new AbortController();
  hold('one');
  begin().release();
  await settle();
  expect(ran).toEqual(['one']);
  leave();
  document.addEventListener('ran', () => ran.push('again'), later);
  begin({ signal: later.signal }).release();
  await settle();
  later.abort();
  expect(ran).toEqual(['one']);
});

describe('a nonce', () => {
  test('of our own keeps other scripts held back, and they are told of', async () => {
    const stranger = hold('stranger');
    const ours = hold('ours');
    ours.nonce = 'abc';
    const theirs = hold('theirs');
    theirs.nonce = 'abcd';
    begin({ nonce: 'abc' }).release();
    await settle();
    expect(ran).toEqual(['ours']);
    expect([stranger, theirs].map(({ type }) => type)).toEqual(['text/plain', 'text/plain']);
    expect(others).toEqual([stranger, theirs]);
  });

  test('is not that of a tag which has swallowed another one', async () => {
    const parsed = document.createElement('div');
    parsed.innerHTML = `<script type="text/plain" data-category="analytics" <script nonce="abc" src="/app.js"></script>`;
    const [held] = parsed.querySelectorAll('script');
    held!.nonce = 'abc';
    held!.text = `document.dispatchEvent(new CustomEvent('ran', { detail: 'injected' }))`;
    document.body.append(held!);
    begin({ nonce: 'abc' }).release();
    await settle();
    expect(ran).toEqual([]);
    expect(others).toEqual([held]);
  });

  test('is asked of nobody where we have none', async () => {
    hold('one', { nonce: 'abc' });
    begin().release();
    await settle();
    expect(ran).toEqual(['one']);
  });
});

describe('a file', () => {
  test('comes to life in its place, with its attributes', async () => {
    const held = file({
      id: 'tag',
      crossorigin: 'anonymous',
      'data-x': '1',
      referrerpolicy: 'origin',
      integrity: 'sha256-x',
    });
    const after = put('img', {});
    begin().release();
    await settle();
    const loaded = live();
    expect(loaded).not.toBe(held);
    expect(loaded?.nextSibling).toBe(after);
    expect(loaded).toMatchObject({
      src: 'https://counter.example/tag.js',
      id: 'tag',
      crossOrigin: 'anonymous',
    });
    expect(loaded?.dataset.x).toBe('1');
    expect(loaded?.getAttribute('referrerpolicy')).toBe('origin');
    expect(loaded?.getAttribute('integrity')).toBe('sha256-x');
  });

  test.each(['load', 'error'] as const)(
    'is inert again from its start to its %s, so that a copy of the page is held back like the page',
    async (how) => {
      file({ 'data-type': 'module' });
      begin().release();
      await settle();
      const loaded = live();
      expect(loaded?.type).toBe('text/plain');
      await end(how);
      expect(loaded?.type).toBe('text/plain');
      const copy = document.body.cloneNode(true);
      document.body.replaceWith(copy);
      await settle();
      expect(live()).not.toBe(loaded);
    },
  );

  test.each(['load', 'error'] as const)('keeps its followers waiting until its %s', async (how) => {
    file();
    hold('follower');
    hold('other line', { 'data-category': 'advertising' });
    begin().release();
    await settle();
    expect(ran).toEqual(['other line']);
    await end(how);
    expect(ran).toEqual(['other line', 'follower']);
    expect(problems).toEqual(how === 'error' ? ['error: https://counter.example/tag.js'] : []);
  });

  test('that has to wait is asked for ahead of time', async () => {
    file();
    file({ 'data-src': '/second.js' });
    begin().release();
    await settle();
    expect(preloads().map((link) => link.getAttribute('href'))).toEqual(['/second.js']);
    await end('load');
    expect(preloads()).toEqual([]);
    expect(document.querySelector('script[src="/second.js"]')).not.toBeNull();
  });

  test('keeps its followers waiting no longer than the site allows, which is told once', async () => {
    file();
    hold('follower');
    begin({ timeout: 300 }).release();
    await vi.advanceTimersByTimeAsync(299);
    expect(ran).toEqual([]);
    await settle();
    expect(ran).toEqual(['follower']);
    await end('error');
    expect(problems).toEqual(['timeout: https://counter.example/tag.js']);
  });

  test.each([{ async: '' }, { 'data-type': 'module' }])(
    'with %j keeps nobody waiting',
    async (attributes) => {
      file(attributes);
      hold('follower');
      begin().release();
      await settle();
      expect(ran).toEqual(['follower']);
    },
  );

  test.each(['load', 'error'] as const)('tells the held-back tag’s listeners of its %s', async (how) => {
    const heard = vi.fn();
    file().addEventListener(how, heard);
    begin().release();
    await settle();
    expect(heard).not.toHaveBeenCalled();
    await end(how);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test('runs the handler of its attribute once', async () => {
    file({ onload: "document.dispatchEvent(new CustomEvent('ran', { detail: 'handler' }))" });
    begin().release();
    await settle();
    await end('load');
    expect(ran).toEqual(['handler']);
  });
});

describe('a withdrawal', () => {
  test('takes back a file on its way, and lets it have another turn', async () => {
    const held = file();
    const gate = begin();
    gate.release();
    await settle();
    const first = live();
    decide(gate);
    expect(held.isConnected).toBe(true);
    expect(live()).toBeNull();
    expect(first?.ownerDocument).not.toBe(document);
    await settle();
    expect(held.isConnected).toBe(true);
    decide(gate, 'analytics');
    await settle();
    expect(held.isConnected).toBe(false);
    expect(live()).not.toBe(first);
    await end('load');
    // It has run.
    decide(gate);
    expect(held.isConnected).toBe(false);
    expect(problems).toEqual([]);
  });

  test('takes back at once, before anything is released again', async () => {
    const held = file();
    const gate = begin();
    gate.release();
    await settle();
    granted = [];
    gate.hold();
    expect(held.isConnected).toBe(true);
  });

  test('takes back a file that hangs, though its followers wait no longer', async () => {
    const held = file();
    const gate = begin({ timeout: 300 });
    gate.release();
    await vi.advanceTimersByTimeAsync(400);
    decide(gate);
    expect(held.isConnected).toBe(true);
  });

  test('leaves alone what is still allowed', async () => {
    const held = file({ 'data-category': 'advertising' });
    const gate = begin();
    gate.release();
    await settle();
    decide(gate, 'advertising');
    expect(held.isConnected).toBe(false);
    expect(live()?.isConnected).toBe(true);
  });

  test.each(['load', 'error'] as const)('leaves alone what had its %s', async (how) => {
    const held = file();
    const gate = begin();
    gate.release();
    await settle();
    await end(how);
    decide(gate);
    expect(held.isConnected).toBe(false);
  });

  test('made by the file that is running does not take that back', async () => {
    const held = file();
    const other = file({ async: '', 'data-src': '/other.js' });
    const gate = begin();
    gate.release();
    await settle();
    const running = live();
    const current = vi.spyOn(Document.prototype, 'currentScript', 'get').mockReturnValue(running);
    decide(gate);
    current.mockRestore();
    expect(running?.isConnected).toBe(true);
    expect([held.isConnected, other.isConnected]).toEqual([false, true]);
    await end('load', running);
    decide(gate, 'analytics');
    await settle();
    expect(held.isConnected).toBe(false);
  });

  test('keeps back what waited, and lets it have another turn', async () => {
    file();
    hold('follower');
    const gate = begin();
    gate.release();
    await settle();
    decide(gate);
    await settle();
    expect(ran).toEqual([]);
    decide(gate, 'analytics');
    await settle();
    expect(ran).toEqual([]);
    await end('load');
    expect(ran).toEqual(['follower']);
  });

  test('that is taken back before the next release keeps the order of the document', async () => {
    file();
    hold('second');
    hold('third');
    const gate = begin();
    gate.release();
    await settle();
    granted = [];
    gate.hold();
    granted = everything;
    gate.hold();
    await settle();
    expect(ran).toEqual([]);
    gate.release();
    await settle();
    expect(ran).toEqual([]);
    await end('load');
    expect(ran).toEqual(['second', 'third']);
  });

  test('of another category puts back whose turn comes before the next release, in the order of the document', async () => {
    file();
    hold('second');
    hold('third');
    const gate = begin();
    gate.release();
    await settle();
    granted = ['analytics'];
    gate.hold();
    hold('late');
    await end('load');
    expect(ran).toEqual([]);
    gate.release();
    await settle();
    expect(ran).toEqual(['second', 'third', 'late']);
  });

  test('of what waits alone lets what is before it go on', async () => {
    file();
    const both = hold('both', { 'data-category': 'analytics advertising' });
    hold('last');
    const gate = begin();
    gate.release();
    await settle();
    decide(gate, 'analytics');
    await end('load');
    expect(ran).toEqual(['last']);
    expect(both.isConnected).toBe(true);
    decide(gate, ...everything);
    await settle();
    expect(ran).toEqual(['last', 'both']);
  });
});

describe('document.write', () => {
  const names = ['write', 'writeln'] as const;
  const write = (name: (typeof names)[number], ...texts: string[]): void => document[name](...texts);
  const written = (): string[] => problems.filter((problem) => problem.includes('refused'));

  test.each(names)('is refused to what was released, and told: %s', async (name) => {
    script(`document.${name}('<b>', 'blank')`);
    hold('after');
    begin().release();
    await settle();
    expect(written()).toEqual([`refused: document.${name}`]);
    expect(document.querySelector('b')).toBeNull();
    expect(ran).toEqual(['after']);
  });

  test('is refused to what was released even while the page is parsed', async () => {
    const native = vi.spyOn(Document.prototype, 'write').mockImplementation(() => {});
    script("document.write('late')");
    put('img', {});
    vi.spyOn(Document.prototype, 'readyState', 'get').mockReturnValue('loading');
    begin().release();
    await settle();
    expect(written()).toEqual(['refused: document.write']);
    expect(native).not.toHaveBeenCalled();
  });

  test.each(names)('is refused once the page is parsed, whoever calls: %s', async (name) => {
    hold('one', { id: 'one' });
    begin().release();
    await settle();
    write(name, 'blank');
    expect(written()).toHaveLength(1);
    expect(document.querySelector('#one')).not.toBeNull();
  });

  test('is left to the page’s own scripts while it is parsed', async () => {
    const native = vi.spyOn(Document.prototype, 'write').mockImplementation(() => {});
    hold('one');
    begin().release();
    await settle();
    vi.spyOn(Document.prototype, 'readyState', 'get').mockReturnValue('loading');
    write('write', 'of the page', '!');
    expect(native.mock.calls).toEqual([['of the page', '!']]);
    expect(written()).toEqual([]);
  });

  test.each(names)('reaches the browser again after the end: %s', (name) => {
    const native = vi.spyOn(Document.prototype, name).mockImplementation(() => {});
    begin().release();
    write(name, 'before');
    leave();
    write(name, 'after', '!');
    expect(native.mock.calls).toEqual([['after', '!']]);
    expect(written()).toEqual([`refused: document.${name}`]);
  });
});

describe('an error', () => {
  beforeEach(() => {
    // Or else jsdom tells the terminal of it, too.
    addEventListener('error', (event) => event.preventDefault(), page);
  });

  test('of a released script is told once, with what it threw, and the next one runs', async () => {
    script("throw new Error('broken')");
    hold('next');
    begin().release();
    await settle();
    expect(problems).toEqual([expect.stringMatching(/broken: throw new Error\('broken'\)$/)]);
    expect(ran).toEqual(['next']);
  });

  test('in the text of a released script is told once, and the next one runs', async () => {
    script('if (');
    hold('next');
    begin().release();
    await settle();
    expect(problems).toHaveLength(1);
    expect(ran).toEqual(['next']);
  });

  test('of a file is told once, though it goes on to throw', async () => {
    file();
    begin().release();
    await settle();
    const running = live();
    vi.spyOn(Document.prototype, 'currentScript', 'get').mockReturnValue(running);
    for (const message of ['first', 'second']) {
      dispatchEvent(new ErrorEvent('error', { message }));
    }
    await end('error', running);
    expect(problems).toEqual(['first: https://counter.example/tag.js']);
  });

  test('of a tag that nothing can be made of is told once, and the next one runs', async () => {
    broken();
    broken({ 'data-src': '/broken.js' });
    hold('next');
    const gate = begin();
    gate.release();
    gate.release();
    await settle();
    expect(problems).toEqual([
      expect.stringMatching(/^InvalidCharacterError.*: $/),
      expect.stringMatching(/^InvalidCharacterError.*: \/broken\.js$/),
    ]);
    expect(ran).toEqual(['next']);
  });

  test('of what is made ready ahead of time is told once, and the tag runs in its turn', async () => {
    file();
    file({ 'data-src': '/second.js' });
    hold('last');
    document.head.remove();
    begin().release();
    await settle();
    document.documentElement.prepend(document.createElement('head'));
    expect(problems).toEqual([expect.stringMatching(/^TypeError.*: \/second\.js$/)]);
    await end('load');
    await end('load', document.querySelector<HTMLScriptElement>('script[src="/second.js"]'));
    expect(ran).toEqual(['last']);
    expect(problems).toHaveLength(1);
  });

  test('of a module on its way is told with its address', async () => {
    file({ 'data-type': 'module' });
    begin().release();
    await settle();
    dispatchEvent(new ErrorEvent('error', { message: 'broken', filename: 'https://counter.example/tag.js' }));
    expect(problems).toEqual(['broken: https://counter.example/tag.js']);
  });

  test('of the page’s own scripts is none of ours', async () => {
    hold('one');
    begin().release();
    await settle();
    const own = document.createElement('script');
    own.text = "throw new Error('own')";
    document.body.append(own);
    dispatchEvent(new ErrorEvent('error', { message: 'later', filename: 'https://shop.example.ru/app.js' }));
    expect(problems).toEqual([]);
  });
});
