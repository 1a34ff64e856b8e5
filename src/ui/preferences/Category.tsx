import type { VNode } from 'preact';
import type { DeclaredCategory } from '../../config/Declaration';
import { capital } from './capital';
import type { CentreScene } from './CentreScene';
import { categoryInWords } from './categoryInWords';
import { Service } from './Service';
import { StoredDetails } from './StoredDetails';
import { Switch } from './Switch';

/** A purpose: what it is for, what its refusal costs, who takes part in it and what they store. */
export function Category(
  props: CentreScene & { readonly category: DeclaredCategory; readonly id: string },
): VNode {
  const { h, kit, engine, category, id } = props;
  const { description, consequence, reason } = categoryInWords(category, engine);
  const why = category.required ? reason : consequence;
  const name = capital(kit.texts.nameOf(category), engine.language);
  return (
    <div class="category" role="group" aria-labelledby={id}>
      <div class="row">
        <h3 id={id}>{category.required ? name : <label for={`${id}-switch`}>{name}</label>}</h3>
        {category.required ? <span class="always">{engine.t('always')}</span> : <Switch {...props} />}
      </div>
      <div id={`${id}-about`}>
        {description !== '' && <p>{description}</p>}
        {why !== '' && <p class="soft">{why}</p>}
      </div>
      <StoredDetails {...props} stored={category.stored} />
      {category.services.length > 0 && (
        <ul>
          {category.services.map((service, index) => (
            <Service {...props} key={service.id} service={service} id={`${id}-${index}`} />
          ))}
        </ul>
      )}
    </div>
  );
}
