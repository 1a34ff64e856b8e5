import type { VNode } from 'preact';
import type { Stored } from '../../config/Declaration';
import { capital } from './capital';
import { lifetime, readableName } from './inWords';
import type { Scene } from './Scene';

/** One entry that is kept in the browser: name, purpose, lifetime. */
export function StoredRow({
  h,
  engine,
  entry: { kind, name, domain, service, purpose, days, catalogued, unconfirmed },
}: Scene & { readonly entry: Stored }): VNode {
  const { t } = engine;
  const isStorage = kind === 'storage';
  const place = isStorage ? t('storage') : domain?.replace(/^\./, '');
  return (
    <tr>
      <th scope="row">
        <code translate={false}>{readableName(name)}</code> {place && <small>{place}</small>}{' '}
        {service && <small>{service}</small>}
      </th>
      <td>
        {/* The catalogue speaks Russian in every language. */}
        {catalogued && purpose && engine.language !== 'ru' ? (
          <span lang="ru">{capital(purpose, 'ru')}</span>
        ) : kind === 'record' ? (
          t('record')
        ) : (
          (purpose && capital(purpose, engine.language)) || '—'
        )}{' '}
        {unconfirmed && <small>{t('unconfirmed')}</small>}
      </td>
      <td>
        {/* Where there is no room for columns, in the place of the column's head. */}
        <span class="label">{t('lifetime')}: </span>
        {isStorage ? t('untilDeleted') : days === null ? t('unknown') : lifetime(days, engine)}
      </td>
    </tr>
  );
}
