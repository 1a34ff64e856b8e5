import Cookies from 'js-cookie';
import { isAllowed, onPermission } from '../../basis/permission';

export interface KeptValue {
  get: () => string | undefined;
  set: (value: string | undefined) => void;
  /** False while the value is gone with the page. */
  isKept: () => boolean;
  subscribe: (listener: () => void) => void;
}

/** A value of the page that outlives it for as long as its category is allowed. */
export function createKeptValue(category: string, name: string, days: number): KeptValue {
  const listeners: (() => void)[] = [];
  const attributes: Cookies.CookieAttributes = {
    path: '/',
    sameSite: 'lax',
    secure: location.protocol === 'https:',
    expires: days,
  };
  let value = Cookies.get(name);

  function keep() {
    // After a refusal the cookie is deleted by what the configuration declares.
    if (isAllowed(category)) {
      if (value === undefined) Cookies.remove(name, attributes);
      else Cookies.set(name, value, attributes);
    }
    for (const listener of listeners) listener();
  }

  onPermission(keep);

  return {
    get: () => value,
    set(next) {
      value = next;
      keep();
    },
    isKept: () => isAllowed(category),
    subscribe(listener) {
      listeners.push(listener);
    },
  };
}
