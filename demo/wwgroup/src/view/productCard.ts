import type { Product } from '../goods/products';
import { addToCart, quantityOf } from '../purposes/cart';
import { currentLanguage } from '../purposes/language';
import { formatPrice } from '../texts/formatPrice';
import { translate } from '../texts/translate';
import { announce } from './announce';
import { element } from './element';
import { productAddress } from './productAddress';
import { productArt } from './productArt';

export function addButton(product: Product): HTMLButtonElement {
  const name = product.name[currentLanguage()];
  const quantity = quantityOf(product.id);
  return element(
    'button',
    {
      type: 'button',
      id: `add-${product.id}`,
      class: quantity ? 'button button-chosen' : 'button',
      'aria-label': translate('product.add.label', { name }),
      click: () => {
        addToCart(product);
        announce(translate('product.added', { name }), true);
      },
    },
    quantity ? translate('product.inCart', { count: String(quantity) }) : translate('product.add'),
  );
}

export function productCard(product: Product): HTMLLIElement {
  const language = currentLanguage();
  return element(
    'li',
    { class: 'card' },
    productArt(product),
    element(
      'div',
      { class: 'card-text' },
      element('h3', {}, element('a', { href: productAddress(product) }, product.name[language])),
      element('p', {}, product.summary[language]),
    ),
    element(
      'div',
      { class: 'card-buy' },
      element('span', { class: 'price' }, formatPrice(product.price)),
      addButton(product),
    ),
  );
}
