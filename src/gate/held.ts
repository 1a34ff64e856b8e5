import type { Requirement } from '../consent/allows';
import { readyState } from '../page';

/** What can be held back: a script by its type, an embed by leaving its address in `data-`. */
export type Held = HTMLScriptElement | Embed;

export type Embed = HTMLIFrameElement | HTMLImageElement | HTMLLinkElement;

/** Other elements may have a `data-category` of their own: a shop's goods often do. */
const HELD = `:is(script,iframe,img,link)[data-category]${import.meta.env.HEADLESS ? '' : ',noscript'}`;

/** Counters that shops put into `<noscript>`: where scripts are off, they load and ask nobody. */
const COUNTER = /mc\.yandex|mail\.ru\/c|vk\.com\/rtrg|googletagm|facebook\.com\/tr/;

/** The elements in and below a node that are held back, in document order; and `<noscript>`, to be looked into. */
export function find(node: Element): Held[] {
  // From the prototype: a form's fields hide its own methods.
  return [
    ...((Element.prototype.matches.call(node, HELD) ? [node] : []) as Held[]),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- `call` picks the overload for obsolete tags
    ...(Element.prototype.querySelectorAll.call(node, HELD) as NodeListOf<Held>),
  ];
}

export function requirementOf(held: Element): Requirement {
  return {
    categories: held.getAttribute('data-category')?.match(/\S+/g) ?? [],
    service: held.getAttribute('data-service'),
  };
}

/** A `<noscript>` that has nothing to do with consent. */
export const isHarmless = (held: Element): boolean =>
  held.localName === 'noscript' && !COUNTER.test(held.textContent);

export const isScript = (held: Held): held is HTMLScriptElement => held.localName === 'script';

/** The address of a script's file, if it has one. */
export const sourceOf = (script: HTMLScriptElement): string | null =>
  script.getAttribute('data-src') ?? script.getAttribute('src');

/** The type that keeps a script from running. */
export const INERT = 'text/plain';

/** A script that the browser leaves alone: nothing else is of that type. */
export const isInert = (held: Held): held is HTMLScriptElement => (held as HTMLScriptElement).type === INERT;

/**
 * Whether a page with a nonce policy has not vouched for a script. As browsers judge it: a tag that has swallowed another
 * one has the nonce of that one.
 */
export const isForeign = (held: HTMLScriptElement, nonce: string | undefined): boolean =>
  Boolean(nonce) &&
  (held.nonce !== nonce ||
    [...held.attributes].some(({ name, value }) => /<s(cript|tyle)/i.test(`${name} ${value}`)));

/** A script whose end the parser has not reached holds only part of its text. */
export function isWhole(held: Node): boolean {
  if (readyState() !== 'loading') return true;
  // From the prototype: a form's fields hide its own, and may lead in a circle.
  const get = (name: 'nodeName' | 'parentNode' | 'nextSibling', node: Node): unknown =>
    Reflect.get(Node.prototype, name, node);
  // What stands behind the body, such as our own surface, says nothing of how far the parser has come.
  for (
    let node: Node | null = held;
    node && get('nodeName', node) !== 'BODY';
    node = get('parentNode', node) as Node | null
  ) {
    if (get('nextSibling', node)) return true;
  }
  return false;
}
