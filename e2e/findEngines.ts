import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { engines, type Engine } from './engines';

/**
 * Where the browser of each engine is; empty for one that is not here. What is missing is installed on the spot where
 * that asks nobody anything (Debian, as root). Playwright evaluates its configuration in every worker: the first
 * evaluation looks, the workers inherit the answer in the variables of the engines.
 */
export function findEngines(): Readonly<Record<Engine['name'], string>> {
  const missing = engines.filter((engine) => !look(engine));
  if (missing.length > 0 && mayInstall()) {
    install(missing);
    missing.forEach(look);
  }
  const [chromium = '', firefox = '', webkit = ''] = engines.map(
    ({ variable }) => (process.env[variable] ??= ''),
  );
  if (chromium) return { chromium, firefox, webkit };
  throw new Error(
    'The browser tests need Chromium: run "npx playwright install chromium", or install Chromium or Chrome, or put its path into SOGLASIE_CHROMIUM.',
  );
}

/** Whether there is nothing left to look for. */
function look({ variable, find }: Engine): boolean {
  const path = process.env[variable] ?? find();
  if (path !== undefined) process.env[variable] = path;
  return path !== undefined;
}

/** Not on Ubuntu: there the packages of the browsers only point to snaps. */
function mayInstall(): boolean {
  const system = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return process.getuid?.() === 0 && /^ID="?debian"?$/m.test(system);
}

function install(missing: readonly Engine[]): void {
  console.log(`Not found: ${missing.map(({ title }) => title).join(', ')}. Installing with apt-get.`);
  // Without a network, give up soon: what is there is tested.
  const hurry = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=20'];
  const apt = (...words: string[]): void => {
    execFileSync('apt-get', ['-qq', ...hurry, ...words], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  };
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...new Set(missing.flatMap(({ packages }) => packages)));
  } catch {
    console.log('apt-get has failed.');
  }
}
