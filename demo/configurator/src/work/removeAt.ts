import { isDocument, type Document, type Json } from './Json';

/**
 * The document without what stands at a path that a diagnostic tells. A key may have dots in it; of two readings, the
 * one with the longer key holds. What is not there changes nothing.
 */
export const removeAt = (document: Document, path: string): Document => without(document, path) as Document;

function without(value: Json, path: string): Json {
  const list = Array.isArray(value) ? (value as readonly Json[]) : undefined;
  const inner = new Map(
    list ? list.map((each, index) => [String(index), each]) : isDocument(value) ? Object.entries(value) : [],
  );
  const [key] = [...inner.keys()]
    .filter((each) => path === each || path.startsWith(`${each}.`))
    .sort((one, other) => other.length - one.length);
  const found = key === undefined ? undefined : inner.get(key);
  if (key === undefined || found === undefined) return value;
  if (path === key) inner.delete(key);
  else inner.set(key, without(found, path.slice(key.length + 1)));
  return list ? [...inner.values()] : Object.fromEntries(inner);
}
