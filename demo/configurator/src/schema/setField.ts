import { getAt } from '../work/getAt';
import type { Document, Json } from '../work/Json';
import { setAt } from '../work/setAt';
import { isOwn, withObject } from './categories';

/** What a field writes. A category that was only switched on or off becomes one of which more is said. */
export function setField(document: Document, path: string, value: Json | undefined): Document {
  const [first, id = ''] = path.split('.');
  if (first !== 'categories') return setAt(document, path, value);
  const next = setAt(withObject(document, id), path, value);
  // One of the site's own is there because it is named, whatever is said of it.
  const isGone = isOwn(id) && getAt(next, `categories.${id}`) === undefined;
  return isGone ? setAt(next, `categories.${id}`, true) : next;
}
