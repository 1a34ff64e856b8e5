import { setTimeout as pause } from 'node:timers/promises';
import { Session } from '../../browser/Session';
import { during, type Turn } from '../Turn';

/** First visit of someone with a good machine: when the surface is there. */
export async function firstVisit({ browser, system, address, note }: Turn): Promise<void> {
  if (!system.surface) return;
  await during(Session.open(browser, system), async (session) => {
    await session.goto(address('one'));
    await session.wait('settled');
    await pause(100);
    const { seen, settled } = await session.notes();
    note('seen', seen ?? NaN);
    note('settled', settled ?? NaN);
  });
}
