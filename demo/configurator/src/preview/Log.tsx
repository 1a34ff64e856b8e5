import { h, type VNode } from 'preact';
import type { Seen } from './protocol';

const types: Readonly<Record<Seen['type'], string>> = {
  event: 'Событие',
  record: 'Файл cookie',
  dataLayer: 'dataLayer',
  request: 'Запрос',
  link: 'Ссылка',
};

export interface Line extends Seen {
  readonly id: number;
}

interface LogProps {
  readonly seen: readonly Line[];
  readonly recordName: string;
}

/** What happens in the frame, as the site's own code would see it. */
export function Log({ seen, recordName }: LogProps): VNode {
  return (
    <section class="log" aria-labelledby="log-title">
      <h2 id="log-title">Что увидит сайт</h2>
      <p class="help">
        Запись просмотра хранится отдельно и&nbsp;живёт до&nbsp;следующего визита. Другим серверам просмотр
        ничего не&nbsp;отправляет.
      </p>
      <ol tabIndex={0} aria-label="Журнал событий">
        {seen.map(({ id, type, title, detail }) => (
          <li key={id} class={type}>
            <span class="log-type">{types[type]}</span>
            {type === 'record' ? (
              <details>
                <summary>{title}</summary>
                <pre>{detail ? `${recordName}=${detail}` : `${recordName}=; Max-Age=0`}</pre>
              </details>
            ) : detail ? (
              <details>
                <summary>{title}</summary>
                <pre>{detail}</pre>
              </details>
            ) : (
              <span>{title}</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
