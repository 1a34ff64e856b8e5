import { isCartKept } from '../purposes/cart';
import { translate } from '../texts/translate';
import { openCart } from './openCart';
import { element } from './element';
import { findElement } from './findElement';

let timer: number | undefined;

/** A short message beside the cart that leaves by itself; read out, but never in the way. */
export function announce(text: string, withCart = false): void {
  const place = findElement('#message');
  place.replaceChildren(element('p', {}, text));
  if (withCart) {
    if (!isCartKept()) place.append(element('p', { class: 'quiet' }, translate('cart.memory')));
    place.append(element('a', { href: '/wwgroup/cart.html', click: openCart }, translate('product.open')));
  }
  place.classList.add('shown');
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    place.classList.remove('shown');
    place.replaceChildren();
  }, 6000);
}
