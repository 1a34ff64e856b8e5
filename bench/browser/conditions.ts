/** What the browser is made to stand. */
export interface Conditions {
  /** How many times slower the processor is. */
  readonly processor: number;
  readonly network?: {
    /** Bytes a second. */
    readonly download: number;
    readonly upload: number;
    /** Milliseconds for each request. */
    readonly latency: number;
  };
}

export const unthrottled: Conditions = { processor: 1 };

export const slowProcessor: Conditions = { processor: 4 };

/** A cheap phone on a poor mobile network: 1.6 Mbit/s down, 750 kbit/s up. */
export const slow: Conditions = {
  ...slowProcessor,
  network: { download: 1_600_000 / 8, upload: 750_000 / 8, latency: 150 },
};
