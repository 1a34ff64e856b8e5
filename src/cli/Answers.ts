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
  /** Whether Yandex Metrika counts the visits. */
  readonly usesMetrika: boolean;
  /** Number of its counter, which then starts by itself; undefined where the page's own code of it stays. */
  readonly metrikaId: number | undefined;
}
