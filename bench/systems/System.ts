/** A script that waits for the visitor's answer, and calls `run(index)` of the host page. */
export interface Held {
  readonly index: number;
  /** An external one. */
  readonly src?: string;
}

/** Selectors, each looked for in the open shadow root of what the one before it found. */
export type Path = readonly [string, ...string[]];

export interface Surface {
  /** What the visitor sees, and not what lies over the whole page to hold it. */
  readonly card: Path;
  readonly accept: Path;
  /** How long after it is drawn its buttons begin to work, in milliseconds. */
  readonly deafFor?: number;
  readonly centre?: { readonly opener: Path; readonly dialog: Path };
}

/** One tool on the page that all of them share. */
export interface System {
  readonly name: string;
  readonly version: string;
  readonly kind: 'blank' | 'floor' | 'ours' | 'peer';
  /** Which scripts it holds back: any number of them, or one, in a callback of the tool's. */
  readonly holds: 'any' | 'one';
  /** Asks by category and holds scripts back, as ours does: what ours is compared with. */
  readonly isRival: boolean;
  /** By path. */
  readonly files: Readonly<Record<string, string | Buffer>>;
  readonly head?: (held: readonly Held[]) => string;
  /** At the end of `<body>`. */
  readonly body?: (held: readonly Held[]) => string;
  readonly surface?: Surface;
  /** An expression that accepts everything, where there is no surface. */
  readonly acceptAll?: string;
}
