/** What several services have in common stands in the page: each of them is a part of its own, with its own modules. */
export function share<T extends object>(name: string, first: T): T {
  const key = Symbol.for(`soglasie.${name}`);
  if (!Reflect.has(window, key)) Reflect.set(window, key, first);
  return Reflect.get(window, key) as T;
}
