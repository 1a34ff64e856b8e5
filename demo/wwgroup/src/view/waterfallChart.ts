import { currentLanguage } from '../purposes/language';
import { translate, type TextKey } from '../texts/translate';
import { spansOf, stateOf, type Phase, type Script } from '../waterfall/Script';
import { element } from './element';

const shortest = 5000;
const phases: Phase[] = ['loading', 'queued', 'running'];

export function scriptName({ id, kind }: Script): string {
  return kind === 'inline' ? id : `${id}.js`;
}

export function formatSeconds(milliseconds: number, digits = 2): string {
  return new Intl.NumberFormat(currentLanguage(), {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(milliseconds / 1000);
}

/** Stands at its place and width in the time of the chart. */
function bar(className: string, from: number, to: number, scale: number): HTMLElement {
  const made = element('span', { class: className });
  made.style.setProperty('inset-inline-start', `${(from / scale) * 100}%`);
  made.style.setProperty('width', `${((to - from) / scale) * 100}%`);
  return made;
}

/** Between two lines of the chart. */
function stepOf(scale: number): number {
  return scale > 2 * shortest ? shortest : 1000;
}

function row(script: Script, scale: number, now: number): HTMLElement {
  const state = stateOf(script);
  const time = element('span', { class: 'waterfall-time' });
  time.style.setProperty('--step', `${(stepOf(scale) / scale) * 100}%`);
  for (const { phase, from, to } of spansOf(script, now)) {
    time.append(bar(`waterfall-bar waterfall-${phase}`, from, to, scale));
  }
  const { granted, overdue, failed, threw } = script;
  if (granted !== undefined) {
    for (const at of [overdue, failed, threw]) {
      if (at !== undefined) time.append(bar('waterfall-fault', at - granted, at - granted, scale));
    }
  }
  return element(
    'div',
    { class: 'waterfall-row' },
    element(
      'span',
      { class: 'waterfall-name' },
      scriptName(script),
      ' ',
      element('small', {}, translate(`waterfall.kind.${script.kind}`)),
    ),
    element('span', { class: 'waterfall-bars' }, element('span', { class: 'waterfall-before' }), time),
    element(
      'span',
      { class: `waterfall-state waterfall-state-${state}` },
      translate(`waterfall.state.${state}`),
    ),
  );
}

function axis(scale: number): HTMLElement {
  const time = element('span', { class: 'waterfall-time' });
  for (let at = 0; at < scale; at += stepOf(scale)) {
    const label = bar('waterfall-tick', at, at, scale);
    label.textContent = formatSeconds(at, 0);
    time.append(label);
  }
  return element(
    'div',
    { class: 'waterfall-row waterfall-axis' },
    element('span', { class: 'waterfall-bars' }, time),
  );
}

export function waterfallChart(scripts: readonly Script[], now: number): HTMLElement[] {
  const ends = scripts.flatMap((script) => spansOf(script, now).map(({ to }) => to));
  const scale = Math.ceil(Math.max(shortest, ...ends) / 1000) * 1000;
  const rows = scripts.flatMap((script, index) => [
    ...(script.category === scripts[index - 1]?.category
      ? []
      : [element('p', { class: 'waterfall-category' }, translate(`purpose.${script.category}`))]),
    row(script, scale, now),
  ]);
  return [...rows, axis(scale)];
}

export function waterfallLegend(): HTMLElement[] {
  const entries: [string, TextKey][] = [
    ['waterfall-before', 'waterfall.legend.held'],
    ...phases.map((phase): [string, TextKey] => [
      `waterfall-bar waterfall-${phase}`,
      `waterfall.legend.${phase}`,
    ]),
    ['waterfall-fault', 'waterfall.legend.fault'],
  ];
  return entries.map(([className, key]) =>
    element(
      'li',
      {},
      element('span', { class: 'waterfall-key' }, element('span', { class: className })),
      translate(key),
    ),
  );
}
