import { setTimeout as pause } from 'node:timers/promises';
import { Session, type StoredState } from '../browser/Session';
import { addedHtml } from '../host/addedHtml';
import type { Resource } from '../host/buildSite';
import { during, type Turn } from './Turn';

/** What has to be known of a system before it is measured. */
export interface Checked {
  readonly state: StoredState | undefined;
  /** In which way it does not do what it is here for; empty when it does. */
  readonly faults: readonly string[];
}

/** Looks at a first visit, an answer and a return visit, and at what was asked for in each. */
export async function checkSystem(turn: Turn, site: readonly Resource[]): Promise<Checked> {
  const { browser, system, address, note } = turn;
  const faults: string[] = [];
  const expect = (isSo: boolean, otherwise: string): void => {
    if (!isSo) faults.push(otherwise);
  };
  const html = addedHtml(system);
  const sizes = new Map(site.map(({ path, body }) => [path, body.length]));
  const share = (requests: readonly string[]): { bytes: number; requests: number } => {
    const files = [...new Set(requests)].filter((path) => !path.startsWith('/pages/'));
    return {
      requests: files.length,
      bytes: files.reduce((total, path) => total + (sizes.get(path) ?? 0), html),
    };
  };

  let state: StoredState | undefined;
  if (system.kind === 'blank') return { state, faults };

  await during(Session.open(browser, system), async (session) => {
    await session.goto(address('one'));
    if (system.surface) await session.wait('settled');
    await pause(900);
    const first = share(session.requests);
    if (system.surface) {
      note('firstBytes', first.bytes);
      note('firstRequests', first.requests);
    }
    expect((await session.notes()).ran.length === 0, 'a script ran before the answer');
    await session.accept();
    await session.wait('ran');
    await pause(1200);
    expect((await session.notes()).ran.length === 1, 'a script ran twice after the answer');
    expect(!(await session.isCardSeen()), 'the surface stayed after the answer');
    expect(session.errors.length === 0, session.errors.join('; '));
    state = await session.context.storageState();
  });

  await during(Session.open(browser, system, { state }), async (session) => {
    await session.goto(address('one'));
    await session.wait('ran');
    await pause(900);
    const back = share(session.requests);
    note(system.surface ? 'returnBytes' : 'headlessBytes', back.bytes);
    if (system.surface) note('returnRequests', back.requests);
    expect((await session.notes()).ran.length === 1, 'a script ran twice on return');
    expect(!(await session.isCardSeen()), 'the surface came back on return');
    expect(session.errors.length === 0, session.errors.join('; '));
  });

  return { state, faults };
}
