import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { chromiumFlags } from './chromiumFlags';
import { type Engine, engines } from './engines';
import { findEngines } from './findEngines';

const { chromium, firefox } = findEngines();

const inChromium: NonNullable<PlaywrightTestConfig['use']> = {
  browserName: 'chromium',
  launchOptions: { executablePath: chromium, args: [...chromiumFlags] },
};

const use: Readonly<Record<Engine['name'], NonNullable<PlaywrightTestConfig['use']>>> = {
  chromium: inChromium,
  firefox: {
    browserName: 'firefox',
    // The real one, by WebDriver BiDi, and not a build of Playwright's.
    channel: 'moz-firefox',
    launchOptions: {
      executablePath: firefox,
      firefoxUserPrefs: {
        // Every name is this machine, as in Chromium.
        'network.dns.forceResolve': '127.0.0.1',
        'services.settings.server': 'data:,#remote-settings-dummy/v1',
      },
      // Without it, a release does not let the server of its settings be changed.
      env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    },
  },
  // WebDriver drives WebKitGTK: see faults/startWebKit.ts. The browser that Playwright starts beside it is idle.
  webkit: inChromium,
};

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  // What a busy machine broke is run once more, and named "flaky" at the end: a bug to be mended, but no landing lost.
  retries: 1,
  reporter: [['list'], ['./faults/FaultReporter.ts']],
  use: {
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    screenshot: 'only-on-failure',
  },
  projects: engines
    .filter(({ variable }) => process.env[variable])
    .map(({ name, specs }) => ({ name, testMatch: specs, use: use[name] })),
});
