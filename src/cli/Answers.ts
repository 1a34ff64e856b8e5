/** What `init` asks. An empty text is no answer. */
export interface Answers {
  readonly name: string;
  readonly site: string;
  readonly email: string;
  readonly phone: string;
  readonly policyUrl: string;
  /** ISO date */
  readonly policyRevision: string;
  readonly consentUrl: string;
  /** Categories that the site uses, by id. */
  readonly categories: readonly string[];
  /** Number of the Yandex Metrika counter, if there is one. */
  readonly metrikaId: number | undefined;
}
