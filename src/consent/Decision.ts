/** How a decision was made: the button or call that the visitor, or the site in the visitor's name, used. */
export type Via = 'accept-all' | 'reject-all' | 'save' | 'withdraw' | 'embed';

export type Answers = Readonly<Record<string, boolean>>;

/** What the visitor chose, when and how. The stored form of it is the record. */
export interface Decision {
  /** Random id of the consent, not of a user. */
  readonly id: string;
  /** Unix seconds, UTC. */
  readonly at: number;
  /** The revision of the texts agreed to, an ISO date; empty where the site names none. */
  readonly revision: string;
  /** Answers by category. A category without an answer was never asked. */
  readonly categories: Answers;
  /** Answers by service, only where they were decided apart from their category. */
  readonly services: Answers;
  /**
   * Services that were decided with their category. Null where nobody was asked about all that the site asks: a record
   * that another program wrote, or an embed shown before any other answer.
   */
  readonly along: readonly string[] | null;
  /** Language of the text that was shown. */
  readonly language: string;
  readonly via: Via;
}

/** A map that nobody changes, and that inherits nothing, so that no id can be mistaken for a built-in property. */
export function answers(entries: Iterable<readonly [string, boolean]>): Answers {
  const map = Object.create(null) as Record<string, boolean>;
  for (const [id, answer] of entries) map[id] = answer;
  return Object.freeze(map);
}
