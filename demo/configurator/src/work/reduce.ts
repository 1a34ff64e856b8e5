import type { Document } from './Json';

/** The configuration, what it was before, and what was taken back. */
export interface Work {
  readonly past: readonly Document[];
  readonly present: Document;
  readonly future: readonly Document[];
  /** The field that the last change was made in: the letters typed into one field are one step. */
  readonly field: string | null;
}

export type Action =
  | { readonly type: 'edit'; readonly field: string | null; readonly apply: (document: Document) => Document }
  | { readonly type: 'undo' | 'redo' }
  /** The field was left: what is typed there next is another step. */
  | { readonly type: 'rest' };

/** More would not fit what browsers keep for a page. */
const LONGEST = 100;

export const startWork = (present: Document): Work => ({ past: [], present, future: [], field: null });

export function reduce(work: Work, action: Action): Work {
  const { past, present, future } = work;
  switch (action.type) {
    case 'edit': {
      const next = action.apply(present);
      if (JSON.stringify(next) === JSON.stringify(present)) return work;
      const isSameStep = action.field !== null && action.field === work.field;
      const start = past.at(-1);
      // Typed, and taken out again: there is nothing to take back.
      if (isSameStep && start && JSON.stringify(next) === JSON.stringify(start))
        return { past: past.slice(0, -1), present: start, future: [], field: null };
      return {
        past: isSameStep ? past : [...past, present].slice(-LONGEST),
        present: next,
        future: [],
        field: action.field,
      };
    }
    case 'undo': {
      const before = past.at(-1);
      if (!before) return work;
      return { past: past.slice(0, -1), present: before, future: [present, ...future], field: null };
    }
    case 'rest':
      return work.field === null ? work : { ...work, field: null };
    case 'redo': {
      const [after, ...rest] = future;
      if (!after) return work;
      return { past: [...past, present], present: after, future: rest, field: null };
    }
  }
}
