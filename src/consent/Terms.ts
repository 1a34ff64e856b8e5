/** What the site asks consent for: the part of the configuration that decides what may run. */
export interface Terms {
  readonly categories: readonly {
    readonly id: string;
    /** Granted without a question: the site cannot do what the visitor asked for without it. */
    readonly required: boolean;
  }[];
  /** Ids of categories that the product or the site knows, switched on or not. */
  readonly known: readonly string[];
  readonly services: readonly { readonly id: string; readonly category: string }[];
  /** The revision now in force, an ISO date; empty where the site names none. */
  readonly revision: string;
  /** Whether a later revision than the one agreed to asks again. */
  readonly material: boolean;
  /** Whether consent is tacit, for the site only informs: what was not refused is granted, and can be refused at any time. */
  readonly tacit: boolean;
  /** How long a decision holds, in days. */
  readonly days: number;
}
