import { isDocument, type Document } from './Json';
import { startWork, type Work } from './reduce';

/** What of the browser's storage is used. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

const NAME = 'soglasie-configurator';

/** The work of the last visit; undefined where there is none, or what is kept is none. */
export function recall(shelf: Shelf): Work | undefined {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(NAME) ?? 'null');
    if (!isDocument(kept) || !isDocument(kept.present)) return undefined;
    return { ...startWork(kept.present), past: documentsOf(kept.past), future: documentsOf(kept.future) };
  } catch {
    return undefined;
  }
}

/** Whether it could be kept: with its history, or without where that does not fit. */
export function keep(shelf: Shelf, { past, present, future }: Work): boolean {
  return [{ past, present, future }, { present }].some((kept) => {
    try {
      shelf.setItem(NAME, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  });
}

const documentsOf = (value: unknown): readonly Document[] =>
  Array.isArray(value) ? value.filter((each): each is Document => isDocument(each)) : [];
