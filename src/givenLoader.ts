import type { LoadPart } from './loadPart';

let given: LoadPart;

/** Called by the script that has loaded this part: a part has others loaded, and checked, by it. */
export function takeLoader(loader: LoadPart): void {
  given = loader;
}

/** See `loadPart.ts`. */
export const loadPart: LoadPart = (name, digest) => given(name, digest);
