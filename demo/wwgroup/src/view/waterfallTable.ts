import { translate, type TextKey } from '../texts/translate';
import { stateOf, type Script } from '../waterfall/Script';
import { element } from './element';
import { formatSeconds, scriptName } from './waterfallChart';

function between(script: Script): string {
  const { granted, requested, arrived } = script;
  if (script.path === undefined || granted === undefined || requested === undefined) return '–';
  const end = arrived === undefined ? '…' : formatSeconds(arrived - granted);
  return `${formatSeconds(requested - granted)} – ${end}`;
}

function row(script: Script): HTMLElement {
  const { granted, started } = script;
  return element(
    'tr',
    {},
    element(
      'th',
      { scope: 'row' },
      scriptName(script),
      element('br'),
      element('small', {}, translate(`waterfall.kind.${script.kind}`)),
    ),
    element('td', {}, translate(`purpose.${script.category}`)),
    element('td', {}, translate(`waterfall.state.${stateOf(script)}`)),
    element('td', {}, between(script)),
    element(
      'td',
      {},
      granted === undefined || started === undefined ? '–' : formatSeconds(started - granted),
    ),
    element('td', {}, script.report === undefined ? '–' : element('code', {}, script.report)),
  );
}

/** The same as the chart, for those who read. */
export function waterfallTable(scripts: readonly Script[]): HTMLElement {
  const heads: TextKey[] = [
    'waterfall.script',
    'stored.purpose',
    'waterfall.state',
    'waterfall.download',
    'waterfall.start',
    'waterfall.report',
  ];
  return element(
    'table',
    { class: 'waterfall-table' },
    element(
      'thead',
      {},
      element('tr', {}, ...heads.map((key) => element('th', { scope: 'col' }, translate(key)))),
    ),
    element('tbody', {}, ...scripts.map(row)),
  );
}
