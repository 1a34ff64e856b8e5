import type { VNode } from 'preact';
import type { Stored } from '../../config/Declaration';
import { lifetime, readableName } from './inWords';
import type { Scene } from './Scene';

/** One entry that is kept in the browser: name, purpose, lifetime. */
export function StoredRow({
  h,
  engine,
  entry: { kind, name, domain, purpose, days },
}: Scene & { readonly entry: Stored }): VNode {
  const { t } = engine;
  const isStorage = kind === 'storage';
  const place = isStorage ? t('storage') : domain?.replace(/^\./, '');
  return (
    <tr>
      <th scope="row">
        <code translate={false}>{readableName(name)}</code> {place && <small>{place}</small>}
      </th>
      <td>{kind === 'record' ? t('record') : purpose || '—'}</td>
      <td>
        {/* Where there is no room for columns, in the place of the column's head. */}
        <span class="label">{t('lifetime')}: </span>
        {isStorage ? t('untilDeleted') : lifetime(days, engine)}
      </td>
    </tr>
  );
}
