import { h, type VNode } from 'preact';
import type { Problem } from '../schema/findProblems';
import { useDesk } from './Desk';
import { idOf } from './lead';

export const problemsId = (field: string): string => `${idOf(field)}_problems`;

export function useProblems(field: string): readonly Problem[] {
  return useDesk().problems.get(field) ?? [];
}

/** What is wrong with a field, beneath it. */
export function Problems({ field }: { readonly field: string }): VNode | null {
  const problems = useProblems(field);
  if (problems.length === 0) return null;
  return (
    <ul class="problems" id={problemsId(field)}>
      {problems.map((problem) => (
        <li key={problem.path + problem.code} class={`problem ${problem.severity}`}>
          <Severity problem={problem} />
          {problem.message}
        </li>
      ))}
    </ul>
  );
}

/** Not by its colour alone. */
export function Severity({ problem: { severity } }: { readonly problem: Problem }): VNode {
  return (
    <span class="severity">
      <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
        {severity === 'error' ? (
          <path d="M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-1 4h2v6H9V5Zm0 8h2v2H9v-2Z" />
        ) : (
          <path d="M10 1.5 19.5 18H.5L10 1.5ZM9 8v5h2V8H9Zm0 6v2h2v-2H9Z" />
        )}
      </svg>
      <span class="unseen">{severity === 'error' ? 'Ошибка: ' : 'Предупреждение: '}</span>
    </span>
  );
}
