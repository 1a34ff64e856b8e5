import type { TestCase } from '@playwright/test/reporter';
import { engines } from '../engines';

type Outcome = 'passed' | 'flaky' | 'failed' | 'not run' | 'cannot';

interface Cell {
  readonly outcome: Outcome;
  /** Why the engine cannot show it. */
  readonly reason: string;
}

/** A scenario in each engine that it was tried in. */
type Row = Map<string, Cell>;

/** Which scenario was shown in which engine. */
export class FaultTable {
  /** By the titles of group and scenario, in the order of the files. */
  readonly #groups = new Map<string, Map<string, Row>>();
  /** Of the engines, as the browsers say it. */
  readonly #versions = new Map<string, string>();

  constructor(tests: readonly TestCase[]) {
    for (const test of tests) {
      const [, engine = '', , ...titles] = test.titlePath();
      const group = titles.length > 1 ? (titles.shift() ?? '') : 'Others';
      const row = this.#row(group, titles.join(': '));
      // Of one that is run several times, a failure counts.
      if (row.get(engine)?.outcome !== 'failed') row.set(engine, cellOf(test));
      const version = annotationsOf(test).find(({ type }) => type === 'version')?.description;
      if (version) this.#versions.set(engine, version);
    }
  }

  /** `68 fault scenarios: Chromium 68 passed; Firefox 66 passed, 2 it cannot show`. */
  summary(): string {
    const rows = this.#entries().map(([, , row]) => row);
    const counts = engines.flatMap(({ name, title }) => {
      const count = (...outcomes: readonly Outcome[]): number =>
        rows.filter((row) => outcomes.includes(row.get(name)?.outcome ?? 'not run')).length;
      const others = (
        [
          [count('failed'), 'failed'],
          [count('not run'), 'not run'],
          [count('cannot'), 'it cannot show'],
        ] as const
      ).filter(([number]) => number > 0);
      const isThere = rows.some((row) => row.has(name));
      const said = [[count('passed', 'flaky'), 'passed'] as const, ...others];
      return isThere ? `${title} ${said.map((part) => part.join(' ')).join(', ')}` : [];
    });
    return `${rows.length} fault scenario${rows.length === 1 ? '' : 's'}: ${counts.join('; ')}`;
  }

  /** What passed only when it was tried again. */
  flaky(): string[] {
    return this.#entries().flatMap(([group, title, row]) =>
      engines
        .filter(({ name }) => row.get(name)?.outcome === 'flaky')
        .map((engine) => `${group}: ${title} (${engine.title})`),
    );
  }

  versions(): string {
    return engines.map(({ name, title }) => `${title} ${this.#versions.get(name) ?? '–'}`).join(', ');
  }

  /** A table for each group, and below them each reason once. */
  markdown(): string {
    const reasons: string[] = [];
    const mark = (cell: Cell | undefined): string => {
      if (!cell || cell.outcome === 'not run') return '–';
      if (cell.outcome !== 'cannot') return '✓';
      if (!reasons.includes(cell.reason)) reasons.push(cell.reason);
      return `[^${reasons.indexOf(cell.reason) + 1}]`;
    };
    const tables = Array.from(this.#groups, ([group, rows]) => [
      `## ${plain(group)}\n`,
      line(['Scenario', ...engines.map(({ title }) => title)]),
      line(['---', ...engines.map(() => ':-:')]),
      ...Array.from(rows, ([title, row]) =>
        line([plain(title), ...engines.map(({ name }) => mark(row.get(name)))]),
      ),
      '',
    ]);
    const notes = reasons.map((reason, index) => `[^${index + 1}]: ${plain(reason)}\n`);
    return [...tables.flat(), ...notes].join('\n');
  }

  #entries(): [group: string, title: string, row: Row][] {
    return Array.from(this.#groups).flatMap(([group, rows]) =>
      Array.from(rows, ([title, row]): [string, string, Row] => [group, title, row]),
    );
  }

  #row(group: string, title: string): Row {
    const rows = this.#groups.get(group) ?? new Map<string, Row>();
    const row = rows.get(title) ?? new Map<string, Cell>();
    this.#groups.set(group, rows.set(title, row));
    return row;
  }
}

const annotationsOf = (test: TestCase): TestCase['annotations'] => [
  ...test.annotations,
  ...test.results.flatMap(({ annotations }) => annotations),
];

function cellOf(test: TestCase): Cell {
  const skip = annotationsOf(test).find(({ type }) => type === 'skip');
  const outcomes = { expected: 'passed', flaky: 'flaky', unexpected: 'failed', skipped: 'not run' } as const;
  return {
    outcome: skip ? 'cannot' : outcomes[test.outcome()],
    reason: skip?.description ?? 'No reason is given.',
  };
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Text, where Markdown would read marks. */
const plain = (text: string): string => text.replace(/[\\|`*_<>[\]]/g, '\\$&');
