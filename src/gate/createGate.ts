import type { Requirement } from '../consent/allows';
import { createQueue } from './createQueue';
import { find, isWhole, requirementOf, sourceOf } from './held';
import { revive } from './revive';

/** The type that keeps a script from running. */
const INERT = 'text/plain';

export interface GateOptions {
  /** Nonce of our own tag, if it has one: in a page with a nonce policy, other tags are not the site's own. */
  readonly nonce: string | undefined;
  /** How long an ordered script may keep its followers waiting, in milliseconds. */
  readonly timeout: number;
  readonly report: (code: 'gate', message: string) => void;
  /** Ends the gate: what is still held back stays so. */
  readonly signal: AbortSignal;
}

/** Releases what is allowed now; what has not started and is no longer allowed stays held back. */
export type Gate = (allows: (requirement: Requirement) => boolean) => void;

/** Holds back the page's own scripts, and releases them in document order once they are granted. */
export function createGate({ nonce, timeout, report, signal }: GateOptions): Gate {
  /** Tags that need no further look: those that wait, have had their turn, or took another's place. */
  const seen = new WeakSet<Element>();
  let allows: (requirement: Requirement) => boolean;

  const complain = (script: HTMLScriptElement, message: string): void => {
    seen.add(script);
    report('gate', `${message}: ${sourceOf(script) ?? script.text.slice(0, 60)}`);
  };

  const look = (root: ParentNode): void => {
    for (const held of find(root)) {
      if (seen.has(held)) continue;
      const requirement = requirementOf(held);
      if (held.type !== INERT) complain(held, `not ${INERT}, already ran`);
      else if (!isWhole(held) || !allows(requirement)) continue;
      else if (nonce && held.nonce !== nonce) complain(held, 'other nonce');
      else {
        seen.add(held);
        // As the browser itself has it: modules and `async` files run when they are ready.
        const free = held.dataset.type === 'module' || (sourceOf(held) && held.hasAttribute('async'));
        queue.add(held, free ? [] : requirement.categories);
      }
    }
    queue.run();
  };

  const queue = createQueue<HTMLScriptElement>((held) => {
    // Withdrawn, or taken out of the page, while it waited: the same tag may have another turn.
    if (!held.isConnected || !allows(requirementOf(held))) {
      seen.delete(held);
      return undefined;
    }
    try {
      const script = revive(held);
      seen.add(script);
      const ended = sourceOf(held) ? end(script, held) : undefined;
      held.replaceWith(script);
      // Inert again: a copy that a router keeps of this page must be held back like the original.
      if (!ended) script.type = INERT;
      return ended;
    } catch (error) {
      complain(held, String(error));
      return undefined;
    }
  });

  /** When a file has run or failed, or its followers have waited long enough. */
  const end = (script: HTMLScriptElement, held: HTMLScriptElement): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        complain(script, 'timeout');
        resolve();
      }, timeout);
      for (const type of ['load', 'error']) {
        script.addEventListener(type, () => {
          clearTimeout(timer);
          script.type = INERT;
          if (type === 'error') complain(script, 'failed');
          // Listeners cannot be copied: what was attached to the held-back tag hears of it there.
          held.removeAttribute(`on${type}`);
          held.dispatchEvent(new Event(type));
          resolve();
        });
      }
    });

  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if (node instanceof Element) look(node);
    }
  });
  const lookAgain = (): void => {
    look(document);
  };

  signal.addEventListener('abort', () => {
    allows = () => false;
    observer.disconnect();
  });

  return (next) => {
    if (signal.aborted) return;
    allows = next;
    observer.observe(document, { childList: true, subtree: true });
    // What the parser had not finished at a first look is looked at again when it has.
    addEventListener('DOMContentLoaded', lookAgain, { signal });
    lookAgain();
  };
}
