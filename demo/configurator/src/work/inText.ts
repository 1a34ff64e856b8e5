import type { Json } from './Json';

/** A value as a field shows it: a text as it is, anything else as JSON writes it. */
export const inText = (value: Json | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
