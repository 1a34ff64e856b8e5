import { parseArgs } from 'node:util';

export interface Options {
  readonly runs: number;
  readonly rounds: number;
  /** Names of systems; all of them when it is absent. */
  readonly only: readonly string[] | undefined;
}

/** A whole number above 0. */
function count(name: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${name} takes a whole number above 0, and not "${text}".`);
  return Number(text);
}

/** What the command was given; `--quick` is one run of three rounds. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      runs: { type: 'string' },
      rounds: { type: 'string' },
      only: { type: 'string' },
    },
  });
  return {
    runs: count('runs', values.runs ?? (values.quick ? '1' : '3')),
    rounds: count('rounds', values.rounds ?? (values.quick ? '3' : '7')),
    only: values.only?.split(','),
  };
}
