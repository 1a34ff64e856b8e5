import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/**
 * The Chromium to test with: the one that Playwright has, else the system's,
 * else one installed on the spot where that asks nobody anything (Debian, as root).
 */
export function findChromium(): string {
  const found = playwrightChromium() ?? systemChromium() ?? installedChromium();
  if (found) return found;
  throw new Error(
    'The browser tests need Chromium: run "npx playwright install chromium", or install Chromium or Chrome, or put its path into SOGLASIE_CHROMIUM.',
  );
}

const isRoot = process.getuid?.() === 0;

export const chromiumFlags: readonly string[] = [
  // Every name is this machine: a test opens shop.example.ru or магазин.рф on the test server's port,
  // and nothing reaches the real internet.
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-sync',
  '--no-first-run',
  // Chromium refuses to run as root, the usual user of a container, with its sandbox.
  ...(isRoot ? ['--no-sandbox'] : []),
];

function playwrightChromium(): string | undefined {
  try {
    return firstExisting([chromium.executablePath()]);
  } catch {
    // Playwright has no build for this system.
    return undefined;
  }
}

function systemChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const home = process.env.HOME ?? '';
  return firstExisting([
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...['/Applications', join(home, 'Applications')].flatMap((applications) => [
      join(applications, 'Chromium.app/Contents/MacOS/Chromium'),
      join(applications, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
    ]),
    ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
  ]);
}

function installedChromium(): string | undefined {
  // Not on Ubuntu: there the package only points to a snap.
  if (!isRoot || !/^ID="?debian"?$/m.test(read('/etc/os-release'))) return undefined;
  console.log('No Chromium found: installing it with apt-get.');
  const apt = (...words: string[]): Buffer =>
    execFileSync('apt-get', ['-qq', ...words], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium');
  } catch {
    return undefined;
  }
  return systemChromium();
}

function firstExisting(paths: readonly string[]): string | undefined {
  return paths.find((path) => existsSync(path));
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
