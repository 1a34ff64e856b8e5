import { h, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import { addService } from '../schema/categories';
import { searchCatalogue } from '../schema/searchCatalogue';
import { describeField } from '../schema/describeField';
import { useDesk } from './Desk';

/** As many as can be taken in before anything is searched for. */
const AT_FIRST = 6;

export function ServiceSearch({ taken }: { readonly taken: readonly string[] }): VNode {
  const { edit, lead } = useDesk();
  const [query, setQuery] = useState('');
  const [all, setAll] = useState(false);
  const found = searchCatalogue(query).filter(({ id }) => !taken.includes(id));
  const shown = all || query ? found : found.slice(0, AT_FIRST);
  return (
    <div class="field search">
      <label class="label" for="service-search">
        Найти в&nbsp;каталоге
      </label>
      <input
        id="service-search"
        class="control"
        type="search"
        autocomplete="off"
        placeholder="Метрика, чат, карты…"
        value={query}
        onInput={({ currentTarget }) => setQuery(currentTarget.value)}
      />
      <ul class="found" aria-label="Сервисы каталога">
        {shown.map(({ id, title, vendor, country, category }) => (
          <li key={id}>
            <span class="found-text">
              <b>{title}</b>
              <span class="help">
                {[vendor, country, describeField(`categories.${category}`).title].filter(Boolean).join(' · ')}
              </span>
            </span>
            <button
              type="button"
              class="button quiet"
              aria-label={`Добавить: ${title}`}
              onClick={() => {
                edit(null, (before) => addService(before, id));
                setQuery('');
                lead(`services.${id}.id`);
              }}
            >
              Добавить
            </button>
          </li>
        ))}
      </ul>
      <p class="help" role="status">
        {query && found.length === 0
          ? 'В каталоге такого нет. Опишите сервис ниже сами.'
          : query && `Найдено: ${found.length}`}
      </p>
      {!query && found.length > AT_FIRST && (
        <button type="button" class="button quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Показать меньше' : `Весь каталог: ещё ${found.length - AT_FIRST}`}
        </button>
      )}
    </div>
  );
}
