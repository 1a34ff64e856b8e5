import { setTimeout as pause } from 'node:timers/promises';
import { slowProcessor, unthrottled } from '../../browser/conditions';
import { type Notes, Session } from '../../browser/Session';
import { pageKinds } from '../../host/pageKinds';
import { during, type Turn } from '../Turn';
import { clickTimes } from './clickTimes';

const count = pageKinds.many.held.length;

/** Thousands of held-back scripts: how long they take together, and whether the page gets a turn between them. */
export async function many(turn: Turn): Promise<void> {
  if (!canMeasure(turn)) return;
  await acceptMany(turn, unthrottled, (notes) => {
    const { at, lastRan } = clickTimes(notes);
    turn.note('manyTime', lastRan - at);
    turn.note('manyLongest', Math.max(0, ...notes.longTasks));
  });
}

/** The same on a slow processor: whether the visitor sees the answer taken before they run. */
export async function slowMany(turn: Turn): Promise<void> {
  if (!canMeasure(turn)) return;
  await acceptMany(turn, slowProcessor, (notes) => {
    const { at, painted } = clickTimes(notes);
    turn.note('manyClickPaint', painted - at);
  });
}

const allInOrder = 'all, in order';

/** One that could not do it once is not waited for again. */
const canMeasure = ({ system, seen }: Turn): boolean =>
  system.surface !== undefined &&
  system.holds === 'any' &&
  seen('manyOrder').every((what) => what === allInOrder);

async function acceptMany(
  { browser, system, address, see }: Turn,
  conditions: typeof unthrottled,
  note: (notes: Notes) => void,
): Promise<void> {
  await during(Session.open(browser, system, { conditions }), async (session) => {
    await session.goto(address('many'));
    await session.wait('settled');
    await pause(200);
    const before = (await session.notes()).longTasks.length;
    await session.accept();
    const haveAllRun = await session.wait('ran').then(
      () => true,
      () => false,
    );
    await session.wait('painted');
    await pause(200);
    const notes = await session.notes();
    see('manyOrder', describe(notes.ran));
    if (haveAllRun) note({ ...notes, longTasks: notes.longTasks.slice(before) });
  });
}

function describe(ran: readonly number[]): string {
  if (ran.length < count) return `${ran.length} only`;
  return ran.every((index, place) => index === place) ? allInOrder : 'out of order';
}
