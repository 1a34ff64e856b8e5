import { createElement, head } from '../page';
import { sourceOf } from './held';

/** The live script that a held-back one asks for: the same in everything but its type. Not yet in the page. */
export function revive(held: HTMLScriptElement): HTMLScriptElement {
  const script = copy(held, createElement('script'), /^(type|src)$/);
  const src = sourceOf(held);
  script.type = held.dataset.type ?? '';
  if (src) script.src = trusted('createScriptURL', src);
  else script.text = trusted('createScript', held.text);
  return script;
}

/** Asks for the file of a script that has to wait for others, so that the network does not wait too. */
export function preload(held: HTMLScriptElement): () => void {
  const src = sourceOf(held);
  // What says how a file is asked for has to be the same, for the browser to use this answer for the script.
  const link = copy(held, createElement('link'), /^(type|src|id|on.+|data.+)$/);
  // A file in an encoding of its own cannot be asked for ahead.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- vendors' old tags still have it, browsers obey it
  if (src && !held.charset) {
    link.rel = 'preload';
    link.as = 'script';
    link.href = src;
    head().append(link);
  }
  return link.remove.bind(link);
}

function copy<T extends HTMLElement>(held: HTMLScriptElement, element: T, except: RegExp): T {
  for (const attribute of held.attributes) {
    const { name, value } = attribute;
    if (except.test(name)) continue;
    if (name.startsWith('on')) element.setAttribute(name, trusted('createScript', value));
    // A copied node takes any name that a parser took; `setAttribute` is stricter.
    else element.setAttributeNode(attribute.cloneNode() as Attr);
  }
  // Hidden from the attributes of an element in the page.
  element.nonce = held.nonce;
  return element;
}

interface Policy {
  createScript: (text: string) => string;
  createScriptURL: (url: string) => string;
}

/** Null where the page does not allow it: asking again would be another report to its owner. */
let policy: Policy | null | undefined;

/** Text as code where the page enforces Trusted Types: the one policy is for the page's own held-back tags. */
export function trusted(kind: keyof Policy, text: string): string {
  const { trustedTypes } = window as {
    trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy };
  };
  const same = (given: string): string => given;
  if (policy === undefined && trustedTypes) {
    policy = null;
    policy = trustedTypes.createPolicy('soglasie', { createScript: same, createScriptURL: same });
  }
  if (policy === null) throw new TypeError('trusted-types');
  return policy ? policy[kind](text) : text;
}
