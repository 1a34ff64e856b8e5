import type { Requirement } from '../consent/allows';

/** The scripts in and below a node that name a category, in document order. */
export function find(node: ParentNode): HTMLScriptElement[] {
  const below = [...node.querySelectorAll<HTMLScriptElement>('script[data-category]')];
  return node instanceof HTMLScriptElement && node.dataset.category !== undefined ? [node] : below;
}

export function requirementOf(held: Element): Requirement {
  return {
    categories: held.getAttribute('data-category')?.match(/\S+/g) ?? [],
    service: held.getAttribute('data-service'),
  };
}

export const sourceOf = (held: Element): string | null =>
  held.getAttribute('data-src') ?? held.getAttribute('src');

/** A script whose end the parser has not reached holds only part of its text. */
export function isWhole(held: Node): boolean {
  for (let node: Node | null = held; node; node = node.parentNode) if (node.nextSibling) return true;
  return document.readyState !== 'loading';
}
