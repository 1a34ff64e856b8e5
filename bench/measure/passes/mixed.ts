import { setTimeout as pause } from 'node:timers/promises';
import { Session } from '../../browser/Session';
import { during, type Turn } from '../Turn';
import { clickTimes } from './clickTimes';

/** External scripts, some of them slow to come, and inline ones by turns. */
export async function mixed({ browser, system, address, note, see }: Turn): Promise<void> {
  if (!system.surface || system.holds !== 'any') return;
  await during(Session.open(browser, system), async (session) => {
    await session.goto(address('mixed'));
    await session.wait('settled');
    await pause(200);
    await session.accept();
    await session.wait('ran');
    await session.wait('painted');
    const notes = await session.notes();
    const { at, lastRan } = clickTimes(notes);
    note('mixedTime', lastRan - at);
    see('mixedOrder', notes.ran.join(' '));
  });
}
