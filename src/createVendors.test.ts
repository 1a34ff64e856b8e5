import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Consent, ConsentEvents } from './Consent';
import { createReader } from './config/createReader';
import type { Config } from './config/Config';
import { createVendors, type Vendors } from './createVendors';
import { emit } from './events';
import type { Service } from './services/Service';
import type { VendorContext } from './vendors/VendorContext';

vi.mock('./services/findService', () => ({
  findService: (id: string) =>
    id === 'lost' ? Promise.reject(new Error('offline')) : Promise.resolve(catalogue.get(id)),
}));

const FILE = 'https://vendor.example/code.js';
const catalogue = new Map<string, Service>();

let page: AbortController;
let granted: Record<string, boolean>;
let problems: string[];
/** Scripts of the page's that start the same, with what they start. */
let twins: [script: string, id: string][];
/** What the vendors' code was called with, in order. */
let calls: [id: string, what: 'start' | 'stop', ids: readonly string[]][];
let contexts: Record<string, VendorContext>;

/** An entry whose code loads the shared file. */
function entry(id: string, more: Partial<Service> = {}): Service {
  return {
    ...{ id, title: id, vendor: 'V', category: 'analytics', hosts: [], cookies: [], storage: [] },
    start(context) {
      calls.push([id, 'start', context.ids]);
      contexts[id] = context;
      context.load(FILE, { id: 'code' });
    },
    stop({ ids }) {
      calls.push([id, 'stop', ids]);
    },
    ...more,
  };
}

function begin(services: Readonly<Record<string, object>>, own: readonly Service[] = []): Vendors {
  const reader = createReader({ services }, (path) => problems.push(`reader: ${path}`));
  return createVendors({
    reader,
    config: {
      services: Object.keys(services).map((id) => ({
        id,
        category: id === 'ads' ? 'advertising' : 'analytics',
      })),
    } as unknown as Config,
    consent: {
      get state() {
        return { services: granted };
      },
      hasService: (id: string) => granted[id] === true,
      on: (name: string, listener: (detail: unknown) => void) =>
        document.addEventListener(
          `soglasie:${name}`,
          (event) => listener((event as CustomEvent).detail),
          page,
        ),
    } as unknown as Consent,
    nonce: 'abc',
    vendors: own,
    onFault: (path) => problems.push(`configuration: ${path}`),
    onTwin: (script, { id }) => twins.push([script.id, id]),
    signal: page.signal,
  });
}

/** Decides, as the core tells of it. */
function decide(answers: Record<string, boolean>): void {
  const revoked = Object.keys(granted).filter((id) => granted[id] && !answers[id]);
  granted = answers;
  emit('change', { revoked } as unknown as ConsentEvents['change']);
}

/** As the gate has it: the live script takes the place of the one that it held back. */
function release(): HTMLScriptElement {
  const live = tags()[0]!.cloneNode() as HTMLScriptElement;
  tags()[0]!.replaceWith(live);
  return live;
}

const tags = (): HTMLScriptElement[] => [...document.head.querySelectorAll('script')];

beforeEach(() => {
  page = new AbortController();
  [granted, problems, calls, contexts, twins] = [{}, [], [], {}, []];
  catalogue.clear();
  for (const id of ['one', 'two', 'ads']) catalogue.set(id, entry(id, { ids: /^\d+$/ }));
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  document.addEventListener(
    'soglasie:problem',
    (event) => {
      const { code, message } = (event as CustomEvent<ConsentEvents['problem']>).detail;
      problems.push(`${code}: ${message}`);
    },
    page,
  );
});
afterEach(() => {
  page.abort();
  vi.restoreAllMocks();
  document.head.replaceChildren();
});

describe('a script of the page’s that starts the same service', () => {
  const write = (id: string, attributes: Readonly<Record<string, string>>, text = ''): void => {
    const script = document.createElement('script');
    for (const [name, value] of Object.entries({ id, type: 'text/plain', ...attributes }))
      script.setAttribute(name, value);
    script.text = text;
    document.head.append(script);
  };
  const inline = 'load("https://vendor.example/code.js?id=" + id)';
  beforeEach(() =>
    catalogue.set(
      'one',
      entry('one', { hosts: ['vendor.example'], alike: ['https://other.example/tag.js'] }),
    ),
  );

  test.each<[name: string, attributes: Readonly<Record<string, string>>, text: string]>([
    ['by its address', { 'data-category': 'analytics', src: FILE }, ''],
    ['by the very address that is held back', { 'data-category': 'analytics', 'data-src': FILE }, ''],
    ['by an address that does the same', { 'data-category': 'analytics', src: '//other.example/tag.js' }, ''],
    ['by an address that is held back', { 'data-category': 'analytics', 'data-src': `${FILE}?2` }, ''],
    ['by what stands in it', { 'data-category': 'analytics', 'data-service': 'one' }, inline],
  ])('is told of, %s', async (_name, attributes, text) => {
    write('twin', attributes, text);
    const { run } = begin({ one: { id: 1 } });
    decide({ one: true });
    await run();
    expect(twins).toEqual([['twin', 'one']]);
  });

  test.each<[name: string, attributes: Readonly<Record<string, string>>]>([
    ['another service', { 'data-category': 'analytics', 'data-service': 'two' }],
    ['nothing that is held back', {}],
    [
      'another file of the vendor’s',
      { 'data-category': 'analytics', 'data-src': 'https://vendor.example/share.php' },
    ],
  ])('is none where it is of %s', async (_name, attributes) => {
    write('other', attributes, attributes['data-src'] ? '' : inline);
    const { run } = begin({ one: { id: 1 } });
    decide({ one: true });
    await run();
    expect(twins).toEqual([]);
  });
});

describe('a service with an id', () => {
  test('starts once per grant, and stops at the revocation', async () => {
    const { run } = begin({ one: { id: 1 } });
    await run();
    expect(calls).toEqual([]);
    decide({ one: true });
    await Promise.all([run(), run()]);
    await run();
    expect(calls).toEqual([['one', 'start', ['1']]]);
    decide({ one: false });
    expect(calls.slice(1)).toEqual([['one', 'stop', ['1']]]);
    decide({ one: true });
    await run();
    expect(calls.slice(2)).toEqual([['one', 'start', ['1']]]);
  });

  test('does not start where consent is taken back while its entry is on its way', async () => {
    const { run } = begin({ one: { id: 1 } });
    decide({ one: true });
    const running = run();
    decide({ one: false });
    await running;
    expect(calls).toEqual([]);
  });

  test('does not start once the page has ended it', async () => {
    const { run } = begin({ one: { id: 1 } });
    granted = { one: true };
    const running = run();
    page.abort();
    await running;
    expect(calls).toEqual([]);
  });

  test('may have several, of which those that look like none are told once', async () => {
    const { run } = begin({ one: { id: [7, '8', 'x', null] }, two: { id: 'x' } });
    decide({ one: true, two: true });
    await run();
    await run();
    expect(calls).toEqual([['one', 'start', ['7', '8']]]);
    expect(problems).toEqual(['configuration: services.one.id', 'configuration: services.two.id']);
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['an empty list', []],
    ['an empty text', ''],
  ])('starts nothing by %s, and is told of once', async (_name, id) => {
    const { run } = begin({ free: { id } }, [entry('free')]);
    decide({ free: true });
    await run();
    await run();
    expect([calls, problems]).toEqual([[], ['configuration: services.free.id']]);
  });

  test('starts the same id once', async () => {
    const { run } = begin({ one: { id: [1, '1', 2] } });
    decide({ one: true });
    await run();
    expect(calls).toEqual([['one', 'start', ['1', '2']]]);
  });

  test('reads its own options', async () => {
    const { run } = begin({ one: { id: 1, webvisor: true } });
    decide({ one: true });
    await run();
    expect(['webvisor', 'other'].map((option) => contexts.one!.isOn(option))).toEqual([true, false]);
  });

  test('is the one that the site brings along, before that of the catalogue', async () => {
    const { run } = begin({ one: { id: 'x1' } }, [entry('one', { ids: /^x/ })]);
    decide({ one: true });
    await run();
    expect(calls).toEqual([['one', 'start', ['x1']]]);
  });

  test('starts nothing without an id', async () => {
    const { run } = begin({ one: {} });
    decide({ one: true });
    await run();
    expect([calls, problems]).toEqual([[], []]);
  });
});

describe('a fault', () => {
  test('an id for what nobody can start is told once', async () => {
    const { start: _start, ...listed } = entry('listed');
    catalogue.set('listed', listed);
    const { run } = begin({ unheard: { id: 1 }, listed: { id: 1 } });
    decide({ unheard: true, listed: true });
    await run();
    await run();
    expect(problems).toEqual(['configuration: services.unheard.id', 'configuration: services.listed.id']);
  });

  test('an entry that does not come is told once', async () => {
    const { run } = begin({ lost: { id: 1 } });
    decide({ lost: true });
    await run();
    await run();
    expect(problems).toEqual(['part: Error: offline']);
  });

  test('a vendor that throws harms no other', async () => {
    const fail = (): never => {
      throw new Error('broken');
    };
    const { run } = begin({ bad: { id: 1 }, one: { id: 1 } }, [entry('bad', { start: fail, stop: fail })]);
    decide({ bad: true, one: true });
    await run();
    decide({});
    expect(calls.map(([id, what]) => [id, what])).toEqual([
      ['one', 'start'],
      ['one', 'stop'],
    ]);
    expect(problems).toEqual(['vendor: Error: broken', 'vendor: Error: broken']);
  });
});

describe('a file', () => {
  test('is asked for by a tag that the gate holds back', async () => {
    const { run } = begin({ one: { id: 1 } });
    decide({ one: true });
    await run();
    expect(tags().map(({ outerHTML }) => outerHTML)).toEqual([
      `<script type="text/plain" async="" data-category="analytics" data-service="one" data-src="${FILE}" id="code" nonce="abc"></script>`,
    ]);
    expect(tags()[0]?.nonce).toBe('abc');
  });

  test('is asked for once, whoever wants it, and not again once it runs', async () => {
    const { run } = begin({ one: { id: 1 }, ads: { id: 2 } });
    decide({ one: true, ads: true });
    await run();
    expect(tags()).toHaveLength(1);
    const live = release();
    decide({});
    decide({ one: true });
    await run();
    expect(tags()).toEqual([live]);
  });

  test('that has run is not asked for by a copy that a router keeps', async () => {
    const { run } = begin({ one: { id: 1 } });
    decide({ one: true });
    await run();
    const [tag] = tags();
    const live = release();
    tag?.dispatchEvent(new Event('load'));
    document.head.replaceChildren(live.cloneNode());
    await run();
    expect(tags()).toHaveLength(1);
    expect(document.head.querySelector('[data-category]')).toBeNull();
  });

  test('that a router has taken away before its release is asked for again', async () => {
    const { run } = begin({ one: { id: 1 } });
    decide({ one: true });
    await run();
    document.head.replaceChildren();
    await run();
    expect(tags().map(({ dataset }) => [dataset.service, dataset.src])).toEqual([['one', FILE]]);
  });

  test('of which a router has put a copy in its place is not asked for twice', async () => {
    const { run } = begin({ one: { id: 1 } });
    decide({ one: true });
    await run();
    document.head.replaceChildren(tags()[0]!.cloneNode());
    await run();
    expect(tags()).toHaveLength(1);
  });

  test('that failed is asked for again', async () => {
    const { run } = begin({ one: { id: 1 } });
    decide({ one: true });
    await run();
    const [tag] = tags();
    release();
    tag?.dispatchEvent(new Event('error'));
    await run();
    expect(tags().map(({ dataset }) => dataset.category)).toEqual([undefined, 'analytics']);
  });

  test('that was taken back is not released by a later grant before its service starts', async () => {
    const { run } = begin({ one: { id: 1 } });
    decide({ one: true });
    await run();
    const [tag] = tags();
    const live = release();
    decide({});
    live.replaceWith(tag!);
    expect(document.head.querySelector('[data-category]')).toBeNull();
    decide({ one: true });
    await run();
    expect(tags().map(({ dataset }) => dataset.category)).toEqual(['analytics']);
  });

  test('that was taken back waits for whoever is granted next', async () => {
    const { run } = begin({ one: { id: 1 }, ads: { id: 2 } });
    decide({ one: true });
    await run();
    decide({ ads: true });
    await run();
    expect(tags().map(({ dataset }) => [dataset.service, dataset.category])).toEqual([
      ['ads', 'advertising'],
    ]);
  });

  test('that was taken back with one service goes to the other that wanted it', async () => {
    const { run } = begin({ one: { id: 1 }, ads: { id: 2 } });
    decide({ one: true, ads: true });
    await run();
    const [tag] = tags();
    tag?.remove();
    decide({ ads: true });
    document.head.append(tag!);
    await run();
    expect(tags().map(({ dataset }) => dataset.service)).toEqual(['ads']);
    expect(calls.filter(([, what]) => what === 'start')).toHaveLength(2);
  });

  test('has what is to follow done once it has run, and at once later', async () => {
    const heard: string[] = [];
    const { run } = begin({ one: { id: 1 }, two: { id: 2 }, ads: { id: 3 } });
    decide({ one: true, two: true, ads: true });
    await run();
    for (const id of ['one', 'two', 'ads']) contexts[id]!.load(FILE, {}, () => heard.push(id));
    decide({ one: true, ads: true });
    expect(heard).toEqual([]);
    tags()[0]?.dispatchEvent(new Event('load'));
    expect(heard).toEqual(['one', 'ads']);
    contexts.one!.load(FILE, {}, () => heard.push('late'));
    expect(heard).toEqual(['one', 'ads', 'late']);
  });
});

describe('a widget', () => {
  test('is shown for this page view without a grant, and started once', async () => {
    const { run, findWidget } = begin({ one: { id: 1 } }, [
      entry('one', { category: 'external', hosts: ['vendor.example', 'other'] }),
    ]);
    const widget = await findWidget('one');
    expect([widget?.host, calls]).toEqual(['vendor.example', []]);
    widget?.show();
    widget?.show();
    expect(tags().map(({ dataset }) => Object.entries(dataset))).toEqual([
      [
        ['category', 'necessary'],
        ['src', FILE],
      ],
    ]);
    expect(tags()[0]?.nonce).toBe('abc');
    decide({ two: true });
    decide({ one: true });
    await run();
    expect(tags()).toHaveLength(1);
    expect(calls).toEqual([['one', 'start', ['1']]]);
    decide({});
    expect(calls.slice(1)).toEqual([['one', 'stop', ['1']]]);
  });

  test.each([
    ['without an id', {}, 'one'],
    ['with an id that is none', { id: 'x' }, 'one'],
    ['that the site does not have', { id: 1 }, 'two'],
    ['by a path', { id: 1, deep: { id: 1 } }, 'one.deep'],
  ])('does not come of a service %s', async (_name, service, id) => {
    catalogue.set('one', entry('one', { ids: /^\d+$/, category: 'external' }));
    expect(await begin({ one: service }).findWidget(id)).toBeUndefined();
  });

  test('does not come of a counter, which has nothing to show', async () => {
    expect(await begin({ one: { id: 1 } }).findWidget('one')).toBeUndefined();
  });

  test.each(['withdraw', 'reject-all'] as const)('that was shown for once is stopped by %s', async (via) => {
    const { findWidget } = begin({ one: { id: 1 } }, [entry('one', { category: 'external' })]);
    (await findWidget('one'))?.show();
    emit('decision', { via } as ConsentEvents['decision']);
    expect(calls.slice(1)).toEqual([['one', 'stop', ['1']]]);
  });

  test('does not come of a service that has nothing to start', async () => {
    const { start: _start, ...listed } = entry('one', { category: 'external' });
    expect(await begin({ one: { id: 1 } }, [listed]).findWidget('one')).toBeUndefined();
  });
});
