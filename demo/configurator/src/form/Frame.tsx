import { h, type ComponentChildren, type VNode } from 'preact';
import { idOf } from './lead';
import { Problems, problemsId, useProblems } from './Problems';

interface FrameProps {
  readonly field: string;
  readonly title: string;
  readonly help: string;
  readonly children: ComponentChildren;
}

/** The label of a field above it, its explanation and what is wrong beneath. */
export function Frame({ field, title, help, children }: FrameProps): VNode {
  return (
    <div class="field">
      <label class="label" for={idOf(field)}>
        {title}
      </label>
      {children}
      <Help field={field} help={help} />
      <Problems field={field} />
    </div>
  );
}

const helpId = (field: string): string => `${idOf(field)}_help`;

export function Help({ field, help }: { readonly field: string; readonly help: string }): VNode | null {
  if (!help) return null;
  return (
    <p class="help" id={helpId(field)}>
      {help}
    </p>
  );
}

interface Described {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

/** What ties a control to the words around it. */
export function useDescribed(field: string, help: string): Described {
  const problems = useProblems(field);
  return {
    id: idOf(field),
    'aria-describedby':
      [...(help ? [helpId(field)] : []), ...(problems.length > 0 ? [problemsId(field)] : [])].join(' ') ||
      undefined,
    'aria-invalid': problems.some(({ severity }) => severity === 'error') || undefined,
  };
}
