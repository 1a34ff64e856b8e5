import type { FigureId } from '../measure/FigureId';
import { figures } from '../measure/figures';
import type { Notebook } from '../measure/Notebook';
import { median, spread } from './statistics';

/** One figure of one system in one run. */
export interface Summary {
  readonly value: number;
  readonly spread: number;
  readonly ratio: number | undefined;
}

/** Samples of the same round belong together: a slow minute of the machine is in both. */
const paired = (
  left: readonly (number | undefined)[],
  right: readonly (number | undefined)[],
  combine: (left: number, right: number) => number,
): number[] =>
  left.flatMap((value, round) => {
    const other = right[round];
    return value === undefined || other === undefined ? [] : [combine(value, other)];
  });

export function summarise(notebook: Notebook, id: FigureId, system: string): Summary | undefined {
  const { isOverBlank, ratioTo } = figures[id];
  const raw = notebook.samples(id, system);
  const blank = notebook.samples(id, 'blank');

  if (isOverBlank) {
    if (system === 'blank') return undefined;
    const added = (name: string): number[] =>
      paired(notebook.samples(id, name), blank, (value, page) => value - page);
    const values = added(system);
    if (values.length === 0) return undefined;
    const value = median(values);
    // Of two small differences each round's quotient would be mostly noise.
    return { value, spread: spread(values), ratio: quotient(value, ratioTo && median(added(ratioTo))) };
  }

  const values = raw.filter((value) => value !== undefined);
  if (values.length === 0) return undefined;
  const ratios = ratioTo
    ? paired(raw, notebook.samples(id, ratioTo), (value, other) => value / other).filter(Number.isFinite)
    : [];
  return {
    value: median(values),
    spread: spread(values),
    ratio: ratios.length > 0 ? median(ratios) : undefined,
  };
}

function quotient(value: number, reference: number | undefined): number | undefined {
  return reference !== undefined && reference > 0 ? value / reference : undefined;
}
