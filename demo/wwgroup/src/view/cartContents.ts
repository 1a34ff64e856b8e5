import {
  cartLines,
  cartTotal,
  isCartKept,
  itemCount,
  largestQuantity,
  setQuantity,
  type CartLine,
} from '../purposes/cart';
import { currentLanguage } from '../purposes/language';
import { currentSession } from '../purposes/session';
import { formatPrice } from '../texts/formatPrice';
import { translate, translateCount } from '../texts/translate';
import { element } from './element';
import { productAddress } from './productAddress';
import { productArt } from './productArt';

function quantityControl({ product, quantity }: CartLine): HTMLElement {
  const name = product.name[currentLanguage()];
  function step(by: number, sign: string, key: 'cart.less' | 'cart.more', disabled: boolean) {
    return element(
      'button',
      {
        type: 'button',
        id: `${key}-${product.id}`,
        'aria-label': translate(key, { name }),
        'aria-disabled': disabled ? 'true' : undefined,
        click: () => {
          if (!disabled) setQuantity(product, quantity + by);
        },
      },
      sign,
    );
  }
  const field = element('input', {
    id: `quantity-${product.id}`,
    inputmode: 'numeric',
    value: quantity,
    maxlength: 2,
    autocomplete: 'off',
    'aria-label': translate('cart.quantity', { name }),
    change: () => setQuantity(product, Number(field.value) || quantity),
  });
  return element(
    'div',
    { class: 'quantity' },
    step(-1, '−', 'cart.less', quantity <= 1),
    field,
    step(1, '+', 'cart.more', quantity >= largestQuantity),
  );
}

function cartRow(line: CartLine): HTMLElement {
  const { product, quantity } = line;
  const name = product.name[currentLanguage()];
  return element(
    'li',
    { class: 'cart-line' },
    productArt(product),
    element(
      'div',
      { class: 'cart-name' },
      element('a', { href: productAddress(product) }, name),
      element('span', { class: 'quiet' }, formatPrice(product.price)),
    ),
    quantityControl(line),
    element('strong', { class: 'price' }, formatPrice(product.price * quantity)),
    element(
      'button',
      {
        type: 'button',
        class: 'link',
        'aria-label': translate('cart.remove.label', { name }),
        click: () => setQuantity(product, 0),
      },
      translate('cart.remove'),
    ),
  );
}

function checkout(): HTMLElement {
  if (!currentSession()) {
    return element(
      'a',
      { class: 'button button-wide', href: '/wwgroup/login.html' },
      translate('cart.signIn'),
    );
  }
  const answer = element('p', { class: 'quiet', role: 'status' });
  return element(
    'div',
    {},
    element(
      'button',
      {
        type: 'button',
        id: 'order',
        class: 'button button-wide',
        click: () => {
          answer.textContent = translate('cart.ordered');
        },
      },
      translate('cart.order'),
    ),
    answer,
  );
}

export function cartContents(): HTMLElement[] {
  const lines = cartLines();
  if (lines.length === 0) {
    return [
      element(
        'div',
        { class: 'empty' },
        element('h2', {}, translate('cart.empty')),
        element('p', {}, translate('cart.empty.text')),
        element('a', { class: 'button', href: '/wwgroup/' }, translate('nav.catalogue')),
      ),
    ];
  }
  const memory = isCartKept() ? [] : [element('p', { class: 'quiet' }, translate('cart.memory'))];
  return [
    element(
      'div',
      { class: 'cart' },
      element('ul', { class: 'cart-lines', 'aria-label': translate('cart.lines') }, ...lines.map(cartRow)),
      element(
        'div',
        { class: 'cart-sum' },
        element(
          'p',
          { class: 'cart-total' },
          element('span', {}, `${translate('cart.total')}, ${translateCount('goods', itemCount())}`),
          element('strong', { class: 'price' }, formatPrice(cartTotal())),
        ),
        checkout(),
        ...memory,
      ),
    ),
  ];
}
