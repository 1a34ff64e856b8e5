export type Kind = 'inline' | 'external' | 'async' | 'module';
export type Category = 'analytics' | 'external';
export type State = 'held' | 'queued' | 'loading' | 'overdue' | 'failed' | 'threw' | 'late' | 'ran';
export type Phase = 'loading' | 'queued' | 'running';

/** A held-back script of the page and what happened to it, in milliseconds of `performance.now()`. */
export interface Script {
  readonly id: string;
  readonly kind: Kind;
  readonly category: Category;
  /** Path of its file, if it has one. */
  readonly path: string | undefined;
  granted?: number | undefined;
  requested?: number | undefined;
  arrived?: number | undefined;
  started?: number | undefined;
  ended?: number | undefined;
  /** When its followers stopped waiting for it. */
  overdue?: number | undefined;
  failed?: number | undefined;
  threw?: number | undefined;
  /** What the library reported of it. */
  report?: string | undefined;
}

export interface Span {
  readonly phase: Phase;
  readonly from: number;
  readonly to: number;
}

export function stateOf(script: Script): State {
  if (script.started !== undefined) {
    if (script.threw !== undefined) return 'threw';
    return script.overdue === undefined ? 'ran' : 'late';
  }
  if (script.failed !== undefined) return 'failed';
  if (script.granted === undefined) return 'held';
  if (script.requested === undefined || script.arrived !== undefined) return 'queued';
  return script.overdue === undefined ? 'loading' : 'overdue';
}

export function isUnderWay(script: Script): boolean {
  return ['queued', 'loading', 'overdue'].includes(stateOf(script));
}

/** What it did and when, counted from the grant of its category. */
export function spansOf(script: Script, now: number): Span[] {
  const { granted, requested, arrived, started, ended = script.threw, failed } = script;
  if (granted === undefined) return [];
  const spans: Span[] = [];
  const add = (phase: Phase, from: number, to: number) => {
    spans.push({ phase, from: from - granted, to: Math.max(from, to) - granted });
  };
  if (script.path === undefined) add('queued', granted, started ?? now);
  else if (requested !== undefined) {
    add('loading', requested, arrived ?? started ?? failed ?? now);
    if (arrived !== undefined) add('queued', arrived, started ?? failed ?? now);
  }
  if (started !== undefined) add('running', started, ended ?? now);
  return spans;
}
