import { isDocument, type Document } from './Json';
import { startWork, type Work } from './reduce';

/** What of the browser's storage is used. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** The tab's own storage first: what another tab does takes nothing from its work. A new tab begins with the latest of all. */
export function joinShelves(tab: Shelf, browser: Shelf): Shelf {
  return {
    getItem: (name) => tab.getItem(name) ?? browser.getItem(name),
    setItem(name, value) {
      const isKept = [tab, browser].map((shelf) => put(shelf, name, value));
      if (!isKept.includes(true)) throw new DOMException('No room', 'QuotaExceededError');
    },
  };
}

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
  return [{ past, present, future }, { present }].some((kept) => put(shelf, NAME, JSON.stringify(kept)));
}

function put(shelf: Shelf, name: string, value: string): boolean {
  try {
    shelf.setItem(name, value);
    return true;
  } catch {
    return false;
  }
}

const documentsOf = (value: unknown): readonly Document[] =>
  Array.isArray(value) ? value.filter((each): each is Document => isDocument(each)) : [];
