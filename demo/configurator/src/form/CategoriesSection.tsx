import { Fragment, h, type VNode } from 'preact';
import { categoryIds } from '../schema/categories';
import { explain } from '../schema/describeField';
import { getAt } from '../work/getAt';
import { setAt } from '../work/setAt';
import { CategoryCard } from './CategoryCard';
import { useDesk } from './Desk';
import { Field } from './Field';
import { NewId } from './NewId';

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
  const { document } = useDesk();
  return (
    <NewId
      id="new-category"
      label="Своя категория"
      placeholder="ab-test"
      action="Завести"
      help={
        <>
          {explain('categories.<id>').description} Идентификатор&nbsp;– латинские строчные буквы, цифры
          и&nbsp;дефис.
        </>
      }
      isTaken={(name) =>
        getAt(document, `categories.${name}`) !== undefined || categoryIds(document).includes(name)
      }
      add={(before, name) => setAt(before, `categories.${name}`, true)}
      next={(name) => `categories.${name}.title`}
    />
  );
}
