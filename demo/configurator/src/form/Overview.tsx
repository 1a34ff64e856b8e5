import { h, type VNode } from 'preact';
import russian from '../../../../locales/ru/diagnostics.json';
import { summarise } from '../../../../src/config/summarise';
import type { Problem } from '../schema/findProblems';
import { ABOUT_KEYS, fieldOf } from '../schema/sections';
import { removeAt } from '../work/removeAt';
import { useDesk } from './Desk';
import { Severity } from './Problems';

/** Everything that is wrong, each leading to its field; what has none can be taken out here. */
export function Overview(): VNode {
  const { document, problems, lead, edit } = useDesk();
  const all = [...problems.entries()].flatMap(([field, found]) =>
    found.map((problem) => ({ field, problem })),
  );
  const counts = summarise(
    all.map(({ problem }) => problem),
    russian,
    'ru',
  );
  const errors = all.filter(({ problem }) => problem.severity === 'error');
  const item = ({ field, problem }: { readonly field: string; readonly problem: Problem }): VNode => (
    <li key={problem.path + problem.code} class={`problem ${problem.severity}`}>
      <Severity problem={problem} />
      <span>
        {field && (
          <button type="button" class="link" onClick={() => lead(fieldOf(problem.path, document))}>
            {problem.path}
          </button>
        )}
        {!field && <code>{problem.path}</code>} {problem.message}
        {!field && ABOUT_KEYS.includes(problem.code) && (
          <button
            type="button"
            class="button quiet"
            aria-label={`Убрать из конфигурации: ${problem.path}`}
            onClick={() => edit(null, (before) => removeAt(before, problem.path))}
          >
            Убрать
          </button>
        )}
      </span>
    </li>
  );
  return (
    <details class="section overview">
      <summary>
        <h2>Проверка</h2>
        <span class="summary" role="status">
          {counts || 'Всё в порядке'}
        </span>
        {all.length > 0 && (
          <span class={errors.length > 0 ? 'badge error' : 'badge warning'}>{all.length}</span>
        )}
      </summary>
      <div class="fields">
        {all.length === 0 ? (
          <p>
            Замечаний нет: так же ответит и&nbsp;команда <code>npx soglasie check</code>.
          </p>
        ) : (
          <ul class="problems">{all.map(item)}</ul>
        )}
      </div>
    </details>
  );
}
