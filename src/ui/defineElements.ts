import { root } from '../page';

const TAGS = ['soglasie-preferences', 'soglasie-declaration'];

type Take = (element: HTMLElement) => void;

/** Calls `take` with each element of ours whenever it comes to the page, and with those that are there. */
export function defineElements(take: Take): void {
  for (const tag of TAGS) {
    // Defined once and for all, perhaps by an instance that has ended or by another copy of this script.
    const known = customElements.get(tag) as { take?: Take } | undefined;
    if (known) {
      known.take = take;
      root().querySelectorAll<HTMLElement>(tag).forEach(take);
    } else
      customElements.define(
        tag,
        class OwnElement extends HTMLElement {
          static take = take;
          connectedCallback(): void {
            OwnElement.take(this);
          }
        },
      );
  }
}
