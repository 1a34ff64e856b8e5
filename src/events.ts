import type { ConsentEvents, ProblemCode } from './Consent';

type Name = keyof ConsentEvents;

/** Tells the page. The platform sees to it that a listener that throws harms no other. */
export function emit<N extends Name>(name: N, detail: ConsentEvents[N]): void {
  // From the prototype, like `addEventListener` below: an image of that name hides the document's own.
  EventTarget.prototype.dispatchEvent.call(document, new CustomEvent(`soglasie:${name}`, { detail }));
}

/** Listens until the function that it returns is called, or the signal ends it. */
export function listen<N extends Name>(
  name: N,
  listener: (detail: ConsentEvents[N]) => void,
  signal: AbortSignal,
): () => void {
  const off = new AbortController();
  const handle = (event: Event): void => {
    if (!signal.aborted) listener((event as CustomEvent<ConsentEvents[N]>).detail);
  };
  EventTarget.prototype.addEventListener.call(document, `soglasie:${name}`, handle, off);
  return () => {
    off.abort();
  };
}

/** A fault that was survived is never kept quiet. */
export function report(code: ProblemCode, fault: unknown): void {
  const message = String(fault);
  console.warn(`[soglasie] ${code}: ${message}`);
  emit('problem', { code, message });
}
