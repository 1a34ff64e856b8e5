import type { Browser } from '@playwright/test';
import type { Session, StoredState } from '../browser/Session';
import type { PageName } from '../host/pageKinds';
import type { System } from '../systems/System';
import type { FactId } from './facts';
import type { FigureId } from './FigureId';

/** One system's turn in one pass. */
export interface Turn {
  readonly browser: Browser;
  readonly system: System;
  /** What a visitor who has accepted keeps. */
  readonly state: StoredState | undefined;
  readonly address: (page: PageName) => string;
  readonly note: (figure: FigureId, value: number) => void;
  readonly see: (fact: FactId, what: string) => void;
  /** What other turns of it have seen in this run. */
  readonly seen: (fact: FactId) => readonly string[];
}

/** Measures something of one system. */
export type Pass = (turn: Turn) => Promise<void>;

/** Closes what a pass has opened, whatever becomes of it. */
export async function during(
  opening: Promise<Session>,
  visit: (session: Session) => Promise<void>,
): Promise<void> {
  const session = await opening;
  try {
    await visit(session);
  } finally {
    await session.close();
  }
}
