import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import type { Path, System } from '../systems/System';
import { type Conditions, unthrottled } from './conditions';
import { type Signal, type Sightings, watchPage } from './watchPage';

export type StoredState = Awaited<ReturnType<BrowserContext['storageState']>>;

export interface SessionOptions {
  readonly conditions?: Conditions;
  /** Of a visitor who has answered before. */
  readonly state?: StoredState | undefined;
  readonly everyFrame?: boolean;
}

/** What the watcher saw and what the page's recorder noted. */
export interface Notes extends Sightings {
  readonly ran: readonly number[];
  readonly firstRan: number | null;
  readonly lastRan: number | null;
}

/** How long a page may take for anything that is waited for. */
const patience = 20_000;

/** One visit in a browser that has seen nothing yet: a context, and so a cache, of its own. */
export class Session {
  readonly requests: string[] = [];
  readonly errors: string[] = [];
  readonly #signals = new Set<Signal>();
  readonly #waiting = new Map<Signal, () => void>();
  #pending = 0;

  private constructor(
    readonly system: System,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly devTools: CDPSession,
  ) {
    page.on('request', (request) => {
      const { protocol, pathname } = new URL(request.url());
      // What is in the page is asked of nobody.
      if (protocol === 'http:') this.requests.push(pathname);
      this.#pending++;
    });
    page.on('requestfinished', () => this.#pending--);
    page.on('requestfailed', () => this.#pending--);
    page.on('pageerror', ({ message }) => this.errors.push(message));
    devTools.on('Runtime.bindingCalled', ({ payload }) => {
      const signal = payload as Signal;
      this.#signals.add(signal);
      this.#waiting.get(signal)?.();
    });
  }

  static async open(browser: Browser, system: System, options: SessionOptions = {}): Promise<Session> {
    const { conditions = unthrottled, state, everyFrame = true } = options;
    const context = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      locale: 'ru-RU',
      ...(state && { storageState: state }),
    });
    const page = await context.newPage();
    const devTools = await context.newCDPSession(page);
    const session = new Session(system, context, page, devTools);
    await devTools.send('Runtime.enable');
    await devTools.send('Runtime.addBinding', { name: 'signal' });
    const { card = null, centre } = system.surface ?? {};
    await page.addInitScript(watchPage, { card, dialog: centre?.dialog ?? null, everyFrame });
    await session.#endure(conditions);
    return session;
  }

  async #endure({ processor, network }: Conditions): Promise<void> {
    if (network) {
      await this.devTools.send('Network.enable');
      await this.devTools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: network.latency,
        downloadThroughput: network.download,
        uploadThroughput: network.upload,
      });
    }
    if (processor > 1) await this.devTools.send('Emulation.setCPUThrottlingRate', { rate: processor });
  }

  async goto(address: string): Promise<void> {
    await this.page.goto(address, { waitUntil: 'load', timeout: patience });
  }

  /** Waits for what the watcher or the recorder in the page tells. */
  async wait(signal: Signal): Promise<void> {
    if (this.#signals.has(signal)) return;
    const told = new Promise<true>((resolve) => {
      this.#waiting.set(signal, () => {
        resolve(true);
      });
    });
    const giveUp = new AbortController();
    const late = pause(patience, false, { signal: giveUp.signal }).catch(() => false);
    if (!(await Promise.race([told, late]))) throw new Error(`${this.system.name}: no "${signal}" in time`);
    giveUp.abort();
  }

  /** Waits until nothing more is on its way, and a moment for the page to deal with it. */
  async quiet(): Promise<void> {
    const moment = 300;
    do await pause(moment);
    while (this.#pending > 0);
    await pause(moment);
  }

  async #middle(path: Path): Promise<{ x: number; y: number }> {
    // Playwright's selectors step into open shadow roots by themselves.
    const box = await this.page.locator(path.join(' ')).first().boundingBox({ timeout: patience });
    if (!box) throw new Error(`${this.system.name}: nothing to point at, ${path.join(' ')}`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async hover(path: Path): Promise<void> {
    const { x, y } = await this.#middle(path);
    await this.page.mouse.move(x, y);
  }

  async click(path: Path): Promise<void> {
    const { x, y } = await this.#middle(path);
    await this.page.mouse.click(x, y);
  }

  /** Accepts everything, as the system lets a visitor or a page do it. */
  async accept(): Promise<void> {
    const { surface, acceptAll } = this.system;
    if (surface) {
      await pause(surface.deafFor ?? 0);
      await this.click(surface.accept);
    } else if (acceptAll) {
      await this.page.evaluate(acceptAll);
    }
  }

  isCardSeen(): Promise<boolean> {
    return this.page.evaluate(() => window.isCardSeen?.() ?? false);
  }

  notes(): Promise<Notes> {
    return this.page.evaluate(() => {
      if (!window.sightings) throw new Error('The page is not watched.');
      const { heldRan: ran, heldRanAt: at } = window;
      return { ...window.sightings, ran, firstRan: at[0] ?? null, lastRan: at.at(-1) ?? null };
    });
  }

  /** The counters of the browser; times in milliseconds. */
  async counters(): Promise<(name: string) => number> {
    const { metrics } = await this.devTools.send('Performance.getMetrics');
    const values = new Map(metrics.map(({ name, value }) => [name, value]));
    return (name) => {
      const value = values.get(name);
      if (value === undefined) throw new Error(`The browser does not count ${name}.`);
      return value;
    };
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
