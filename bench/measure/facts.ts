/** What is seen rather than measured. */
export const factIds = ['check', 'manyOrder', 'mixedOrder', 'largest', 'sparseLargest'] as const;

export type FactId = (typeof factIds)[number];

export interface Fact {
  readonly title: string;
  /** What ours is meant to show. */
  readonly wanted: string;
}

export const facts: Readonly<Record<FactId, Fact>> = {
  check: { title: 'sanity', wanted: 'fine' },
  manyOrder: { title: '5,000 scripts', wanted: 'all, in order' },
  mixedOrder: { title: 'order of six mixed scripts', wanted: '0 1 2 3 4 5' },
  largest: { title: 'largest contentful paint', wanted: 'page' },
  sparseLargest: { title: 'the same on a page with little text', wanted: 'page' },
};
