import { h } from 'preact';
import { configure, fireEvent, within, type BoundFunctions, type queries } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReader } from '../config/createReader';
import { resolve } from '../config/resolve';
import { resolveLook } from '../config/resolveLook';
import type { Consent, ConsentEvents } from '../Consent';
import { answers, type Decision } from '../consent/Decision';
import { grant } from '../consent/grant';
import type { Occasion } from '../consent/Occasion';
import type { Surface } from '../Surface';
import type { SurfaceOptions } from '../SurfaceOptions';
import { definePlaceholder } from './embed/definePlaceholder';
import { createChangingSpeech, type ChangingSpeech } from './createChangingSpeech';
import { wordOccasion } from './banner/wordOccasion';
import { createSurface, type CreateSurfaceOptions } from './createSurface';
import type { Kit, SecondLayer } from './Kit';
import { languages } from './languages';
import { offerReload } from './reload/offerReload';
import { takeElement } from './takeElement';

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
const ends: (() => void)[] = [];
/** What `destroy()` does. */
const leave = (): void => {
  page.abort();
  for (const undo of ends.splice(0)) undo();
};

interface Drawn {
  readonly surface: Surface;
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
  readonly createSpeech?: CreateSurfaceOptions['createSpeech'];
  readonly loadPreferences?: CreateSurfaceOptions['loadPreferences'];
  readonly made?: Decision;
  readonly occasion?: () => Occasion | undefined;
  readonly attempt?: SurfaceOptions['attempt'];
  /** The catalogue. */
  readonly find?: Parameters<typeof wordOccasion>[1];
}

/** A speech that the storefront changes, and the means to. */
function changing(): {
  readonly createSpeech: Given['createSpeech'];
  readonly speak: ChangingSpeech['speak'];
} {
  let speech: ChangingSpeech | undefined;
  return {
    createSpeech: (options) =>
      (speech = createChangingSpeech(options, (language) => languages[language]?.())),
    speak(language) {
      speech?.speak(language);
    },
  };
}

/** A part that cannot be loaded is undefined. */
const survive: SurfaceOptions['attempt'] = (use) => use().catch(() => undefined);

function begin(input: unknown = configuration, given: Given = {}): Drawn {
  const {
    made = null,
    createSpeech,
    loadPreferences = secondLayer,
    occasion = () => undefined,
    attempt = survive,
    find = () => Promise.resolve(new Map()),
  } = given;
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
    occasion,
    consent: { ...consent, on },
    embed: () => {},
    attempt,
    signal: page.signal,
    ends,
    look: resolveLook(reader, config),
    createSpeech,
    loadPreferences,
    takeElement,
    loadWording: (kit) => wordOccasion(kit, find),
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
  leave();
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
    leave();
    expect(root()).toBeNull();
  });

  test.each(['banner', 'preferences'] as const)('draws no %s after the end', async (view) => {
    const { surface } = begin();
    leave();
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
    leave();
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

describe('the banner on an occasion', () => {
  const more = {
    ...configuration,
    services: {
      roistat: { title: 'Roistat', category: 'analytics' },
      pixel: { category: 'advertising' },
    },
  };
  const earlier: Decision = {
    id: '3f9c2d',
    at: 1_790_000_000,
    revision: '',
    categories: answers([
      ['preferences', true],
      ['analytics', false],
      ['ab-test', true],
    ]),
    services: answers([]),
    along: [],
    language: 'ru',
    via: 'save',
  };
  const informs = (): Occasion => ({
    informs: true,
    isLater: false,
    categories: ['preferences', 'analytics', 'advertising', 'ab-test'],
    services: ['roistat', 'pixel'],
  });
  const added = (): Occasion => ({
    informs: false,
    isLater: true,
    categories: ['advertising'],
    services: ['roistat'],
  });
  /** An addition to a site that only informs. */
  const addedThere = (): Occasion => ({ ...added(), informs: true });
  const region = (): HTMLElement => see().getByRole('region');
  const text = (): string => region().textContent.replace(/\s+/g, ' ');
  const buttons = (): string[] =>
    see()
      .getAllByRole('button')
      .map(({ textContent }) => textContent.replace(/\s/g, ' '));
  const called = ({ consent }: Drawn): [string, unknown[][]][] =>
    Object.entries(consent)
      .map(([method, { mock }]): [string, unknown[][]] => [method, mock.calls])
      .filter(([, calls]) => calls.length > 0);
  const dumb: SurfaceOptions['attempt'] = () => Promise.resolve(undefined);

  test('that only informs says what is in use already, and how to turn it off', async () => {
    await draw('banner', more, { occasion: informs });
    expect(see().getByRole('region', { name: named('Файлы cookie на этом сайте') })).toBe(region());
    expect(text()).toContain(
      'уже использует и остальные: настройки сайта, статистика посещений, реклама, Варианты страниц. Отключить',
    );
    expect(text()).not.toMatch(/Roistat|pixel|корзина|с вашего согласия/);
  });

  test('that only informs has «Понятно» and «Настроить», and nothing that refuses', async () => {
    await draw('banner', more, { occasion: informs });
    expect(buttons()).toEqual(['Понятно', 'Настроить']);
    expect(shadow().querySelector('[part=reject]')).toBeNull();
  });

  test.each([
    ['Понятно', 'acceptAll'],
    ['Настроить', 'show'],
  ] as const)('that only informs does that and nothing else on «%s»: %s', async (name, method) => {
    const drawn = await draw('banner', more, { occasion: informs });
    fireEvent.click(button(name));
    expect(called(drawn).map(([each]) => each)).toEqual([method]);
  });

  test('is the banner still: in the top layer, where the site wants it, with both links and the operator', async () => {
    const input = { ...more, banner: { layout: 'box', position: 'top-left' } };
    await draw('banner', input, { occasion: informs });
    expect(shown.has(region())).toBe(true);
    expect(region().dataset).toMatchObject({ layout: 'box', position: 'top-left' });
    const links = see().getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/privacy', '/cookie-consent']);
    expect(see().getByText('ООО «Ромашка»')).toBeTruthy();
    expect(see().queryByRole('dialog')).toBeNull();
  });

  test('of something added names what is new and nothing else, under the usual heading', async () => {
    await draw('banner', more, { occasion: added, made: earlier });
    expect(see().getByRole('region', { name: named('Файлы cookie и ваше согласие') })).toBe(region());
    expect(text()).toContain('Мы добавили: реклама, Roistat. Ваш ответ касается только этого');
    expect(text()).not.toMatch(/статистика|настройки сайта|Варианты|pixel/);
    expect(buttons()).toEqual(['Отклонить необязательные', 'Принять все', 'Настроить']);
  });

  test('names a service without a title by its id', async () => {
    const occasion = (): Occasion => ({ informs: false, isLater: true, categories: [], services: ['pixel'] });
    await draw('banner', more, { occasion, made: earlier });
    expect(text()).toContain('Мы добавили: pixel.');
  });

  test('names a service without a title of the site as the catalogue does, and asks it of no other', async () => {
    const services = ['pixel', 'roistat'];
    const occasion = (): Occasion => ({ informs: false, isLater: true, categories: [], services });
    const entry = { id: 'pixel', title: 'Пиксель', vendor: '', category: 'analytics', hosts: [] };
    const find = vi.fn(() => Promise.resolve(new Map([['pixel', { ...entry, cookies: [], storage: [] }]])));
    await draw('banner', more, { occasion, made: earlier, find });
    expect(text()).toContain('Мы добавили: Пиксель, Roistat.');
    expect(find.mock.calls).toEqual([[['pixel']]]);
  });

  test.each([
    ['Принять все', true],
    ['Отклонить необязательные', false],
  ])('of something added decides only about that on «%s»', async (name, answer) => {
    const drawn = await draw('banner', more, { occasion: added, made: earlier });
    fireEvent.click(button(name));
    const choice = { categories: { advertising: answer }, services: { roistat: answer } };
    expect(called(drawn)).toEqual([['set', [[choice]]]]);
  });

  test('of something added to a site that only informs records what stands, and turns nothing on', async () => {
    const made = {
      ...earlier,
      categories: answers([...Object.entries(earlier.categories), ['advertising', true]]),
    };
    const drawn = await draw('banner', more, { occasion: addedThere, made });
    expect(text()).toContain('Мы добавили: реклама, Roistat. Отключить');
    expect(text()).not.toContain('Ваш ответ');
    fireEvent.click(button('Понятно'));
    const choice = { categories: { advertising: true }, services: { roistat: false } };
    expect(called(drawn)).toEqual([['set', [[choice]]]]);
  });

  test('of a later revision of a site that only informs names what is in use, and leaves refused what was', async () => {
    const left = {
      ...earlier,
      categories: answers([
        ['preferences', true],
        ['analytics', false],
      ]),
      along: null,
    };
    const drawn = await draw('banner', more, { occasion: informs, made: left });
    expect(text()).toContain('настройки сайта');
    expect(text()).not.toContain('статистика посещений');
    fireEvent.click(button('Понятно'));
    expect(called(drawn)).toEqual([['set', [[{}]]]]);
  });

  test('is not drawn before its part is there, nor is the usual one in its place', async () => {
    let arrive = (): void => {};
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { surface } = begin(more, { occasion: informs, attempt: (use) => arrival.then(use) });
    const drawn = surface.render('banner', wanted);
    await new Promise((resolve) => setTimeout(resolve));
    const before = root();
    arrive();
    await drawn;
    expect(before).toBeNull();
    expect(buttons()).toEqual(['Понятно', 'Настроить']);
  });

  test.each([
    ['something added', added],
    ['a site that only informs', informs],
  ])('asks about everything where the part for %s cannot be loaded', async (_name, occasion) => {
    const drawn = await draw('banner', more, { occasion, made: earlier, attempt: dumb });
    expect(see().getByRole('region', { name: named('Файлы cookie и ваше согласие') })).toBeTruthy();
    expect(buttons()).toEqual(['Отклонить необязательные', 'Принять все', 'Настроить']);
    expect(text()).not.toContain('Мы добавили');
    fireEvent.click(button('Принять все'));
    expect(called(drawn).map(([method]) => method)).toEqual(['acceptAll']);
  });

  test('asks as usual once the occasion is over', async () => {
    let occasion: Occasion | undefined = added();
    const { surface } = await draw('banner', more, { occasion: () => occasion, made: earlier });
    occasion = undefined;
    surface.kit.draw();
    expect(text()).not.toContain('Мы добавили');
    expect(shown.has(region())).toBe(true);
  });

  test('asks as usual where nothing that it names is there', async () => {
    const occasion = (): Occasion => ({
      informs: false,
      isLater: true,
      categories: ['unknown'],
      services: [],
    });
    await draw('banner', more, { occasion, made: earlier });
    expect(text()).toContain('Остальные включаются только с вашего согласия');
  });

  test('asks for its part only when it is to be shown on one', async () => {
    let asked = 0;
    const attempt: SurfaceOptions['attempt'] = (use) => {
      asked += 1;
      return survive(use);
    };
    await draw('banner', more, { attempt });
    expect(asked).toBe(0);
    leave();
    page = new AbortController();
    const { surface } = begin(more, { occasion: informs, attempt });
    await surface.render('none', wanted);
    expect(asked).toBe(0);
    await surface.render('banner', wanted);
    await surface.render('none', wanted);
    await surface.render('banner', wanted);
    // Once to load it; what is there is there.
    expect(asked).toBe(1);
  });

  test('says that the settings did not load, and offers them again', async () => {
    const loadPreferences = (): Promise<SecondLayer> => Promise.reject(new Error('offline'));
    const { surface, consent } = begin(more, { occasion: informs, loadPreferences });
    consent.show.mockImplementationOnce((view) => surface.render(view, wanted));
    await surface.render('preferences', wanted);
    expect(see().getByRole('alert').textContent.replace(/\s/g, ' ')).toContain('Настройки не загрузились');
    expect(buttons()).toEqual(['Понятно', 'Попробовать ещё раз']);
  });

  test('speaks the language that is shown', async () => {
    const { createSpeech, speak } = changing();
    await draw('banner', { ...more, language: 'en' }, { occasion: informs, createSpeech });
    expect(buttons()).toEqual(['Got it', 'Customise']);
    speak('be');
    await expect.poll(buttons).toEqual(['Зразумела', 'Наладзіць']);
  });

  test('says what the site says instead', async () => {
    const texts = {
      ru: { variants: { title: 'Печенье', understood: 'Ясно' }, banner: { customise: 'Выбрать' } },
    };
    await draw('banner', { ...more, texts }, { occasion: informs });
    expect(see().getByRole('region', { name: 'Печенье' })).toBeTruthy();
    expect(buttons()).toEqual(['Ясно', 'Выбрать']);
  });

  test('shows a title that looks like markup letter by letter', async () => {
    const markup = '<img src=x onerror="alert(1)"> & <b>да</b>';
    const input = { ...more, services: { roistat: { title: markup, category: 'analytics' } } };
    await draw('banner', input, { occasion: added, made: earlier });
    expect(text()).toContain(markup);
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

  test('is said to be so after five seconds on its way', async () => {
    vi.useFakeTimers();
    const { surface, consent } = begin(configuration, { loadPreferences: () => new Promise(() => {}) });
    consent.show.mockImplementationOnce((view) => surface.render(view, wanted));
    const rendered = surface.render('preferences', wanted);
    await vi.advanceTimersByTimeAsync(4999);
    expect(consent.show).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(9);
    await rendered;
    vi.useRealTimers();
    expect(see().getByRole('alert').textContent).not.toBe('');
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
    leave();
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
    // What the answer changes is painted first.
    expect(see().queryByRole('button')).toBeNull();
    await expect.poll(() => see().queryByRole('button')).not.toBeNull();
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

  test.each<[string, Given['createSpeech']]>([
    ['the language of the site', undefined],
    ['the language of a storefront', changing().createSpeech],
  ])('waits for its texts, and is named in %s', async (_name, createSpeech) => {
    let arrive = (): void => {};
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const attempt: SurfaceOptions['attempt'] = (use) => arrival.then(use);
    const { ready } = begin({ language: 'en' }, { attempt, createSpeech });
    ready(true);
    await new Promise((resolve) => setTimeout(resolve, 9));
    const before = root();
    arrive();
    await expect.poll(root).not.toBeNull();
    expect(before).toBeNull();
    const control = button('Cookie settings');
    expect([control.title, control.dataset.position, root()?.lang]).toEqual([
      'Cookie settings',
      'bottom-left',
      'en',
    ]);
  });

  test('is Russian where the texts do not come', async () => {
    const { ready } = begin({ language: 'en' }, { attempt: () => Promise.resolve(undefined) });
    ready(true);
    await expect.poll(root).not.toBeNull();
    expect(reopen().title).toBe(reopen().getAttribute('aria-label'));
    expect(root()?.lang).toBe('ru');
  });

  test('says what the site says instead', async () => {
    const { ready } = begin({ texts: { ru: { banner: { reopen: 'Печенье' } } } });
    ready(true);
    await expect.poll(root).not.toBeNull();
    expect(button('Печенье').title).toBe('Печенье');
  });

  test('is named anew in a language that the storefront changes to', async () => {
    const { createSpeech, speak } = changing();
    const { ready } = begin({}, { createSpeech });
    ready(true);
    await expect.poll(root).not.toBeNull();
    expect(reopen()).toBeTruthy();
    speak('en');
    await expect.poll(() => see().queryByRole('button', { name: 'Cookie settings' })).not.toBeNull();
  });

  test('stays for the dialog to give the focus back to', async () => {
    const { surface } = await draw('banner');
    await surface.render('none', wanted);
    await expect.poll(() => see().queryByRole('button')).not.toBeNull();
    const before = reopen();
    await surface.render('preferences', wanted);
    expect(reopen()).toBe(before);
  });
});

describe('another language', () => {
  test('is shown once its texts are there, and recorded', async () => {
    const { surface } = await draw('banner', { language: 'en' });
    expect(button('Accept all')).toBeTruthy();
    expect([root()?.lang, surface.language]).toEqual(['en', 'en']);
  });

  test('is waited for: nothing is drawn before its texts are there', async () => {
    let arrive = (): void => {};
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { surface } = begin({ language: 'en' }, { attempt: (use) => arrival.then(use) });
    const drawn = surface.render('banner', wanted);
    await new Promise((resolve) => setTimeout(resolve));
    const before = root();
    arrive();
    await drawn;
    expect(before).toBeNull();
    expect(button('Accept all')).toBeTruthy();
  });

  test('gives way to Russian where its texts do not come', async () => {
    const attempt: SurfaceOptions['attempt'] = () => Promise.resolve(undefined);
    const { surface } = await draw('banner', { language: 'en' }, { attempt });
    expect(button('Принять все')).toBeTruthy();
    expect([root()?.lang, surface.language]).toEqual(['ru', 'ru']);
  });

  test('gives way to Russian where the product does not speak it', async () => {
    const { surface } = await draw('banner', { language: 'fr' });
    expect([root()?.lang, surface.language]).toEqual(['ru', 'ru']);
  });

  test('that the site speaks by itself is shown', async () => {
    const own = { title: 'T', text: 'X', change: 'C', acceptAll: 'Ja', rejectAll: 'Nein', customise: 'M' };
    const { surface } = await draw('banner', { language: 'de', texts: { de: { banner: own } } });
    expect(button('Ja')).toBeTruthy();
    expect(surface.language).toBe('de');
  });

  test('that a storefront changes to takes the place of what is open, and the last one asked for wins', async () => {
    const { createSpeech, speak } = changing();
    const { surface } = await draw('banner', configuration, { createSpeech });
    speak('en');
    expect(button('Принять все')).toBeTruthy();
    await expect.poll(() => see().queryByRole('button', { name: 'Accept all' })).not.toBeNull();
    expect([root()?.lang, surface.language]).toEqual(['en', 'en']);
    speak('be');
    speak('kk');
    await expect.poll(() => root()?.lang).toBe('kk');
    await import('../../locales/be');
    await new Promise((resolve) => setTimeout(resolve));
    expect([root()?.lang, surface.language]).toEqual(['kk', 'kk']);
  });

  test('that a storefront changes to puts nothing into a page that shows nothing', async () => {
    const { createSpeech, speak } = changing();
    const { surface } = begin(configuration, { createSpeech });
    speak('en');
    await surface.kit.ready();
    expect(surface.language).toBe('en');
    expect(root()).toBeNull();
  });
});

describe('the place of an embed', () => {
  test('is held by a placeholder, which goes when the embed is shown', async () => {
    const frame = document.createElement('iframe');
    Object.assign(frame.dataset, { category: 'advertising', src: 'https://video.example/' });
    document.body.append(frame);
    const { surface } = begin();
    definePlaceholder(surface.kit, () => Promise.resolve(undefined))(frame, () => {
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
    leave();
    offerReload(surface.kit);
    expect(root()).toBeNull();
  });
});
