import { setTimeout as pause } from 'node:timers/promises';
import { slow } from '../../browser/conditions';
import { Session } from '../../browser/Session';
import type { Sightings } from '../../browser/watchPage';
import { during, type Turn } from '../Turn';
import { clickTimes } from './clickTimes';

/** First visit with a cheap phone on a poor network, up to the answer and what it lets run. */
export async function slowFirstVisit({ browser, system, address, note, see }: Turn): Promise<void> {
  const { surface, acceptAll } = system;
  await during(Session.open(browser, system, { conditions: slow }), async (session) => {
    await session.goto(address(system.holds === 'any' ? 'ten' : 'one'));
    await session.wait('firstPaint');
    if (surface) await session.wait('settled');
    // What is observed arrives late.
    await pause(200);
    const { firstPaint, seen, settled, shift, longTasks, largest } = await session.notes();
    note('slowFirstPaint', firstPaint ?? NaN);
    if (system.kind === 'blank' || acceptAll) return;
    note('slowSeen', seen ?? NaN);
    note('slowSettled', settled ?? NaN);
    note('shift', shift);
    note('blocking', sum(longTasks.map((duration) => duration - 50)));
    see('largest', describeLargest(largest));

    await session.accept();
    await session.wait('painted');
    await session.wait('ran');
    const { at, painted, firstRan } = clickTimes(await session.notes());
    note('clickPaint', painted - at);
    if (system.holds === 'any') note('clickFirst', (firstRan - painted) / frame);
  });
}

/** Milliseconds. */
const frame = 1000 / 60;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const describeLargest = (largest: Sightings['largest']): string =>
  !largest ? 'nothing' : largest.inCard ? 'surface' : 'page';
