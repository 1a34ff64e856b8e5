import { configure, fireEvent, within, type BoundFunctions, type queries } from '@testing-library/preact';
import { h, render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Declaration, DeclaredCategory, Stored } from '../../config/Declaration';
import type { Look } from '../../config/Look';
import type { ConsentEvents, View } from '../../Consent';
import type { ConsentState } from '../../consent/ConsentState';
import type { Withdrawal } from '../../consent/Traces';
import type { Kit } from '../Kit';
import type { Texts } from '../texts';
import { createTexts } from '../texts';
import { definePreferences } from './definePreferences';

// The usual message draws the container, which must not be a shadow root.
configure({ getElementError: (message) => new Error(message ?? 'not found') });

const site = { title: '', description: '', consequence: '', reason: '', services: [], stored: [] };
const entry = (name: string, more: Partial<Stored> = {}): Stored => ({
  kind: 'cookie',
  name,
  purpose: `Для ${name}`,
  ...more,
});
const service = (
  id: string,
  more: Partial<DeclaredCategory['services'][number]> = {},
): DeclaredCategory['services'][number] => ({
  id,
  title: id,
  vendor: '',
  country: '',
  recording: false,
  stored: [],
  elsewhere: false,
  ...more,
});

const declared: Declaration = {
  operator: {
    name: 'ООО «Ромашка»',
    site: 'shop.example.ru',
    inn: '7701234567',
    address: '',
    email: 'data@example.ru',
    phone: '8 (800) 555-35-35, доб. 12',
  },
  policy: { url: '/privacy', revision: '2026-05-01' },
  consent: { url: '/text', revision: '2026-05-01' },
  categories: [
    { ...site, id: 'necessary', required: true, stored: [entry('soglasie', { days: 365 })] },
    { ...site, id: 'shop', required: true, title: 'Кассы', reason: 'Без них не оплатить.' },
    {
      ...site,
      id: 'analytics',
      required: false,
      services: [
        service('metrika', {
          title: 'Метрика',
          vendor: 'ООО «Яндекс»',
          country: 'RU',
          stored: [
            entry('^_ym_visorc(_\\d+)?$', { days: 30 / 1440 }),
            entry('yandexuid', { days: 333, domain: '.yandex.ru' }),
            entry('_ym_queue', { kind: 'storage' }),
            entry('_ym_d'),
          ],
        }),
        service('google', { title: 'Google Analytics', vendor: 'Google LLC', country: 'US' }),
        service('roistat'),
      ],
    },
    { ...site, id: 'advertising', required: false, consequence: 'Реклама будет другой.' },
  ],
  withdrawal: { email: 'stop@example.ru', phone: '', days: 30, note: '' },
  age: { min: 14, note: '' },
};

let page: AbortController;
const ends: (() => void)[] = [];
/** What `destroy()` does. */
const leave = (): void => {
  page.abort();
  for (const undo of ends.splice(0)) undo();
};
let given: Declaration;
let kit: Kit & { view: View; texts: Texts };
let take: (element: HTMLElement) => void;
let state: ConsentState;
let consent: { [K in keyof Kit['consent']]: ReturnType<typeof vi.fn<Kit['consent'][K]>> };
let root: HTMLElement;
let listeners: Map<string, Set<(detail: never) => void>>;
/** Ends a withdrawal with what it has done. */
let report: (withdrawal: Withdrawal) => void;
let occasion: ReturnType<Kit['occasion']>;
/** The site's own texts. */
let own: Record<string, string>;

const none: Withdrawal = { deleted: [], left: [] };

function emit<N extends keyof ConsentEvents>(name: N, detail: ConsentEvents[N]): void {
  for (const listener of listeners.get(name) ?? []) (listener as (detail: ConsentEvents[N]) => void)(detail);
}

/** A decision as the core tells it; in another tab there is no `decision`. */
function decide(
  categories: Record<string, boolean>,
  services: Record<string, boolean> = {},
  isHere = true,
  via: ConsentState['via'] = consent.withdraw.mock.calls.length > 0 ? 'withdraw' : 'save',
): void {
  state = {
    decided: true,
    categories: { necessary: true, shop: true, analytics: false, advertising: false, ...categories },
    services: Object.fromEntries(
      ['metrika', 'google', 'roistat'].map((id) => [id, services[id] ?? categories.analytics === true]),
    ),
    id: '3f9c1b5ea07d4c2e9b6811d2f0a4c573',
    decidedAt: new Date(2026, 10, 21, 15, 40).getTime() / 1000,
    revision: '2026-05-01',
    language: 'ru',
    via,
  };
  if (isHere) emit('decision', state);
  emit('change', { state, granted: [], revoked: [] });
  // As the core does, after the events.
  kit.draw();
}

function show(view: View): void {
  kit.view = view;
  kit.draw();
}

const textsIn = (language: string): Texts =>
  createTexts({ text: (path: string) => own[path] ?? '' } as Look, language);

function begin(declaration: Partial<Declaration> = {}): void {
  given = { ...declared, ...declaration };
  ({ take } = definePreferences(kit, given));
}

function begun(declaration: Partial<Declaration> = {}): BoundFunctions<typeof queries> {
  begin(declaration);
  show('preferences');
  return see();
}

const inside = (element: Element): HTMLElement => element.shadowRoot as unknown as HTMLElement;
const see = (element: Element = root): BoundFunctions<typeof queries> => within(inside(element));
const dialog = (): HTMLDialogElement => inside(root).querySelector('dialog')!;
const plain = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const named = (text: string): RegExp => new RegExp(`^${text.replaceAll(' ', '\\s')}$`);
const button = (name: string, element?: Element): HTMLElement =>
  see(element).getByRole('button', { name: named(name), hidden: true });
const flip = (name: string, element?: Element): boolean =>
  fireEvent.click(see(element).getByRole('switch', { name, hidden: true }));
const answers = (element: Element = root): Record<string, boolean> =>
  Object.fromEntries(
    see(element)
      .queryAllByRole<HTMLInputElement>('switch', { hidden: true })
      .map((one) => [
        plain(inside(element).querySelector(`#${one.getAttribute('aria-labelledby') ?? ''}`)),
        one.checked,
      ]),
  );
const status = (element: Element = root): string =>
  plain(inside(element).querySelector('.foot > [role=status]'));
const later = (): Promise<void> => new Promise((done) => setTimeout(done));

function place(name: 'preferences' | 'declaration', parent: Element = document.body): HTMLElement {
  const element = document.createElement(`soglasie-${name}`);
  parent.append(element);
  take(element);
  return element;
}

beforeEach(() => {
  page = new AbortController();
  own = {};
  occasion = undefined;
  listeners = new Map();
  const withdrawal = new Promise<Withdrawal>((resolve) => {
    report = resolve;
  });
  state = {
    decided: false,
    categories: { necessary: true, shop: true, analytics: false, advertising: false },
    services: { metrika: false, google: false, roistat: false },
    id: null,
    decidedAt: null,
    revision: null,
    language: 'ru',
    via: null,
  };
  consent = {
    acceptAll: vi.fn(),
    rejectAll: vi.fn(),
    set: vi.fn(),
    withdraw: vi.fn(() => {
      state = { ...state, via: 'withdraw' };
      return withdrawal;
    }),
    show: vi.fn(() => Promise.resolve()),
    hide: vi.fn(),
    on: vi.fn((name: string, listener: (detail: never) => void) => {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => void known.delete(listener);
    }),
  };
  root = document.createElement('soglasie-root');
  document.documentElement.append(root);
  // What jsdom lacks: the top layer, constructable style sheets and observers of what is in view.
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
      setTimeout(() => this.dispatchEvent(new Event('close')));
    },
  });
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
    },
  );
  Object.assign(Document.prototype, { adoptedStyleSheets: [] });
  Object.assign(ShadowRoot.prototype, { adoptedStyleSheets: [] });
  Object.assign(CSSStyleSheet.prototype, { replaceSync() {} });
  const shadow = root.attachShadow({ mode: 'open' });
  kit = {
    h,
    render,
    look: { accent: '#0a5', radius: '', scheme: 'dark' } as unknown as Look,
    texts: textsIn('ru'),
    view: 'none',
    layers: [],
    ready: () => Promise.resolve(),
    base: new CSSStyleSheet(),
    loadSecond: () => Promise.resolve(undefined),
    addStyle: vi.fn(),
    state: () => state,
    occasion: () => occasion,
    consent: consent as unknown as Kit['consent'],
    embed() {},
    attempt: (use) => use(),
    signal: page.signal,
    ends,
    draw() {
      if (page.signal.aborted) return;
      if (kit.view !== 'preferences') shadow.querySelector('dialog')?.close();
      render(
        kit.layers.map((layer) => layer()),
        shadow,
      );
    },
  };
});
afterEach(() => {
  leave();
  root.remove();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('the dialog', () => {
  test('is there while it is wanted', () => {
    begin();
    kit.draw();
    expect(dialog()).toBeNull();
    show('preferences');
    expect(dialog().open).toBe(true);
    show('none');
    expect(dialog()).toBeNull();
    expect(kit.addStyle).toHaveBeenCalledOnce();
  });

  test('is named by its heading, which takes the focus', () => {
    const heading = begun().getByRole('heading', { level: 2 });
    expect(see().getByRole('dialog', { name: 'Настройки файлов cookie' })).toBe(dialog());
    expect(heading.hasAttribute('autofocus') || heading.autofocus).toBe(true);
    expect(heading.tabIndex).toBe(-1);
  });

  test('says what each category is for, and what its refusal costs', () => {
    begun();
    const [, , analytics, advertising] = inside(root).querySelectorAll('.category');
    expect(plain(analytics)).toMatch(/^Статистика посещений ?Показывают.*Без них сайт работает так же/);
    expect(plain(advertising)).toContain('Реклама будет другой.');
  });

  test('marks what cannot be refused, with the reason, and offers no switch for it', () => {
    begun();
    const [necessary, shop] = inside(root).querySelectorAll('.category');
    for (const category of [necessary, shop]) {
      expect(plain(category)).toContain('Всегда включено');
      expect(category?.querySelector('input, label')).toBeNull();
    }
    expect(plain(necessary)).toContain('Без них сайт не откроется');
    expect(plain(shop)).toContain('Кассы');
    expect(plain(shop)).toContain('Без них не оплатить.');
  });

  test('says who is behind a service, and where the data go', () => {
    begun();
    const services = [...inside(root).querySelectorAll('li')].map(plain);
    expect(services[0]).toContain('ООО «Яндекс», РоссияДанные остаются в России');
    expect(services[1]).toContain('Google LLC, СШАДанные уходят за рубеж');
    expect(services[2]).toBe('roistat');
  });

  test('tells what is stored, for how long, in a table that its service names', () => {
    begun();
    const table = see().getByRole('table', { name: 'Метрика', hidden: true });
    expect(table.closest('details')?.open).toBe(false);
    const rows = [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map(plain));
    expect(rows).toEqual([
      ['_ym_visorc…', 'Для ^_ym_visorc(_\\d+)?$', 'Срок хранения: 30 минут'],
      ['yandexuid yandex.ru', 'Для yandexuid', 'Срок хранения: 333 дня'],
      ['_ym_queue хранилище браузера', 'Для _ym_queue', 'Срок хранения: пока не удалят'],
      ['_ym_d', 'Для _ym_d', 'Срок хранения: сеанс'],
    ]);
    expect(table.querySelectorAll('th[scope=col]')).toHaveLength(3);
    expect(table.querySelectorAll('th[scope=row]')).toHaveLength(4);
  });

  describe.each(['preferences', 'declaration'] as const)('in the %s', (name) => {
    /** The cells of a service's rows, in a language. */
    const rows = (stored: readonly Stored[], more = {}, language = 'ru'): string[][] => {
      kit.texts = textsIn(language);
      begin({
        categories: [
          { ...site, id: 'analytics', required: false, services: [service('it', { stored, ...more })] },
        ],
      });
      element = place(name);
      return [...content().querySelectorAll('tbody tr:has(td:last-child:not([colspan]))')].map((row) =>
        [...row.children].map(plain),
      );
    };
    let element: HTMLElement;
    const content = (): ParentNode => element.shadowRoot ?? element;

    test('what nobody confirms and how long nobody knows are said', () => {
      expect(rows([entry('a', { unconfirmed: true, days: null }), entry('b', { days: 1 })])).toEqual([
        ['a', 'Для a по данным поставщика не подтверждено', 'Срок хранения: неизвестен'],
        ['b', 'Для b', 'Срок хранения: 1 день'],
      ]);
    });

    test('a cookie of a platform names it, and one name may stand for several', () => {
      expect(
        rows([
          entry('sid', { service: 'OpenCart' }),
          entry('sid', { service: 'Сессия PHP' }),
          entry('sid', { domain: '.example.ru' }),
        ]).map(([head]) => head),
      ).toEqual(['sid OpenCart', 'sid Сессия PHP', 'sid example.ru']);
    });

    test('the purposes of the catalogue are marked as Russian in other languages, and no other text is', () => {
      const stored = [entry('a', { catalogued: true, unconfirmed: true }), entry('b')];
      rows(stored, {}, 'en');
      expect([...content().querySelectorAll('td [lang=ru]')].map(plain)).toEqual(['Для a']);
      rows(stored);
      expect(content().querySelector('td [lang]')).toBeNull();
    });

    test('a purpose begins with a capital letter', () => {
      expect(rows([entry('a', { purpose: 'выбранный язык' })])[0]).toContain('Выбранный язык');
      const [row] = rows([entry('a', { purpose: 'выбранный язык', catalogued: true })], {}, 'en');
      expect(row).toContain('Выбранный язык');
    });

    test('a vendor whose name is the title is not named again', () => {
      rows([], { title: 'Roistat', vendor: 'Roistat', country: 'RU' });
      expect(plain(content().querySelector('.vendor p') as Element)).toBe('Россия');
      rows([], { title: 'Roistat', vendor: 'Roistat' });
      expect(content().querySelector('.vendor')).toBeNull();
    });

    test('a service that records the visit says so', () => {
      const text = 'Вебвизор записывает ваш визит';
      rows([], { recording: true });
      expect(plain(content() as Element)).toContain(text);
      rows([]);
      expect(plain(content() as Element)).not.toContain(text);
    });
  });

  test('a service whose cookies all stand in other categories does not seem to have none', () => {
    begin({
      categories: [{ ...site, id: 'cart', required: true, services: [service('it', { elsewhere: true })] }],
    });
    const text = plain(place('declaration'));
    expect(text).toContain('Записи этого сервиса перечислены в других разделах.');
    expect(text).not.toContain('не указаны');
  });

  test('leaves no word that a list of banners looks for in its ids, classes and parts', () => {
    decide({ analytics: true });
    begun();
    for (const one of inside(root).querySelectorAll('*')) {
      expect(`${one.id} ${one.className} ${one.getAttribute('part') ?? ''}`).not.toMatch(
        /cookie|consent|gdpr|privacy|policy|cmp|banner|notice/i,
      );
    }
  });

  test('has the parts that a site may style', () => {
    decide({ analytics: true });
    begun();
    for (const part of ['surface', 'accept', 'reject', 'save', 'withdraw', 'close']) {
      expect(inside(root).querySelectorAll(`[part=${part}]`)).toHaveLength(1);
    }
  });
});

describe('the switches', () => {
  test('are off before a decision', () => {
    begun();
    expect(answers()).toEqual({
      'Статистика посещений': false,
      Метрика: false,
      'Google Analytics': false,
      roistat: false,
      Реклама: false,
    });
  });

  test('are on before a decision where the site only informs, and off again when they are switched off', () => {
    const services = { metrika: true, google: true, roistat: true };
    state = { ...state, categories: { ...state.categories, analytics: true, advertising: true }, services };
    begun();
    expect(Object.values(answers())).toEqual([true, true, true, true, true]);
    flip('Реклама');
    fireEvent.click(button('Сохранить выбор'));
    expect(consent.set.mock.calls).toEqual([
      [{ categories: { analytics: true, advertising: false }, services: {} }],
    ]);
  });

  test('of what was added are off, and saving leaves them so', () => {
    decide({ analytics: true }, { roistat: false });
    begun();
    expect(answers()).toMatchObject({ 'Статистика посещений': true, roistat: false, Реклама: false });
    fireEvent.click(button('Сохранить выбор'));
    expect(consent.set.mock.calls).toEqual([
      [{ categories: { analytics: true, advertising: false }, services: { roistat: false } }],
    ]);
  });

  test('are named and described by what stands beside them', () => {
    const one = begun().getByRole('switch', { name: 'Метрика', hidden: true });
    const about = inside(root).querySelector(`#${one.getAttribute('aria-describedby') ?? ''}`);
    expect(plain(about)).toContain('ООО «Яндекс»');
    expect(one.getAttribute('type')).toBe('checkbox');
  });

  test('of a category set its services, too', () => {
    begun();
    flip('Метрика');
    flip('Статистика посещений');
    expect(answers()).toMatchObject({ 'Статистика посещений': true, Метрика: true, roistat: true });
    flip('Статистика посещений');
    expect(answers()).toMatchObject({ 'Статистика посещений': false, Метрика: false, roistat: false });
  });

  test('of a service leave the others alone', () => {
    begun();
    flip('Метрика');
    expect(answers()).toMatchObject({ 'Статистика посещений': false, Метрика: true, roistat: false });
  });

  test('follow a change in another tab, where the visitor has not touched them', () => {
    begun();
    flip('Реклама');
    decide({ analytics: true }, { google: false }, false);
    expect(answers()).toEqual({
      'Статистика посещений': true,
      Метрика: true,
      'Google Analytics': false,
      roistat: true,
      Реклама: true,
    });
  });

  test('forget what was touched when something is decided here', () => {
    begun();
    flip('Реклама');
    decide({ analytics: true });
    expect(answers()).toMatchObject({ 'Статистика посещений': true, Реклама: false });
  });

  test('forget what was touched when the dialog goes', () => {
    begun();
    flip('Реклама');
    show('none');
    show('preferences');
    expect(answers()).toMatchObject({ Реклама: false });
  });

  test('show the answer after a draw, whatever the browser has made of a click', () => {
    const one = begun().getByRole<HTMLInputElement>('switch', { name: 'Реклама', hidden: true });
    one.checked = true;
    kit.draw();
    expect(one.checked).toBe(false);
  });
});

describe('saving', () => {
  test('names every category that can be refused, and what stands apart from it', () => {
    begun();
    flip('Статистика посещений');
    flip('Google Analytics');
    fireEvent.click(button('Сохранить выбор'));
    expect(consent.set.mock.calls).toEqual([
      [{ categories: { analytics: true, advertising: false }, services: { google: false } }],
    ]);
  });

  test('keeps what was set apart before', () => {
    decide({ analytics: true }, { roistat: false });
    begun();
    flip('Реклама');
    fireEvent.click(button('Сохранить выбор'));
    expect(consent.set.mock.calls).toEqual([
      [{ categories: { analytics: true, advertising: true }, services: { roistat: false } }],
    ]);
  });

  test('takes a service alone', () => {
    begun();
    flip('Метрика');
    fireEvent.click(button('Сохранить выбор'));
    expect(consent.set.mock.calls).toEqual([
      [{ categories: { analytics: false, advertising: false }, services: { metrika: true } }],
    ]);
  });

  test('stands out once there is something to save', () => {
    begun();
    expect(button('Сохранить выбор').className).toBe('');
    flip('Метрика');
    expect(button('Сохранить выбор').className).toBe('touched');
  });

  test('is one of three ways to decide, two of which weigh the same', () => {
    begun();
    fireEvent.click(button('Принять все'));
    fireEvent.click(button('Отклонить необязательные'));
    expect(consent.acceptAll).toHaveBeenCalledOnce();
    expect(consent.rejectAll).toHaveBeenCalledOnce();
    expect(button('Принять все').className).toBe(button('Отклонить необязательные').className);
  });
});

describe('closing', () => {
  const close = async (): Promise<void> => {
    fireEvent.click(button('Закрыть'));
    await later();
  };

  test('brings the question back where it is still open', async () => {
    begun();
    await close();
    expect(consent.show.mock.calls).toEqual([['banner']]);
    expect(consent.hide).not.toHaveBeenCalled();
  });

  test('decides nothing', async () => {
    decide({});
    begun();
    flip('Реклама');
    await close();
    expect(consent.hide).toHaveBeenCalledOnce();
    for (const act of ['acceptAll', 'rejectAll', 'set', 'withdraw', 'show'] as const) {
      expect(consent[act]).not.toHaveBeenCalled();
    }
  });

  test('for another view asks for nothing', async () => {
    begun();
    show('none');
    await later();
    expect(consent.hide).not.toHaveBeenCalled();
    expect(consent.show).not.toHaveBeenCalled();
  });

  const press = (down: Element, up: Element): void => {
    fireEvent.pointerDown(down);
    fireEvent.pointerUp(up);
    // A click goes to what both have in common.
    fireEvent.click(down === up ? down : dialog());
  };
  test.each([
    ['follows a click on the backdrop', () => [dialog(), dialog()], false],
    ['does not follow a press that begins inside', () => [button('Закрыть'), dialog()], true],
    ['does not follow a press that ends inside', () => [dialog(), button('Закрыть')], true],
    ['does not follow a click inside', () => [see().getByRole('heading', { level: 2 })], true],
  ] as readonly [string, () => HTMLElement[], boolean][])('%s', (_name, elements, isOpen) => {
    begun();
    const [down = dialog(), up = down] = elements();
    press(down, up);
    expect(dialog().open).toBe(isOpen);
  });
});

describe('withdrawing', () => {
  const withdraw = (element?: Element): boolean => fireEvent.click(button('Отозвать согласие', element));

  test('is offered once something is decided', () => {
    begun();
    const offer = button('Отозвать согласие') as HTMLButtonElement;
    expect([offer.disabled, offer.getAttribute('part')]).toEqual([true, 'withdraw']);
    decide({});
    expect(offer.disabled).toBe(false);
  });

  test('stays in the dialog and tells what has become of it', async () => {
    decide({ analytics: true });
    begun();
    const region = inside(root).querySelector('.foot > [role=status]');
    withdraw();
    expect(status()).toContain('Отзываем согласие');
    decide({});
    report({ deleted: [{ kind: 'cookie', name: 'a' }], left: [] });
    await later();
    expect(status()).toMatch(/^Согласие отозвано\. ?Удалено: 1 файл\.$/);
    expect(inside(root).querySelector('.foot > [role=status]')).toBe(region);
    expect(dialog().open).toBe(true);
  });

  test('tells nothing of it where something else has been decided by then', async () => {
    decide({ analytics: true });
    begun();
    withdraw();
    decide({});
    decide({ analytics: true }, {}, true, 'accept-all');
    report({ deleted: [{ kind: 'cookie', name: 'a' }], left: [] });
    await later();
    expect(status()).toBe('');
  });

  test('happens once at a time', () => {
    decide({ analytics: true });
    begun();
    withdraw();
    withdraw();
    expect(consent.withdraw).toHaveBeenCalledOnce();
  });

  test('says that nothing was deleted where the part that deletes has not come', async () => {
    decide({ analytics: true });
    begun();
    withdraw();
    emit('problem', { code: 'part', message: '' });
    report(none);
    await later();
    expect(status()).toMatch(/^Согласие отозвано\. ?Проверить и удалить файлы cookie не удалось/);
    expect(listeners.get('problem')?.size).toBe(0);
  });

  test('reports in the language that is shown by then', async () => {
    decide({ analytics: true });
    begun();
    withdraw();
    report(none);
    await later();
    own = { 'en.preferences.report.nothing': 'There was nothing to delete.' };
    kit.texts = textsIn('en');
    kit.draw();
    expect(status()).toContain('There was nothing to delete.');
  });

  test('has its report taken down by what comes after', async () => {
    decide({ analytics: true });
    begun();
    withdraw();
    report(none);
    await later();
    decide({ analytics: true }, {}, false);
    expect(status()).toBe('');
  });
});

describe('the notes', () => {
  const note = (title: string): string =>
    plain(see().queryByRole('heading', { name: named(title), hidden: true })?.parentElement);

  test('say before a decision that only the necessary is on, or all where the site only informs', () => {
    begun();
    expect(note('Ваше решение')).toContain('До этого включено только необходимое.');
    occasion = { informs: true, isLater: false, categories: [], services: [] };
    kit.draw();
    expect(note('Ваше решение')).toContain('До этого включено всё, и отключить ненужное можно');
    expect(note('Ваше решение')).not.toContain('только необходимое');
  });

  test('say when it was decided, and under which number', () => {
    begun();
    expect(note('Ваше решение')).toContain('Вы ещё не сделали выбор');
    decide({});
    expect(note('Ваше решение')).toContain('Принято 21 ноября 2026 г. в 15:40');
    expect(note('Ваше решение')).toContain('3f9c1b5ea07d4c2e9b6811d2f0a4c573');
  });

  test('copy the number', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    decide({});
    begun();
    fireEvent.click(button('Скопировать номер'));
    await later();
    expect(writeText.mock.calls).toEqual([['3f9c1b5ea07d4c2e9b6811d2f0a4c573']]);
    expect(note('Ваше решение')).toContain('Номер скопирован');
  });

  test.each([
    ['there is no clipboard', {}],
    ['the browser refuses', { clipboard: { writeText: () => Promise.reject(new Error('no')) } }],
  ])('select the number where %s', async (_name, navigator) => {
    vi.stubGlobal('navigator', navigator);
    const selectAllChildren = vi.fn();
    vi.stubGlobal('getSelection', () => ({ selectAllChildren }));
    decide({});
    begun();
    fireEvent.click(button('Скопировать номер'));
    await later();
    expect(selectAllChildren.mock.calls).toEqual([[inside(root).querySelector('.note code')]]);
    expect(note('Ваше решение')).toContain('Номер выделен');
  });

  test('name the operator, as far as the site does', () => {
    begun();
    const titles = [...inside(root).querySelectorAll('dt')].map(plain);
    expect(titles).toEqual(['ИНН', 'Сайт', 'Эл. почта', 'Телефон']);
    expect(note('Кто отвечает за ваши данные')).toContain('ООО «Ромашка»');
    const links = [...inside(root).querySelectorAll('dd a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['mailto:data@example.ru', 'tel:88005553535']);
  });

  test('say an edition once where both texts have the same', () => {
    begun();
    expect(note('Документы')).toBe(
      'ДокументыПолитика обработки персональных данных Текст согласия Редакция от 1 мая 2026 г.',
    );
    expect(
      see()
        .getByRole('link', { name: /^Текст\sсогласия/, hidden: true })
        .getAttribute('href'),
    ).toBe('/text');
  });

  test('say an edition beside each text where they differ', () => {
    begun({ consent: { url: '/text', revision: '2026-09-15' } });
    expect(note('Документы')).toMatch(
      /данных Редакция от 1 мая 2026 г\. ?Текст согласия Редакция от 15 сентября/,
    );
  });

  test('tell how to take back the other consent, and how long that takes', () => {
    begun();
    const text = note('Отзыв согласия на обработку персональных данных');
    expect(text).toContain('stop@example.ru');
    expect(text).toContain('в течение 30 дней');
  });

  test('say from what age a visitor consents alone', () => {
    begun();
    expect(plain(inside(root).querySelector('.notes > :last-child'))).toContain('Если вам меньше 14 лет');
  });

  test('leave out what the site does not say', () => {
    const nothing = { name: '', site: '', inn: '', address: '', email: '', phone: '' };
    begun({
      operator: nothing,
      policy: { url: '', revision: '' },
      consent: { url: '', revision: '' },
      withdrawal: { email: '', phone: '', days: 30, note: '' },
      age: { min: 0, note: 'Детям.' },
    });
    expect(inside(root).querySelectorAll('.notes > *')).toHaveLength(1);
  });

  test('say of age what the site adds', () => {
    begun({ age: { min: 14, note: 'Детям – с родителями.' } });
    expect(plain(inside(root).querySelector('.notes > :last-child'))).toMatch(
      /^Если вам меньше 14 лет.*\. Детям – с родителями\.$/,
    );
  });
});

describe('another language', () => {
  beforeEach(() => {
    own = { 'en.preferences.title': 'Cookie settings', 'en.preferences.save': 'Save' };
  });

  test('redraws all, and keeps what was touched', () => {
    begun();
    flip('Метрика');
    kit.texts = textsIn('en');
    kit.draw();
    expect(plain(see().getByRole('heading', { level: 2 }))).toBe('Cookie settings');
    expect(answers()).toMatchObject({ Метрика: true });
    expect(dialog().open).toBe(true);
  });

  test('reaches what stands in the page', () => {
    begin();
    const centre = place('preferences');
    const declaration = place('declaration');
    own['en.preferences.declaration.title'] = 'What we store';
    kit.texts = textsIn('en');
    kit.draw();
    expect(plain(inside(centre).querySelector('h2'))).toBe('Cookie settings');
    expect(plain(declaration.querySelector('h2'))).toBe('What we store');
    expect(declaration.firstElementChild?.getAttribute('lang')).toBe('en');
  });
});

/** What a page translator does: it puts elements of its own in the place of every text. */
function translate(tree: Node): void {
  const texts = [...tree.childNodes].filter(
    (node) => node.nodeType === Node.TEXT_NODE && plain(node as never),
  );
  for (const text of texts) {
    const mark = document.createElement('mark');
    mark.textContent = `→${text.textContent ?? ''}`;
    text.parentNode?.replaceChild(mark, text);
  }
  for (const child of tree.childNodes) if (child.nodeName !== 'MARK') translate(child);
}

describe('after a page translator', () => {
  test('the switches are called by the translation', () => {
    begun();
    translate(inside(root));
    expect(see().getByRole('switch', { name: '→Метрика', hidden: true })).toBeTruthy();
  });

  test('what changes is drawn anew', async () => {
    decide({ analytics: true });
    begun();
    fireEvent.click(button('Отозвать согласие'));
    translate(inside(root));
    decide({});
    report(none);
    await later();
    expect(status()).toMatch(/^Согласие отозвано\. ?Удалять было нечего\.$/);
    state = { ...state, decidedAt: new Date(2026, 10, 22, 9, 5).getTime() / 1000 };
    kit.draw();
    const note = inside(root).querySelector('.note');
    expect(plain(note)).toContain('22 ноября 2026 г. в 09:05');
    expect(plain(note)).not.toContain('21 ноября');
  });

  test('another language stands alone', () => {
    begun();
    const declaration = place('declaration');
    translate(inside(root));
    translate(declaration);
    own = { 'en.preferences.title': 'Settings' };
    kit.texts = textsIn('en');
    kit.draw();
    expect(plain(see().getByRole('heading', { level: 2 }))).toBe('Settings');
    expect(inside(root).querySelector('mark')).toBeNull();
    expect(declaration.querySelector('mark')).toBeNull();
  });
});

describe('a centre in a page', () => {
  test('is the same, without a close button and without taking the focus', () => {
    begin();
    const element = place('preferences');
    expect(Object.keys(answers(element))).toHaveLength(5);
    expect(inside(element).querySelector('[part=close]')).toBeNull();
    expect(inside(element).querySelector('h2')?.autofocus).not.toBe(true);
    expect(inside(element).querySelector('.page')?.getAttribute('data-scheme')).toBe('dark');
    expect(inside(element).querySelector('.page')?.getAttribute('lang')).toBe('ru');
  });

  test('has the colours of the site, and the style that it shares with the surface', () => {
    begin();
    const [base, own] = place('preferences').shadowRoot?.adoptedStyleSheets ?? [];
    expect(base).toBe(kit.base);
    expect((own?.cssRules[0] as CSSStyleRule).style.getPropertyValue('--soglasie-accent')).toBe('#0a5');
  });

  test('says that a choice is saved', () => {
    begin();
    const element = place('preferences');
    consent.set.mockImplementation(({ categories }) => decide({ ...categories }));
    flip('Реклама', element);
    fireEvent.click(button('Сохранить выбор', element));
    expect(status(element)).toBe('Выбор сохранён');
    expect(answers(element)).toMatchObject({ Реклама: true });
    flip('Реклама', element);
    expect(status(element)).toBe('');
  });

  test('has drafts of its own, however many there are', () => {
    begin();
    const [one, other] = [place('preferences'), place('preferences')];
    flip('Реклама', one);
    expect([answers(one), answers(other)].map((each) => each.Реклама)).toEqual([true, false]);
    decide({ analytics: true });
    expect([answers(one), answers(other)].map((each) => each.Реклама)).toEqual([false, false]);
    expect(answers(other)).toMatchObject({ Метрика: true });
  });

  test('keeps what was touched when it is moved, taken away and put back', () => {
    begin();
    const element = place('preferences');
    flip('Реклама', element);
    const box = document.createElement('div');
    document.body.append(box);
    box.append(element);
    take(element);
    element.remove();
    decide({ analytics: true }, {}, false);
    document.body.append(element);
    take(element);
    expect(answers(element)).toMatchObject({ Реклама: true, Метрика: true });
    expect(inside(element).children).toHaveLength(1);
  });

  test('leaves with the end, and comes back with the next beginning', () => {
    begin();
    const element = place('preferences');
    leave();
    expect(inside(element).childNodes).toHaveLength(0);
    expect(element.shadowRoot?.adoptedStyleSheets).toEqual([]);
    take(element);
    decide({});
    expect(inside(element).childNodes).toHaveLength(0);
    Object.assign(kit, { signal: new AbortController().signal });
    begin();
    take(element);
    expect(Object.keys(answers(element))).toHaveLength(5);
  });
});

describe('the declaration', () => {
  const tables = (element: Element): string[][][] =>
    [...element.querySelectorAll('table')].map((table) =>
      [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map(plain)),
    );

  test('stands in the page itself', () => {
    begin();
    const element = place('declaration');
    expect(element.shadowRoot).toBeNull();
    expect([...element.querySelectorAll('h2, h3')].map(plain)).toEqual([
      'Файлы cookie на этом сайте',
      'Кто отвечает за ваши данные',
      'Необходимые',
      'Кассы',
      'Статистика посещений',
      'Реклама',
    ]);
    expect(plain(element)).toContain('Редакция от 1 мая 2026 г.');
    expect(element.querySelector('[id]')).toBeNull();
  });

  test('lists what is stored, service by service', () => {
    begin();
    const [necessary, analytics] = tables(place('declaration'));
    expect(necessary).toEqual([['soglasie', 'Для soglasie', 'Срок хранения: 1 год']]);
    expect(analytics?.map(([name]) => name)).toEqual([
      'МетрикаООО «Яндекс», РоссияДанные остаются в России',
      '_ym_visorc…',
      'yandexuid yandex.ru',
      '_ym_queue хранилище браузера',
      '_ym_d',
      'Google AnalyticsGoogle LLC, СШАДанные уходят за рубеж',
      'Записи в браузере не указаны.',
      'roistat',
      'Записи в браузере не указаны.',
    ]);
  });

  test('says what needs consent, and of a category without anything that it has nothing', () => {
    begin();
    const sections = [...place('declaration').querySelectorAll('section')].map(plain);
    expect(sections[0]).toContain('Всегда включено. Без них сайт не откроется');
    expect(sections[2]).toContain('Включаются только с вашего согласия. Без них');
    expect(sections[3]).toContain('Записи в браузере не указаны.');
  });

  test('does not say that anything needs consent where the site only informs', () => {
    occasion = { informs: true, isLater: false, categories: [], services: [] };
    begin();
    const text = plain(place('declaration'));
    expect(text).toContain('Включены, пока вы их не отключите. Без них');
    expect(text).not.toContain('с вашего согласия');
  });

  test('has tables that say what they are', () => {
    begin();
    const table = place('declaration').querySelectorAll('table')[1];
    expect(plain(table?.caption)).toBe('Что сохраняется в браузере: статистика посещений');
    expect(table?.querySelectorAll('th[scope=rowgroup]')).toHaveLength(3);
    expect(table?.querySelectorAll('th[scope=row]')).toHaveLength(4);
  });

  test('puts itself in the place of what a router has copied', () => {
    begin();
    const copy = place('declaration').cloneNode(true) as HTMLElement;
    copy.append('чужое');
    document.body.replaceChildren(copy);
    take(copy);
    expect(copy.querySelectorAll('h2')).toHaveLength(1);
    expect(plain(copy)).not.toContain('чужое');
    copy.replaceChildren('чужое');
    kit.draw();
    expect(copy.querySelectorAll('h2')).toHaveLength(1);
    expect(plain(copy)).not.toContain('чужое');
  });

  test('is left alone where it is as it was drawn', () => {
    begin();
    const element = place('declaration');
    const heading = element.querySelector('h2');
    const observer = new MutationObserver(() => {});
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    take(element);
    kit.draw();
    expect(observer.takeRecords()).toEqual([]);
    expect(element.querySelector('h2')).toBe(heading);
  });

  test('leaves with the end, style sheet and all, and leaves the sheets of the page', () => {
    begin();
    const [one, other] = [place('declaration'), place('declaration')];
    const foreign = new CSSStyleSheet();
    document.adoptedStyleSheets.push(foreign);
    expect(document.adoptedStyleSheets).toHaveLength(2);
    leave();
    expect([one, other].map((element) => element.childNodes.length)).toEqual([0, 0]);
    expect(document.adoptedStyleSheets).toEqual([foreign]);
  });
});

test('stops listening with the end', () => {
  begin();
  leave();
  expect([...listeners.values()].map(({ size }) => size)).toEqual([0, 0]);
});
