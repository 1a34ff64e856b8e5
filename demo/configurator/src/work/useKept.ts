import { useState } from 'preact/hooks';
import type { Shelf } from './keep';

/** A text that outlives what shows it, as far as the browser keeps it. */
export function useKept(shelf: Shelf | undefined, name: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => shelf?.getItem(name) ?? '');
  return [
    text,
    (next) => {
      setText(next);
      try {
        shelf?.setItem(name, next);
      } catch {
        // Where there is no room, it lasts as long as it is shown.
      }
    },
  ];
}
