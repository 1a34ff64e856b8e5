import type { Product } from '../goods/products';

export function productAddress(product: Product): string {
  return `/product.html?id=${product.id}`;
}
