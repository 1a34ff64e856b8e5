import type { Browser } from '@playwright/test';
import { launch } from '../browser/launch';
import { Session } from '../browser/Session';
import { pagePath, type Resource } from '../host/buildSite';
import type { System } from '../systems/System';
import { type Checked, checkSystem } from './checkSystem';
import { timeFixedWork } from './machine';
import { Notebook } from './Notebook';
import { centre } from './passes/centre';
import { firstCost, returnCost } from './passes/cost';
import { firstVisit } from './passes/firstVisit';
import { many, slowMany } from './passes/many';
import { mixed } from './passes/mixed';
import { slowFirstVisit } from './passes/slowFirstVisit';
import { slowReturn } from './passes/slowReturn';
import { sparse } from './passes/sparse';
import { during, type Pass, type Turn } from './Turn';

/** What is measured in each round; those that differ little, or take long, in the first rounds only. */
const passes: readonly { readonly pass: Pass; readonly rounds?: number }[] = [
  { pass: firstVisit },
  { pass: slowFirstVisit },
  { pass: firstCost },
  { pass: returnCost },
  { pass: slowReturn },
  { pass: many, rounds: 4 },
  { pass: slowMany, rounds: 4 },
  { pass: mixed, rounds: 4 },
  { pass: centre, rounds: 4 },
  { pass: sparse, rounds: 1 },
];

/** A browser that has run for long is slower than a new one. */
const roundsPerBrowser = 3;

export interface RunOptions {
  readonly systems: readonly System[];
  readonly site: readonly Resource[];
  readonly origin: string;
  readonly rounds: number;
  readonly tell: (line: string) => void;
}

/** One run of all passes over all systems, and what went wrong in it. */
export interface Run {
  readonly notebook: Notebook;
  /** What was measured: without those that do not do what they are here for. */
  readonly systems: readonly System[];
  readonly failures: readonly string[];
  readonly browser: string;
  readonly seconds: number;
  /** Milliseconds of the same work in each round. */
  readonly fixedWork: readonly number[];
}

export async function measureOnce(options: RunOptions): Promise<Run> {
  const { site, origin, rounds, tell } = options;
  const start = performance.now();
  const notebook = new Notebook();
  const failures: string[] = [];
  const fixedWork: number[] = [];
  const checked = new Map<System, Checked>();
  let browser = await launch();
  const version = browser.version();

  const turnOf = (system: System, round: number): Turn => ({
    browser,
    system,
    state: checked.get(system)?.state,
    address: (page) => `${origin}${pagePath(system, page)}`,
    note: (figure, value) => {
      notebook.note(figure, system.name, round, value);
    },
    see: (fact, what) => {
      notebook.see(fact, system.name, what);
    },
    seen: (fact) => notebook.seen(fact, system.name),
  });

  const attempt = async (system: System, what: string, act: () => Promise<void>): Promise<void> => {
    for (const isLast of [false, true]) {
      try {
        await act();
        return;
      } catch (error) {
        const [reason = ''] = String(error).split('\n');
        failures.push(`${what}, ${system.name}: ${reason}`);
        tell(`  ${isLast ? 'failed' : 'once more'}: ${failures.at(-1) ?? ''}`);
      }
    }
  };

  for (const system of options.systems) {
    await attempt(system, 'check', async () => {
      const result = await checkSystem(turnOf(system, 0), site);
      checked.set(system, result);
      notebook.see('check', system.name, result.faults.join('; ') || 'fine');
    });
  }
  const systems = options.systems.filter((system) => checked.get(system)?.faults.length === 0);

  for (let round = 0; round < rounds; round++) {
    fixedWork.push(timeFixedWork());
    if (round % roundsPerBrowser === 0) {
      await browser.close();
      browser = await launch();
      await warmUp(browser, systems, turnOf);
    }
    // A B C, then B C A: nobody always follows the same one.
    const order = systems.map((_, place) => systems[(place + round) % systems.length]);
    for (const { pass, rounds: limit = rounds } of passes) {
      if (round >= limit) continue;
      for (const system of order) {
        if (system) await attempt(system, pass.name, () => pass(turnOf(system, round)));
      }
    }
    tell(`  round ${round + 1} of ${rounds}, ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  await browser.close();
  return {
    notebook,
    systems,
    failures,
    browser: version,
    seconds: Math.round((performance.now() - start) / 1000),
    fixedWork,
  };
}

/** The first page of a new browser takes longer. */
async function warmUp(
  browser: Browser,
  [system]: readonly System[],
  turnOf: (system: System, round: number) => Turn,
): Promise<void> {
  if (!system) return;
  await during(Session.open(browser, system), (session) => session.goto(turnOf(system, 0).address('one')));
}
