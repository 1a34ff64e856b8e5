import type { VNode } from 'preact';
import type { DeclaredCategory, DeclaredService } from '../../config/Declaration';
import type { CentreScene } from './CentreScene';
import { StoredDetails } from './StoredDetails';
import { Switch } from './Switch';
import { Vendor } from './Vendor';

/** A tool inside a category: whose it is, where the data go, and what it stores. */
export function Service(
  props: CentreScene & {
    readonly category: DeclaredCategory;
    readonly service: DeclaredService;
    readonly id: string;
  },
): VNode {
  const { h, category, service, id } = props;
  return (
    <li>
      <div class="row">
        <h4 id={id}>
          {category.required ? service.title : <label for={`${id}-switch`}>{service.title}</label>}
        </h4>
        {!category.required && <Switch {...props} />}
      </div>
      <div id={`${id}-about`}>
        <Vendor {...props} />
      </div>
      <StoredDetails {...props} stored={service.stored} />
    </li>
  );
}
