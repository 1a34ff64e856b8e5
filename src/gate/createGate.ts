import type { Requirement } from '../consent/allows';
import { currentScript, implementation, MARK, readyState, root } from '../page';
import { createQueue } from './createQueue';
import {
  find,
  INERT,
  isForeign,
  isHarmless,
  isInert,
  isWhole,
  requirementOf,
  sourceOf,
  type Held,
} from './held';
import { preload, revive } from './revive';

export interface GateOptions {
  /** Whether a tag may be released now; undefined where it never can be. */
  readonly allows: (requirement: Requirement) => boolean | undefined;
  /** Nonce of our own tag, if it has one: in a page with a nonce policy, other tags are not the site's own. */
  readonly nonce: string | undefined;
  /** How long an ordered script may keep its followers waiting, in milliseconds. */
  readonly timeout: number;
  readonly report: (code: 'gate', message: string) => void;
  /**
   * Told, with each release anew, of what is not for the gate to release: embeds, and scripts that never can be,
   * because they were not held back or ask for what the site does not have.
   */
  readonly onOther: (held: Held) => void;
  /** Ends the gate: what is still held back stays so. */
  readonly signal: AbortSignal;
  /** Called at that end. */
  readonly ends: (() => void)[];
}

export interface Gate {
  /** Takes back what is no longer allowed and has not started, and lets nothing more out until the next release. */
  hold: () => void;
  /** Releases what is allowed, now and when it comes. */
  release: () => void;
  /** Whether what runs now was held back. Of a module, nobody can say. */
  isRunning: () => boolean;
}

/** Holds back the page's own scripts and embeds, and releases them in document order once they are granted. */
export function createGate({ allows, nonce, timeout, report, onOther, signal, ends }: GateOptions): Gate {
  /**
   * Tags that need no further look: those that wait, have had their turn, or took another's place. True where a fault
   * has been told.
   */
  const seen = new WeakMap<EventTarget, boolean>();
  /** Files on their way, and how each is taken back. */
  const loading = new Map<HTMLScriptElement, () => void>();
  let isOpen = false;
  /** Whether faults are listened for: from the first release, and once, for the signal would remember each time. */
  let isWatched = false;
  /** The last tag of a page that is still arriving, when its end had not come. */
  let last: Element | undefined;

  /** One fault is enough to know of; the next may be only what came of it. */
  const complain = (script: HTMLScriptElement, message: string): void => {
    if (seen.get(script)) return;
    seen.set(script, true);
    report('gate', `${message}: ${sourceOf(script) ?? script.text.slice(0, 99)}`);
  };

  const look = (root: Element): void => {
    for (const held of isOpen ? find(root) : []) {
      // Another namespace has elements of these names, too, and nothing that we ask of them.
      if (
        !(held instanceof HTMLElement) ||
        seen.has(held) ||
        MARK in held ||
        (!import.meta.env.HEADLESS && isHarmless(held))
      )
        continue;
      if (!isWhole(held)) {
        last = held;
        addEventListener('DOMContentLoaded', finish, { once: true, signal });
        continue;
      }
      const requirement = requirementOf(held);
      const allowed = allows(requirement);
      if (!isInert(held) || allowed === undefined || isForeign(held, nonce)) {
        onOther(held);
      } else if (allowed) {
        seen.set(held, false);
        // As the browser itself has it: modules and `async` files run when they are ready.
        const free = held.dataset.type === 'module' || (sourceOf(held) && held.hasAttribute('async'));
        queue(held, free ? [] : requirement.categories);
      }
    }
  };

  /** What a broken page makes impossible is a fault of this one tag. */
  const attempt = <T>(held: HTMLScriptElement, act: (held: HTMLScriptElement) => T): T | undefined => {
    try {
      return act(held);
    } catch (error) {
      complain(held, String(error));
      return undefined;
    }
  };

  const queue = createQueue<HTMLScriptElement>(
    (held) => {
      if (held.isConnected && isOpen && allows(requirementOf(held))) return attempt(held, run);
      // Withdrawn, or taken out of the page, while it waited: the same tag may have another turn.
      seen.delete(held);
      return undefined;
    },
    // Withdrawn, nobody is asked for a file any more.
    (held) => (isOpen && allows(requirementOf(held)) ? attempt(held, preload) : undefined),
  );

  const run = (held: HTMLScriptElement): Promise<void> | undefined => {
    // What failed to load says so only where it stands.
    if (!isWatched) addEventListener('error', onError, { capture: true, signal });
    isWatched = true;
    const script = revive(held);
    seen.set(script, false);
    // For a gate that comes after this one.
    Reflect.set(script, MARK, true);
    const ended = sourceOf(held) ? end(script, held) : undefined;
    held.replaceWith(script);
    // It runs all the same. A copy that a router keeps of this page must be held back like the original.
    script.type = INERT;
    return ended;
  };

  /** When a file has run or failed, or its followers have waited long enough. */
  const end = (script: HTMLScriptElement, held: HTMLScriptElement): Promise<void> =>
    new Promise((resolve) => {
      const settle = (): void => {
        loading.delete(script);
        resolve();
      };
      setTimeout(() => {
        if (loading.has(script)) complain(script, 'timeout');
        resolve();
      }, timeout);
      loading.set(script, () => {
        // It is running, and has called us.
        if (currentScript() === script) return;
        settle();
        seen.delete(held);
        script.replaceWith(held);
        // A script that has come to another document does not run when its file arrives.
        implementation().createHTMLDocument().adoptNode(script);
      });
      for (const type of ['load', 'error']) {
        script.addEventListener(type, () => {
          settle();
          // Listeners cannot be copied: what was attached to the held-back tag hears of it there.
          held.removeAttribute(`on${type}`);
          held.dispatchEvent(new CustomEvent(type));
        });
      }
    });

  const finish = (): void => {
    if (last) look(last);
  };
  const observer = new MutationObserver((records) => {
    // In the order of the document: what the parser had not finished comes before what it has added.
    finish();
    for (const { addedNodes } of records) {
      // What was released has come just now, and may have come with thousands.
      for (const node of addedNodes) if (node instanceof Element && !seen.has(node)) look(node);
    }
  });

  const onError = ({ target, message = 'error', filename }: Partial<ErrorEvent>): void => {
    // What a script throws is told to the window; a module is no current script.
    const script = (
      seen.has(target as Element)
        ? target
        : (currentScript() ?? [...loading.keys()].find(({ src }) => src === filename))
    ) as HTMLScriptElement;
    if (seen.has(script)) complain(script, message);
  };
  const undos = (['write', 'writeln'] as const).map((name) => {
    // From the prototype: a form of that name hides the document's own, which nobody can call then.
    const native: (...texts: string[]) => void = HTMLDocument.prototype[name].bind(document);
    // What was released may call it at any time, and once the page is parsed it would blank the page.
    Reflect.set(document, name, (...texts: string[]) => {
      if (readyState() !== 'loading' || isRunning()) {
        report('gate', `refused: document.${name}`);
      } else native(...texts);
    });
    return () => Reflect.set(document, name, native);
  });
  ends.push(() => {
    isOpen = false;
    observer.disconnect();
    for (const undo of undos) undo();
  });

  const isRunning = (): boolean => seen.has(currentScript() as Element);

  return {
    isRunning,
    hold() {
      isOpen = false;
      for (const [held, undo] of loading) {
        if (!allows(requirementOf(held))) undo();
      }
    },
    release() {
      if (signal.aborted) return;
      isOpen = true;
      observer.observe(document, { childList: true, subtree: true });
      look(root());
    },
  };
}
