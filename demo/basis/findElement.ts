export function findElement(selector: string): HTMLElement;
export function findElement<Found extends Element>(selector: string, kind: new () => Found): Found;
export function findElement(selector: string, kind: new () => Element = HTMLElement): Element {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}`);
  return found;
}
