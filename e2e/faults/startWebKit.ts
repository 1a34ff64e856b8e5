import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { Builder, type WebDriver } from 'selenium-webdriver';

export interface WebKitOptions {
  /** Host and port of the server where the browser finds every name but this machine's. */
  readonly hosts: string;
  readonly hasScripts: boolean;
  readonly hasCookies: boolean;
  /** Whether WebDriver answers nothing before the load event of the page. */
  readonly awaitsLoad: boolean;
}

/** WebKitGTK, which WebDriver drives on a screen that nobody sees. */
export interface WebKit {
  /** A browser of its own: nothing of an earlier one is in it. */
  readonly open: (options: WebKitOptions) => Promise<WebDriver>;
  readonly close: () => Promise<void>;
}

const DRIVER = 'WebKitWebDriver';

export async function startWebKit(): Promise<WebKit> {
  const port = await freePort();
  const screen = ['-a', '-s', '-screen 0 1400x1000x24'];
  const driver = spawn('xvfb-run', [...screen, DRIVER, `--port=${port}`], {
    // A group of its own, to be ended with all that it has started.
    detached: true,
    stdio: 'ignore',
    env: {
      ...process.env,
      GDK_BACKEND: 'x11',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      // There is no card to draw with: without it, a click takes a tenth of the time.
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      // Nobody is there who would answer.
      NO_AT_BRIDGE: '1',
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  // It says nothing once it listens.
  for (let tries = 0; !(await isReady(url)); tries++) {
    if (tries > 200 || driver.exitCode !== null) throw new Error(`${DRIVER} does not answer at ${url}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    open({ hosts, hasScripts, hasCookies, awaitsLoad }) {
      const args = [
        '--automation',
        // Not by the capability: with hosts to leave out, the browser crashes now and then as it starts.
        `--proxy=http://${hosts}`,
        ...['127.0.0.1', 'localhost'].map((host) => `--ignore-host=${host}`),
        `--enable-javascript=${hasScripts}`,
        ...(hasCookies ? [] : ['--cookies-policy=never']),
      ];
      return new Builder()
        .usingServer(url)
        .withCapabilities({
          browserName: 'MiniBrowser',
          pageLoadStrategy: awaitsLoad ? 'normal' : 'none',
          'webkitgtk:browserOptions': { binary: process.env.SOGLASIE_WEBKIT, args },
        })
        .build();
    },
    async close() {
      if (driver.exitCode !== null || driver.signalCode !== null) return;
      const ended = once(driver, 'exit');
      if (driver.pid) process.kill(-driver.pid);
      await ended;
    },
  };
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/status`).then(
    ({ ok }) => ok,
    () => false,
  );

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}
