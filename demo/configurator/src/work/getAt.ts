import { isDocument, type Json } from './Json';

/** What stands at a path such as `banner.layout`. */
export function getAt(value: Json | undefined, path: string): Json | undefined {
  return path
    .split('.')
    .reduce<Json | undefined>(
      (parent, key) => (isDocument(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined),
      value,
    );
}

export const getText = (value: Json | undefined, path: string): string => {
  const found = getAt(value, path);
  return typeof found === 'string' ? found : '';
};

/** The objects at a path, by their keys; none where something else stands there. */
export const entriesAt = (value: Json | undefined, path: string): (readonly [key: string, value: Json])[] => {
  const found = getAt(value, path);
  return isDocument(found) ? Object.entries(found) : [];
};

/** The texts of a list. */
export const textsAt = (value: Json | undefined, path: string): readonly string[] => {
  const found = getAt(value, path);
  return Array.isArray(found) ? found.filter((item): item is string => typeof item === 'string') : [];
};
