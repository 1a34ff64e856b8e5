import type { ConsentState } from './ConsentState';

/** Ids of the categories and services that `next` grants and `prev` did not, and the other way round. */
export function changes(
  next: ConsentState,
  prev: ConsentState,
): { readonly granted: readonly string[]; readonly revoked: readonly string[] } {
  const gained = (to: ConsentState, from: ConsentState): string[] =>
    (['categories', 'services'] as const).flatMap((kind) =>
      Object.keys(to[kind]).filter((id) => to[kind][id] && !from[kind][id]),
    );
  return { granted: gained(next, prev), revoked: gained(prev, next) };
}
