import { setTimeout as pause } from 'node:timers/promises';
import { Session } from '../../browser/Session';
import { during, type Turn } from '../Turn';
import { describeLargest } from './slowFirstVisit';

/** A page with so little text that a surface might be taken for its main content. */
export async function sparse({ browser, system, address, see }: Turn): Promise<void> {
  if (!system.surface) return;
  await during(Session.open(browser, system), async (session) => {
    await session.goto(address('sparse'));
    await session.wait('settled');
    await session.wait('firstPaint');
    await pause(400);
    see('sparseLargest', describeLargest((await session.notes()).largest));
  });
}
