import type { FigureId } from './FigureId';

/** What a goal is judged by. */
export interface Standing {
  readonly value: number;
  readonly ratio: number | undefined;
  /** Of every system, this figure and the others. */
  readonly valueOf: (system: string, figure?: FigureId) => number | undefined;
  readonly bestRival: number | undefined;
}

/** What ours is meant to reach. Tables say whether it does; nothing fails when it does not. */
export interface Goal {
  readonly text: string;
  /** Nothing where what it is judged by was not measured. */
  readonly isMet: (standing: Standing) => boolean | undefined;
}

/** Two measurements of the same thing differ by as much. */
const noise = 0.05;

const isAtMost = (
  value: number | undefined,
  limit: number | undefined,
  tolerance = 0,
): boolean | undefined =>
  value === undefined || limit === undefined ? undefined : value <= limit * (1 + tolerance);

export const atMost = (limit: number): Goal => ({
  text: `≤ ${limit.toLocaleString('en')}`,
  isMet: ({ value }) => value <= limit,
});

export const none: Goal = { text: '0', isMet: ({ value }) => Math.round(value * 1000) === 0 };

export const ratioAtMost = (limit: number): Goal => ({
  text: `≤ ${limit} f`,
  isMet: ({ ratio }) => isAtMost(ratio, limit),
});

export const asBlank: Goal = {
  text: '1 × blank',
  isMet: ({ ratio }) => isAtMost(ratio, 1, noise),
};

export const notAbove = (system: string): Goal => ({
  text: `≤ ${system}`,
  isMet: ({ value, valueOf }) => isAtMost(value, valueOf(system)),
});

/** Than every peer with categories and a gate. */
export const notAboveRivals: Goal = {
  text: '≤ every peer',
  isMet: ({ value, bestRival }) => isAtMost(value, bestRival),
};

/** The same as another figure of the same system. */
export const as = (figure: FigureId, system: string, text: string): Goal => ({
  text,
  isMet: ({ value, valueOf }) => isAtMost(value, valueOf(system, figure), noise),
});
