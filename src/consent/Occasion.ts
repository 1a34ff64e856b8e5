/** Why the banner asks in another way than the first time. */
export interface Occasion {
  /** Nothing is asked: the site takes its use for consent. */
  readonly informs: boolean;
  /** Whether the visitor has answered before all that the site asked by then. */
  readonly isLater: boolean;
  /** Ids of categories and services that the visitor has not been asked about yet; the others keep their answers. */
  readonly categories: readonly string[];
  readonly services: readonly string[];
}
