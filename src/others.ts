import type { ConsentState } from './consent/ConsentState';
import { loadEntries } from './loadEntries';
import { root } from './page';
import type { Service } from './services/Service';
import type { Wording } from './ui/banner/Banner';
import { wordOccasion as wordOn } from './ui/banner/wordOccasion';
import type { Kit } from './ui/Kit';

// What most visits never need, behind one address: a part of its own.
export { createOthers } from './createOthers';
export { takeElement } from './ui/takeElement';
export { withdraw } from './withdrawal';

/** What the banner says on an occasion, with what the catalogue calls the services. */
export const wordOccasion = (kit: Kit): Promise<() => Wording> =>
  wordOn(kit, (ids) => loadEntries(ids, kit.vendors));

/** Tells all that is wrong with the configuration, or came in its place. True when told. */
export async function diagnose(
  input: unknown,
  { revision }: ConsentState,
  vendors?: readonly Service[],
): Promise<true> {
  const { reportConfiguration } = await import('./diagnostics');
  const tag = root().querySelector('script[src*="soglasie"][data-config]');
  // An error is passed in a list, which is no configuration.
  await reportConfiguration(Array.isArray(input) && input[0] instanceof Error ? input[0] : input, {
    source: input === undefined ? null : tag?.getAttribute('data-config'),
    recorded: revision,
    vendors,
  });
  return true;
}
