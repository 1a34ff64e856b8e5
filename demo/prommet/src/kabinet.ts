import { findElement } from '../../basis/findElement';
import { createKeptValue } from './createKeptValue';
import { startRegion } from './region';

const session = createKeptValue('authentication', 'prommet_session', 30);
const form = findElement('#login', HTMLFormElement);
const account = findElement('#account');
const fields = [
  { field: findElement('#email', HTMLInputElement), text: 'Проверьте адрес: например, anna@example.ru.' },
  { field: findElement('#password', HTMLInputElement), text: 'Введите пароль.' },
];
const time = new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeStyle: 'short' });

function draw() {
  const [, startedAt] = /^[0-9a-z]+\.(\d{1,12})$/.exec(session.get() ?? '') ?? [];
  form.hidden = startedAt !== undefined;
  account.hidden = startedAt === undefined;
  if (!startedAt) return;
  findElement('#account-since').textContent = `Вход выполнен ${time.format(Number(startedAt) * 1000)}.`;
  findElement('#account-memory').textContent = session.isKept()
    ? 'В следующий раз имя и пароль вводить не придётся: вход запомнен на 30 дней.'
    : 'Вход не запомнен: вы этого не разрешили, и на другой странице имя и пароль понадобятся снова.';
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  for (const { field, text } of fields) {
    const faulty = !field.checkValidity();
    field.setAttribute('aria-invalid', String(faulty));
    findElement(`#${field.id}-error`).textContent = faulty ? text : '';
  }
  const first = fields.find(({ field }) => !field.validity.valid);
  if (first) {
    first.field.focus();
    return;
  }
  form.reset();
  const number = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('');
  session.set(`${number}.${Math.floor(Date.now() / 1000)}`);
  account.focus();
});

findElement('#leave').addEventListener('click', () => {
  session.set(undefined);
  fields[0]?.field.focus();
});

session.subscribe(draw);
startRegion(draw);
