import Cookies from 'js-cookie';
import { onLanguage, currentLanguage } from '../purposes/language';
import { isAllowed, onPermission, widget, type Purpose } from '../purposes/permission';
import { translate, type TextKey } from '../texts/translate';
import { element } from './element';
import { findElement } from './findElement';

const recordName = 'soglasie-wwgroup';
const eventNames = ['ready', 'decision', 'change', 'view', 'problem'];
const names: Record<Purpose, string> = {
  preferences: 'lang',
  authentication: 'session',
  cart: 'cart',
  analytics: 'visitor',
};
const purposes = Object.keys(names) as Purpose[];

interface Seen {
  at: Date;
  name: string;
  detail: string;
}

function formatTime(date: Date): string {
  return new Intl.DateTimeFormat(currentLanguage(), { timeStyle: 'medium' }).format(date);
}

function describe(event: Event): string {
  const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
  return detail === undefined || detail === null ? '' : JSON.stringify(detail);
}

function cookieText(name: string, value: string | undefined): Node | string {
  return value === undefined ? translate('stored.nothing') : element('code', {}, `${name}=${value}`);
}

function row(title: TextKey, permission: string, ...values: (Node | string)[]): HTMLElement {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, translate(title)),
    element('td', {}, permission),
    element('td', {}, ...values),
  );
}

function table(): HTMLElement {
  const stored = Cookies.get();
  const known = [recordName, ...Object.values(names)];
  const others = Object.entries(stored).filter(([name]) => !known.includes(name));
  const heads: TextKey[] = ['stored.purpose', 'stored.permission', 'stored.name'];
  return element(
    'table',
    {},
    element('caption', {}, translate('stored.now')),
    element(
      'thead',
      {},
      element('tr', {}, ...heads.map((key) => element('th', { scope: 'col' }, translate(key)))),
    ),
    element(
      'tbody',
      {},
      row('purpose.necessary', '–', cookieText(recordName, stored[recordName])),
      ...purposes.map((purpose) =>
        row(
          `purpose.${purpose}`,
          translate(isAllowed(purpose) ? 'stored.allowed' : 'stored.refused'),
          cookieText(names[purpose], stored[names[purpose]]),
        ),
      ),
      ...others.map(([name, value]) => row('purpose.other', '–', cookieText(name, value))),
    ),
  );
}

function readable(field: string, value: string): string {
  if (field !== 'at' || !/^\d{1,12}$/.test(value)) return value || '–';
  const date = new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'long', timeStyle: 'short' });
  return `${value} (${date.format(Number(value) * 1000)})`;
}

function decodedRecord(): HTMLElement {
  const record = Cookies.get(recordName);
  if (!record) return element('p', { class: 'quiet' }, translate('stored.record.none'));
  return element(
    'dl',
    {},
    ...[...new URLSearchParams(record)].flatMap(([field, value]) => [
      element('dt', {}, element('code', {}, field)),
      element('dd', {}, readable(field, value)),
    ]),
  );
}

/** «Что сайт хранит сейчас»: the first-party cookies by purpose, the record, and the events as they happen. */
export function startStoredPanel(): void {
  const panel = findElement('#stored', HTMLDetailsElement);
  const content = findElement('#stored-content');
  const seen: Seen[] = [];
  let drawn = '';

  function draw() {
    if (!panel.open) return;
    // Redrawn on a timer, so only when something differs: a text being selected must survive.
    const state = [
      document.cookie,
      currentLanguage(),
      seen.length,
      widget() !== undefined,
      purposes.map(isAllowed),
    ].join();
    if (state === drawn) return;
    drawn = state;
    content.replaceChildren(
      ...(widget() ? [] : [element('p', { class: 'quiet' }, translate('stored.widget.none'))]),
      element(
        'div',
        { class: 'stored-scroll', tabindex: 0, role: 'region', 'aria-label': translate('stored.now') },
        table(),
      ),
      element(
        'div',
        { class: 'stored-columns' },
        element('section', {}, element('h3', {}, translate('stored.record')), decodedRecord()),
        element(
          'section',
          {},
          element('h3', {}, translate('stored.events')),
          seen.length
            ? element(
                'ol',
                {},
                ...seen.map(({ at, name, detail }) =>
                  element(
                    'li',
                    {},
                    `${formatTime(at)} `,
                    element('code', {}, `soglasie:${name}`),
                    ' ',
                    element('small', {}, detail),
                  ),
                ),
              )
            : element('p', { class: 'quiet' }, translate('stored.events.none')),
        ),
      ),
    );
  }

  for (const name of eventNames) {
    document.addEventListener(`soglasie:${name}`, (event) => {
      seen.push({ at: new Date(), name, detail: describe(event) });
      draw();
    });
  }
  panel.addEventListener('toggle', draw);
  onPermission(draw);
  onLanguage(draw);
  // Cookies give no notice of their own in every browser.
  window.setInterval(draw, 1000);
}
