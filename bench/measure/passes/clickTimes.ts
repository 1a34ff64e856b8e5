import type { Notes } from '../../browser/Session';

export interface ClickTimes {
  readonly at: number;
  readonly painted: number;
  readonly firstRan: number;
  readonly lastRan: number;
}

/** The times of a click that was painted and of the scripts that it let run. */
export function clickTimes({ click, firstRan, lastRan }: Notes): ClickTimes {
  const painted = click?.painted ?? null;
  if (!click || painted === null || firstRan === null || lastRan === null) {
    throw new Error('The click was not seen, not painted, or nothing ran after it.');
  }
  return { at: click.at, painted, firstRan, lastRan };
}
