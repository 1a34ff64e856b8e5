import type { VNode } from 'preact';
import type { Stored } from '../../config/Declaration';
import { rowKey } from './rowKey';
import type { Scene } from './Scene';
import { StoredHead } from './StoredHead';
import { StoredRow } from './StoredRow';

/** What a category or service stores, folded away until it is asked for. */
export function StoredDetails(
  props: Scene & { readonly stored: readonly Stored[]; readonly id: string },
): VNode | false {
  const {
    h,
    engine: { t },
    stored,
    id,
  } = props;
  return (
    stored.length > 0 && (
      <details>
        <summary aria-describedby={id}>
          {t('stored')}
          {`\u00a0(${stored.length})`}
        </summary>
        <table aria-labelledby={id}>
          <StoredHead {...props} />
          <tbody>
            {stored.map((entry) => (
              <StoredRow {...props} key={rowKey(entry)} entry={entry} />
            ))}
          </tbody>
        </table>
      </details>
    )
  );
}
