import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Problem } from '../schema/findProblems';
import type { Document, Json } from '../work/Json';

/** What every field of the form works on. */
export interface Desk {
  readonly document: Document;
  /** What is wrong, by field. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  /** The field that somebody wants to be led to. */
  readonly target: string | null;
  /** For what is typed: the letters in one field are one step. */
  readonly set: (path: string, value: Json | undefined) => void;
  /** For what is chosen: each is a step. */
  readonly choose: (path: string, value: Json | undefined) => void;
  readonly edit: (field: string | null, apply: (document: Document) => Document) => void;
  readonly lead: (field: string) => void;
}

const Context = createContext<Desk | null>(null);

export const DeskProvider = Context.Provider;

export function useDesk(): Desk {
  const desk = useContext(Context);
  if (!desk) throw new Error('a field stands outside of the desk');
  return desk;
}
