import { configure, fireEvent, within, type BoundFunctions, type queries } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReader } from '../config/createReader';
import { resolve } from '../config/resolve';
import { resolveLook } from '../config/resolveLook';
import type { Decision } from '../consent/Decision';
import { grant } from '../consent/grant';
import type { Surface, SurfaceOptions } from '../Surface';
import { createSurface } from './createSurface';

const configuration = {
  operator: { name: 'ООО «Ромашка»' },
  policy: { url: '/privacy' },
  consent: { url: '/cookie-consent' },
  categories: { advertising: true, 'ab-test': { title: 'Варианты страниц' } },
};
const decision: Decision = {
  id: 'a1',
  at: 1,
  revision: '',
  categories: { preferences: true, analytics: false, advertising: false, 'ab-test': true },
  services: {},
  language: 'ru',
  via: 'save',
};
const wanted = (): boolean => true;

// The usual message draws the container, which must not be a shadow root.
configure({ getElementError: (message) => new Error(message ?? 'not found') });

let page: AbortController;

interface Drawn {
  readonly surface: Surface;
  readonly consent: {
    [K in keyof SurfaceOptions['consent']]: ReturnType<typeof vi.fn<SurfaceOptions['consent'][K]>>;
  };
}

function begin(input: unknown = configuration, made: Decision | null = null): Drawn {
  const reader = createReader(input, () => {});
  const config = resolve(reader);
  const consent = {
    acceptAll: vi.fn(),
    rejectAll: vi.fn(),
    set: vi.fn(),
    show: vi.fn(() => Promise.resolve()),
    hide: vi.fn(),
  };
  const state = grant(made, config, 'ru');
  const surface = createSurface({
    state: () => state,
    consent,
    embed: () => {},
    signal: page.signal,
    look: resolveLook(reader, config),
  });
  return { surface, consent };
}

async function draw(view: 'banner' | 'preferences', ...given: Parameters<typeof begin>): Promise<Drawn> {
  const drawn = begin(...given);
  await drawn.surface.render(view, wanted);
  return drawn;
}

const root = (): HTMLElement | null => document.querySelector('soglasie-root');
const shadow = (): HTMLElement => root()?.shadowRoot as unknown as HTMLElement;
/** Queries in the shadow root. Spaces that do not break count as spaces. */
const see = (): BoundFunctions<typeof queries> => within(shadow());
const named = (text: string): RegExp => new RegExp(`^${text.replaceAll(' ', '\\s')}$`);
const button = (name: string): HTMLElement => see().getByRole('button', { name: named(name) });
const switches = (): HTMLInputElement[] => see().queryAllByRole('switch');
const flip = (name: string): boolean =>
  fireEvent.click(see().getByRole('switch', { name: new RegExp(`^${name}`) }));
const dialog = (): HTMLElement => see().getByRole('dialog');

const shown = new WeakSet<Element>();

beforeEach(() => {
  page = new AbortController();
  // What jsdom lacks: the top layer, constructable style sheets and CSS.supports.
  Object.assign(HTMLElement.prototype, {
    showPopover(this: HTMLElement) {
      shown.add(this);
    },
  });
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
      setTimeout(() => this.dispatchEvent(new Event('close')));
    },
  });
  Object.assign(ShadowRoot.prototype, { adoptedStyleSheets: [] });
  Object.assign(CSSStyleSheet.prototype, { replaceSync() {} });
  vi.stubGlobal('CSS', { supports: () => true });
});
afterEach(() => {
  page.abort();
  vi.unstubAllGlobals();
});

describe('the surface', () => {
  test('puts nothing into the page before it is wanted', () => {
    begin();
    expect(root()).toBeNull();
  });

  test('stands under <html>, after the body, in the language that it shows', async () => {
    const { surface } = await draw('banner');
    expect(document.documentElement.lastElementChild).toBe(root());
    expect([root()?.lang, surface.language]).toEqual(['ru', 'ru']);
  });

  test('takes colours and corners as properties, never as text of a style sheet', async () => {
    await draw('banner', { theme: { accent: '#0a5', radius: '12px', scheme: 'dark' } });
    expect(root()?.style.getPropertyValue('--soglasie-accent')).toBe('#0a5');
    expect(root()?.style.getPropertyValue('--soglasie-radius')).toBe('12px');
    expect(root()?.dataset.scheme).toBe('dark');
  });

  test('waits for the body, where the page has none yet', async () => {
    const { body } = document;
    body.remove();
    const { surface } = begin();
    const drawn = surface.render('banner', wanted);
    await new Promise((resolve) => setTimeout(resolve));
    const before = root();
    document.documentElement.append(body);
    await drawn;
    expect(before).toBeNull();
    expect(document.documentElement.lastElementChild).toBe(root());
  });

  test('goes from the page with the end', async () => {
    await draw('banner');
    page.abort();
    expect(root()).toBeNull();
  });

  test.each(['banner', 'preferences'] as const)('draws no %s after the end', async (view) => {
    const { surface } = begin();
    page.abort();
    await surface.render(view, wanted);
    expect(root()).toBeNull();
  });

  test('is empty where nothing is to be seen', async () => {
    const { surface } = await draw('banner');
    await surface.render('none', wanted);
    expect(see().queryByRole('region')).toBeNull();
    expect(see().queryAllByRole('button')).toEqual([]);
  });
});

describe('a page that takes the surface out', () => {
  const { documentElement: original } = document;
  afterEach(() => {
    document.documentElement.replaceWith(original);
  });

  /** Puts another document in the place of this one, as a client router does. */
  function route(): void {
    const html = document.createElement('html');
    html.append(document.createElement('head'), document.createElement('body'));
    document.documentElement.replaceWith(html);
  }
  const banner = (): HTMLElement => see().getByRole('region');
  /** Lets all happen that is to happen at once. */
  const task = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

  test.each<[string, () => void]>([
    ['with all of <html>', route],
    ['by name', () => root()?.remove()],
  ])('%s gets it back, with the banner open again', async (_name, takeOut) => {
    await draw('banner');
    const [before, element] = [root(), banner()];
    takeOut();
    await expect.poll(root).toBe(before);
    expect(document.documentElement.lastElementChild).toBe(before);
    expect(banner()).not.toBe(element);
    expect(shown.has(banner())).toBe(true);
  });

  test('gets it back time and again', async () => {
    await draw('banner');
    for (let time = 0; time < 9; time += 1) {
      route();
      await expect.poll(root).not.toBeNull();
    }
    expect(shown.has(banner())).toBe(true);
  });

  test('gets back what else was open, and nothing is decided by that', async () => {
    const { surface, consent } = await draw('preferences');
    await surface.offerReload();
    const before = dialog();
    route();
    await expect.poll(root).not.toBeNull();
    expect(dialog()).not.toBe(before);
    expect((dialog() as HTMLDialogElement).open).toBe(true);
    expect(see().getByRole('status')).toBeTruthy();
    await task();
    for (const call of Object.values(consent)) expect(call).not.toHaveBeenCalled();
  });

  test('gets nothing back that was not open', async () => {
    const { surface } = await draw('banner');
    await surface.render('none', wanted);
    route();
    await expect.poll(root).not.toBeNull();
    expect(see().queryByRole('region')).toBeNull();
  });

  test('gets nothing back after the end', async () => {
    await draw('banner');
    page.abort();
    route();
    await task();
    expect(root()).toBeNull();
  });

  test('gets nothing back that never was there', async () => {
    begin();
    route();
    await task();
    expect(root()).toBeNull();
  });

  test('each time it comes has the last word, and goes on', async () => {
    let removals = 0;
    const guard = new MutationObserver(() => {
      if (!root()) return;
      removals += 1;
      root()?.remove();
    });
    guard.observe(document, { childList: true, subtree: true });
    await draw('banner');
    await task();
    guard.disconnect();
    // As it was drawn, and then as often as it is put back.
    expect(removals).toBe(1 + 99);
    document.body.append(document.createElement('p'));
    await task();
    expect(root()).toBeNull();
  });
});

describe('the banner', () => {
  test('is a region with its heading for a name, in the top layer', async () => {
    await draw('banner');
    const region = see().getByRole('region', { name: named('Файлы cookie и ваше согласие') });
    expect(see().getByRole('heading', { name: named('Файлы cookie и ваше согласие') })).toBeTruthy();
    expect(region.getAttribute('popover')).toBe('manual');
    expect(shown.has(region)).toBe(true);
    expect(see().queryByRole('dialog')).toBeNull();
  });

  test('has three buttons, and no way out that counts as a choice', async () => {
    await draw('banner');
    const names = see()
      .getAllByRole('button')
      .map(({ textContent }) => textContent.replace(/\s/g, ' '));
    expect(names).toEqual(['Принять все', 'Отклонить необязательные', 'Настроить']);
  });

  test('gives accepting and refusing the same weight', async () => {
    await draw('banner');
    const [accept, reject, customise] = see().getAllByRole('button');
    expect(accept?.className).toBe(reject?.className);
    expect(accept?.tagName).toBe(reject?.tagName);
    expect(accept?.className).not.toBe(customise?.className);
    expect([accept, reject, customise].map((part) => part?.getAttribute('part'))).toEqual([
      'accept',
      'reject',
      'customise',
    ]);
  });

  test.each([
    ['Принять все', 'acceptAll'],
    ['Отклонить необязательные', 'rejectAll'],
    ['Настроить', 'show'],
  ] as const)('«%s» does that and nothing else: %s', async (name, called) => {
    const { consent } = await draw('banner');
    fireEvent.click(button(name));
    const calls = Object.entries(consent).filter(([, { mock }]) => mock.calls.length > 0);
    expect(calls.map(([method]) => method)).toEqual([called]);
    if (called === 'show') expect(consent.show.mock.calls).toEqual([['preferences']]);
  });

  test('takes no focus', async () => {
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    await draw('banner');
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  test('names the operator and links to both texts', async () => {
    await draw('banner');
    const links = see().getAllByRole<HTMLAnchorElement>('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/privacy', '/cookie-consent']);
    expect(links.every(({ textContent }) => textContent !== '')).toBe(true);
    expect(see().getByText('ООО «Ромашка»')).toBeTruthy();
  });

  test.each([
    ['names none', {}],
    ['names what is no link', { policy: { url: 'javascript:alert(1)' }, consent: { url: '//evil.example' } }],
  ])('has no links where the site %s', async (_name, input) => {
    await draw('banner', input);
    expect(shadow().querySelector('a')).toBeNull();
  });

  test('names the purposes that are asked for, and no other', async () => {
    await draw('banner');
    const text = see().getByRole('region').textContent.replace(/\s+/g, ' ');
    expect(text).toContain('настройки сайта, статистика посещений, реклама, Варианты страниц.');
    expect(text).not.toContain('корзина');
  });

  test('stands where the site wants it', async () => {
    await draw('banner', { banner: { layout: 'box', position: 'top-left' } });
    expect(see().getByRole('region').dataset).toMatchObject({ layout: 'box', position: 'top-left' });
  });

  test('says what the site says instead', async () => {
    await draw('banner', { texts: { ru: { banner: { title: 'Печенье', acceptAll: 'Да' } } } });
    expect(see().getByRole('region', { name: 'Печенье' })).toBeTruthy();
    expect(button('Да')).toBeTruthy();
    expect(button('Отклонить необязательные')).toBeTruthy();
  });

  test('shows a text that looks like markup letter by letter', async () => {
    const markup = '<img src=x onerror="alert(1)"> & <b>да</b> {{title}}';
    await draw('banner', {
      operator: { name: markup },
      categories: { analytics: { title: markup } },
      texts: { ru: { banner: { title: markup, acceptAll: markup } } },
    });
    expect(see().getByRole('heading').textContent).toBe(markup);
    expect(see().getAllByRole('button')[0]?.textContent).toBe(markup);
    expect(shadow().querySelector('img, b')).toBeNull();
  });
});

describe('the preference centre', () => {
  test('is a modal dialog with its heading for a name', async () => {
    await draw('preferences');
    expect(see().getByRole('dialog', { name: named('Настройки файлов cookie') })).toBe(dialog());
    expect((dialog() as HTMLDialogElement).open).toBe(true);
  });

  test('keeps its own name over the banner that it was opened from', async () => {
    const { surface } = await draw('banner');
    await surface.render('preferences', wanted);
    expect(see().getByRole('region', { name: named('Файлы cookie и ваше согласие') })).toBeTruthy();
    expect(see().getByRole('dialog', { name: named('Настройки файлов cookie') })).toBeTruthy();
  });

  test('is named by an id of its own', async () => {
    await draw('preferences');
    expect(dialog().getAttribute('aria-labelledby')).toBe('settings');
    expect(see().getByRole('heading').id).toBe('settings');
  });

  test('is not drawn where it is no longer wanted once loaded', async () => {
    const { surface } = begin();
    await surface.render('preferences', () => false);
    expect(root()?.shadowRoot?.querySelector('dialog') ?? null).toBeNull();
  });

  test('has a switch for what can be refused, and says of the rest that it is always on', async () => {
    await draw('preferences');
    expect(switches().map(({ name }) => name)).toEqual([
      'preferences',
      'analytics',
      'advertising',
      'ab-test',
    ]);
    expect(see().getAllByText(named('Всегда включено'))).toHaveLength(3);
  });

  test('says why the site cannot do without a category', async () => {
    await draw('preferences', {
      categories: { preferences: { required: true, reason: 'Без языка сайт не читается' } },
    });
    expect(see().getByText('Без языка сайт не читается')).toBeTruthy();
    expect(switches().map(({ name }) => name)).toEqual(['analytics']);
  });

  test('has nothing ticked in advance', async () => {
    await draw('preferences');
    expect(switches().map(({ checked }) => checked)).toEqual([false, false, false, false]);
  });

  test('shows what was decided', async () => {
    await draw('preferences', configuration, decision);
    expect(switches().map(({ checked }) => checked)).toEqual([true, false, false, true]);
  });

  test('saves exactly what is chosen', async () => {
    const { consent } = await draw('preferences', configuration, decision);
    flip('статистика');
    flip('Варианты');
    fireEvent.click(button('Сохранить выбор'));
    expect(consent.set.mock.calls).toEqual([
      [{ categories: { preferences: true, analytics: true, advertising: false, 'ab-test': false } }],
    ]);
    expect(consent.acceptAll).not.toHaveBeenCalled();
  });

  test('saves a refusal where nothing is chosen', async () => {
    const { consent } = await draw('preferences');
    fireEvent.click(button('Сохранить выбор'));
    expect(consent.set.mock.calls).toEqual([
      [{ categories: { preferences: false, analytics: false, advertising: false, 'ab-test': false } }],
    ]);
  });

  test.each([
    ['Принять все', 'acceptAll'],
    ['Отклонить необязательные', 'rejectAll'],
  ] as const)('«%s» decides at once', async (name, called) => {
    const { consent } = await draw('preferences');
    flip('реклама');
    fireEvent.click(button(name));
    expect(consent[called]).toHaveBeenCalledTimes(1);
    expect(consent.set).not.toHaveBeenCalled();
  });

  test.each([
    ['leaves the question open before a decision', null, [['banner']], 0],
    ['just closes after one', decision, [], 1],
  ])('closed by the visitor decides nothing, and %s', async (_name, made, show, hide) => {
    const { consent } = await draw('preferences', configuration, made);
    fireEvent(dialog(), new Event('close'));
    expect(consent.show.mock.calls).toEqual(show);
    expect(consent.hide).toHaveBeenCalledTimes(hide);
    for (const decide of [consent.acceptAll, consent.rejectAll, consent.set]) {
      expect(decide).not.toHaveBeenCalled();
    }
  });

  test('taken out of the page by a decision asks nothing again', async () => {
    vi.useFakeTimers();
    const { surface, consent } = await draw('preferences');
    await surface.render('none', wanted);
    vi.runAllTimers();
    vi.useRealTimers();
    expect(see().queryByRole('dialog')).toBeNull();
    expect(consent.show).not.toHaveBeenCalled();
    expect(consent.hide).not.toHaveBeenCalled();
  });

  test('says what the site says instead', async () => {
    await draw('preferences', {
      categories: { analytics: { title: 'Счётчики', description: 'Считают визиты' } },
      texts: { ru: { preferences: { title: 'Выбор', save: 'Готово' } } },
    });
    expect(see().getByRole('dialog', { name: 'Выбор' })).toBeTruthy();
    expect(button('Готово')).toBeTruthy();
    const input = see().getByRole('switch', { name: 'Счётчики', description: 'Считают визиты' });
    expect(input.getAttribute('aria-labelledby')).toBe('name-analytics');
    expect(input.getAttribute('aria-describedby')).toBe('about-analytics');
  });

  test('shows a text that looks like markup letter by letter', async () => {
    const markup = '<img src=x onerror="alert(1)">';
    await draw('preferences', { categories: { analytics: { title: markup, description: markup } } });
    expect(see().getByRole('dialog').textContent).toContain(markup + markup);
    expect(shadow().querySelector('img')).toBeNull();
  });
});

describe('the place of an embed', () => {
  test('is held by a placeholder, which goes when the embed is shown', async () => {
    const frame = document.createElement('iframe');
    Object.assign(frame.dataset, { category: 'advertising', src: 'https://video.example/' });
    document.body.append(frame);
    const { surface } = begin();
    await surface.holdPlace(frame, () => {
      frame.src = 'https://video.example/';
    });
    const placeholder = frame.previousElementSibling;
    expect(placeholder?.localName).toBe('soglasie-embed');
    expect(root()).toBeNull();
    fireEvent.click(placeholder?.shadowRoot?.querySelector('[part=once]') as HTMLElement);
    await expect.poll(() => placeholder?.isConnected).toBe(false);
    frame.remove();
  });
});

describe('the offer to reload', () => {
  const offer = async (...given: Parameters<typeof begin>): Promise<Drawn> => {
    const drawn = begin(...given);
    await drawn.surface.offerReload();
    return drawn;
  };

  test('says in the top layer, politely, that loaded tools end with the page', async () => {
    await offer();
    const status = see().getByRole('status');
    expect(within(status).getByRole('heading', { name: named('Согласие изменено') })).toBeTruthy();
    expect(status.querySelector('p')?.textContent).toMatch(/инструменты/i);
    expect(shown.has(status.parentElement!)).toBe(true);
  });

  test('takes no focus, and decides nothing', async () => {
    const { consent } = await offer();
    expect(document.activeElement).toBe(document.body);
    fireEvent.click(button('Позже'));
    for (const call of Object.values(consent)) expect(call).not.toHaveBeenCalled();
  });

  test('loads the page anew where the visitor wants it', async () => {
    const reload = vi.fn();
    vi.stubGlobal('location', { reload });
    await offer();
    expect(reload).not.toHaveBeenCalled();
    fireEvent.click(button('Обновить страницу'));
    expect(reload).toHaveBeenCalledTimes(1);
  });

  test('goes with «Позже», and may come again', async () => {
    const { surface } = await offer();
    fireEvent.click(button('Позже'));
    expect(see().queryByRole('status')).toBeNull();
    await surface.offerReload();
    expect(see().getByRole('status')).toBeTruthy();
  });

  test('stays while other surfaces come and go', async () => {
    const { surface } = await offer();
    for (const view of ['banner', 'preferences', 'none'] as const) {
      await surface.render(view, wanted);
      expect(see().getByRole('status')).toBeTruthy();
    }
    expect(see().getAllByRole('region')).toEqual([
      see().getByRole('region', { name: named('Согласие изменено') }),
    ]);
    expect(see().queryByRole('dialog')).toBeNull();
  });

  test('says what the site says instead', async () => {
    await offer({ texts: { ru: { withdrawal: { title: 'Готово', later: 'Потом' } } } });
    expect(see().getByRole('heading').textContent).toBe('Готово');
    expect(button('Потом')).toBeTruthy();
    expect(button('Обновить страницу')).toBeTruthy();
  });

  test('is not made after the end', async () => {
    const { surface } = begin();
    page.abort();
    await surface.offerReload();
    expect(root()).toBeNull();
  });
});
