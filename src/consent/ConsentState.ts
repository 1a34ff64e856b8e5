import type { Via } from './Decision';

/** What may run now, and the decision that it rests on. Frozen: a later state is another object. */
export interface ConsentState {
  /** True once every refusable category has an answer that is still in force. */
  readonly decided: boolean;
  /** By category id: may it run now? Categories that the site does not have are absent. */
  readonly categories: Readonly<Record<string, boolean>>;
  /** By service id: may it run now? */
  readonly services: Readonly<Record<string, boolean>>;
  /** Random id of the consent (not of a user), or null before any decision. */
  readonly id: string | null;
  /** When it was decided, in Unix seconds (UTC), or null. */
  readonly decidedAt: number | null;
  /** Revision of the texts agreed to, an ISO date (empty where the site names none), or null. */
  readonly revision: string | null;
  /** Language of the text shown with the decision; before one, the language that the page began with. */
  readonly language: string;
  /** How it was decided, or null. */
  readonly via: Via | null;
}
