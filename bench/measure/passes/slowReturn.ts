import { slow } from '../../browser/conditions';
import { Session } from '../../browser/Session';
import { during, type Turn } from '../Turn';

/** Someone who has accepted comes back with an empty cache, on a cheap phone and a poor network. */
export async function slowReturn({ browser, system, state, address, note }: Turn): Promise<void> {
  await during(Session.open(browser, system, { conditions: slow, state }), async (session) => {
    await session.goto(address('one'));
    await session.wait('ran');
    note('slowReturn', (await session.notes()).firstRan ?? NaN);
  });
}
