import type { Session } from './Session';

/** One thing that a thread did, as Chromium's trace tells it; microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of the thread's processor. */
  readonly tdur?: number;
  readonly args?: { readonly beginData?: { readonly url?: string } };
}

/** What runs a page's code: callbacks, files, and what promises wait for. */
const scripts = ['EvaluateScript', 'v8.evaluateModule', 'FunctionCall', 'v8.callFunction', 'RunMicrotasks'];

/** What a script may ask for in the middle of its work. */
const layout = ['UpdateLayoutTree', 'Layout'];

/**
 * Milliseconds of the main thread's processor that the page's scripts took during the visit, without style and layout.
 * `ScriptDuration` of `Performance.getMetrics` leaves out what promises wait for, which may be all of it.
 */
export async function traceScripts(session: Session, visit: () => Promise<void>): Promise<number> {
  const browser = session.context.browser();
  if (!browser) throw new Error('The browser is gone.');
  await browser.startTracing(session.page, { categories: ['devtools.timeline', 'v8.execute'] });
  let trace: Buffer;
  try {
    await visit();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  return scriptTime(traceEvents, session.page.url());
}

function scriptTime(events: readonly TraceEvent[], address: string): number {
  const parsing = events.find(({ name, args }) => name === 'ParseHTML' && args?.beginData?.url === address);
  if (!parsing) throw new Error(`Nothing in the trace has parsed ${address}.`);
  const ofThread = events
    .filter(({ pid, tid }) => pid === parsing.pid && tid === parsing.tid)
    .flatMap(({ name, ts, dur, tdur }) =>
      dur === undefined || tdur === undefined ? [] : [{ name, start: ts, end: ts + dur, time: tdur }],
    )
    .sort((left, right) => left.start - right.start || right.end - left.end);

  let time = 0;
  let scriptEnd = -Infinity;
  let layoutEnd = -Infinity;
  for (const event of ofThread) {
    // What is inside another of its kind has been counted with it.
    if (scripts.includes(event.name) && event.start >= scriptEnd) {
      time += event.time;
      scriptEnd = event.end;
    } else if (layout.includes(event.name) && event.start < scriptEnd && event.start >= layoutEnd) {
      time -= event.time;
      layoutEnd = event.end;
    }
  }
  return time / 1000;
}
