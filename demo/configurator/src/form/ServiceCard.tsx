import { h, type VNode } from 'preact';
import { categoryIds, isOn, isOwn, placeService, removeService, type Named } from '../schema/categories';
import { catalogue } from '../catalogue';
import { describeField, explain, propertiesOf } from '../schema/describeField';
import { getText } from '../work/getAt';
import { CookiesField } from './CookiesField';
import { useDesk } from './Desk';
import { Field } from './Field';
import { Frame, useDescribed } from './Frame';
import { idOf } from './lead';
import { Problems } from './Problems';

/** What a vendor has beside what every service may say. */
const about = propertiesOf('services.<id>');

export function ServiceCard({ id, category }: Named): VNode {
  const { document, edit } = useDesk();
  const path = `services.${id}`;
  const known = catalogue.get(id);
  const title = getText(document, `${path}.title`) || (known?.title ?? id);
  const special = propertiesOf(path).filter((property) => !about.includes(property));
  const details = (
    <div class="fields">
      <Field path={`${path}.title`} placeholder={known?.title} />
      <Field path={`${path}.vendor`} placeholder={known?.vendor} />
      <Field path={`${path}.country`} placeholder={known?.country} />
      <CookiesField path={`${path}.cookies`} />
      <Field path={`${path}.storage`} />
    </div>
  );
  return (
    <article class="card" aria-label={title}>
      <div class="card-head service-head">
        <h3 id={idOf(path)} tabIndex={-1}>
          {title}
        </h3>
        <p class="help">{known ? [known.vendor, known.country].filter(Boolean).join(' · ') : id}</p>
        <button
          type="button"
          class="button quiet"
          aria-label={`Убрать сервис: ${title}`}
          onClick={() => edit(null, (before) => removeService(before, id))}
        >
          Убрать
        </button>
        <Problems field={path} />
      </div>
      <div class="fields">
        {special.map((property) => (
          <Field key={property} path={`${path}.${property}`} />
        ))}
        <Place id={id} category={category} />
      </div>
      {known ? (
        <details class="more">
          <summary>Изменить сведения: {title}</summary>
          <p class="help">{describeField(path).description}</p>
          {details}
        </details>
      ) : (
        details
      )}
    </article>
  );
}

function Place({ id, category }: Named): VNode {
  const { document, edit } = useDesk();
  const path = `services.${id}.category`;
  const { title, description } = explain('services.<id>.category');
  const ids = categoryIds(document);
  return (
    <Frame field={path} title={title} help={description}>
      <select
        {...useDescribed(path, description)}
        class="control"
        value={category}
        onChange={({ currentTarget: { value } }) => edit(null, (before) => placeService(before, id, value))}
      >
        {!ids.includes(category) && <option value={category}>{category || 'Не указана'}</option>}
        {ids.map((each) => (
          <option key={each} value={each}>
            {getText(document, `categories.${each}.title`) ||
              (isOwn(each) ? each : describeField(`categories.${each}`).title)}
            {isOn(document, each) ? '' : ' (выключена)'}
          </option>
        ))}
      </select>
    </Frame>
  );
}
