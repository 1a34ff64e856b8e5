import { findElement } from '../../basis/findElement';
import { currentRegion, startRegion } from './region';

const items = document.querySelectorAll<HTMLElement>('.item');
const query = findElement('#query', HTMLInputElement);
const plural = new Intl.PluralRules('ru');
const words: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'изделие', few: 'изделия' };

startRegion(() => {
  for (const place of document.querySelectorAll('[data-delivery]'))
    place.textContent = currentRegion()?.delivery ?? 'укажите регион';
});

query.addEventListener('input', () => {
  const wanted = query.value.trim().toLowerCase();
  let shown = 0;
  for (const item of items) {
    item.hidden = !item.textContent.toLowerCase().includes(wanted);
    if (!item.hidden) shown++;
  }
  findElement('#goods-count').textContent = shown
    ? `${shown} ${words[plural.select(shown)] ?? 'изделий'}`
    : 'Такого не нашлось. Попробуйте «шкаф» или «сейф».';
});
findElement('#search').addEventListener('submit', (event) => event.preventDefault());
