import type { Page } from '@playwright/test';
import type { TestServer } from './server';

// Cases that nobody thought of, each in a frame of its own within one page.

/** A value that JSON has no word for: the page makes it. */
export interface Special {
  readonly $: 'undefined' | 'function' | 'symbol' | 'circular' | 'throws' | 'proxy';
}

export interface Step {
  /** A method of the program interface, or an event of the page's. */
  readonly call?: string;
  readonly event?: string;
  readonly args: readonly unknown[];
}

export interface Case {
  readonly config?: unknown;
  readonly cookie?: string;
  /** Markup of the page's own: before our tag, or behind it. */
  readonly before?: string;
  readonly markup?: string;
  readonly steps?: readonly Step[];
  /** What a visitor who is asked answers by, at the end. */
  readonly answer?: 'reject';
}

export interface Outcome {
  readonly hasStarted: boolean;
  /** Before a step was taken, and at the end. */
  readonly granted: readonly string[];
  readonly finally: readonly string[];
  readonly decided: boolean;
  /** The record as the browser holds it, before a step was taken. */
  readonly record: string;
  readonly ran: readonly string[];
  readonly errors: readonly string[];
  /** What a call threw at its caller. */
  readonly thrown: readonly string[];
  /** What has got into the prototype of all objects. */
  readonly polluted: readonly string[];
  readonly isAsked: boolean;
  readonly canRefuse: boolean;
}

const PAGE = `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Самовар</title>
<script>
  const { config, before = '' } = parent.fuzzed;
  addEventListener('error', (event) => event instanceof ErrorEvent && parent.fuzzed.errors.push(event.message));
  addEventListener('unhandledrejection', ({ reason }) => parent.fuzzed.errors.push('rejected: ' + reason));
  // A button of the markup's that is clicked would send its form, and the case would leave the frame.
  addEventListener('submit', (event) => event.preventDefault());
  const text = JSON.stringify(config === undefined ? {} : config).replaceAll('<', '\\\\u003c');
  document.write('<script type="application/json" id="soglasie-config">' + text + '<' + '/script>' + before);
</script>
<script src="/soglasie/soglasie.js" data-config="#soglasie-config"></script></head><body>
<script type="text/plain" data-category="analytics">parent.fuzzed.ran.push('analytics')</script>
<script type="text/plain" data-category="advertising">parent.fuzzed.ran.push('advertising')</script>
<script type="text/plain" data-category="external">parent.fuzzed.ran.push('external')</script>
<script type="text/plain" data-category="unheard-of">parent.fuzzed.ran.push('unheard-of')</script>
<img data-category="analytics" data-src="/held/pixel.gif" alt="">
<script>Document.prototype.write.call(document, parent.fuzzed.markup || '')</script></body></html>`;

/** Opens the page that the cases are tried in. */
export async function openFuzz(page: Page, server: TestServer): Promise<(fuzzed: Case) => Promise<Outcome>> {
  server.page(PAGE, { path: '/fuzzed' });
  server.resource('/held/pixel.gif', { body: '' });
  await page.goto(server.page('<!doctype html><title>Fuzz</title><body></body>'));
  return (fuzzed) => page.evaluate(tryCase, fuzzed);
}

/** Runs in the page. */
async function tryCase(fuzzed: Case): Promise<Outcome> {
  const ran: string[] = [];
  const errors: string[] = [];
  const thrown: string[] = [];
  for (const pair of document.cookie.split('; '))
    document.cookie = `${pair.split('=')[0] ?? ''}=; path=/; max-age=0`;
  localStorage.clear();
  if (fuzzed.cookie !== undefined) document.cookie = `soglasie=${fuzzed.cookie}; path=/`;
  Object.assign(window, { fuzzed: { ...fuzzed, ran, errors } });

  const frame = document.createElement('iframe');
  frame.style.cssText = 'position: fixed; inset: 0; width: 1000px; height: 700px; border: 0';
  frame.src = '/fuzzed';
  document.body.append(frame);
  await new Promise((resolve) => (frame.onload = resolve));
  const inside = frame.contentWindow as Window & typeof globalThis;
  const own = <K extends keyof Document>(key: K): Document[K] =>
    Reflect.get<Document, K>(inside.Document.prototype, key, inside.document);
  const hasStarted = (): boolean =>
    Object.hasOwn(inside, 'soglasie') && typeof inside.soglasie?.acceptAll === 'function';
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 2; round++) {
      await new Promise((resolve) => inside.requestAnimationFrame(resolve));
      await new Promise((resolve) => inside.setTimeout(resolve));
    }
  };
  for (let tries = 0; tries < 100 && !hasStarted(); tries++) await settle();
  const root = (): ShadowRoot | null | undefined =>
    [...own('documentElement').children].findLast(({ localName }) => localName === 'soglasie-root')
      ?.shadowRoot;
  const banner = (): Element | null | undefined => root()?.querySelector('[part=surface][data-layout]');
  for (let tries = 0; tries < 20 && !banner() && !inside.soglasie?.state.decided; tries++) await settle();
  await settle();

  const granted = (): string[] => {
    const categories: Readonly<Record<string, boolean>> = inside.soglasie?.state.categories ?? {};
    return Object.keys(categories).filter((id) => categories[id]);
  };
  const start = {
    granted: granted(),
    decided: inside.soglasie?.state.decided === true,
    record: own('cookie'),
  };
  const button = banner()?.querySelector<HTMLElement>('[part=reject]');
  const { x = 0, y = 0, width = 0, height = 0 } = button?.getBoundingClientRect() ?? {};
  const top = root()?.elementFromPoint(x + width / 2, y + height / 2);
  const seen = { isAsked: Boolean(banner()), canRefuse: Boolean(top && button?.contains(top)) };

  const make = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(make);
    if (typeof value !== 'object' || value === null) return value;
    const circular: Record<string, unknown> = {};
    const specials: Record<string, () => unknown> = {
      undefined: () => undefined,
      function: () => () => 'called',
      symbol: () => Symbol('fuzz'),
      circular: () => Object.assign(circular, { categories: circular }),
      throws: () =>
        Object.defineProperty({}, 'categories', {
          get() {
            throw new TypeError('fuzz');
          },
          enumerable: false,
        }),
      proxy: () => new Proxy({}, {}),
    };
    const special = Object.hasOwn(value, '$') && specials[String((value as { $?: unknown }).$)];
    if (special) return special();
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, make(inner)]));
  };
  const interfaceOfOurs = inside.soglasie as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const { call, event, args } of fuzzed.steps ?? []) {
    try {
      if (call !== undefined) interfaceOfOurs[call]?.(...args.map(make));
      if (event !== undefined) {
        const target = event === 'pageshow' || event === 'storage' ? inside : inside.document;
        inside.EventTarget.prototype.dispatchEvent.call(
          target,
          new inside.CustomEvent(event, { detail: make(args[0]), bubbles: true }),
        );
      }
    } catch (error) {
      thrown.push(`${call ?? event ?? ''}: ${String(error)}`);
    }
    if (args.length % 2) await settle();
  }
  if (fuzzed.markup !== undefined || fuzzed.before !== undefined)
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- `call` picks the overload for obsolete tags
    for (const element of inside.Document.prototype.querySelectorAll.call(inside.document, '[data-soglasie]'))
      if (element instanceof inside.HTMLElement) {
        inside.HTMLElement.prototype.click.call(element);
        await settle();
      }
  const answer = fuzzed.answer && banner()?.querySelector<HTMLElement>(`[part=${fuzzed.answer}]`);
  answer?.click();
  await settle();
  const outcome = {
    ...start,
    ...seen,
    hasStarted: hasStarted(),
    finally: granted(),
    ran: [...ran],
    errors: [...errors],
    thrown,
    polluted: Reflect.ownKeys(inside.Object.prototype)
      .map(String)
      .filter(
        (key) =>
          !(
            Reflect.ownKeys(Object.getPrototypeOf(Object.getPrototypeOf(new Map())) as object) as unknown[]
          ).includes(key),
      ),
  };
  // What it holds is forgotten: the next case finds nothing of it.
  inside.soglasie?.destroy();
  frame.remove();
  return outcome;
}
