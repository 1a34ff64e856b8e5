import { findElement } from '../../basis/findElement';
import { currentAccount, eraseAccount, logOut, saveAccount } from './account';

const mailing = findElement('#mailing', HTMLInputElement);
const name = findElement('#name', HTMLInputElement);
const greeting = findElement('#greeting');

function draw() {
  const account = currentAccount();
  findElement('#stranger').hidden = account !== undefined;
  findElement('#cabinet').hidden = account === undefined;
  if (!account) return;
  greeting.textContent = `Здравствуйте, ${account.name}!`;
  findElement('#address').textContent = account.email;
  mailing.checked = account.mailing;
  name.value = account.name;
}

mailing.addEventListener('change', () => {
  const account = currentAccount();
  if (!account) return;
  saveAccount({ ...account, mailing: mailing.checked });
  findElement('#mailing-status').textContent = mailing.checked
    ? 'Вы подписаны.'
    : 'Вы отписаны. Письма перестанут приходить в течение 24 часов.';
});

findElement('#data', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  const account = currentAccount();
  const faulty = !name.checkValidity();
  name.setAttribute('aria-invalid', String(faulty));
  if (account && !faulty) saveAccount({ ...account, name: name.value.trim() });
  findElement('#data-status').textContent = faulty ? 'Имя не может быть пустым.' : 'Сохранено.';
  if (faulty) name.focus();
  else draw();
});

for (const [id, act] of [
  ['#leave', logOut],
  ['#erase', eraseAccount],
] as const) {
  findElement(id).addEventListener('click', () => {
    act();
    draw();
    findElement('#main').focus();
  });
}

draw();
