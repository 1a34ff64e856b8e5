import './shop.css';
import type { ConsentState } from '../../../../src/consent/ConsentState';
import { PREVIEW_NAME } from '../preview/PREVIEW_NAME';
import type { Seen, Start, Told, View } from '../preview/protocol';

// The sample shop in the frame: waits for a configuration, runs the real file with it and tells what happens.

const tell = (told: Told): void => {
  window.parent.postMessage(told, location.origin);
};

const see = (type: Seen['type'], title: string, detail = ''): void => {
  tell({ kind: 'seen', what: { type, title, detail } });
};

window.addEventListener(
  'message',
  ({ source, origin, data }: MessageEvent<Start>) => {
    if (source === window.parent && origin === location.origin) start(data);
  },
  { once: true },
);
tell({ kind: 'waiting' });

function start({ configuration, view, scheme, language }: Start): void {
  const root = document.documentElement;
  root.dataset.scheme = scheme;
  root.lang = language || 'ru';
  forget();
  watchDataLayer();
  watchRequests();
  watchEvents(view);
  watchFocus();
  watchLinks();

  const data = document.createElement('script');
  data.type = 'application/json';
  data.id = 'configuration';
  data.textContent = JSON.stringify(configuration);
  const script = document.createElement('script');
  // Beside the configurator, wherever both are served.
  script.src = new URL('../../soglasie/soglasie.js', location.href).href;
  script.addEventListener('error', () => tell({ kind: 'missing' }));
  script.dataset.config = '#configuration';
  document.head.append(data, script);
}

/** Each look at the shop is a first visit. */
function forget(): void {
  document.cookie = `${PREVIEW_NAME}=; Path=${location.pathname}; Max-Age=0`;
}

function watchEvents(view: View): void {
  let record = '';
  const seeRecord = (): void => {
    const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${PREVIEW_NAME}=`)) ?? '';
    const value = found.slice(PREVIEW_NAME.length + 1);
    if (value === record) return;
    record = value;
    see('record', value ? 'Записано решение' : 'Запись удалена', value);
  };
  for (const name of ['ready', 'decision', 'change', 'view', 'problem']) {
    document.addEventListener(`soglasie:${name}`, (event) => {
      const detail: unknown = (event as CustomEvent<unknown>).detail;
      seeRecord();
      see('event', `soglasie:${name}`, JSON.stringify(detail, null, 2));
      if (name === 'ready') void show(view, detail as ConsentState);
    });
  }
}

async function show(view: View, { decided }: ConsentState): Promise<void> {
  // Who listens to `ready` is called before the program interface is on the page.
  await new Promise((resolve) => setTimeout(resolve));
  const consent = window.soglasie;
  if (view === 'preferences') await consent?.show('preferences');
  // The question would cover what is to be seen.
  else if (view !== 'banner' && !decided) consent?.rejectAll();
  document.getElementById(view)?.scrollIntoView();
  tell({ kind: 'shown' });
}

/** A dialog takes the focus when it opens. Whoever presses something in here, or comes later, means to be here. */
function watchFocus(): void {
  const stopped = new AbortController();
  const { signal } = stopped;
  for (const name of ['pointerdown', 'keydown'])
    window.addEventListener(name, () => stopped.abort(), { capture: true, signal });
  window.addEventListener('focusin', () => tell({ kind: 'focused' }), { capture: true, once: true, signal });
}

/** The shop has one page: where a link would lead is told instead. */
function watchLinks(): void {
  const stay = (event: MouseEvent): void => {
    if (event.button > 1) return;
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (!link?.href || link.getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    see('link', 'Ссылка ведёт по адресу', link.href);
  };
  window.addEventListener('click', stay, true);
  // With the wheel's button.
  window.addEventListener('auxclick', stay, true);
}

/** What stands in `dataLayer`, and what comes. */
function watchDataLayer(): void {
  const layer: unknown[] = [];
  const push = (...items: unknown[]): number => {
    for (const item of items) see('dataLayer', 'dataLayer.push', JSON.stringify(toPlain(item), null, 2));
    return Array.prototype.push.apply(layer, items);
  };
  Object.defineProperty(layer, 'push', { value: push, writable: true, configurable: true });
  Object.assign(window, { dataLayer: layer });
}

/** Google's tags push the `arguments` of a call. */
const toPlain = (item: unknown): unknown =>
  Object.prototype.toString.call(item) === '[object Arguments]'
    ? Array.from(item as ArrayLike<unknown>)
    : item;

/** The page's own policy keeps every request here: what the site would ask of others is told instead. */
function watchRequests(): void {
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    if (/^https?:/.test(blockedURI)) see('request', 'Сайт обратился бы к другому серверу', blockedURI);
  });
}
