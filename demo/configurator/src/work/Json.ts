export type Json = string | number | boolean | null | readonly Json[] | Document;

/** The configuration as it is written: whatever it says, right or wrong, stays until somebody changes it. */
export interface Document {
  readonly [key: string]: Json;
}

export const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
