import { findElement } from '../../basis/findElement';
import { createKeptValue } from './createKeptValue';

interface Region {
  name: string;
  delivery: string;
}

const regions = new Map<string, Region>([
  ['centr', { name: 'Москва и Центр', delivery: '2 дня, 900 ₽' }],
  ['sever', { name: 'Северо-Запад', delivery: '4 дня, 1 400 ₽' }],
  ['volga', { name: 'Поволжье', delivery: '5 дней, 1 600 ₽' }],
  ['ural', { name: 'Урал и Сибирь', delivery: '9 дней, 2 800 ₽' }],
]);

const kept = createKeptValue('preferences', 'prommet_region', 180);

export function currentRegion(): Region | undefined {
  return regions.get(kept.get() ?? '');
}

/** Asks for the region while it is not known, and says whether it will be known the next time. */
export function startRegion(onRegion: () => void): void {
  const form = findElement('#region-form', HTMLFormElement);
  const ask = findElement('#region-ask', HTMLFieldSetElement);
  const known = findElement('#region-known');
  const change = findElement('#region-change');

  function draw() {
    const region = currentRegion();
    ask.hidden = region !== undefined;
    known.hidden = region === undefined;
    findElement('#region-name').textContent = region?.name ?? '';
    findElement('#region-memory').textContent =
      region && !kept.isKept() ? 'До перехода на другую страницу: запоминать регион вы не разрешили.' : '';
    onRegion();
  }

  form.addEventListener('change', () => {
    const { region } = Object.fromEntries(new FormData(form));
    kept.set(typeof region === 'string' ? region : undefined);
    change.focus();
  });
  change.addEventListener('click', () => {
    form.reset();
    kept.set(undefined);
    form.querySelector('input')?.focus();
  });
  kept.subscribe(draw);
  draw();
}
