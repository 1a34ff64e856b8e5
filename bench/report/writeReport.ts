import { factIds, facts } from '../measure/facts';
import { type FigureId, figureIds } from '../measure/FigureId';
import { figures } from '../measure/figures';
import type { Run } from '../measure/measureOnce';
import { number, ratio, section, table } from './markdown';
import type { Results } from './Results';

const titleOf = (id: FigureId): string => {
  const { title, unit, isOverBlank } = figures[id];
  return `${title}${unit && unit !== 'bytes' ? `, ${unit}` : ''}${isOverBlank ? ' *' : ''}`;
};

const yesOrNo = (isMet: boolean | undefined): string => (isMet === undefined ? '' : isMet ? 'yes' : '**no**');

/** Ours beside the floor and the best of its rivals. */
export function standingTable(results: Results): string {
  const rows = figureIds.map((id) => {
    const { unit, goal, ratioTo, of = 'ours' } = figures[id];
    const ours = results.overall(id, of);
    const rival = results.bestRival(id);
    return [
      titleOf(id),
      goal?.text ?? '',
      number(results.overall(id, ratioTo ?? 'floor')?.value, unit),
      number(ours?.value, unit),
      ratio(ours?.ratio),
      rival ? `${number(rival.overall.value, unit)} (${rival.name})` : '–',
      ratio(rival?.overall.ratio),
      yesOrNo(results.isMet(id)),
    ];
  });
  const seenRows = factIds.map((id) => {
    const seen = results.seen(id, 'ours').join('; ');
    return [
      facts[id].title,
      facts[id].wanted,
      results.seen(id, 'floor').join('; ') || '–',
      seen || '–',
      '',
      '',
      '',
      seen ? yesOrNo(seen === facts[id].wanted) : '',
    ];
  });
  return table(
    ['', 'goal', 'floor', 'ours', 'to floor', 'best peer', 'to floor', 'met'],
    [...rows, ...seenRows],
  );
}

/** Every system, over all runs. */
export function systemsTable(results: Results): string {
  const names = results.systems.map(({ name }) => name);
  return table(
    ['', ...names],
    [
      ...figureIds.map((id) => [
        titleOf(id),
        ...names.map((name) => {
          const overall = results.overall(id, name);
          if (!overall) return '–';
          const value = number(overall.value, figures[id].unit);
          return overall.ratio === undefined ? value : `${value} (${ratio(overall.ratio)})`;
        }),
      ]),
      ...factIds.map((id) => [
        facts[id].title,
        ...names.map((name) => results.seen(id, name).join('; ') || '–'),
      ]),
    ],
  );
}

/** One run alone: medians, and how far a sample usually is from them. */
export function runTable(results: Results, run: Run): string {
  const names = results.systems.map(({ name }) => name);
  return table(
    ['', ...names],
    figureIds.map((id) => [
      titleOf(id),
      ...names.map((name) => {
        const summary = results.inRun(run, id, name);
        if (!summary) return '–';
        return `${number(summary.value, figures[id].unit)} ± ${number(summary.spread)}`;
      }),
    ]),
  );
}

/** How much the medians of the runs differ. */
export function rangeTable(results: Results): string {
  const names = results.systems.map(({ name }) => name);
  return table(
    ['', ...names],
    figureIds.map((id) => [
      titleOf(id),
      ...names.map((name) => number(results.overall(id, name)?.range, figures[id].unit)),
    ]),
  );
}

export interface Circumstances {
  readonly command: string;
  readonly date: string;
  readonly machine: string;
  readonly source: string;
}

/** All of `results.md`. */
export function writeReport(results: Results, { command, date, machine, source }: Circumstances): string {
  const { runs, systems } = results;
  const work = runs.flatMap(({ fixedWork }) => fixedWork);
  const rounds = runs[0]?.fixedWork.length ?? 0;
  const versions = systems.filter(({ version }) => version).map(({ name, version }) => `${name} ${version}`);
  const failures = [...new Set(runs.flatMap((run) => run.failures))];
  return [
    '# Results',
    `Written by \`${command}\`; README.md says how each figure is measured.`,
    [
      `- ${date}, commit ${source}`,
      `- ${machine}, Chromium ${runs[0]?.browser ?? ''}`,
      `- ${runs.length} × ${rounds} rounds, ${runs.map(({ seconds }) => `${seconds} s`).join(', ')}; the same piece of work took ${number(Math.min(...work))} to ${number(Math.max(...work))} ms`,
      `- ${versions.join(', ')}`,
      ...failures.map((failure) => `- Failed at least once: ${failure}`),
    ].join('\n'),
    section(
      'Ours',
      'Medians over all runs; f, the floor, is what a hand-written file of the same round took. \\*: what is over the blank page. The first paint is set beside the blank page instead. The best peer is the best of those with categories and a gate.',
      standingTable(results),
    ),
    section('Everything', 'Value and ratio.', systemsTable(results)),
    ...runs.map((run, index) =>
      section(
        `Run ${index + 1}`,
        'Median of the rounds ± half of the interquartile range.',
        runTable(results, run),
      ),
    ),
    ...(runs.length > 1
      ? [section('Between the runs', 'The largest median less the smallest.', rangeTable(results))]
      : []),
    '',
  ].join('\n\n');
}
