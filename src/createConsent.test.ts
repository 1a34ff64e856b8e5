import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { diagnose } from './config/diagnose';
import type { Consent, ConsentEvents } from './Consent';
import type { Occasion } from './consent/Occasion';
import { createConsent, type Surroundings } from './createConsent';
import type { Surface } from './Surface';
import type { SurfaceOptions } from './SurfaceOptions';
import type { Kit } from './ui/Kit';

/** The browser's own, without its delay. */
class Channel {
  static readonly open = new Set<Channel>();
  onmessage?: () => void;
  constructor(readonly name: string) {
    Channel.open.add(this);
  }
  postMessage(): void {
    if (!Channel.open.has(this)) throw new DOMException('closed', 'InvalidStateError');
    for (const other of Channel.open) if (other !== this) other.onmessage?.();
  }
  close(): void {
    Channel.open.delete(this);
  }
}

const configuration = {
  policy: { revision: '2026-05-01' },
  categories: { analytics: { services: ['metrika', 'roistat'] }, advertising: true },
  cookie: { domain: 'host' },
};
/** One with which all is well. */
const good = {
  ...configuration,
  operator: { name: 'ООО «Ромашка»', phone: '+7 495 000-00-00' },
  policy: { url: '/policy', revision: '2026-05-01' },
  consent: { url: '/consent' },
  services: { metrika: { title: 'Яндекс Метрика', cookies: [] }, roistat: { title: 'Roistat', cookies: [] } },
};
const NOW = Date.parse('2026-06-01T12:00:00Z');
const at = NOW / 1000;

const record = (fields: string): string =>
  `v=1&id=a1&at=${at - 60}&rev=2026-05-01&${fields}&lang=ru&via=save`;
const ACCEPTED = record('on=preferences.analytics.advertising');
const REFUSED = record('off=preferences.analytics.advertising');
const keep = (text: string): void => {
  document.cookie = `soglasie=${text}; path=/; secure`;
};

const started: Consent[] = [];

/** Starts consent on the page, and waits until it is ready. */
async function begin(input: unknown = configuration, surroundings: Surroundings = {}): Promise<Consent> {
  const consent = createConsent(input, surroundings);
  started.push(consent);
  await Promise.resolve();
  return consent;
}

/** What the page hears of one event from now on. */
function hear<N extends keyof ConsentEvents>(name: N): ConsentEvents[N][] {
  const details: ConsentEvents[N][] = [];
  document.addEventListener(
    `soglasie:${name}`,
    (event) => details.push((event as CustomEvent<ConsentEvents[N]>).detail),
    { signal: page.signal },
  );
  return details;
}

/** A held-back script that says so when it runs. */
function hold(category: string, name: string): void {
  const script = document.createElement('script');
  script.type = 'text/plain';
  script.dataset.category = category;
  script.text = `document.dispatchEvent(new CustomEvent('ran', { detail: '${name}' }))`;
  document.body.append(script);
}
function ran(): unknown[] {
  const names: unknown[] = [];
  document.addEventListener('ran', (event) => names.push((event as CustomEvent).detail), {
    signal: page.signal,
  });
  return names;
}

/** Words may be tied together by spaces that do not break. */
const plain = (words: unknown): string => String(words).replace(/\s/g, ' ');

/** Waits for what takes timers and parts that have to be loaded. */
const until = (isDone: () => boolean): Promise<boolean> => vi.waitUntil(isDone, { timeout: 5000 });

/** Says what has been called of the part for what most visits never need. To be asked once all else is done. */
function watchOthers(): () => Promise<readonly string[]> {
  const called: string[] = [];
  vi.doMock('./others', async (original) =>
    Object.fromEntries(
      Object.entries(await original<Record<string, (...given: unknown[]) => unknown>>()).map(
        ([name, call]) => [
          name,
          (...given: unknown[]) => {
            called.push(name);
            return call(...given);
          },
        ],
      ),
    ),
  );
  return async () => {
    // Whoever asked for it before has it by then.
    await import('./others');
    await vi.runAllTimersAsync();
    return called;
  };
}

const surfaceOf =
  (render: Surface['render']): NonNullable<Surroundings['createSurface']> =>
  (options) => ({
    language: 'ru',
    render,
    kit: { ...options, layers: [], draw() {}, ready: () => Promise.resolve() } as unknown as Kit,
  });

let page: AbortController;

beforeEach(() => {
  page = new AbortController();
  vi.useFakeTimers({ now: NOW });
  vi.stubGlobal('BroadcastChannel', Channel);
  for (const method of ['group', 'error', 'warn', 'groupEnd'] as const)
    vi.spyOn(console, method).mockImplementation(() => {});
});
afterEach(async () => {
  for (const consent of started.splice(0)) consent.destroy();
  vi.useRealTimers();
  for (const part of ['./others', './diagnostics']) vi.doUnmock(part);
  // What is still on its way is not to be heard by the next test.
  await Promise.all([import('./others'), import('./diagnostics')]);
  await new Promise((resolve) => setTimeout(resolve));
  page.abort();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  document.documentElement.lang = '';
  document.cookie = 'soglasie=; path=/; max-age=0';
  document.body.replaceChildren();
  delete window.dataLayer;
});

describe('the order', () => {
  test('of a decision is record, vendors, events, surface, and after the next paint the gate', async () => {
    const order: unknown[] = [];
    const log = (what: string): void => {
      order.push(what);
    };
    hold('analytics', 'gate');
    document.addEventListener('ran', () => log('gate'), { signal: page.signal });
    const set = vi.spyOn(Document.prototype, 'cookie', 'set').mockImplementation((text) => {
      if (text.startsWith('soglasie=v=1')) log('record');
    });
    const consent = await begin(configuration, {
      createSurface: surfaceOf((view) => {
        log(`surface ${view}`);
        return Promise.resolve();
      }),
    });
    window.dataLayer = Object.assign([], { push: () => log('vendors') });
    for (const name of ['decision', 'change'] as const) consent.on(name, () => log(name));
    requestAnimationFrame(() => log('paint'));
    order.length = 0;
    consent.acceptAll();
    expect(order).toEqual(['record', 'vendors', 'decision', 'change', 'surface none']);
    await vi.runAllTimersAsync();
    expect(order.slice(5)).toEqual(['paint', 'gate']);
    set.mockRestore();
  });

  test('of a return visit is vendors, ready, and without waiting for a paint the gate', async () => {
    keep(ACCEPTED);
    hold('analytics', 'gate');
    const order: string[] = [];
    window.dataLayer = Object.assign([], { push: () => order.push('vendors') });
    for (const name of ['soglasie:ready', 'ran']) {
      document.addEventListener(name, () => order.push(name), { signal: page.signal });
    }
    const render = vi.fn<Surface['render']>(() => Promise.resolve());
    requestAnimationFrame(() => order.push('paint'));
    await begin(configuration, { createSurface: surfaceOf(render) });
    await vi.runAllTimersAsync();
    expect(order).toEqual(['vendors', 'soglasie:ready', 'ran', 'paint']);
    expect(render).not.toHaveBeenCalled();
  });

  test('of a return visit holds though a dataLayer throws, which is reported', async () => {
    keep(ACCEPTED);
    hold('analytics', 'analytics');
    const [names, readies, problems] = [ran(), hear('ready'), hear('problem')];
    window.dataLayer = Object.freeze([]);
    const consent = await begin();
    expect(problems.map(({ code }) => code)).toEqual(['vendor']);
    expect(readies).toEqual([consent.state]);
    await vi.runAllTimersAsync();
    expect(names).toEqual(['analytics']);
  });

  test('holds for a decision that a listener makes: it waits until all have heard of the first', async () => {
    const consent = await begin();
    const heard: unknown[] = [];
    consent.on('decision', ({ via }) => {
      if (via === 'accept-all') consent.rejectAll();
    });
    consent.on('decision', ({ via }) => heard.push(via));
    consent.acceptAll();
    expect(heard).toEqual(['accept-all', 'reject-all']);
    expect(document.cookie).toContain('via=reject-all');
  });
});

describe('on a first visit', () => {
  test('nothing that can be refused runs, is told or stored', async () => {
    const names = ran();
    hold('analytics', 'analytics');
    hold('!analytics', 'refusal');
    hold('cart', 'cart');
    const consent = await begin();
    await vi.runAllTimersAsync();
    expect(names).toEqual(['cart']);
    expect(consent.state).toMatchObject({ decided: false, id: null });
    expect(document.cookie).toBe('');
    expect(window.dataLayer).toBeUndefined();
  });

  test('the page hears ready once, after whoever started it could subscribe', async () => {
    const consent = createConsent(configuration, {});
    started.push(consent);
    const listener = vi.fn();
    consent.on('ready', listener);
    await Promise.resolve();
    consent.acceptAll();
    await vi.runAllTimersAsync();
    expect(listener).toHaveBeenCalledTimes(1);
    expect(listener.mock.calls[0]?.[0]).toMatchObject({ decided: false });
  });

  test('the banner is wanted, and goes with the decision', async () => {
    const views = hear('view');
    const consent = await begin();
    await Promise.resolve();
    consent.rejectAll();
    await Promise.resolve();
    expect(views).toEqual([{ view: 'banner' }, { view: 'none' }]);
  });

  test('the cart is asked for, too, where the configuration cannot be read', async () => {
    const names = ran();
    hold('cart', 'cart');
    const consent = await begin('/soglasie.config.json: Error: 404');
    expect(consent.has('cart')).toBe(false);
    expect(names).toEqual([]);
    consent.acceptAll();
    await vi.runAllTimersAsync();
    expect(names).toEqual(['cart']);
    document.cookie = 'soglasie=; path=/; max-age=0; domain=example.ru';
  });

  test('there is no banner, and all is decided, where nothing can be refused', async () => {
    const views = hear('view');
    const consent = await begin({ ...configuration, categories: { preferences: false, analytics: false } });
    await vi.runAllTimersAsync();
    expect(consent.state).toMatchObject({ decided: true, id: null });
    expect(views).toEqual([]);
    expect(document.cookie).toBe('');
  });

  test('all that is wrong with the configuration is told together, to whoever started it too', async () => {
    const problems = hear('problem');
    const consent = createConsent(
      { ...good, cookie: { domain: 'host', days: '30' }, gate: { timeout: 'now' } },
      {},
    );
    started.push(consent);
    const heard: unknown[] = [];
    consent.on('problem', (problem) => heard.push(problem));
    expect(problems).toEqual([]);
    await until(() => problems.length > 0);
    expect(problems.map(({ code, message }) => [code, plain(message)])).toEqual([
      [
        'configuration',
        'cookie.days: нужно целое число от 1, пришло "30" (текст). Подробнее: docs/guide.ru.md#cookie',
      ],
      [
        'configuration',
        'gate.timeout: нужно целое число миллисекунд от 0 до 99999, пришло "now" (текст). Подробнее: docs/guide.ru.md#gate',
      ],
    ]);
    expect(problems.map(({ diagnostic }) => diagnostic?.path)).toEqual(['cookie.days', 'gate.timeout']);
    expect(heard).toEqual(problems);
    expect(vi.mocked(console.group)).toHaveBeenCalledTimes(1);
  });
});

describe('what is wrong with the configuration', () => {
  const paths = (problems: readonly ConsentEvents['problem'][]): unknown[] =>
    problems.map(({ code, diagnostic }) => [code, diagnostic?.severity, diagnostic?.path]);
  /** Gives the part every opportunity to come. */
  const rest = async (): Promise<void> => {
    await Promise.all([import('./others'), import('./diagnostics')]);
    await vi.runAllTimersAsync();
  };

  test('is told once, though more of it is met later', async () => {
    keep(ACCEPTED);
    const problems = hear('problem');
    const consent = await begin({
      ...good,
      cookie: { domain: 'host', days: '30' },
      withdrawal: { reload: 'sometimes' },
    });
    await until(() => problems.length > 0);
    const told = [
      ['configuration', 'error', 'cookie.days'],
      ['configuration', 'error', 'withdrawal.reload'],
    ];
    expect(paths(problems)).toEqual(told);
    let isOver = false;
    void consent.withdraw().then(() => (isOver = true));
    await until(() => isOver);
    await rest();
    expect(paths(problems)).toEqual(told);
    expect(vi.mocked(console.group)).toHaveBeenCalledTimes(1);
  });

  test('is looked for once', async () => {
    const called = watchOthers();
    await begin({ ...good, cookie: { domain: 'host', days: '30' }, catgories: {} });
    expect(await called()).toEqual(['diagnose']);
  });

  test('is told when it is met, be it late', async () => {
    keep(ACCEPTED);
    const problems = hear('problem');
    const consent = await begin({ ...good, withdrawal: { reload: 'sometimes' } });
    await rest();
    expect(problems).toEqual([]);
    void consent.withdraw();
    await until(() => problems.length > 0);
    expect(paths(problems)).toEqual([['configuration', 'error', 'withdrawal.reload']]);
  });

  test('includes keys that nobody knows, with what was meant', async () => {
    const problems = hear('problem');
    await begin({ ...good, catgories: {} });
    await until(() => problems.length > 0);
    expect(paths(problems)).toEqual([['configuration', 'error', 'catgories']]);
    expect(problems[0]?.diagnostic?.suggestion).toBe('categories');
  });

  test('includes keys that nobody knows, but for a headless page, which has no room for it', async () => {
    vi.stubEnv('HEADLESS', 'true');
    const [called, problems] = [watchOthers(), hear('problem')];
    await begin({ ...good, catgories: {} });
    await vi.runAllTimersAsync();
    expect([await called(), problems]).toEqual([[], []]);
  });

  test('is nothing where all is well: the part is not asked, whatever is decided', async () => {
    const [called, problems] = [watchOthers(), hear('problem')];
    const consent = await begin(good, { createSurface: surfaceOf(() => Promise.resolve()) });
    consent.rejectAll();
    consent.acceptAll();
    await begin(good);
    await vi.runAllTimersAsync();
    expect([await called(), problems]).toEqual([[], []]);
    expect(vi.mocked(console.group)).not.toHaveBeenCalled();
    expect(diagnose(good, { source: '/shop.json', recorded: '2026-05-01' })).toEqual([]);
  });

  test.each<[string, unknown, RegExp]>([
    ['a text that is not JSON', '{"categories": {"analytics": true,}}', /запятая/],
    ['a page of the server', '<!doctype html>', /HTML/],
    ['the status of an answer', 404, /404/],
    ['an error', [new TypeError('Failed to fetch')], /Failed to fetch/],
    ['nothing', undefined, /нет data-config/],
  ])('is that %s came in its place', async (_name, input, said) => {
    const problems = hear('problem');
    started.push(createConsent(input, {}));
    await until(() => problems.length > 0);
    expect(paths(problems)).toEqual([['configuration', 'error', '']]);
    expect(plain(problems[0]?.message)).toMatch(said);
  });

  test.each(['./others', './diagnostics'])(
    'is told by its path alone where %s cannot be loaded, which is reported, too',
    async (part) => {
      vi.doMock(part, () => {
        throw new Error('offline');
      });
      const problems = hear('problem');
      const consent = await begin({
        ...good,
        cookie: { domain: 'host', days: '30' },
        gate: { timeout: 'now' },
      });
      await until(() => problems.length > 1);
      await vi.runAllTimersAsync();
      expect(problems.map(({ code }) => code)).toEqual(['part', 'configuration']);
      expect(problems[1]).toEqual({ code: 'configuration', message: 'cookie.days' });
      consent.acceptAll();
      expect(consent.has('analytics')).toBe(true);
    },
  );

  test('of one instance is not that of another', async () => {
    const problems = hear('problem');
    await begin({ ...good, cookie: { domain: 'host', days: '30' } });
    await begin({ ...good, gate: { timeout: 'now' } });
    await begin(good);
    await until(() => problems.length > 1);
    await rest();
    expect(paths(problems).sort()).toEqual([
      ['configuration', 'error', 'cookie.days'],
      ['configuration', 'error', 'gate.timeout'],
    ]);
    expect(vi.mocked(console.group)).toHaveBeenCalledTimes(2);
  });

  test('includes an older revision than the one agreed to, and asks nobody', async () => {
    keep(ACCEPTED.replace('2026-05-01', '2026-05-02'));
    const [problems, views] = [hear('problem'), hear('view')];
    const consent = await begin(good);
    await until(() => problems.length > 0);
    expect(paths(problems)).toEqual([['configuration', 'warning', 'policy.revision']]);
    expect(plain(problems[0]?.message)).toContain(
      'редакция 2026-05-01 старше той, с которой посетитель уже согласился: 2026-05-02. Его не спросят снова.',
    );
    expect(consent.state).toMatchObject({ decided: true, revision: '2026-05-02' });
    expect(consent.has('analytics')).toBe(true);
    expect(views).toEqual([]);
  });

  test.each([
    ['the same revision', ACCEPTED],
    ['an earlier one', ACCEPTED.replace('2026-05-01', '2026-04-30')],
    ['none', ACCEPTED.replace('&rev=2026-05-01', '')],
  ])('is nothing where %s was agreed to', async (_name, text) => {
    keep(text);
    const [called, problems] = [watchOthers(), hear('problem')];
    await begin(good);
    await vi.runAllTimersAsync();
    expect([await called(), problems]).toEqual([[], []]);
  });
});

describe('a site that only informs', () => {
  const input = { ...good, mode: 'notice' };
  const beginInforming = (given: unknown): Promise<Consent> =>
    begin(given, { createSurface: surfaceOf(() => Promise.resolve()) });

  test('runs and tells at once what nobody has refused, records nothing, and shows the banner', async () => {
    const [names, views] = [ran(), hear('view')];
    hold('analytics', 'analytics');
    hold('!analytics', 'refusal');
    const order: string[] = [];
    window.dataLayer = Object.assign([], { push: () => order.push('vendors') });
    document.addEventListener('soglasie:ready', () => order.push('ready'), { signal: page.signal });
    const consent = await beginInforming(input);
    expect(order).toEqual(['vendors', 'ready']);
    await vi.runAllTimersAsync();
    expect(names).toEqual(['analytics']);
    expect(consent.state).toMatchObject({
      decided: false,
      id: null,
      services: { metrika: true, roistat: true },
    });
    expect(views).toEqual([{ view: 'banner' }]);
    expect(document.cookie).toBe('');
  });

  test('tells the dataLayer what runs, though nobody has decided', async () => {
    const consent = await beginInforming(input);
    expect(consent.has(['analytics', 'advertising'])).toBe(true);
    expect(window.dataLayer).toEqual([
      {
        event: 'soglasie',
        soglasie: { categories: consent.state.categories, services: consent.state.services, id: null },
      },
    ]);
  });

  test('is warned of what that means', async () => {
    const problems = hear('problem');
    await beginInforming(input);
    await until(() => problems.length > 0);
    expect(problems.map(({ diagnostic }) => [diagnostic?.severity, diagnostic?.path])).toEqual([
      ['warning', 'mode'],
    ]);
  });

  test('asks as any other where its configuration has a fault besides', async () => {
    const names = ran();
    hold('analytics', 'analytics');
    const consent = await beginInforming({ ...input, categories: { analytics: { enabled: 'yes' } } });
    await vi.runAllTimersAsync();
    expect(consent.has('analytics')).toBe(false);
    expect(names).toEqual([]);
    expect(window.dataLayer).toBeUndefined();
  });

  test('runs nothing that was refused', async () => {
    keep(REFUSED);
    const [names, views] = [ran(), hear('view')];
    hold('analytics', 'analytics');
    const consent = await beginInforming(input);
    await vi.runAllTimersAsync();
    expect(names).toEqual([]);
    expect(consent.state.decided).toBe(true);
    expect(views).toEqual([]);
  });

  test('asks as any other where it draws a surface of its own', async () => {
    const consent = await begin(input);
    expect(consent.has('analytics')).toBe(false);
    expect(window.dataLayer).toBeUndefined();
  });
});

describe('the banner’s occasion', () => {
  /** Starts with a surface, and reads the occasion as it does. */
  async function occasionOf(
    input: unknown,
    text = '',
  ): Promise<{ readonly consent: Consent; readonly occasion: () => Occasion | undefined }> {
    if (text) keep(text);
    let occasion: SurfaceOptions['occasion'] | undefined;
    const consent = await begin(input, {
      createSurface: (...given) => {
        ({ occasion } = given[0]);
        return surfaceOf(() => Promise.resolve())(...given);
      },
    });
    if (!occasion) throw new Error('no surface');
    return { consent, occasion };
  }
  const notice = { ...good, mode: 'notice' };

  test.each<[string, unknown, string, Occasion | undefined]>([
    ['none on a first visit', good, '', undefined],
    ['none once all is decided', good, ACCEPTED, undefined],
    ['none where the record is of another revision', good, ACCEPTED.replace('05-01', '04-30'), undefined],
    [
      'a category and a service that came after the decision',
      good,
      record('on=preferences.analytics&s=metrika'),
      { informs: false, isLater: true, categories: ['advertising'], services: ['roistat'] },
    ],
    [
      'a service alone',
      good,
      record('on=preferences.analytics&off=advertising&s=metrika'),
      { informs: false, isLater: true, categories: [], services: ['roistat'] },
    ],
    [
      'none for a service that came to what was refused',
      good,
      record('on=preferences&off=analytics.advertising&s=metrika'),
      undefined,
    ],
    [
      'none for a record that does not say which services were asked about: all is asked',
      good,
      record('on=preferences.analytics'),
      undefined,
    ],
    [
      'that the site only informs',
      notice,
      '',
      {
        informs: true,
        isLater: false,
        categories: ['preferences', 'analytics', 'advertising'],
        services: [],
      },
    ],
    [
      'that the site only informs, with nothing new',
      notice,
      ACCEPTED,
      { informs: true, isLater: false, categories: [], services: [] },
    ],
    [
      'that the site only informs, of something added',
      notice,
      record('on=preferences.analytics&s=metrika'),
      { informs: true, isLater: true, categories: ['advertising'], services: ['roistat'] },
    ],
  ])('is %s', async (_name, input, text, expected) => {
    const { occasion } = await occasionOf(input, text);
    expect(occasion()).toEqual(expected);
  });

  test('is over with the answer, which leaves the others alone', async () => {
    const { consent, occasion } = await occasionOf(good, record('on=preferences&off=analytics&s='));
    expect(occasion()).toEqual({ informs: false, isLater: true, categories: ['advertising'], services: [] });
    consent.set({ categories: { advertising: true } });
    expect(occasion()).toBeUndefined();
    expect(consent.state).toMatchObject({
      decided: true,
      categories: { preferences: true, analytics: false, advertising: true },
    });
  });

  test('comes with the banner, and what was added does not run before it is answered', async () => {
    const [names, views] = [ran(), hear('view')];
    hold('advertising', 'advertising');
    hold('analytics', 'analytics');
    const { consent } = await occasionOf(good, record('on=preferences.analytics&s=metrika'));
    await vi.runAllTimersAsync();
    expect(views).toEqual([{ view: 'banner' }]);
    expect(names).toEqual(['analytics']);
    expect([consent.hasService('metrika'), consent.hasService('roistat')]).toEqual([true, false]);
  });
});

describe('a decision', () => {
  test('is written as a record that the next visit reads', async () => {
    const consent = await begin();
    consent.set({ categories: { analytics: true }, services: { roistat: false } });
    const { id } = consent.state;
    expect(id).toMatch(/^\d{3,30}$/);
    expect(document.cookie).toBe(
      `soglasie=v=1&id=${id}&at=${at}&rev=2026-05-01&on=analytics&off=preferences.advertising&s=metrika&soff=roistat&lang=ru&via=save`,
    );
    const next = await begin();
    expect(next.state).toEqual(consent.state);
  });

  test('is remembered by a page that shows no surface and speaks the language of the page', async () => {
    document.documentElement.lang = 'ru';
    const consent = await begin({ ...configuration, language: 'auto' });
    consent.rejectAll();
    const next = await begin({ ...configuration, language: 'auto' });
    expect(next.state.decided).toBe(true);
  });

  test('is recorded in the language of the page as records have it, and is remembered', async () => {
    document.documentElement.lang = 'EN-GB';
    const consent = await begin({ ...configuration, language: 'auto' });
    expect(consent.state.language).toBe('en');
    consent.rejectAll();
    expect(document.cookie).toContain('&lang=en&');
    const next = await begin({ ...configuration, language: 'auto' });
    expect(next.state).toEqual(consent.state);
  });

  test('keeps its id through later ones, and each first one has another', async () => {
    const consent = await begin();
    consent.acceptAll();
    const { id } = consent.state;
    void consent.withdraw();
    expect(consent.state.id).toBe(id);
    document.cookie = 'soglasie=; path=/; max-age=0';
    const another = await begin();
    another.acceptAll();
    expect(another.state.id).not.toBe(id);
  });

  test('that changes no grant is a decision, and no change', async () => {
    const consent = await begin();
    const [decisions, changes] = [hear('decision'), hear('change')];
    consent.rejectAll();
    expect(decisions).toEqual([consent.state]);
    expect(changes).toEqual([]);
  });

  test('that changes grants says which', async () => {
    const consent = await begin();
    const changes = hear('change');
    consent.acceptAll();
    consent.set({ categories: { advertising: false }, services: { roistat: false } });
    expect(changes.map(({ granted, revoked }) => ({ granted, revoked }))).toEqual([
      { granted: ['preferences', 'analytics', 'advertising', 'metrika', 'roistat'], revoked: [] },
      { granted: [], revoked: ['advertising', 'roistat'] },
    ]);
  });

  test('reaches the dataLayer, unless the site wants none', async () => {
    const silent = await begin({ integrations: { dataLayer: false } });
    silent.acceptAll();
    expect(window.dataLayer).toBeUndefined();
    const consent = await begin();
    consent.rejectAll();
    expect(window.dataLayer).toEqual([expect.objectContaining({ event: 'soglasie' })]);
  });

  test('holds for this page view where the browser refuses cookies, which is reported', async () => {
    vi.spyOn(Document.prototype, 'cookie', 'set').mockImplementation(() => {});
    const consent = await begin();
    const problems = hear('problem');
    consent.acceptAll();
    expect(consent.has('analytics')).toBe(true);
    expect(problems).toEqual([{ code: 'record', message: 'refused' }]);
  });

  test('is told to other tabs though it is kept on this host only, which is reported', async () => {
    const input = { ...configuration, cookie: { domain: 'other.ru' } };
    const [here, there] = [await begin(input), await begin(input)];
    const problems = hear('problem');
    here.acceptAll();
    expect(problems).toEqual([{ code: 'record', message: 'refused' }]);
    expect(document.cookie).toContain('via=accept-all');
    expect(there.state).toEqual(here.state);
  });

  test('is made, told and acted on though a dataLayer throws, which is reported', async () => {
    hold('analytics', 'analytics');
    const names = ran();
    const consent = await begin();
    const [decisions, problems] = [hear('decision'), hear('problem')];
    window.dataLayer = Object.freeze([]);
    consent.acceptAll();
    await vi.runAllTimersAsync();
    expect(decisions).toEqual([consent.state]);
    expect(names).toEqual(['analytics']);
    expect(problems.map(({ code }) => code)).toEqual(['vendor']);
    consent.rejectAll();
    expect(document.cookie).toContain('via=reject-all');
  });
});

describe('Google’s consent mode', () => {
  const google = { ...configuration, integrations: { googleConsentMode: true } };
  const told = (): unknown[] =>
    ((window.dataLayer ?? []) as (ArrayLike<unknown> & { event?: string })[]).map(
      (command) => command.event ?? Array.from(command),
    );
  const consentOf = (command: string, granted: 'granted' | 'denied'): unknown[] => [
    'consent',
    command,
    expect.objectContaining({ analytics_storage: granted, ad_storage: granted, security_storage: 'granted' }),
  ];

  test('is told at once, before anything else, that nothing is granted', () => {
    started.push(createConsent(google, {}));
    expect(told()).toEqual([consentOf('default', 'denied')]);
  });

  test('is told at once what a stored decision grants, and then what every page is told', () => {
    keep(ACCEPTED);
    started.push(createConsent(google, {}));
    expect(told()).toEqual([consentOf('default', 'granted'), 'soglasie']);
  });

  test.each(['acceptAll', 'rejectAll'] as const)(
    'hears of %s before the page does, and before anything is let out',
    async (decide) => {
      const order = ran();
      hold('analytics', 'script');
      const consent = await begin(google);
      window.dataLayer = Object.assign([], { push: () => order.push('vendors') });
      consent.on('decision', () => order.push('events'));
      consent[decide]();
      await vi.runAllTimersAsync();
      expect(order).toEqual(['vendors', 'vendors', 'events', ...(decide === 'acceptAll' ? ['script'] : [])]);
    },
  );

  test('hears of a decision in another tab', async () => {
    await begin(google);
    keep(ACCEPTED);
    const tab = new Channel('soglasie');
    tab.postMessage();
    tab.close();
    expect(told()).toContainEqual(consentOf('update', 'granted'));
  });

  test('is told nothing unless the site wants it', async () => {
    keep(ACCEPTED);
    await begin();
    expect(told()).toEqual(['soglasie']);
  });
});

describe('a page that names Yandex Metrica', () => {
  const metrika = {
    ...configuration,
    categories: { analytics: { services: ['yandex-metrika'] }, advertising: true },
    services: { 'yandex-metrika': { id: 12 } },
  };
  afterEach(() => {
    delete window.ym;
    Reflect.deleteProperty(window, 'disableYaCounter12');
  });

  test('may call it at once, and has it locked', () => {
    started.push(createConsent(metrika, {}));
    expect(() => window.ym?.(12, 'reachGoal', 'order')).not.toThrow();
    expect(window.ym?.a).toEqual([]);
    expect(Reflect.get(window, 'disableYaCounter12')).toBe(true);
  });

  test('has it unlocked with the grant, and locked again with the refusal', async () => {
    const consent = await begin(metrika);
    consent.acceptAll();
    expect('disableYaCounter12' in window).toBe(false);
    consent.set({ services: { 'yandex-metrika': false } });
    expect(Reflect.get(window, 'disableYaCounter12')).toBe(true);
  });

  test('hears of the decision though its `ym` throws, which is reported', async () => {
    const consent = await begin(metrika);
    const problems = hear('problem');
    consent.acceptAll();
    window.ym = () => {
      throw new Error('broken');
    };
    consent.rejectAll();
    expect(problems).toContainEqual({ code: 'vendor', message: 'Error: broken' });
    expect((window.dataLayer as unknown[]).at(-1)).toMatchObject({
      soglasie: { services: { 'yandex-metrika': false } },
    });
  });

  test('that does not has no such function', async () => {
    await begin();
    expect('ym' in window).toBe(false);
  });
});

describe('a stored decision', () => {
  test.each([
    ['of an earlier revision', ACCEPTED.replace('2026-05-01', '2026-04-30')],
    ['from the future', ACCEPTED.replace(/at=\d+/, `at=${at + 90_000}`)],
    ['longer ago than the site keeps it', ACCEPTED.replace(/at=\d+/, `at=${at - 366 * 86_400}`)],
    ['that is no record', ACCEPTED.replace('v=1', 'v=2')],
  ])('%s grants nothing', async (_name, text) => {
    keep(text);
    const consent = await begin();
    expect(consent.state).toMatchObject({ decided: false, id: null });
    expect(consent.has('analytics')).toBe(false);
  });

  test('from before a category was added keeps its answers, and the banner asks again', async () => {
    keep(record('on=analytics&off=preferences'));
    const views = hear('view');
    const consent = await begin();
    await Promise.resolve();
    expect(consent.has('analytics')).toBe(true);
    expect(consent.has('advertising')).toBe(false);
    expect(views).toEqual([{ view: 'banner' }]);
  });
});

describe('the program interface', () => {
  test.each<[string, string | string[], boolean]>([
    ['a granted category', 'analytics', true],
    ['a refused category', 'advertising', false],
    ['a required category', 'necessary', true],
    ['every one of a list', ['analytics', 'necessary'], true],
    ['a list with one that is refused', ['analytics', 'advertising'], false],
    ['a list with one that is unknown', ['analytics', 'unknown'], false],
    ['no category at all', [], false],
    ['an unknown category', 'unknown', false],
    ['an inherited name', 'constructor', false],
    ['a service', 'metrika', false],
  ])('says of %s whether it is granted', async (_name, ids, granted) => {
    keep(record('on=preferences.analytics&off=advertising&soff=roistat'));
    expect((await begin()).has(ids)).toBe(granted);
  });

  test.each([
    ['metrika', true],
    ['roistat', false],
    ['unknown', false],
    ['analytics', false],
    ['constructor', false],
  ])('says of the service %s: %s', async (id, granted) => {
    keep(record('on=preferences.analytics&off=advertising&soff=roistat'));
    expect((await begin()).hasService(id)).toBe(granted);
  });

  test('leaves out unknown ids of a choice, and takes the others', async () => {
    const consent = await begin();
    const problems = hear('problem');
    consent.set({ categories: { analytics: true, unknown: true }, services: { other: false } });
    expect(problems).toEqual([]);
    expect(consent.has('analytics')).toBe(true);
    expect(Object.keys(consent.state.categories)).not.toContain('unknown');
    expect(document.cookie).not.toMatch(/unknown|other/);
  });

  test('leaves granted what cannot be refused, whatever the choice says', async () => {
    const consent = await begin();
    const problems = hear('problem');
    consent.set({ categories: { necessary: false, cart: false } });
    expect(consent.has(['necessary', 'cart'])).toBe(true);
    expect(document.cookie).not.toMatch(/necessary|cart/);
    expect(problems).toEqual([]);
  });

  test('takes a choice that names nothing for a refusal', async () => {
    const consent = await begin();
    consent.set({ categories: null as never });
    expect(consent.state).toMatchObject({ decided: true, via: 'save' });
    expect(consent.has('analytics')).toBe(false);
  });

  test('goes on after a choice that throws when it is read', async () => {
    const consent = await begin();
    const categories = {
      get analytics(): boolean {
        throw new Error('broken');
      },
    };
    expect(() => {
      consent.set({ categories });
    }).toThrow('broken');
    expect(consent.state.decided).toBe(false);
    consent.rejectAll();
    expect(consent.state.via).toBe('reject-all');
  });

  test('withdraws by refusing everything that can be refused', async () => {
    keep(ACCEPTED);
    const consent = await begin();
    void consent.withdraw();
    expect(consent.state).toMatchObject({
      decided: true,
      via: 'withdraw',
      categories: { necessary: true, cart: true, preferences: false, analytics: false, advertising: false },
      services: { metrika: false, roistat: false },
    });
    expect(document.cookie).toContain('off=preferences.analytics.advertising&');
  });

  test('stops telling a listener that has unsubscribed', async () => {
    const consent = await begin();
    const listener = vi.fn();
    consent.on('decision', listener)();
    consent.acceptAll();
    expect(listener).not.toHaveBeenCalled();
  });

  test('opens and closes a surface without deciding anything', async () => {
    keep(REFUSED);
    const render = vi.fn<Surface['render']>(() => Promise.resolve());
    const consent = await begin(configuration, { createSurface: surfaceOf(render) });
    const views = hear('view');
    await consent.show('preferences');
    expect(views).toEqual([{ view: 'preferences' }]);
    consent.hide();
    await Promise.resolve();
    expect(views).toEqual([{ view: 'preferences' }, { view: 'none' }]);
    expect(render.mock.calls.map(([view]) => view)).toEqual(['preferences', 'none']);
    expect(document.cookie).toBe(`soglasie=${REFUSED}`);
  });

  test('survives a surface that cannot be drawn, and can try again', async () => {
    keep(REFUSED);
    const render = vi.fn<Surface['render']>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue();
    const consent = await begin(configuration, { createSurface: surfaceOf(render) });
    const [problems, views] = [hear('problem'), hear('view')];
    await consent.show('preferences');
    expect(problems).toEqual([{ code: 'part', message: 'Error: offline' }]);
    await consent.show('preferences');
    expect(views).toEqual([{ view: 'preferences' }]);
  });
});

describe('a withdrawal', () => {
  const traces = {
    ...configuration,
    categories: {
      preferences: { storage: ['region'] },
      analytics: { cookies: [{ name: '^_ym_' }, { name: 'sid', httpOnly: true }] },
    },
  };
  const leave = (): void => {
    document.cookie = '_ym_uid=1; path=/; secure';
    document.cookie = 'cart=1; path=/; secure';
    localStorage.setItem('region', 'Казань');
  };
  const isLeft = (): boolean => document.cookie.includes('_ym_uid');

  async function settled<T>(promise: Promise<T>): Promise<T> {
    let done = false;
    void promise.finally(() => (done = true));
    await until(() => done);
    return promise;
  }

  afterEach(() => {
    for (const name of ['_ym_uid', 'cart']) document.cookie = `${name}=; path=/; max-age=0; secure`;
    localStorage.clear();
  });

  test('resolves with what was deleted and what could not be', async () => {
    keep(ACCEPTED);
    leave();
    const consent = await begin(traces);
    expect(await settled(consent.withdraw())).toEqual({
      deleted: [
        { kind: 'cookie', name: '_ym_uid' },
        { kind: 'localStorage', name: 'region' },
      ],
      left: [{ kind: 'cookie', name: 'sid', reason: 'http-only' }],
    });
    expect(isLeft()).toBe(false);
    expect(localStorage).toHaveLength(0);
    expect(document.cookie).toContain('cart=1');
  });

  test('deletes after the record is written and the page has been told', async () => {
    keep(ACCEPTED);
    leave();
    const consent = await begin(traces);
    const seen: unknown[] = [];
    consent.on('change', () => seen.push([document.cookie.includes('via=withdraw'), isLeft()]));
    await settled(consent.withdraw());
    expect(seen).toEqual([[true, true]]);
    expect(isLeft()).toBe(false);
  });

  test('looks for what was left behind though nothing was granted', async () => {
    leave();
    const consent = await begin(traces);
    const { deleted } = await settled(consent.withdraw());
    expect(deleted).toHaveLength(2);
  });

  test('made by a listener resolves with the report, too', async () => {
    leave();
    const consent = await begin(traces);
    let made: Promise<unknown> | undefined;
    consent.on('decision', ({ via }) => {
      if (via === 'accept-all') made = consent.withdraw();
    });
    consent.acceptAll();
    expect(consent.state.via).toBe('withdraw');
    expect(made).toBeInstanceOf(Promise);
  });

  test('keeps the record, though a name of the site’s fits it', async () => {
    keep(ACCEPTED);
    const consent = await begin({
      ...configuration,
      categories: { analytics: { cookies: [{ name: '^s' }] } },
    });
    await settled(consent.withdraw());
    expect(document.cookie).toContain('via=withdraw');
  });

  test('is offered a reload once what may be running is refused', async () => {
    keep(ACCEPTED);
    let layers: Kit['layers'] = [];
    const consent = await begin(traces, {
      createSurface: (...given) => {
        const surface = surfaceOf(() => Promise.resolve())(...given);
        ({ layers } = surface.kit);
        return surface;
      },
    });
    await settled(consent.withdraw());
    await settled(consent.withdraw());
    expect(layers).toHaveLength(1);
  });

  test('resolves with the report though a reload cannot be offered, which is reported', async () => {
    keep(ACCEPTED);
    leave();
    const problems = hear('problem');
    const consent = await begin(traces, {
      createSurface: surfaceOf(() => Promise.resolve()),
    });
    vi.doMock('./ui/reload/offerReload', () => ({
      offerReload() {
        throw new Error('offline');
      },
    }));
    const { deleted } = await settled(consent.withdraw());
    vi.doUnmock('./ui/reload/offerReload');
    expect(problems).toEqual([{ code: 'part', message: 'Error: offline' }]);
    expect(deleted).toHaveLength(2);
  });

  test('whose part cannot be loaded refuses all the same, and says so', async () => {
    vi.doMock('./others', () => {
      throw new Error('offline');
    });
    keep(ACCEPTED);
    const problems = hear('problem');
    const consent = await begin(traces);
    const report = await settled(consent.withdraw());
    expect(report).toEqual({ deleted: [], left: [] });
    expect(problems.map(({ code }) => code)).toEqual(['part']);
    expect(consent.has('analytics')).toBe(false);
  });

  test.each<[string, (consent: Consent) => void]>([
    ['rejectAll', ({ rejectAll }) => rejectAll()],
    ['set', ({ set }) => set({ categories: { analytics: false, preferences: true } })],
  ])('is what a refusal by %s is after a grant: it deletes, too', async (_name, refuse) => {
    keep(ACCEPTED);
    leave();
    const consent = await begin(traces);
    refuse(consent);
    await until(() => !isLeft());
    expect(localStorage.getItem('region')).toBe(consent.has('preferences') ? 'Казань' : null);
    expect(document.cookie).toContain('cart=1');
  });

  test('made in another tab deletes here, too', async () => {
    keep(ACCEPTED);
    leave();
    await begin(traces);
    keep(REFUSED);
    const tab = new Channel('soglasie');
    tab.postMessage();
    tab.close();
    await until(() => !isLeft());
    expect(document.cookie).toContain('cart=1');
  });

  test('is not what a refusal is with no grant before it: the part is not asked, and nothing deleted', async () => {
    const called = watchOthers();
    leave();
    const consent = await begin(traces);
    consent.rejectAll();
    await vi.runAllTimersAsync();
    expect([await called(), isLeft()]).toEqual([[], true]);
    await settled(consent.withdraw());
    expect([await called(), isLeft()]).toEqual([['withdraw'], false]);
  });
});

describe('held-back content', () => {
  test('is released once granted, and only that', async () => {
    const names = ran();
    hold('analytics', 'analytics');
    hold('advertising', 'advertising');
    hold('!advertising', 'no advertising');
    const consent = await begin();
    consent.set({ categories: { analytics: true } });
    await vi.runAllTimersAsync();
    expect(names).toEqual(['analytics', 'no advertising']);
  });

  test('that is on its way is taken back by a refusal at once, before the paint', async () => {
    keep(ACCEPTED);
    hold('analytics', '');
    const held = document.querySelector('script');
    if (held) held.dataset.src = 'https://counter.example/tag.js';
    const consent = await begin();
    await vi.runOnlyPendingTimersAsync();
    expect(held?.isConnected).toBe(false);
    consent.rejectAll();
    expect(held?.isConnected).toBe(true);
    await vi.runAllTimersAsync();
    expect(held?.isConnected).toBe(true);
  });

  test('that can never be released is reported with what was meant', async () => {
    hold('analitics', '');
    const problems = hear('problem');
    await begin();
    await until(() => problems.length > 0);
    expect(problems.map(({ code, message }) => [code, plain(message)])).toEqual([
      [
        'gate',
        '<script type="text/plain" data-category="analitics">: категории «analitics» нет в конфигурации, поэтому тег ' +
          'не сработает никогда. Возможно, вы имели в виду «analytics»? Подробнее: docs/guide.ru.md#tags',
      ],
    ]);
    expect(problems[0]?.diagnostic).toMatchObject({ severity: 'error', suggestion: 'analytics' });
  });

  test('stays held back where the grant was withdrawn before the paint', async () => {
    const names = ran();
    hold('analytics', 'analytics');
    const consent = await begin();
    consent.acceptAll();
    consent.rejectAll();
    await vi.runAllTimersAsync();
    expect(names).toEqual([]);
  });
});

describe('an embed', () => {
  const put = (): HTMLIFrameElement => {
    const frame = document.createElement('iframe');
    Object.assign(frame.dataset, {
      category: 'advertising',
      service: 'video',
      src: 'https://video.example/',
    });
    document.body.append(frame);
    return frame;
  };
  const input = { ...configuration, services: { video: { category: 'advertising' } } };

  type HoldPlace = (frame: HTMLIFrameElement, show: () => void) => void;
  afterEach(() => {
    vi.doUnmock('./ui/embed/definePlaceholder');
  });

  /** A page with a part that holds places, and the callbacks that the surface was given. */
  async function beginWith(
    holdPlace: HoldPlace,
  ): Promise<{ readonly consent: Consent; readonly options: SurfaceOptions }> {
    vi.doMock('./ui/embed/definePlaceholder', () => ({ definePlaceholder: () => holdPlace }));
    let options: SurfaceOptions | undefined;
    const consent = await begin(input, {
      createSurface: (...given) => {
        [options] = given;
        return surfaceOf(() => Promise.resolve())(...given);
      },
    });
    if (!options) throw new Error('no surface');
    return { consent, options };
  }

  test('has its place held by the surface, and can be shown once, which decides nothing', async () => {
    const frame = put();
    const holdPlace = vi.fn<HoldPlace>();
    const { consent } = await beginWith(holdPlace);
    await until(() => holdPlace.mock.calls.length > 0);
    expect(holdPlace.mock.calls.map(([held]) => held)).toEqual([frame]);
    expect(frame.hasAttribute('src')).toBe(false);
    holdPlace.mock.calls[0]?.[1]();
    expect(frame.src).toBe('https://video.example/');
    expect(consent.state.id).toBeNull();
    expect(document.cookie).toBe('');
  });

  test('that is always wanted is a decision on it alone, and leaves the question open', async () => {
    const frame = put();
    const { consent, options } = await beginWith(() => {});
    const [decisions, views] = [hear('decision'), hear('view')];
    options.embed({ categories: {}, services: { video: true } });
    await until(() => frame.src === 'https://video.example/');
    expect(decisions).toEqual([consent.state]);
    expect(consent.state).toMatchObject({ decided: false, via: 'embed', services: { video: true } });
    expect(consent.has('advertising')).toBe(false);
    expect(document.cookie).toMatch(/&rev=2026-05-01&son=video&lang=ru&via=embed$/);
    expect(views.map(({ view }) => view)).not.toContain('none');
  });

  test('is remembered on the next visit', async () => {
    keep(record('son=video'));
    const frame = put();
    const holdPlace = vi.fn<HoldPlace>();
    await beginWith(holdPlace);
    await until(() => frame.src === 'https://video.example/');
    expect(holdPlace).not.toHaveBeenCalled();
  });

  test('whose place cannot be held stays held back, which is reported', async () => {
    const frame = put();
    const problems = hear('problem');
    await beginWith(() => {
      throw new Error('offline');
    });
    await until(() => problems.length > 0);
    expect(problems).toEqual([{ code: 'part', message: 'Error: offline' }]);
    expect(frame.hasAttribute('src')).toBe(false);
  });

  test('stays held back, and nothing else happens, where the site draws its own surfaces', async () => {
    const frame = put();
    // Comes after it in the page, and says when it has been met.
    hold('unheard-of', '');
    const problems = hear('problem');
    await begin(input);
    await until(() => problems.length > 0);
    expect(problems.map(({ code }) => code)).toEqual(['gate']);
    expect(problems[0]?.message).toContain('unheard-of');
    expect(frame.hasAttribute('src')).toBe(false);
  });

  test('that is refused after a grant is emptied, and its place held', async () => {
    keep(record('on=advertising'));
    const frame = put();
    const holdPlace = vi.fn<HoldPlace>();
    const { consent } = await beginWith(holdPlace);
    await until(() => frame.src === 'https://video.example/');
    consent.rejectAll();
    await until(() => holdPlace.mock.calls.length > 0);
    const empty = document.querySelector('iframe');
    expect(empty).not.toBe(frame);
    expect(empty?.hasAttribute('src')).toBe(false);
    expect(holdPlace.mock.calls.map(([held]) => held)).toEqual([empty]);
  });
});

describe('another tab', () => {
  const elsewhere = (text: string): void => {
    keep(text);
    const tab = new Channel('soglasie');
    tab.postMessage();
    tab.close();
  };

  test('grants and refuses here too: a change, but no decision of this page', async () => {
    const consent = await begin();
    const [decisions, changes] = [hear('decision'), hear('change')];
    elsewhere(ACCEPTED);
    expect(consent.has('analytics')).toBe(true);
    elsewhere(REFUSED);
    expect(consent.has('analytics')).toBe(false);
    expect(decisions).toEqual([]);
    expect(changes.map(({ granted, revoked }) => [granted.length, revoked.length])).toEqual([
      [5, 0],
      [0, 5],
    ]);
  });

  test('hears of a decision here', async () => {
    const [here, there] = [await begin(), await begin()];
    here.acceptAll();
    expect(there.state).toEqual(here.state);
  });

  test.each([
    ['a record that is none', 'v=2&on=advertising'],
    ['a record that is gone', ''],
    ['the same record', ACCEPTED],
  ])('changes nothing by %s', async (_name, text) => {
    keep(ACCEPTED);
    const consent = await begin();
    const changes = hear('change');
    elsewhere(text);
    expect(consent.has('analytics')).toBe(true);
    expect(changes).toEqual([]);
  });

  test('takes the banner away here', async () => {
    const views = hear('view');
    await begin();
    await Promise.resolve();
    elsewhere(REFUSED);
    await Promise.resolve();
    expect(views).toEqual([{ view: 'banner' }, { view: 'none' }]);
  });

  test('does not interrupt a visitor in the preference centre', async () => {
    const consent = await begin();
    await consent.show('preferences');
    const views = hear('view');
    elsewhere(REFUSED);
    await Promise.resolve();
    expect(views).toEqual([]);
  });
});

describe('a page that is not to be trusted', () => {
  test('grants nothing by what all its objects inherit', async () => {
    const consent = await begin();
    Reflect.set(Object.prototype, 'analytics', true);
    Reflect.set(Object.prototype, 'metrika', true);
    try {
      consent.set({ categories: { preferences: true } });
      expect(consent.state).toMatchObject({ categories: { preferences: true, analytics: false } });
      expect(consent.hasService('metrika')).toBe(false);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'analytics');
      Reflect.deleteProperty(Object.prototype, 'metrika');
    }
  });

  test('has every decision follow the last though its console throws', async () => {
    const consent = await begin();
    vi.spyOn(Document.prototype, 'cookie', 'set').mockImplementation(() => {});
    vi.spyOn(console, 'warn').mockImplementation(() => {
      throw new Error('no console');
    });
    consent.acceptAll();
    consent.rejectAll();
    expect(consent.has('analytics')).toBe(false);
  });
});

test('a refusal that cannot be written holds for this page view, beside an older acceptance', async () => {
  keep(ACCEPTED);
  const consent = await begin();
  vi.spyOn(Document.prototype, 'cookie', 'set').mockImplementation(() => {});
  consent.rejectAll();
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  expect(consent.has('analytics')).toBe(false);
});

describe('after destroy', () => {
  test('the page hears, releases and shows nothing more, and the record stays', async () => {
    keep(REFUSED);
    const names = ran();
    let gone = false;
    const consent = await begin(configuration, {
      createSurface: (options, ...rest) => {
        options.signal.addEventListener('abort', () => (gone = true));
        return surfaceOf(() => Promise.resolve())(options, ...rest);
      },
    });
    const listener = vi.fn();
    consent.on('change', listener);
    consent.destroy();
    hold('necessary', 'late');
    keep(ACCEPTED);
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await vi.runAllTimersAsync();
    expect(listener).not.toHaveBeenCalled();
    expect(names).toEqual([]);
    expect(gone).toBe(true);
    expect(Channel.open.size).toBe(0);
    expect(document.cookie).toBe(`soglasie=${ACCEPTED}`);
  });

  test('before it was ready the page hears nothing at all', async () => {
    const ready = hear('ready');
    const consent = createConsent(configuration, {});
    consent.destroy();
    await vi.runAllTimersAsync();
    expect(ready).toEqual([]);
  });

  test('a late call decides nothing', async () => {
    const consent = await begin();
    const decisions = hear('decision');
    consent.destroy();
    consent.acceptAll();
    expect(decisions).toEqual([]);
    expect(document.cookie).toBe('');
  });
});
