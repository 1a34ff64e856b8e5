import { expect } from '@playwright/test';
import type { PageOptions, TestServer } from '../server';
import { shopPage, type ShopPage } from '../shopPage';
import { findButton, see, type Sight } from './see';
import type { Engine, Tab } from './Tab';

export interface FaultyPage extends ShopPage, PageOptions {
  /** Of the page's security policy: every script of the page has it. */
  readonly nonce?: string;
  /** What the page holds back, in place of the usual. */
  readonly held?: string;
}

/** What the page holds back until analytics is granted, in this order. */
const usual = `
  <script type="text/plain" data-category="analytics">ran.push('inline')</script>
  <script type="text/plain" data-category="analytics" data-src="/held/file.js"></script>
  <script type="text/plain" data-category="analytics">ran.push('after')</script>
  <img data-category="analytics" data-src="/held/pixel.gif" alt="">`;

/** What is seen from inside the page. It comes before everything else there, and stands on what the browser itself has. */
const WATCH = `
  window.ran = [];
  window.watched = { errors: [], violations: [], problems: [], printed: [], clicks: 0 };
  addEventListener('error', (event) => {
    if (event instanceof ErrorEvent) watched.errors.push(event.message);
  });
  addEventListener('unhandledrejection', ({ reason }) => watched.errors.push(String(reason)));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, sample }) => {
    watched.violations.push([violatedDirective, blockedURI, sourceFile, sample].join(' '));
  }, true);
  for (const method of ['log', 'warn', 'error', 'groupCollapsed']) {
    const print = console[method].bind(console);
    console[method] = (...texts) => {
      watched.printed.push(texts.join(' '));
      print(...texts);
    };
  }
  EventTarget.prototype.addEventListener.call(document, 'soglasie:problem', ({ detail }) => {
    watched.problems.push(detail.code + ': ' + detail.message);
  });
  // The page's own script: it has to work, whatever becomes of ours.
  addEventListener('click', ({ target }) => {
    if (target instanceof HTMLButtonElement && target.textContent === 'В корзину') watched.clicks++;
  });`;

/** A shop in a browser's tab, and its visitor. */
export class Shop {
  constructor(
    readonly engine: Engine,
    readonly tab: Tab,
    readonly server: TestServer,
  ) {
    server.resource('/watch.js', { body: WATCH });
    server.resource('/held/file.js', { body: `ran.push('file')` });
    server.resource('/held/pixel.gif', { body: '' });
  }

  /** The same visitor in another tab. */
  async inAnotherTab(): Promise<Shop> {
    return new Shop(this.engine, await this.tab.openTab(), this.server);
  }

  /** Registers a page that holds something back, and says its path. */
  page({ nonce, head = '', body = '', held = usual, ...page }: FaultyPage = {}): string {
    const html = shopPage({ ...page, head: `<script src="/watch.js"></script>${head}`, body: body + held });
    const guarded = nonce ? html.replace(/<script(?![^>]* nonce)/g, `<script nonce="${nonce}"`) : html;
    return this.server.page(guarded, page);
  }

  /** Opens a page that holds something back, and waits until the product has started. */
  async open(page: FaultyPage = {}): Promise<void> {
    await this.visit(this.page(page));
    await this.started();
  }

  async visit(path: string): Promise<void> {
    await this.tab.open(this.server.origin + path);
  }

  async started(): Promise<void> {
    // A page on its way cannot be asked.
    await expect.poll(async () => (await this.see().catch(() => undefined))?.hasStarted).toBe(true);
  }

  /** Leaves a cookie before the page that is to be tried is opened. The text is what stands after `soglasie=`. */
  async leaveCookie(text: string, name = 'soglasie'): Promise<void> {
    await this.visit(this.server.page('<!doctype html><title>Before</title>', { path: '/before' }));
    await this.tab.run(
      ([name = '', text = '']) => {
        document.cookie = `${name}=${text}; path=/; max-age=86400`;
      },
      [name, text],
    );
  }

  see(): Promise<Sight> {
    return this.tab.run(see);
  }

  /** Waits for a button of the surfaces or the page, by its text, where a click reaches it, and clicks there. */
  async click(name: string): Promise<void> {
    let point: readonly [number, number] | null = null;
    await expect
      .poll(async () => (point = await this.tab.run(findButton, name)), `a button «${name}» within reach`)
      .not.toBeNull();
    await this.tab.tap(...(point as unknown as [number, number]));
  }

  async accept(): Promise<void> {
    await this.click('Принять все');
    await this.expectView('none');
  }

  async refuse(): Promise<void> {
    await this.click('Отклонить необязательные');
    await this.expectView('none');
  }

  async expectView(view: Sight['view']): Promise<void> {
    await expect.poll(async () => (await this.see()).view).toBe(view);
  }

  /** Nobody was asked or has answered: nothing that is held back has run or was fetched, nothing refusable is granted. */
  async expectNothingGranted(): Promise<void> {
    await this.settle();
    const { granted, ran } = await this.see();
    expect(granted.filter((id) => !['necessary', 'authentication', 'cart'].includes(id))).toEqual([]);
    expect(ran).toEqual([]);
    expect(this.server.requestsTo('/held/')).toEqual([]);
  }

  /** The visitor is asked, and refusing is as near as accepting; the page goes on meanwhile. */
  async expectAsked(): Promise<void> {
    await this.expectFairQuestion();
    await this.expectPageWorks();
  }

  /** The same where the banner may cover the page, as on a small screen. */
  async expectFairQuestion(): Promise<void> {
    await this.expectView('banner');
    const { buttons, decided } = await this.see();
    const [reject, accept] = ['Отклонить необязательные', 'Принять все'].map((name) =>
      buttons.find((button) => button.name === name),
    );
    expect(decided).toBe(false);
    expect(reject).toMatchObject({ isReachable: true, style: accept?.style });
    expect(accept).toMatchObject({ isReachable: true });
    expect(reject?.width).toBeCloseTo(accept?.width ?? 0, 0);
    expect(reject?.height).toBeCloseTo(accept?.height ?? 0, 0);
    await this.expectNothingGranted();
    await this.expectNoErrors();
  }

  /** The visitor has refused: it is recorded, and nothing runs. */
  async expectRefused(): Promise<void> {
    await this.expectView('none');
    await this.expectNothingGranted();
    expect((await this.see()).decided).toBe(true);
    await this.expectPageWorks();
  }

  /** What is held back for analytics runs, once and in order. */
  async expectGranted(): Promise<void> {
    await expect.poll(async () => (await this.see()).ran).toEqual(['inline', 'file', 'after']);
    await expect
      .poll(() =>
        this.server
          .requestsTo('/held/')
          .map(({ path }) => path)
          .sort(),
      )
      .toEqual(['/held/file.js', '/held/pixel.gif']);
    await this.settle();
    const { ran, granted } = await this.see();
    expect(granted).toContain('analytics');
    expect(ran).toEqual(['inline', 'file', 'after']);
    await this.expectPageWorks();
  }

  /** The page's own button answers a click, and nothing was thrown. */
  async expectPageWorks(): Promise<void> {
    const { clicks } = await this.see();
    await this.click('В корзину');
    await expect.poll(async () => (await this.see()).clicks).toBe(clicks + 1);
    await this.expectNoErrors();
  }

  /** No error of ours is uncaught, and nothing of ours is against the page's security policy. */
  async expectNoErrors(): Promise<void> {
    const { errors, violations } = await this.see();
    expect(errors).toEqual([]);
    expect(violations).toEqual([]);
  }

  /** Lets all that is under way in the page happen, so that what did not happen is known not to. */
  async settle(): Promise<void> {
    await this.tab.run(async () => {
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
      await new Promise((resolve) => setTimeout(resolve));
      // A round trip, behind every request that the page has made by now.
      await fetch('/settle').catch(() => undefined);
    });
  }
}
