import { h, type VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { useLater } from '../preview/useLater';
import { checkContrast } from '../law/checkContrast';
import { asConfiguration } from '../work/asConfiguration';
import { getAt } from '../work/getAt';
import { useDesk } from './Desk';

const schemes = { light: 'светлая', dark: 'тёмная' };

const ratioOf = new Intl.NumberFormat('ru', { maximumFractionDigits: 1, minimumFractionDigits: 1 });

/** Colours are dragged and typed; each takes a moment to compute. */
const DELAY = 250;

/** How well the chosen colour is seen, on every surface. */
export function Contrast(): VNode {
  const { document } = useDesk();
  const theme = useLater(getAt(document, 'theme'), DELAY);
  const rows = useMemo(() => checkContrast(asConfiguration(theme === undefined ? {} : { theme })), [theme]);
  const failing = rows.filter(({ passes }) => !passes);
  return (
    <details class="more">
      <summary>
        Контраст:{' '}
        {failing.length === 0 ? 'всё видно хорошо' : `плохо видно ${failing.length} из ${rows.length}`}
      </summary>
      <div class="scroll" role="region" tabIndex={0} aria-label="Контраст цветов">
        <table class="contrast">
          <caption class="help">
            Отношение яркостей по&nbsp;WCAG 2.1: тексту нужно не&nbsp;меньше 4,5, краям и&nbsp;кнопкам –
            не&nbsp;меньше&nbsp;3. «Принять все» и&nbsp;«Отклонить необязательные» всегда одного цвета:
            сделать отказ незаметнее согласия цветом нельзя.
          </caption>
          <thead>
            <tr>
              <th scope="col">Что видно</th>
              <th scope="col">Тема</th>
              <th scope="col">Контраст</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ surface, scheme, pair, ratio, needed, passes }) => (
              <tr key={surface + scheme + pair} class={passes ? '' : 'fails'}>
                <th scope="row">
                  {surface}: {pair}
                </th>
                <td>{schemes[scheme]}</td>
                <td>
                  {ratioOf.format(ratio)} {passes ? '' : `– мало, нужно ${ratioOf.format(needed)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
