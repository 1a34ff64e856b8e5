import { h, type VNode } from 'preact';
import {
  isOn,
  isOwn,
  isRequiredByDefault,
  mayBeRequired,
  servicesOf,
  switchCategory,
} from '../schema/categories';
import { catalogue } from '../catalogue';
import { describeField } from '../schema/describeField';
import { builtInTexts } from '../schema/texts';
import { getAt, getText } from '../work/getAt';
import { setAt } from '../work/setAt';
import { CookiesField } from './CookiesField';
import { useDesk } from './Desk';
import { Field } from './Field';
import { idOf } from './lead';
import { Problems } from './Problems';
import { SwitchField } from './SwitchField';

const builtIn = (namespace: string, key: string): string | undefined =>
  builtInTexts('ru', namespace).find(([each]) => each === key)?.[1];

const capital = (text: string): string => text.replace(/^./u, (letter) => letter.toUpperCase());

export function CategoryCard({ id }: { readonly id: string }): VNode {
  const { document, edit } = useDesk();
  const path = `categories.${id}`;
  const on = isOn(document, id);
  const { title, description } = describeField(path);
  const shown = getText(document, `${path}.title`) || (isOwn(id) ? id : title);
  const services = servicesOf(document).filter(({ category }) => category === id);
  const requiredNow = getAt(document, `${path}.required`) ?? isRequiredByDefault(id);
  return (
    <article class={on ? 'card' : 'card off'}>
      <div class="card-head">
        <label class="switch">
          <input
            id={idOf(path)}
            type="checkbox"
            role="switch"
            checked={on}
            disabled={id === 'necessary'}
            onChange={({ currentTarget: { checked } }) =>
              edit(null, (before) => switchCategory(before, id, checked))
            }
          />
          <span class="label">{shown}</span>
        </label>
        <p class="help">{description}</p>
        {services.length > 0 && (
          <p class="tags">
            {services.map((service) => (
              <span key={service.id}>
                {getText(document, `services.${service.id}.title`) ||
                  (catalogue.get(service.id)?.title ?? service.id)}
              </span>
            ))}
          </p>
        )}
        <Problems field={path} />
      </div>
      {on && (
        <details class="more">
          <summary>Тексты и&nbsp;файлы cookie: {shown}</summary>
          <div class="fields">
            {mayBeRequired(id) && (
              <SwitchField
                path={`${path}.required`}
                description={describeField(`${path}.required`)}
                usual={isRequiredByDefault(id)}
              />
            )}
            {requiredNow === true && (
              <Field path={`${path}.reason`} placeholder={builtIn('preferences', `reasons.${id}`)} />
            )}
            <Field
              path={`${path}.title`}
              placeholder={capital(builtIn('banner', `categories.${id}`) ?? id)}
            />
            <Field path={`${path}.description`} placeholder={builtIn('preferences', `categories.${id}`)} />
            {requiredNow !== true && (
              <Field
                path={`${path}.consequence`}
                placeholder={builtIn('preferences', `consequences.${id}`)}
              />
            )}
            <CookiesField path={`${path}.cookies`} />
            <Field path={`${path}.storage`} />
          </div>
        </details>
      )}
      {isOwn(id) && services.length === 0 && (
        <button
          type="button"
          class="button quiet"
          onClick={() => edit(null, (before) => setAt(before, path, undefined))}
        >
          Убрать категорию «{shown}»
        </button>
      )}
    </article>
  );
}
