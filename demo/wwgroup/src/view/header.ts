import { itemCount, onCart } from '../purposes/cart';
import { currentLanguage, onLanguage, setLanguage } from '../purposes/language';
import { currentSession, onSession, signOut } from '../purposes/session';
import { translate, translateCount } from '../texts/translate';
import { findElement } from './findElement';
import { openCart } from './openCart';

/** Brings the header in `parts/header.html` to life. */
export function startHeader(): void {
  const cart = findElement('#header-cart', HTMLAnchorElement);
  const count = findElement('#header-count');
  const account = findElement('#header-account');
  const leave = findElement('#header-leave');
  const languages = document.querySelectorAll<HTMLButtonElement>('[data-language]');

  function draw() {
    const items = itemCount();
    count.textContent = items ? String(items) : '';
    cart.setAttribute('aria-label', `${translate('nav.cart')}: ${translateCount('goods', items)}`);
    const signedIn = currentSession() !== undefined;
    account.textContent = translate(signedIn ? 'nav.account' : 'nav.login');
    leave.hidden = !signedIn;
    for (const button of languages) {
      button.setAttribute('aria-pressed', String(button.dataset.language === currentLanguage()));
    }
  }

  cart.addEventListener('click', openCart);
  leave.addEventListener('click', () => {
    signOut();
    account.focus();
  });
  for (const button of languages) {
    button.addEventListener('click', () => setLanguage(button.dataset.language === 'en' ? 'en' : 'ru'));
  }
  for (const path of document.querySelectorAll<HTMLAnchorElement>('.header a')) {
    if (path.pathname === location.pathname) path.setAttribute('aria-current', 'page');
  }
  draw();
  onCart(draw);
  onSession(draw);
  onLanguage(draw);
}
