import type { ConsentEvents, ProblemCode } from './Consent';

type Name = keyof ConsentEvents;

/** What was told here: a page may dispatch events of these names, too. */
const told = new WeakSet<Event>();

/** Tells the page. The platform sees to it that a listener that throws harms no other. */
export function emit<N extends Name>(name: N, detail: ConsentEvents[N]): void {
  const event = new CustomEvent(`soglasie:${name}`, { detail });
  told.add(event);
  // From the prototype, like `addEventListener` below: an image of that name hides the document's own.
  EventTarget.prototype.dispatchEvent.call(document, event);
}

/** Listens until the function that it returns is called, or the signal ends it. */
export function listen<N extends Name>(
  name: N,
  listener: (detail: ConsentEvents[N]) => void,
  signal: AbortSignal,
): () => void {
  const off = new AbortController();
  // Throws at once where it is no function, and not at an event, out of anybody's reach.
  const tell = listener.bind(undefined);
  const handle = (event: Event): void => {
    const detail = (event as CustomEvent<ConsentEvents[N] | null>).detail;
    // Of problems, parts tell with a copy of this module.
    if (!signal.aborted && detail && (told.has(event) || name === 'problem')) tell(detail);
  };
  EventTarget.prototype.addEventListener.call(document, `soglasie:${name}`, handle, off);
  return () => {
    off.abort();
  };
}

/** A fault that was survived is never kept quiet. */
export function report(code: ProblemCode, fault: unknown): void {
  const message = String(fault);
  try {
    console.warn(`[soglasie] ${code}: ${message}`);
  } catch {
    // Some pages have replaced it by half of one, or by none. The event below says the same.
  }
  emit('problem', { code, message });
}
