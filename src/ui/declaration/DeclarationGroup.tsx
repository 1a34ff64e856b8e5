import type { VNode } from 'preact';
import type { DeclaredCategory, DeclaredService, Stored } from '../../config/Declaration';
import { rowKey } from '../preferences/rowKey';
import type { Scene } from '../preferences/Scene';
import { StoredRow } from '../preferences/StoredRow';
import { Vendor } from '../preferences/Vendor';

/** What one service stores, or the site itself, as a group of rows. */
export function DeclarationGroup(
  props: Scene & {
    readonly category: DeclaredCategory;
    readonly service?: DeclaredService;
    readonly stored: readonly Stored[];
  },
): VNode {
  const {
    h,
    engine: { t },
    category: { services },
    service,
    stored,
  } = props;
  return (
    <tbody>
      {/* Where there are no services, there is nobody else to be told apart. */}
      {services.length > 0 && (
        <tr>
          <th scope="rowgroup" colSpan={3}>
            {service?.title ?? t('declaration.own')}
            {service && <Vendor {...props} service={service} />}
          </th>
        </tr>
      )}
      {stored.map((entry) => (
        <StoredRow {...props} key={rowKey(entry)} entry={entry} />
      ))}
      {stored.length === 0 && (
        <tr>
          <td colSpan={3}>{t(service?.elsewhere ? 'declaration.elsewhere' : 'declaration.empty')}</td>
        </tr>
      )}
    </tbody>
  );
}
