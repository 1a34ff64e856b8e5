import Cookies from 'js-cookie';
import { isAllowed, onPermission, widget, type Purpose } from './permission';

interface Options {
  purpose: Purpose;
  name: string;
  /** Absent: until the browser is closed. */
  days?: number;
  /** The value while the visitor has chosen nothing. */
  initial?: string;
}

export interface StoredValue {
  get: () => string | undefined;
  set: (value: string | undefined) => void;
  /** False while the value lives in memory only. */
  isKept: () => boolean;
  subscribe: (listener: () => void) => void;
}

/** A value of the page view that is mirrored to a cookie for as long as its purpose is allowed. */
export function createStoredValue({ purpose, name, days, initial }: Options): StoredValue {
  const listeners: (() => void)[] = [];
  const attributes: Cookies.CookieAttributes = {
    // Not the whole host: here five shops share it.
    path: '/wwgroup/',
    sameSite: 'lax',
    secure: location.protocol === 'https:',
    ...(days === undefined ? {} : { expires: days }),
  };
  // What an earlier grant left may be read at once: a refusal would have deleted it.
  let value = Cookies.get(name) ?? initial;
  let accepted = true;

  function mirror() {
    if (isAllowed(purpose)) {
      if (value === undefined) Cookies.remove(name, attributes);
      else Cookies.set(name, value, attributes);
      accepted = Cookies.get(name) === value;
    } else if (widget()) {
      // Without the widget nothing is written, and nothing that an earlier grant left is lost either.
      Cookies.remove(name, attributes);
    }
  }

  function notify() {
    for (const listener of listeners) listener();
  }

  onPermission(() => {
    mirror();
    notify();
  });

  // Another tab, or a page left behind in the back/forward cache, may have changed the cookie.
  function refresh() {
    if (document.hidden || !isKept() || value === Cookies.get(name)) return;
    value = Cookies.get(name) ?? initial;
    notify();
  }
  document.addEventListener('visibilitychange', refresh);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) refresh();
  });

  function isKept() {
    return isAllowed(purpose) && accepted;
  }

  return {
    get: () => value,
    set(next) {
      value = next;
      mirror();
      notify();
    },
    isKept,
    subscribe(listener) {
      listeners.push(listener);
    },
  };
}
