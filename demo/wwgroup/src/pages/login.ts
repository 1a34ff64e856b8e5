import { currentLanguage, onLanguage } from '../purposes/language';
import { currentSession, isSessionKept, onSession, signIn } from '../purposes/session';
import { startShop } from '../startShop';
import { translate, type TextKey } from '../texts/translate';
import { findElement } from '../view/findElement';

startShop();

const form = findElement('#login-form', HTMLFormElement);
const account = findElement('#account');
const since = findElement('#account-since');
const memory = findElement('#account-memory');
const email = findElement('#email', HTMLInputElement);
const password = findElement('#password', HTMLInputElement);

function showFault(field: HTMLInputElement, key: TextKey): boolean {
  const faulty = !field.checkValidity();
  field.setAttribute('aria-invalid', String(faulty));
  findElement(`#${field.id}-error`).textContent = faulty ? translate(key) : '';
  return faulty;
}

function draw() {
  const session = currentSession();
  form.hidden = session !== undefined;
  account.hidden = session === undefined;
  memory.hidden = isSessionKept();
  if (!session) return;
  const time = new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'long', timeStyle: 'short' });
  since.textContent = translate('login.since', { time: time.format(session.startedAt) });
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const faulty = [
    ...(showFault(email, 'login.email.error') ? [email] : []),
    ...(showFault(password, 'login.password.error') ? [password] : []),
  ];
  if (faulty[0]) {
    faulty[0].focus();
    return;
  }
  form.reset();
  signIn();
  account.focus();
});

draw();
onSession(draw);
onLanguage(draw);
