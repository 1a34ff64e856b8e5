import { findElement } from '../../basis/findElement';

const goods = document.querySelectorAll<HTMLElement>('.tag');
const filters = document.querySelectorAll<HTMLButtonElement>('[data-interest]');
const count = findElement('#goods-count');
const plural = new Intl.PluralRules('ru');
const words: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'касса', few: 'кассы' };

function choose(interest: string) {
  let shown = 0;
  for (const tag of goods) {
    const fits = interest === '' || (tag.dataset.for ?? '').split(' ').includes(interest);
    tag.hidden = !fits;
    if (fits) shown++;
  }
  for (const button of filters)
    button.setAttribute('aria-pressed', String(button.dataset.interest === interest));
  count.textContent = `${shown} ${words[plural.select(shown)] ?? 'касс'}`;
  // Whoever was allowed to listen may take note; the page itself keeps nothing.
  document.dispatchEvent(new CustomEvent('kkm:interest', { detail: interest }));
}

for (const button of filters) button.addEventListener('click', () => choose(button.dataset.interest ?? ''));

const form = findElement('#call-form', HTMLFormElement);
const phone = findElement('#phone', HTMLInputElement);

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const faulty = !phone.checkValidity();
  phone.setAttribute('aria-invalid', String(faulty));
  findElement('#phone-error').textContent = faulty ? 'Укажите номер целиком: не меньше десяти цифр.' : '';
  findElement('#call-status').textContent = faulty
    ? ''
    : `Заявка принята. СМС придёт на\u00a0номер ${phone.value.trim()}.`;
  if (faulty) phone.focus();
  else form.reset();
});
