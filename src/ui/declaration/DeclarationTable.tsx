import type { VNode } from 'preact';
import type { DeclaredCategory } from '../../config/Declaration';
import type { Scene } from '../preferences/Scene';
import { StoredHead } from '../preferences/StoredHead';
import { DeclarationGroup } from './DeclarationGroup';

/** All that a category stores: what the site itself does, then service by service. */
export function DeclarationTable(props: Scene & { readonly category: DeclaredCategory }): VNode {
  const {
    h,
    kit,
    engine: { t },
    category: { services, stored },
    category,
  } = props;
  return (
    <table>
      <caption>
        {t('stored')}: {kit.texts.nameOf(category)}
      </caption>
      <StoredHead {...props} />
      {stored.length > 0 && <DeclarationGroup {...props} stored={stored} />}
      {services.map((service) => (
        <DeclarationGroup {...props} key={service.id} service={service} stored={service.stored} />
      ))}
    </table>
  );
}
