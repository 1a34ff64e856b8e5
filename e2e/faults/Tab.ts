import type { Page } from '@playwright/test';

export type Engine = 'chromium' | 'firefox' | 'webkit';

/** A key that a scenario presses, by its DOM name. */
export type Key = 'Tab' | 'Enter' | 'Escape' | ' ';

/**
 * One tab of a real browser: what a scenario needs of it, whichever engine it is and whatever drives it. Everything
 * else a scenario finds out in the page, or at the server.
 */
export interface Tab {
  /** Playwright's own page; absent in WebKitGTK, which WebDriver drives. For what one engine alone can show. */
  readonly page: Page | undefined;
  /** Goes to an address, and waits for its load event. */
  open: (url: string) => Promise<void>;
  reload: () => Promise<void>;
  /** As the button of the browser does. Returns at once: wait for what is to be seen then. */
  back: () => Promise<void>;
  /** Runs a function in the page. Argument and result are JSON; the function sees nothing from outside of it. */
  run: {
    <T>(script: () => T | Promise<T>): Promise<T>;
    <T, A>(script: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  };
  /** A native click at a point of the viewport, in CSS pixels: it goes to whatever is on top there. */
  tap: (x: number, y: number) => Promise<void>;
  press: (key: Key) => Promise<void>;
  /** Of the viewport, in CSS pixels. WebKitGTK's window is never narrower than 447. */
  resize: (width: number, height: number) => Promise<void>;
  /** Another tab of the same visitor, in front of this one. */
  openTab: () => Promise<Tab>;
  /** Brings it before the others. Only the tab in front is visible to its page. */
  bringToFront: () => Promise<void>;
}
