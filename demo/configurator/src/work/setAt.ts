import { isDocument, type Document, type Json } from './Json';

/**
 * The document with another value at a path; without it where there is none. An object that loses its last property goes
 * along, so that a form which is emptied leaves nothing behind.
 */
export function setAt(document: Document, path: string, value: Json | undefined): Document {
  return set(document, path.split('.'), value);
}

function set(document: Document, keys: readonly string[], value: Json | undefined): Document {
  const [key, ...rest] = keys;
  if (key === undefined) return document;
  const inner = Object.hasOwn(document, key) ? document[key] : undefined;
  if (rest.length === 0) return put(document, key, value);
  const child = isDocument(inner) ? inner : {};
  const next = set(child, rest, value);
  // What is not there cannot be taken out of something else.
  if (value === undefined && !isDocument(inner)) return document;
  return put(document, key, Object.keys(next).length > 0 ? next : undefined);
}

function put(document: Document, key: string, value: Json | undefined): Document {
  const entries = Object.entries(document);
  if (value === undefined) return Object.fromEntries(entries.filter(([each]) => each !== key));
  // Not a spread: a key such as `__proto__` is one like any other.
  return Object.fromEntries(
    Object.hasOwn(document, key)
      ? entries.map(([each, old]) => [each, each === key ? value : old])
      : [...entries, [key, value]],
  );
}
