import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from '@playwright/test';

// The engine of a privacy extension, DuckDuckGo's autoconsent, as its authors build it for a browser under test.

const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const engine = '../node_modules/@duckduckgo/autoconsent';
const contentScript = read(`${engine}/dist/autoconsent.playwright.js`);

export interface Rule {
  readonly name: string;
}

/** Our own rule, as we ship it. */
export const ourRule = JSON.parse(read('../integrations/autoconsent.json')) as Rule;

/** Those that come with the engine. */
export const bundledRules = (JSON.parse(read(`${engine}/rules/rules.json`)) as { autoconsent: Rule[] })
  .autoconsent;

export interface ExtensionOptions {
  readonly rules: readonly Rule[];
  readonly autoAction?: 'optOut' | 'optIn';
  /** Which button of a popup that no rule knows may be clicked: up to `tier2`, which accepts. */
  readonly heuristicMode?: 'off' | 'reject' | 'tier1' | 'tier2';
}

interface Message {
  readonly type: string;
  readonly cmp?: string;
  readonly result?: boolean;
  readonly scheduleSelfTest?: boolean;
  readonly id?: string;
  readonly code?: string;
  readonly details?: unknown;
  readonly state?: { readonly lifecycle: string; readonly clicks: number };
}

export interface Extension {
  /** Names of the rules that know something on the page. */
  readonly detected: () => string[];
  /** Names of the rules that see a popup. */
  readonly popups: () => string[];
  /** What became of what it did, and of its look whether that held: by the type of the message. */
  readonly results: () => Readonly<Record<string, boolean | undefined>>;
  readonly clicks: () => number;
  readonly errors: () => unknown[];
  /** It has done what it wanted, or has given up. */
  readonly hasEnded: () => boolean;
}

/** Gives the page's visitor the extension: it is there before each page that is opened from now on. */
export async function installExtension(
  page: Page,
  { rules, autoAction = 'optOut', heuristicMode = 'off' }: ExtensionOptions,
): Promise<Extension> {
  const messages: Message[] = [];
  let hasGivenUp = false;
  const of = (...types: readonly string[]): Message[] => messages.filter(({ type }) => types.includes(type));
  const names = (type: string): string[] => of(type).flatMap(({ cmp }) => cmp ?? []);
  const lifecycle = (): string | undefined => of('report').at(-1)?.state?.lifecycle;

  await page.exposeBinding(
    'autoconsentSendMessage',
    async ({ frame }: { frame: Frame }, message: Message) => {
      messages.push(structuredClone(message));
      const answer = (reply: object): Promise<unknown> =>
        frame.evaluate(`autoconsentReceiveMessage(${JSON.stringify(reply)})`);
      if (message.type === 'init')
        await answer({
          type: 'initResp',
          rules: { autoconsent: rules },
          config: {
            enabled: true,
            autoAction,
            disabledCmps: [],
            enablePrehide: true,
            enableCosmeticRules: true,
            enableHeuristicDetection: true,
            heuristicMode,
            detectRetries: 3,
            // Of popups that a rule waited for in vain, it tells the console alone.
            logs: { lifecycle: true },
          },
        });
      if (message.type === 'eval') {
        const result: unknown = await frame.evaluate(message.code ?? '');
        await answer({ type: 'evalResp', id: message.id, result });
      }
      if (message.type === 'optOutResult' && message.scheduleSelfTest) await answer({ type: 'selfTest' });
    },
  );
  page.on('console', (line) => {
    hasGivenUp ||= line.text() === 'no popup found';
  });
  await page.addInitScript(contentScript);
  return {
    detected: () => names('cmpDetected'),
    popups: () => names('popupFound'),
    results: () =>
      Object.fromEntries(
        of('optOutResult', 'optInResult', 'selfTestResult').map(({ type, result }) => [type, result]),
      ),
    clicks: () => of('report').at(-1)?.state?.clicks ?? 0,
    errors: () => of('autoconsentError').map(({ details }) => details),
    hasEnded: () =>
      hasGivenUp || /^(done|nothingDetected|opt(In|Out)(Succeeded|Failed))$/.test(lifecycle() ?? ''),
  };
}
