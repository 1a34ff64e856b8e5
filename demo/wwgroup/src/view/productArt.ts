import type { Product } from '../goods/products';
import { element } from './element';

export function productArt(product: Product, loading: 'eager' | 'lazy' = 'lazy'): HTMLImageElement {
  return element('img', {
    class: 'art',
    src: `/wwgroup/art/${product.id}.svg`,
    alt: '',
    width: 320,
    height: 240,
    loading,
  });
}
