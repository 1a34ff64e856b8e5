import type { VNode } from 'preact';
import type { Scene } from './Scene';

/** What the columns of every table of ours are. */
export function StoredHead({ h, engine: { t } }: Scene): VNode {
  return (
    <thead>
      <tr>
        <th scope="col">{t('name')}</th>
        <th scope="col">{t('purpose')}</th>
        <th scope="col">{t('lifetime')}</th>
      </tr>
    </thead>
  );
}
