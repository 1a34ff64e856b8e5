import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from '@playwright/test';

export interface Engine {
  /** The project of Playwright's that runs in it. */
  readonly name: 'chromium' | 'firefox' | 'webkit';
  readonly title: string;
  /** The files that run in it. */
  readonly specs: RegExp;
  /** Set by hand, it wins: the path of the browser, or nothing to leave the engine out. */
  readonly variable: string;
  readonly find: () => string | undefined;
  /** Of Debian's. */
  readonly packages: readonly string[];
}

/** The oldest that was tried with Playwright's moz-firefox: 140 does not know all that it asks for. */
const oldestFirefox = 153;

const programs = process.env.PROGRAMFILES ?? '';

/** Scenarios of what may go wrong: what an engine cannot show of them, it leaves out by itself. */
const faultSpecs = /[\\/]faults[\\/][^\\/]+\.spec\.ts$/;

/** Beside the faults, what was seen to pass as a whole. */
const firefoxSpecs =
  /[\\/]faults[\\/][^\\/]+\.spec\.ts$|[\\/](clobbering|decision|first-visit|gate-attributes|gate-later|gate-order|gate-withdrawn|openers|other-tab|preferences-dialog|programInterface)\.spec\.ts$/;

/** The engines that the scenarios of faults/ are for, and where their browsers are. */
export const engines: readonly Engine[] = [
  {
    name: 'chromium',
    title: 'Chromium',
    specs: /\.spec\.ts$/,
    variable: 'SOGLASIE_CHROMIUM',
    find: () =>
      firstExisting([
        playwrightChromium(),
        ...['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'].flatMap(
          onPath,
        ),
        ...application('Chromium.app/Contents/MacOS/Chromium'),
        ...application('Google Chrome.app/Contents/MacOS/Google Chrome'),
        ...[programs, process.env['PROGRAMFILES(X86)'] ?? '', process.env.LOCALAPPDATA ?? ''].map((folder) =>
          join(folder, 'Google/Chrome/Application/chrome.exe'),
        ),
      ]),
    packages: ['chromium', 'fonts-liberation'],
  },
  {
    name: 'firefox',
    title: 'Firefox',
    specs: firefoxSpecs,
    variable: 'SOGLASIE_FIREFOX',
    find: () =>
      [
        ...['firefox-esr', 'firefox'].flatMap(onPath),
        // What is on the path there is a script.
        ...['/usr/lib/firefox/firefox', '/usr/lib64/firefox/firefox'],
        ...application('Firefox.app/Contents/MacOS/firefox'),
        join(programs, 'Mozilla Firefox/firefox.exe'),
      ].find((path) => firefoxVersion(path) >= oldestFirefox),
    packages: ['firefox-esr', 'fonts-liberation'],
  },
  {
    name: 'webkit',
    title: 'WebKitGTK',
    specs: faultSpecs,
    variable: 'SOGLASIE_WEBKIT',
    find: () =>
      ['WebKitWebDriver', 'xvfb-run', 'Xvfb', 'xauth'].every((name) => firstExisting(onPath(name)))
        ? firstExisting(webkitFolders().map((folder) => join(folder, 'webkit2gtk-4.1/MiniBrowser')))
        : undefined,
    packages: ['webkit2gtk-driver', 'xvfb', 'xauth', 'dbus-x11', 'fonts-liberation'],
  },
];

function playwrightChromium(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    // Playwright has no build for this system.
    return undefined;
  }
}

/**
 * The number before the first dot, as the file beside the program says it; 0 where there is none. A script that starts
 * a snap has no such file: that Firefox does not see the profile that Playwright makes for it.
 */
function firefoxVersion(path: string): number {
  if (!existsSync(path)) return 0;
  const folder = dirname(realpathSync(path));
  const file = firstExisting(['.', '../Resources'].map((place) => join(folder, place, 'application.ini')));
  return Number(/^Version=(\d+)/m.exec(file ? readFileSync(file, 'utf8') : '')?.[1] ?? 0);
}

/** Debian has a folder for each architecture. */
function webkitFolders(): string[] {
  const libraries = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
  return ['/usr/lib', '/usr/libexec', ...libraries.map((name) => join('/usr/lib', name))];
}

const onPath = (name: string): string[] =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name));

const application = (path: string): string[] =>
  ['/Applications', join(process.env.HOME ?? '', 'Applications')].map((folder) => join(folder, path));

const firstExisting = (paths: readonly (string | undefined)[]): string | undefined =>
  paths.find((path) => path !== undefined && existsSync(path));
