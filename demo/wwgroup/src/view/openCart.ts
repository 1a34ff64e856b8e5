import { isCartKept, onCart } from '../purposes/cart';
import { onLanguage } from '../purposes/language';
import { onSession } from '../purposes/session';
import { translate } from '../texts/translate';
import { cartContents } from './cartContents';
import { element } from './element';
import { redraw } from './redraw';

let dialog: HTMLDialogElement | undefined;

function draw() {
  if (!dialog?.open) return;
  redraw(
    dialog,
    element(
      'div',
      { class: 'dialog-head' },
      element('h2', { id: 'cart-dialog-title' }, translate('cart.title')),
      element(
        'button',
        {
          type: 'button',
          id: 'cart-dialog-close',
          class: 'button button-plain',
          click: () => dialog?.close(),
        },
        translate('cart.close'),
      ),
    ),
    ...cartContents(),
  );
}

/** A cart that lives in this page's memory would be lost on the way to its own page, so it opens here. */
export function openCart(event: Event): void {
  if (isCartKept() || location.pathname === '/wwgroup/cart.html') return;
  event.preventDefault();
  if (!dialog) {
    dialog = element('dialog', { class: 'cart-dialog', 'aria-labelledby': 'cart-dialog-title' });
    document.body.append(dialog);
    onCart(draw);
    onSession(draw);
    onLanguage(draw);
  }
  dialog.showModal();
  draw();
}
