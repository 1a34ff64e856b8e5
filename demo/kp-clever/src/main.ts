import { findElement } from '../../basis/findElement';
import { isAllowed, onPermission } from '../../basis/permission';

const letters: Readonly<Record<string, string>> = { a: 'А', b: 'Б', v: 'В' };
const variantLine = findElement('#tally-variant');
const tapsLine = findElement('#tally-taps');
const rows = document.querySelectorAll<HTMLElement>('[data-variant-row]');

/** What the stand-in of a click counter tells: numbers by variant, or null once it has stopped. */
let taps: object | null = null;

function tapsOf(variant: string): string {
  if (!taps) return '–';
  const count: unknown = Object.entries(taps).find(([name]) => name === variant)?.[1];
  return String(typeof count === 'number' ? count : 0);
}

function draw() {
  const variant = document.documentElement.dataset.variant;
  variantLine.textContent =
    variant && isAllowed('ab-test')
      ? `Жребий выбрал вам вариант ${letters[variant] ?? ''}. По\u00a0этому адресу он и\u00a0останется.`
      : 'Вы видите исходный вариант: показывать другие вы не разрешили.';
  tapsLine.textContent =
    taps && isAllowed('click-count') ? 'Нажатия считаются.' : 'Нажатия не считаются, ничего не записано.';
  for (const row of rows) {
    const id = row.dataset.variantRow ?? '';
    row.classList.toggle('shown', id === (variant ?? 'a'));
    findElement(`[data-variant-row="${id}"] [data-count]`).textContent = tapsOf(id);
  }
}

document.addEventListener('kp:taps', (event) => {
  const detail: unknown = event instanceof CustomEvent ? event.detail : null;
  taps = typeof detail === 'object' ? detail : null;
  draw();
});
document.addEventListener('kp:variant', draw);
onPermission(draw);

const editor = findElement('#editor', HTMLFormElement);
const preview = findElement('#preview');
const shapes: Readonly<Record<string, string>> = { square: 'Прямая', soft: 'Мягкая', round: 'Круглая' };
const backs: Readonly<Record<string, string>> = { day: 'дневной', dusk: 'вечерний', clover: 'клеверный' };

function drawPreview() {
  const chosen = Object.fromEntries(new FormData(editor)) as Partial<Record<'shape' | 'back', string>>;
  const { shape = 'soft', back = 'day' } = chosen;
  Object.assign(preview.dataset, { shape, back });
  findElement('#preview-words').textContent = `${shapes[shape] ?? ''} кнопка, ${backs[back] ?? ''} фон`;
}

editor.addEventListener('change', drawPreview);
drawPreview();
