import { findProduct, products, type Product } from '../goods/products';
import { isCartKept, onCart, quantityOf } from '../purposes/cart';
import { currentLanguage, onLanguage } from '../purposes/language';
import { startShop } from '../startShop';
import { formatPrice } from '../texts/formatPrice';
import { translate, type TextKey } from '../texts/translate';
import { element } from '../view/element';
import { findElement } from '../view/findElement';
import { productArt } from '../view/productArt';
import { addButton, productCard } from '../view/productCard';
import { redraw } from '../view/redraw';

startShop();

const place = findElement('#product');
const review = findElement('#review');
const related = findElement('#related');
const relatedGoods = findElement('#related-goods');
const product = findProduct(new URLSearchParams(location.search).get('id') ?? '');

function unknownProduct(): HTMLElement {
  return element(
    'div',
    { class: 'empty' },
    element('h1', {}, translate('product.unknown')),
    element('p', {}, translate('product.unknown.text')),
    element('a', { class: 'button', href: '/wwgroup/' }, translate('product.back')),
  );
}

function facts({ term, seats }: Product): HTMLElement {
  const language = currentLanguage();
  const rows: [TextKey, string][] = [
    ['product.term', term[language]],
    ['product.seats', seats[language]],
    ['product.delivery', translate('product.delivery.value')],
  ];
  return element(
    'dl',
    { class: 'facts' },
    ...rows.map(([key, value]) =>
      element('div', {}, element('dt', {}, translate(key)), element('dd', {}, value)),
    ),
  );
}

function productView(shown: Product): HTMLElement[] {
  const language = currentLanguage();
  const memory =
    isCartKept() || quantityOf(shown.id) === 0
      ? []
      : [element('p', { class: 'quiet' }, translate('cart.memory'))];
  return [
    element(
      'article',
      { class: 'product' },
      productArt(shown, 'eager'),
      element(
        'div',
        { class: 'product-text' },
        element(
          'a',
          { class: 'product-category', href: `/wwgroup/?category=${shown.category}` },
          translate(`category.${shown.category}`),
        ),
        element('h1', {}, shown.name[language]),
        element('p', { class: 'lead' }, shown.summary[language]),
        element(
          'div',
          { class: 'product-buy' },
          element('span', { class: 'price' }, formatPrice(shown.price)),
          addButton(shown),
        ),
        ...memory,
        facts(shown),
        element('h2', {}, translate('product.about')),
        element('p', {}, shown.about[language]),
      ),
    ),
  ];
}

// Outside of what is drawn again, for a frame that moves in the page loads anew.
const video = element('iframe', {
  class: 'video',
  'data-category': 'external',
  'data-service': 'rutube',
  'data-src': `/wwgroup/embeds/player.html?id=${product?.id ?? ''}`,
  width: 860,
  height: 484,
  allow: 'fullscreen',
});
if (product) review.append(video);

function draw() {
  const name = product ? product.name[currentLanguage()] : translate('product.unknown');
  document.title = translate('title.product', { name });
  redraw(place, ...(product ? productView(product) : [unknownProduct()]));
  review.hidden = related.hidden = !product;
  // Asked for anew: after a withdrawal an empty frame stands in the place of the first.
  review.querySelector('iframe')?.setAttribute('title', translate('product.review.title', { name }));
  const others = products.filter((other) => other.category === product?.category && other !== product);
  redraw(relatedGoods, ...others.map(productCard));
}

draw();
onCart(draw);
onLanguage(draw);
