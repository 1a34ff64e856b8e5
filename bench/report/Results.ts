import type { FactId } from '../measure/facts';
import type { FigureId } from '../measure/FigureId';
import { figures } from '../measure/figures';
import type { Standing } from '../measure/goals';
import type { Run } from '../measure/measureOnce';
import type { System } from '../systems/System';
import { median, range } from './statistics';
import { summarise, type Summary } from './summarise';

/** One figure of one system over all runs. */
export interface Overall {
  /** The median of the runs' medians, and so below. */
  readonly value: number;
  readonly ratio: number | undefined;
  /** Between the runs, least to most. */
  readonly range: number;
}

/** What all runs found together. */
export class Results {
  constructor(readonly runs: readonly Run[]) {}

  /** Those that were measured in every run. */
  get systems(): readonly System[] {
    const [first, ...others] = this.runs;
    return (first?.systems ?? []).filter((system) => others.every(({ systems }) => systems.includes(system)));
  }

  inRun(run: Run, figure: FigureId, system: string): Summary | undefined {
    return summarise(run.notebook, figure, system);
  }

  overall(figure: FigureId, system: string): Overall | undefined {
    const summaries = this.runs.flatMap((run) => this.inRun(run, figure, system) ?? []);
    if (summaries.length === 0) return undefined;
    const values = summaries.map(({ value }) => value);
    const ratios = summaries.flatMap(({ ratio }) => ratio ?? []);
    return {
      value: median(values),
      ratio: ratios.length > 0 ? median(ratios) : undefined,
      range: range(values),
    };
  }

  seen(fact: FactId, system: string): readonly string[] {
    return [...new Set(this.runs.flatMap(({ notebook }) => notebook.seen(fact, system)))];
  }

  /** The best of the peers that have categories and a gate. */
  bestRival(figure: FigureId): { readonly name: string; readonly overall: Overall } | undefined {
    if (figures[figure].hasNoBest) return undefined;
    return this.systems
      .filter(({ isRival }) => isRival)
      .flatMap(({ name }) => {
        const overall = this.overall(figure, name);
        return overall ? [{ name, overall }] : [];
      })
      .sort((left, right) => left.overall.value - right.overall.value)[0];
  }

  /** Whether ours reaches what it is meant to; nothing where that is not known. */
  isMet(id: FigureId): boolean | undefined {
    const { goal, of = 'ours' } = figures[id];
    const ours = this.overall(id, of);
    if (!goal || !ours) return undefined;
    const standing: Standing = {
      value: ours.value,
      ratio: ours.ratio,
      bestRival: this.bestRival(id)?.overall.value,
      valueOf: (system, figure = id) => this.overall(figure, system)?.value,
    };
    return goal.isMet(standing);
  }
}
