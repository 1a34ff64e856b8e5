import { h, type VNode } from 'preact';
import type { Act } from '../takeaway/Act';
import type { Finding } from '../takeaway/holdBack';

/** A category that unknown code may wait for. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

interface HeldFindingProps {
  readonly finding: Finding;
  readonly choices: readonly Choice[];
  readonly onAct: (act: Act) => void;
  readonly onChoose: (unknown: string, category: string) => void;
}

/** What a pasted tag is, and what the page can do about it. */
export function HeldFinding({ finding, choices, onAct, onChoose }: HeldFindingProps): VNode {
  const { title, message, acts, unknown, category } = finding;
  return (
    <li>
      <h3>{title}</h3>
      <p>{message}</p>
      {unknown !== undefined && (
        <label class="field">
          <span class="label">Ждёт согласия в&nbsp;категории</span>
          <select
            class="control"
            aria-label={`Категория: ${title}`}
            value={category}
            onChange={({ currentTarget }) => onChoose(unknown, currentTarget.value)}
          >
            {choices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {acts.map((act) => {
        const { text, label } = wordsOf(act, title);
        return (
          <button key={text} type="button" class="button" aria-label={label} onClick={() => onAct(act)}>
            {text}
          </button>
        );
      })}
    </li>
  );
}

function wordsOf(act: Act, title: string): { readonly text: string; readonly label: string } {
  const of = (text: string, label = text): { text: string; label: string } => ({
    text,
    label: `${label}: ${title}`,
  });
  switch (act.type) {
    case 'take':
      return {
        text: `Взять из\u00A0каталога с\u00A0номером ${act.id}`,
        label: `Взять из каталога: ${title}, номер ${act.id}`,
      };
    case 'add':
      return of(`Добавить номер ${act.id}`);
    case 'replace':
      return of(`Заменить номером ${act.id}`);
    case 'name':
      return of('Назвать в\u00A0конфигурации', 'Назвать в конфигурации');
    case 'webvisor':
      return of('Отметить Вебвизор');
    case 'enable':
      return of('Включить категорию');
  }
}
