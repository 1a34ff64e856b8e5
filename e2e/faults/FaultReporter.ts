import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FullConfig, FullResult, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { format, resolveConfig } from 'prettier';
import { engines } from '../engines';
import { FaultTable } from './FaultTable';

const folder = dirname(fileURLToPath(import.meta.url));
const file = fileURLToPath(new URL('../../docs/faults.md', import.meta.url));

/** Arguments that leave out some scenarios of a file. */
const narrowing = /^(-g|-gv|--grep|--grep-invert|--shard|--last-failed|--only-changed|--test-list)\b|:\d+$/;

/**
 * Says at the end what was shown in which engine, and which engine is not there. When every scenario was tried in
 * every engine, `docs/faults.md` has to say the same; with `--update-snapshots`, it is written.
 */
export default class FaultReporter implements Reporter {
  #mayWrite = false;
  #tests: readonly TestCase[] = [];

  onBegin({ updateSnapshots }: FullConfig, suite: Suite): void {
    this.#mayWrite = updateSnapshots === 'all' || updateSnapshots === 'changed';
    this.#tests = suite.allTests();
  }

  async onEnd({ status }: FullResult): Promise<{ status: FullResult['status'] } | undefined> {
    // Of a list of tests, none has a result.
    if (this.#tests.every(({ results }) => results.length === 0)) return undefined;
    const faults = this.#tests.filter(({ location }) => dirname(location.file) === folder);
    const table = new FaultTable(faults);
    if (faults.length > 0) say(table.summary());
    for (const name of table.flaky()) say(`Flaky: ${name}`);
    this.#sayWhatIsMissing();
    if (status !== 'passed' || !isWhole(faults)) return undefined;

    const text = await write(table);
    if (this.#mayWrite) {
      writeFileSync(file, text);
      say('Written: docs/faults.md');
    } else if (!existsSync(file) || rows(readFileSync(file, 'utf8')) !== rows(text)) {
      say('docs/faults.md says otherwise than this run. Write it anew: npm run faults');
      return { status: 'failed' };
    }
    return undefined;
  }

  printsToStdio(): boolean {
    return false;
  }

  #sayWhatIsMissing(): void {
    for (const { title, variable, specs, packages } of engines) {
      if (process.env[variable]) continue;
      const tests = this.#tests.filter(({ location }) => specs.test(location.file));
      // One test is there once for each project.
      const count = new Set(tests.map((test) => test.titlePath().slice(2).join('\n'))).size;
      const command = `apt-get install --no-install-recommends ${packages.join(' ')}`;
      if (count > 0)
        say(
          `${title} is not installed: ${count} tests were not run in it. Install it with (Debian): ${command}`,
        );
    }
  }
}

/** Whether all that is in this folder was tried in all engines. */
function isWhole(faults: readonly TestCase[]): boolean {
  const tried = new Set(faults.map((test) => `${test.parent.project()?.name} ${test.location.file}`));
  const specs = readdirSync(folder).filter((name) => name.endsWith('.spec.ts'));
  return (
    faults.every(({ results }) => results.length > 0) &&
    !process.argv.some((argument) => narrowing.test(argument)) &&
    engines.every(({ name }) => specs.every((spec) => tried.has(`${name} ${join(folder, spec)}`)))
  );
}

async function write(table: FaultTable): Promise<string> {
  const text = `# Faults

What may go wrong on a page, and in which engines a test shows that Soglasie withstands it. Each row is a scenario of
\`e2e/faults/\`, run in a real browser on the built files. In each of them: nothing held back runs before a recorded
grant; the page goes on working, without an uncaught error of ours; refusing is never harder than accepting; and what
cannot be known counts as not asked. A dash: not run in that engine.

Written by \`npm run faults\`. A run of all tests that shows anything else fails.

${table.summary()}.

${versions(table)}

${table.markdown()}
`;
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
}

const versions = (table: FaultTable): string => `Versions: ${table.versions()}.`;

/** What has to stay as it is: engines are updated. */
const rows = (text: string): string => text.replace(/^Versions: .*$/m, '');

function say(text: string): void {
  console.log(`  ${text}`);
}
