import type { Readable, Writable } from 'node:stream';

/** What a command sees of the world. Only the entry names `process`, so that a test can stand in for a person. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  /** Whether somebody sits there who can answer. */
  readonly isInteractive: boolean;
  readonly hasColours: boolean;
  /** The folder that file names are relative to. */
  readonly folder: string;
  /** Where the package is installed: the guide and the schema are beside the program. */
  readonly packageFolder: string;
}
