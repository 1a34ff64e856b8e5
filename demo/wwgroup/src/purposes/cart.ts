import { findProduct, type Product } from '../goods/products';
import { createStoredValue } from './createStoredValue';

export interface CartLine {
  product: Product;
  quantity: number;
}

export const largestQuantity = 99;

const stored = createStoredValue({ purpose: 'cart', name: 'cart', days: 30 });

/** Reads `id:quantity.id:quantity`; what does not parse is left out. */
export function cartLines(): CartLine[] {
  return (stored.get() ?? '').split('.').flatMap((part) => {
    const [id = '', count = ''] = part.split(':');
    const product = findProduct(id);
    return product && /^[1-9]\d?$/.test(count) ? [{ product, quantity: Number(count) }] : [];
  });
}

export function quantityOf(id: string): number {
  return cartLines().find(({ product }) => product.id === id)?.quantity ?? 0;
}

export function setQuantity(product: Product, quantity: number): void {
  const bounded = Math.min(Math.max(Math.trunc(quantity) || 0, 0), largestQuantity);
  const lines = cartLines();
  const line = lines.find((each) => each.product.id === product.id);
  if (line) line.quantity = bounded;
  else lines.push({ product, quantity: bounded });
  const text = lines
    .filter((each) => each.quantity > 0)
    .map((each) => `${each.product.id}:${each.quantity}`)
    .join('.');
  stored.set(text || undefined);
}

export function addToCart(product: Product): void {
  setQuantity(product, quantityOf(product.id) + 1);
}

export function itemCount(): number {
  return cartLines().reduce((sum, { quantity }) => sum + quantity, 0);
}

export function cartTotal(): number {
  return cartLines().reduce((sum, { product, quantity }) => sum + product.price * quantity, 0);
}

export const isCartKept = stored.isKept;
export const onCart = stored.subscribe;
