import type { Document, Json } from '../work/Json';
import { setAt } from '../work/setAt';
import { describeCategory } from './categories';

/** What a field writes. */
export function setField(document: Document, path: string, value: Json | undefined): Document {
  const [first, id = ''] = path.split('.');
  return first === 'categories'
    ? describeCategory(document, id, (before) => setAt(before, path, value))
    : setAt(document, path, value);
}
