import type { ConsentState } from './consent/ConsentState';

// What most visits never need, behind one address: a part of its own.
export { createOthers } from './createOthers';
export { wordOccasion } from './ui/banner/wordOccasion';
export { takeElement } from './ui/takeElement';
export { withdraw } from './withdrawal';

/** Tells all that is wrong with the configuration, or came in its place. True when told. */
export async function diagnose(input: unknown, { revision }: ConsentState): Promise<true> {
  const { reportConfiguration } = await import('./diagnostics');
  const tag = document.documentElement.querySelector('script[src*="soglasie"][data-config]');
  // An error is passed in a list, which is no configuration.
  reportConfiguration(Array.isArray(input) && input[0] instanceof Error ? input[0] : input, {
    source: input === undefined ? null : tag?.getAttribute('data-config'),
    recorded: revision,
  });
  return true;
}
