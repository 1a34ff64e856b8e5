import { findElement } from '../../basis/findElement';
import { logIn, saveAccount } from './account';

const form = findElement('#registration', HTMLFormElement);
const name = findElement('#name', HTMLInputElement);
const email = findElement('#email', HTMLInputElement);
const agree = findElement('#agree', HTMLInputElement);
const mailing = findElement('#mailing', HTMLInputElement);

const faults = [
  { field: name, text: 'Напишите, как к вам обращаться.' },
  { field: email, text: 'Проверьте адрес: например, anna@example.ru.' },
  { field: agree, text: 'Без этого согласия мы не вправе создать учётную запись.' },
];

form.addEventListener('submit', (event) => {
  event.preventDefault();
  for (const { field, text } of faults) {
    const faulty = !field.checkValidity();
    field.setAttribute('aria-invalid', String(faulty));
    findElement(`#${field.id}-error`).textContent = faulty ? text : '';
  }
  const first = faults.find(({ field }) => !field.validity.valid);
  if (first) {
    first.field.focus();
    return;
  }
  saveAccount({ name: name.value.trim(), email: email.value.trim(), mailing: mailing.checked });
  logIn();
  location.assign('/kaktus24/kabinet.html');
});
