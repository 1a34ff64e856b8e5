import { h } from 'preact';
import { configure, fireEvent, within, type BoundFunctions, type queries } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReader } from '../config/createReader';
import { resolve } from '../config/resolve';
import { resolveLook } from '../config/resolveLook';
import type { Consent, ConsentEvents } from '../Consent';
import type { Decision } from '../consent/Decision';
import { grant } from '../consent/grant';
import type { SurfaceOptions } from '../SurfaceOptions';
import { definePlaceholder } from './embed/definePlaceholder';
import {
  createSurface,
  type CreateSurfaceOptions,
  type SecondLayer,
  type SpeakingSurface,
} from './createSurface';
import type { Kit } from './Kit';
import { languages } from './languages';
import { offerReload } from './reload/offerReload';
import type { Bundle } from './texts';

const configuration = {
  operator: { name: 'ООО «Ромашка»' },
  policy: { url: '/privacy' },
  consent: { url: '/cookie-consent' },
  categories: { advertising: true, 'ab-test': { title: 'Варианты страниц' } },
};
const wanted = (): boolean => true;

// The usual message draws the container, which must not be a shadow root.
configure({ getElementError: (message) => new Error(message ?? 'not found') });

let page: AbortController;

interface Drawn {
  readonly surface: SpeakingSurface;
  readonly consent: {
    [K in Exclude<keyof SurfaceOptions['consent'], 'on'>]: ReturnType<
      typeof vi.fn<SurfaceOptions['consent'][K]>
    >;
  };
  /** Tells the surface that the state is known. */
  readonly ready: (decided: boolean) => void;
}

/** A second layer in the least: a dialog, and elements that are marked. */
const secondLayer = vi.fn((kit: Kit): Promise<SecondLayer> => {
  kit.layers.push(
    () =>
      kit.view === 'preferences' && (
        <dialog
          ref={(element: HTMLDialogElement | null) => {
            element?.showModal();
          }}
        />
      ),
  );
  return Promise.resolve({
    take(element) {
      element.textContent = 'taken';
    },
  });
});

interface Given {
  readonly load?: CreateSurfaceOptions['load'];
  readonly loadPreferences?: CreateSurfaceOptions['loadPreferences'];
  readonly made?: Decision;
}

function begin(input: unknown = configuration, given: Given = {}): Drawn {
  const { made = null, load, loadPreferences = secondLayer } = given;
  const reader = createReader(input, () => {});
  const config = resolve(reader);
  let ready = (_state: ConsentEvents['ready']): void => {};
  const consent = {
    acceptAll: vi.fn(),
    rejectAll: vi.fn(),
    set: vi.fn(),
    withdraw: vi.fn(() => Promise.resolve({ deleted: [], left: [] })),
    show: vi.fn(() => Promise.resolve()),
    hide: vi.fn(),
  };
  const on: Consent['on'] = (name, listener) => {
    if (name === 'ready') ready = listener as typeof ready;
    return () => {};
  };
  const state = grant(made, config, 'ru');
  const surface = createSurface({
    state: () => state,
    consent: { ...consent, on },
    embed: () => {},
    attempt: (use) => use().catch(() => undefined),
    signal: page.signal,
    look: resolveLook(reader, config),
    load,
    loadPreferences,
  });
  return {
    surface,
    consent,
    ready: (decided) => {
      ready({ ...state, decided });
    },
  };
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
const dialog = (): HTMLElement => see().getByRole('dialog');

const shown = new WeakSet<Element>();

beforeEach(() => {
  page = new AbortController();
  secondLayer.mockClear();
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
    const { surface } = await draw('banner', { banner: { reopen: false } });
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

  test('gets back a dialog that was open, and nothing is decided by that', async () => {
    const { consent } = await draw('preferences');
    const before = dialog();
    route();
    await expect.poll(root).not.toBeNull();
    expect(dialog()).not.toBe(before);
    expect((dialog() as HTMLDialogElement).open).toBe(true);
    await task();
    for (const call of Object.values(consent)) expect(call).not.toHaveBeenCalled();
  });

  test('gets back the offer to reload', async () => {
    const { surface } = await draw('banner');
    offerReload(surface.kit);
    const before = see().getByRole('status');
    route();
    await expect.poll(root).not.toBeNull();
    expect(see().getByRole('status')).not.toBe(before);
    expect(shown.has(see().getByRole('status').parentElement!)).toBe(true);
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
    expect(names).toEqual(['Отклонить необязательные', 'Принять все', 'Настроить']);
  });

  test('gives accepting and refusing the same weight', async () => {
    await draw('banner');
    const [reject, accept, customise] = see().getAllByRole('button');
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
    expect(see().getAllByRole('button')[1]?.textContent).toBe(markup);
    expect(shadow().querySelector('img, b')).toBeNull();
  });
});

describe('the preference centre', () => {
  test('stands over the banner that it was opened from', async () => {
    const { surface } = await draw('banner');
    await surface.render('preferences', wanted);
    expect(see().getByRole('region', { name: named('Файлы cookie и ваше согласие') })).toBeTruthy();
    expect((dialog() as HTMLDialogElement).open).toBe(true);
  });

  test('is loaded once, when first wanted', async () => {
    const { surface } = await draw('banner');
    expect(secondLayer).not.toHaveBeenCalled();
    await surface.render('preferences', wanted);
    await surface.render('none', wanted);
    await surface.render('preferences', wanted);
    expect(secondLayer).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['pointed at', fireEvent.pointerEnter],
    ['focused', fireEvent.focus],
  ])('is loaded ahead once «Настроить» is %s, and not shown', async (_name, intend) => {
    await draw('banner');
    intend(button('Настроить'));
    expect(secondLayer).toHaveBeenCalledTimes(1);
    expect(see().queryByRole('dialog')).toBeNull();
  });

  test('is not drawn where it is no longer wanted once loaded', async () => {
    const { surface } = begin();
    await surface.render('preferences', () => false);
    expect(root()?.shadowRoot?.querySelector('dialog') ?? null).toBeNull();
  });
});

describe('a preference centre that cannot be loaded', () => {
  const offline = (): Promise<SecondLayer> => Promise.reject(new Error('offline'));

  test('has the banner say so, with a retry, and both answers at hand', async () => {
    const { surface, consent } = begin(configuration, { loadPreferences: offline });
    consent.show.mockImplementationOnce((view) => surface.render(view, wanted));
    await surface.render('preferences', wanted);
    expect(consent.show.mock.calls).toEqual([['banner']]);
    expect(see().getByRole('alert').textContent.replace(/\s/g, ' ')).toContain('Настройки не загрузились');
    fireEvent.click(button('Попробовать ещё раз'));
    expect(consent.show).toHaveBeenLastCalledWith('preferences');
    fireEvent.click(button('Отклонить необязательные'));
    expect(consent.rejectAll).toHaveBeenCalledTimes(1);
  });

  test('is asked for anew, and the message is gone', async () => {
    const loadPreferences = vi.fn(secondLayer).mockImplementationOnce(offline);
    const { surface, consent } = begin(configuration, { loadPreferences });
    consent.show.mockImplementation((view) => surface.render(view, wanted));
    await surface.render('preferences', wanted);
    expect(see().getByRole('alert').textContent).not.toBe('');
    await surface.render('preferences', wanted);
    expect(dialog()).toBeTruthy();
    await surface.render('banner', wanted);
    expect(see().getByRole('alert').textContent).toBe('');
  });

  test('says nothing where it is no longer wanted', async () => {
    const { surface, consent } = begin(configuration, { loadPreferences: offline });
    await surface.render('preferences', () => false);
    expect(consent.show).not.toHaveBeenCalled();
  });

  test('leaves a message with a retry in an element of the page', async () => {
    const loadPreferences = vi.fn(secondLayer).mockImplementationOnce(offline);
    begin(configuration, { loadPreferences });
    const element = document.createElement('soglasie-declaration');
    document.body.append(element);
    await expect.poll(() => element.querySelector('button')?.textContent).toBe('Попробовать ещё раз');
    expect(element.textContent).toContain('не\u00a0загрузились');
    element.querySelector('button')?.click();
    await expect.poll(() => element.textContent).toBe('taken');
    element.remove();
  });
});

describe('an element of ours in the page', () => {
  test.each(['soglasie-preferences', 'soglasie-declaration'])(
    '<%s> is taken, before the start and after it, once for each time that it comes',
    async (tag) => {
      const before = document.createElement(tag);
      document.body.append(before);
      begin();
      const after = document.createElement(tag);
      document.body.append(after);
      await expect.poll(() => [before.textContent, after.textContent]).toEqual(['taken', 'taken']);
      before.remove();
      after.remove();
    },
  );

  test('is left alone after the end', async () => {
    begin();
    page.abort();
    const element = document.createElement('soglasie-preferences');
    document.body.append(element);
    await new Promise((resolve) => setTimeout(resolve));
    expect(element.textContent).toBe('');
    element.remove();
  });

  test('asks for nothing on a page that has none', () => {
    begin();
    expect(secondLayer).not.toHaveBeenCalled();
  });
});

describe('the way back', () => {
  const reopen = (): HTMLElement => button('Настройки файлов cookie');

  test('is a button in the configured corner once the banner is gone', async () => {
    const { surface, consent } = await draw('banner', { banner: { reopen: 'top-right' } });
    expect(see().queryByRole('button', { name: named('Настройки файлов cookie') })).toBeNull();
    await surface.render('none', wanted);
    expect(reopen().dataset.position).toBe('top-right');
    expect(reopen().getAttribute('part')).toBe('reopen');
    fireEvent.click(reopen());
    expect(consent.show.mock.calls).toEqual([['preferences']]);
  });

  test('comes by itself for a visitor who has decided', async () => {
    const { ready } = begin();
    ready(true);
    await expect.poll(root).not.toBeNull();
    expect(reopen().dataset.position).toBe('bottom-left');
  });

  test.each<[string, object, boolean]>([
    ['the site wants none', { banner: { reopen: false } }, true],
    ['nothing is decided', {}, false],
  ])('does not come where %s', async (_name, input, decided) => {
    const { ready } = begin(input);
    ready(decided);
    await new Promise((resolve) => setTimeout(resolve, 9));
    expect(root()).toBeNull();
  });

  test('stays for the dialog to give the focus back to', async () => {
    const { surface } = await draw('banner');
    await surface.render('none', wanted);
    const before = reopen();
    await surface.render('preferences', wanted);
    expect(reopen()).toBe(before);
  });
});

describe('another language', () => {
  const english = (): Promise<Bundle> => import('../../locales/en');

  test('is shown once its texts are there, and recorded', async () => {
    const { surface } = await draw('banner', { language: 'en' });
    expect(button('Accept all')).toBeTruthy();
    expect([root()?.lang, surface.language]).toEqual(['en', 'en']);
  });

  test('gives way to Russian where its texts do not come', async () => {
    const load = (): Promise<Bundle> => Promise.reject(new Error('offline'));
    const { surface } = await draw('banner', { language: 'en' }, { load });
    expect(button('Принять все')).toBeTruthy();
    expect([root()?.lang, surface.language]).toEqual(['ru', 'ru']);
  });

  test('gives way to Russian where the product does not speak it', async () => {
    const { surface } = await draw('banner', { language: 'fr' });
    expect(surface.language).toBe('ru');
  });

  test('that the site speaks by itself is shown', async () => {
    const own = { title: 'T', text: 'X', change: 'C', acceptAll: 'Ja', rejectAll: 'Nein', customise: 'M' };
    const { surface } = await draw('banner', { language: 'de', texts: { de: { banner: own } } });
    expect(button('Ja')).toBeTruthy();
    expect(surface.language).toBe('de');
  });

  test('redraws what is open, and the last one asked for wins', async () => {
    const { surface } = await draw('banner');
    surface.speak('en');
    await expect.poll(() => see().queryByRole('button', { name: 'Accept all' })).not.toBeNull();
    surface.speak('be');
    surface.speak('ru');
    expect(button('Принять все')).toBeTruthy();
    await import('../../locales/be');
    await new Promise((resolve) => setTimeout(resolve));
    expect(button('Принять все')).toBeTruthy();
  });

  test('takes the texts of the site for that language', async () => {
    const texts = { ru: { banner: { acceptAll: 'Да' } }, en: { banner: { acceptAll: 'Yes' } } };
    await draw('banner', { language: 'en', texts }, { load: () => english() });
    expect(button('Yes')).toBeTruthy();
  });

  test('is known for every folder of texts', () => {
    const folders = Object.keys(import.meta.glob('../../locales/*/banner.json')).map(
      (path) => path.split('/')[3],
    );
    expect(folders.sort()).toEqual(['ru', ...Object.keys(languages)].sort());
  });
});

describe('the place of an embed', () => {
  test('is held by a placeholder, which goes when the embed is shown', async () => {
    const frame = document.createElement('iframe');
    Object.assign(frame.dataset, { category: 'advertising', src: 'https://video.example/' });
    document.body.append(frame);
    const { surface } = begin();
    definePlaceholder(surface.kit)(frame, () => {
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
    offerReload(drawn.surface.kit);
    // What it says comes into a region that is there before.
    await new Promise(requestAnimationFrame);
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
    offerReload(surface.kit);
    expect(see().getByRole('status')).toBeTruthy();
  });

  test('is made once, however often', async () => {
    const { surface } = await offer();
    offerReload(surface.kit);
    expect(see().getAllByRole('status')).toHaveLength(1);
  });

  test('waits behind the preference centre, where nobody could answer it', async () => {
    const { surface } = await offer();
    await surface.render('preferences', wanted);
    expect(see().queryByRole('status')).toBeNull();
    await surface.render('none', wanted);
    expect(see().getByRole('status')).toBeTruthy();
  });

  test('stays while other surfaces come and go', async () => {
    const { surface } = await offer();
    for (const view of ['banner', 'none'] as const) {
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

  test('is not made after the end', () => {
    const { surface } = begin();
    page.abort();
    offerReload(surface.kit);
    expect(root()).toBeNull();
  });
});
