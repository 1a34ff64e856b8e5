import Cookies from 'js-cookie';

export interface Account {
  name: string;
  email: string;
  mailing: boolean;
}

/** Stands for the shop's data base: it rests on the contract, so the choice about cookies leaves it alone. */
const place = 'kaktus_account';
const session = 'kaktus_session';

function isAccount(value: unknown): value is Account {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'email' in value &&
    typeof value.email === 'string' &&
    'mailing' in value &&
    typeof value.mailing === 'boolean'
  );
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

/** Of whoever is logged in. */
export function currentAccount(): Account | undefined {
  const account = parse(localStorage.getItem(place));
  return Cookies.get(session) && isAccount(account) ? account : undefined;
}

export function saveAccount(account: Account): void {
  localStorage.setItem(place, JSON.stringify(account));
}

export function logIn(): void {
  const number = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('');
  Cookies.set(session, number, { path: '/', sameSite: 'lax', secure: location.protocol === 'https:' });
}

export function logOut(): void {
  Cookies.remove(session, { path: '/' });
}

export function eraseAccount(): void {
  localStorage.removeItem(place);
  logOut();
}
