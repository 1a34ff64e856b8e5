import { Fragment, h, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ID } from '../../../../src/config/rules';
import { categoryIds } from '../schema/categories';
import { explain } from '../schema/describeField';
import { getAt } from '../work/getAt';
import { setAt } from '../work/setAt';
import { CategoryCard } from './CategoryCard';
import { useDesk } from './Desk';
import { Field } from './Field';

export function CategoriesSection(): VNode {
  const { document } = useDesk();
  return (
    <>
      <p class="lead">{explain('categories').description}</p>
      <ul class="cards">
        {categoryIds(document).map((id) => (
          <li key={id}>
            <CategoryCard id={id} />
          </li>
        ))}
      </ul>
      <NewCategory />
      <Field path="mode" />
    </>
  );
}

function NewCategory(): VNode {
  const { document, edit, lead } = useDesk();
  const [name, setName] = useState('');
  const isFree =
    ID.test(name) &&
    getAt(document, `categories.${name}`) === undefined &&
    !categoryIds(document).includes(name);
  const add = (event: Event): void => {
    event.preventDefault();
    if (!isFree) return;
    edit(null, (before) => setAt(before, `categories.${name}`, true));
    lead(`categories.${name}.title`);
    setName('');
  };
  return (
    <form class="field" onSubmit={add}>
      <label class="label" for="new-category">
        Своя категория
      </label>
      <div class="beside">
        <input
          id="new-category"
          class="control code"
          autocomplete="off"
          spellcheck={false}
          placeholder="ab-test"
          value={name}
          aria-describedby="new-category-help"
          onInput={({ currentTarget }) => setName(currentTarget.value.trim())}
        />
        <button type="submit" class="button" disabled={!isFree}>
          Завести
        </button>
      </div>
      <p class="help" id="new-category-help">
        {explain('categories.<id>').description} Идентификатор&nbsp;– латинские строчные буквы, цифры
        и&nbsp;дефис.
      </p>
    </form>
  );
}
