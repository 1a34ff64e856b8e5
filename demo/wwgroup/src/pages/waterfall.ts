import { onLanguage } from '../purposes/language';
import { widget } from '../purposes/permission';
import { startShop } from '../startShop';
import { translate } from '../texts/translate';
import { findElement } from '../view/findElement';
import { formatSeconds, waterfallChart, waterfallLegend } from '../view/waterfallChart';
import { waterfallTable } from '../view/waterfallTable';
import { isUnderWay, stateOf, type State } from '../waterfall/Script';
import { watchScripts } from '../waterfall/watchScripts';

startShop();

const chart = findElement('#waterfall');
const legend = findElement('#waterfall-legend');
const numbers = findElement('#waterfall-numbers');
const status = findElement('#waterfall-status');

const scripts = watchScripts(draw);
let frame: number | undefined;
let drawn = '';

function count(...states: State[]): string {
  return String(scripts.filter((script) => states.includes(stateOf(script))).length);
}

function summary(): string {
  if (!widget()) return translate('stored.widget.none');
  if (scripts.every((script) => stateOf(script) === 'held')) {
    return translate('waterfall.status.held', { count: String(scripts.length) });
  }
  if (scripts.some(isUnderWay)) return translate('waterfall.status.underWay');
  const files = scripts.flatMap(({ requested, arrived }) =>
    requested === undefined || arrived === undefined ? [] : [{ requested, arrived }],
  );
  const first = Math.min(...files.map(({ requested }) => requested));
  const last = Math.max(...files.map(({ arrived }) => arrived));
  return translate('waterfall.status.done', {
    ran: count('ran', 'late'),
    threw: count('threw'),
    failed: count('failed'),
    held: count('held'),
    files: String(files.length),
    sum: formatSeconds(
      files.reduce((sum, { requested, arrived }) => sum + arrived - requested, 0),
      1,
    ),
    wall: formatSeconds(last - first, 1),
  });
}

function drawOnce() {
  frame = undefined;
  chart.replaceChildren(...waterfallChart(scripts, performance.now()));
  const text = summary();
  // Read out once for each change, and a text being selected stays selected.
  if (status.textContent !== text) status.textContent = text;
  chart.setAttribute('aria-label', translate('waterfall.chart', { summary: text }));
  const table = waterfallTable(scripts);
  if (table.textContent !== drawn) {
    drawn = table.textContent;
    numbers.replaceChildren(table);
  }
  if (scripts.some(isUnderWay)) draw();
}

/** At most once a frame; while something is under way, in each. */
function draw() {
  frame ??= requestAnimationFrame(drawOnce);
}

function drawLegend() {
  legend.replaceChildren(...waterfallLegend());
  draw();
}

findElement('#waterfall-restart').addEventListener('click', () => {
  void Promise.resolve(widget()?.withdraw()).finally(() => location.reload());
});

drawLegend();
onLanguage(drawLegend);
