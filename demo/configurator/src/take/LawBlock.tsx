import { h, type VNode } from 'preact';
import { useDesk } from '../form/Desk';
import { checkLaw, type LawPoint } from '../law/checkLaw';
import { asConfiguration } from '../work/asConfiguration';

const groups: readonly (readonly [LawPoint['state'], string])[] = [
  ['missing', 'Не хватает'],
  ['yours', 'Проверьте сами'],
  ['met', 'Есть в конфигурации'],
];

/** What the law asks for: what is there, what is not, and what no configuration can do. */
export function LawBlock(): VNode {
  const { document, lead } = useDesk();
  const points = checkLaw(asConfiguration(document));
  return (
    <section class="block" aria-labelledby="take-law">
      <h2 id="take-law">О&nbsp;чём говорит закон</h2>
      <p class="help">
        Список помогает ничего не&nbsp;забыть. Юриста он не&nbsp;заменяет и&nbsp;соответствия закону
        не&nbsp;обещает.
      </p>
      {groups.map(([state, title]) => {
        const found = points.filter((point) => point.state === state);
        if (found.length === 0) return null;
        return (
          <details key={state} class="law" open={state === 'missing'}>
            <summary>
              <h3>{title}</h3>
              <span class={`badge ${state}`}>{found.length}</span>
            </summary>
            <ul>
              {found.map(({ id, title: point, message, path }) => (
                <li key={id} class={state}>
                  <h4>{point}</h4>
                  <p>{message}</p>
                  {path && state !== 'met' && (
                    <button
                      type="button"
                      class="button quiet"
                      aria-label={`К полю: ${point}`}
                      onClick={() => lead(path)}
                    >
                      К&nbsp;полю
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}
