import { setTimeout as pause } from 'node:timers/promises';
import { Session, type SessionOptions } from '../../browser/Session';
import { traceScripts } from '../../browser/traceScripts';
import type { System } from '../../systems/System';
import { during, type Turn } from '../Turn';

/** Long enough for the slowest of them to have faded in and set up its buttons. */
const wholeVisit = 900;

const kilobyte = 1024;

/**
 * A visit in which nothing looks at the frames, counted in time of the main thread's processor: the time of a clock
 * has the rest of the machine in it, and slowing the processor down has the throttle's own.
 */
async function open(turn: Turn, options: SessionOptions): Promise<Session> {
  const session = await Session.open(turn.browser, turn.system, { ...options, everyFrame: false });
  await session.devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

export async function firstCost(turn: Turn): Promise<void> {
  const { system, address, note } = turn;
  await during(open(turn, {}), async (session) => {
    const time = await traceScripts(session, async () => {
      await session.goto(address('one'));
      await pause(wholeVisit);
    });
    const counter = await session.counters();
    note('firstScript', time);
    note('firstCallbacks', counter('ScriptDuration') * 1000);
    note('firstLayout', (counter('RecalcStyleDuration') + counter('LayoutDuration')) * 1000);
    await checkSurface(session, system);
    await session.devTools.send('HeapProfiler.collectGarbage');
    const after = await session.counters();
    note('heap', after('JSHeapUsedSize') / kilobyte);
    note('listeners', after('JSEventListeners'));
  });
}

export async function returnCost(turn: Turn): Promise<void> {
  await during(open(turn, { state: turn.state }), async (session) => {
    const time = await traceScripts(session, async () => {
      await session.goto(turn.address('one'));
      await session.wait('ran');
      await pause(wholeVisit / 2);
    });
    const counter = await session.counters();
    turn.note('returnScript', time);
    turn.note('returnCallbacks', counter('ScriptDuration') * 1000);
  });
}

async function checkSurface(session: Session, { name, surface }: System): Promise<void> {
  if (surface && !(await session.isCardSeen())) throw new Error(`${name}: what was counted had no surface`);
}
