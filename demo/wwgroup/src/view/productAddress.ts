import type { Product } from '../goods/products';

export function productAddress(product: Product): string {
  return `/wwgroup/product.html?id=${product.id}`;
}
