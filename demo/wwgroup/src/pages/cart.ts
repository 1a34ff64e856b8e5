import { onCart } from '../purposes/cart';
import { onLanguage } from '../purposes/language';
import { onSession } from '../purposes/session';
import { startShop } from '../startShop';
import { cartContents } from '../view/cartContents';
import { findElement } from '../view/findElement';
import { redraw } from '../view/redraw';

startShop();

const place = findElement('#cart');

function draw() {
  redraw(place, ...cartContents());
}

draw();
onCart(draw);
onSession(draw);
onLanguage(draw);
