import { isCategory, products } from '../goods/products';
import { isCartKept, itemCount, onCart } from '../purposes/cart';
import { onLanguage } from '../purposes/language';
import { startShop } from '../startShop';
import { translateCount } from '../texts/translate';
import { findElement } from '../view/findElement';
import { productCard } from '../view/productCard';
import { redraw } from '../view/redraw';

startShop();

const list = findElement('#goods');
const count = findElement('#goods-count');
const memory = findElement('#cart-memory');
const links = document.querySelectorAll<HTMLAnchorElement>('.filter a');

function draw() {
  const category = new URLSearchParams(location.search).get('category');
  const chosen = isCategory(category)
    ? products.filter((product) => product.category === category)
    : products;
  redraw(list, ...chosen.map(productCard));
  count.textContent = translateCount('goods', chosen.length);
  memory.hidden = isCartKept() || itemCount() === 0;
  for (const link of links) {
    const own = new URL(link.href).searchParams.get('category');
    if (own === (isCategory(category) ? category : null)) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

// Filtering in place keeps a cart that lives in memory only.
for (const link of links) {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    draw();
  });
}
window.addEventListener('popstate', draw);

draw();
onCart(draw);
onLanguage(draw);
