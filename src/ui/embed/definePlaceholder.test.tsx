import { fireEvent, within, type BoundFunctions, type queries } from '@testing-library/preact';
import { h, render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReader } from '../../config/createReader';
import { resolve } from '../../config/resolve';
import { resolveLook } from '../../config/resolveLook';
import { grant } from '../../consent/grant';
import type { Choice } from '../../consent/reduce';
import type { Service } from '../../services/Service';
import { createTexts } from '../texts';
import { definePlaceholder } from './definePlaceholder';

const configuration = {
  policy: { url: '/privacy' },
  categories: { external: true, advertising: true },
  services: { rutube: { title: 'Видео RUTUBE', category: 'external' }, maps: { category: 'external' } },
};

let page: AbortController;
const ends: (() => void)[] = [];
/** What `destroy()` does. */
const leave = (): void => {
  page.abort();
  for (const undo of ends.splice(0)) undo();
};
let faults: string[];
/** What was recorded for always. */
let recorded: Choice[];
/** Addresses of the frames that were shown once. */
let shown: string[];

const entry: Service = {
  id: '',
  title: '',
  vendor: '',
  category: 'external',
  hosts: [],
  cookies: [],
  storage: [],
};

/** The catalogue. */
let find: (id: string) => Promise<Service | undefined>;

function begin(input: object = configuration, host?: string): (frame: HTMLIFrameElement) => void {
  const reader = createReader(input, (path) => faults.push(path));
  const config = resolve(reader);
  const state = grant(null, config, 'ru');
  const look = resolveLook(reader, config);
  const hold = definePlaceholder(
    {
      h,
      render,
      layers: [],
      ready: () => Promise.resolve(),
      base: new CSSStyleSheet(),
      loadSecond: () => Promise.resolve(undefined),
      addStyle: vi.fn(),
      view: 'none',
      draw: vi.fn(),
      attempt: (use) => use(),
      state: () => state,
      occasion: () => undefined,
      consent: {
        acceptAll: vi.fn(),
        rejectAll: vi.fn(),
        set: vi.fn(),
        withdraw: () => Promise.resolve({ deleted: [], left: [] }),
        on: () => () => {},
        show: () => Promise.resolve(),
        hide: vi.fn(),
      },
      embed: (choice) => recorded.push(choice),
      signal: page.signal,
      ends,
      look,
      texts: createTexts(look, 'ru'),
    },
    (id) => find(id),
  );
  return (frame) => {
    hold(
      frame,
      () => {
        frame.src = frame.dataset.src ?? 'about:blank';
        shown.push(frame.src);
      },
      host,
    );
  };
}

function frameOf(attributes: Readonly<Record<string, string>> = {}): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  const usual = { 'data-category': 'external', 'data-src': 'https://www.rutube.ru/play/1' };
  for (const [name, value] of Object.entries({ ...usual, ...attributes })) frame.setAttribute(name, value);
  document.body.append(frame);
  return frame;
}

const placeholders = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('soglasie-embed')];
const see = (index = 0): BoundFunctions<typeof queries> =>
  within(placeholders()[index]?.shadowRoot as unknown as HTMLElement);
const button = (part: 'once' | 'always'): HTMLElement =>
  placeholders()[0]!.shadowRoot!.querySelector<HTMLElement>(`button[part=${part}]`)!;
const plain = (element: HTMLElement): string => element.textContent.replace(/\s+/g, ' ');
/** Observers are called before a task that is queued now. */
const observed = (): Promise<void> => new Promise((done) => setTimeout(done));

beforeEach(() => {
  page = new AbortController();
  faults = [];
  recorded = [];
  shown = [];
  find = () => Promise.resolve(undefined);
  // What jsdom lacks: constructable style sheets and CSS.supports.
  Object.assign(ShadowRoot.prototype, { adoptedStyleSheets: [] });
  Object.assign(CSSStyleSheet.prototype, { replaceSync() {} });
  vi.stubGlobal('CSS', { supports: () => true });
});
afterEach(() => {
  leave();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('what it says', () => {
  test.each([
    ["the service's title", { 'data-service': 'rutube', title: 'Обзор' }, 'Видео RUTUBE'],
    ["the frame's title, where the service has none", { 'data-service': 'maps', title: 'Обзор' }, 'Обзор'],
    ['the site, where nothing has a title', { 'data-service': 'maps' }, 'rutube.ru'],
    ['the site, for an address without a scheme', { 'data-src': '//vk.example/video' }, 'vk.example'],
    ['this site, for an address of its own', { 'data-src': '/map.html' }, 'shop.example.ru'],
  ])('is called by %s', (_name, attributes, name) => {
    begin()(frameOf(attributes));
    expect(see().getByRole('group', { name })).toBeTruthy();
  });

  test('tells whose content it is, and what showing it means', () => {
    begin()(frameOf());
    expect(plain(see().getByRole('group'))).toContain(
      'Здесь размещено содержимое с сайта rutube.ru. Если показать это содержимое, сайт узнает о вашем визите',
    );
  });

  test('links to the policy where there is one', () => {
    begin()(frameOf());
    expect(see().getByRole('link').getAttribute('href')).toBe('/privacy');
    leave();
    page = new AbortController();
    begin({ categories: { external: true } })(frameOf());
    expect(see().queryByRole('link')).toBeNull();
  });

  test('says what the site says instead', () => {
    const embed = { text: 'Это {{host}}: показать?', once: 'Сейчас' };
    begin({ ...configuration, texts: { ru: { embed } } })(frameOf());
    expect(see().getByText('Это', { exact: false }).textContent).toBe('Это rutube.ru: показать?');
    expect(see().getAllByRole('button').map(plain)).toEqual(['Сейчас', 'Показывать всегда']);
  });

  test.each([
    ["the catalogue's title, where the site gives none", { 'data-service': 'maps', title: 'Обзор' }, 'Карты'],
    ["the service's title, and asks for no other", { 'data-service': 'rutube' }, 'Видео RUTUBE'],
  ])('is called by %s', async (_name, attributes, name) => {
    const asked: string[] = [];
    find = (id) => {
      asked.push(id);
      return Promise.resolve({ ...entry, id, title: 'Карты' });
    };
    begin()(frameOf(attributes));
    await observed();
    expect(see().getByRole('group', { name })).toBeTruthy();
    expect(asked).toEqual(name === 'Карты' ? ['maps'] : []);
  });

  test('waits for no catalogue', async () => {
    let arrive = (_entry: Service): void => {};
    find = () =>
      new Promise((resolve) => {
        arrive = resolve;
      });
    begin()(frameOf({ 'data-service': 'maps', title: 'Обзор' }));
    expect(see().getByRole('group', { name: 'Обзор' })).toBeTruthy();
    arrive({ ...entry, id: 'maps', title: 'Карты' });
    await observed();
    expect(see().getByRole('group', { name: 'Карты' })).toBeTruthy();
  });

  test('tells a title that is none once, for all frames of its service', () => {
    const hold = begin({ ...configuration, services: { rutube: { title: 7, category: 'external' } } });
    hold(frameOf({ 'data-service': 'rutube' }));
    hold(frameOf({ 'data-service': 'rutube' }));
    expect(faults).toEqual(['services.rutube.title']);
  });

  test('has parts, a language and the colours of the site', () => {
    const theme = { accent: '#0a5', radius: '4px', scheme: 'dark' };
    begin({ ...configuration, theme })(frameOf());
    const [element] = placeholders();
    expect(element?.lang).toBe('ru');
    expect(element?.dataset.scheme).toBe('dark');
    expect(element?.style.getPropertyValue('--soglasie-accent')).toBe('#0a5');
    expect(element?.style.getPropertyValue('--soglasie-radius')).toBe('4px');
    const parts = [...(element?.shadowRoot?.querySelectorAll('[part]') ?? [])];
    expect(parts.map((one) => one.getAttribute('part'))).toEqual(['embed', 'once', 'always']);
  });
});

describe('the choice', () => {
  const external = { external: true };
  const rutube = { rutube: true };
  test.each([
    ['external', 'rutube', { categories: {}, services: rutube }],
    ['external', undefined, { categories: external, services: {} }],
    ['external', 'unheard-of', { categories: external, services: {} }],
    ['external advertising', 'rutube', { categories: { advertising: true }, services: rutube }],
    [' advertising  external ', undefined, { categories: { advertising: true, ...external }, services: {} }],
    ['external cart', undefined, { categories: external, services: {} }],
  ])('for always, of «%s» with the service %s, names what it needs', (category, service, choice) => {
    begin()(frameOf({ 'data-category': category, ...(service && { 'data-service': service }) }));
    fireEvent.click(button('always'));
    expect(recorded).toEqual([choice]);
    expect(shown).toEqual([]);
  });

  test('for once records nothing', () => {
    begin()(frameOf());
    fireEvent.click(button('once'));
    expect(shown).toEqual(['https://www.rutube.ru/play/1']);
    expect(recorded).toEqual([]);
  });

  test('for always is not offered where a refusal is asked for', () => {
    begin()(frameOf({ 'data-category': 'external !analytics' }));
    expect(see().getAllByRole('button').map(plain)).toEqual(['Показать один раз']);
  });
});

describe('the place', () => {
  test('is just before the frame, which is hidden for as long', async () => {
    const frame = frameOf({ style: 'color: red' });
    begin()(frame);
    expect(frame.previousSibling).toBe(placeholders()[0]);
    expect(frame.style.getPropertyPriority('display')).toBe('important');
    expect(frame.style.display).toBe('none');
    frame.src = 'about:blank';
    await observed();
    expect(placeholders()).toEqual([]);
    expect(frame.getAttribute('style')).toBe('color: red;');
  });

  test('leaves no attribute on a frame that had none', async () => {
    const frame = frameOf();
    begin()(frame);
    frame.src = 'about:blank';
    await observed();
    expect(frame.hasAttribute('style')).toBe(false);
  });

  test.each([
    ['has its source', { src: 'about:blank' }],
    ['has an address that is a script', { 'data-src': 'javascript:alert(1)' }],
    ['has an address that is none', { 'data-src': 'https://' }],
  ])('is not taken from a frame that %s', (_name, attributes) => {
    const frame = frameOf(attributes);
    begin()(frame);
    expect(placeholders()).toEqual([]);
    expect(frame.hasAttribute('style')).toBe(false);
  });

  test('is not taken after the end, nor kept', () => {
    const hold = begin();
    hold(frameOf());
    expect(placeholders()).toHaveLength(1);
    leave();
    expect(placeholders()).toEqual([]);
    hold(frameOf());
    expect(placeholders()).toEqual([]);
    expect([...document.querySelectorAll('iframe')].some((frame) => frame.hasAttribute('style'))).toBe(false);
  });

  test('is taken when a frame comes back, and follows it', async () => {
    const frame = frameOf();
    frame.remove();
    begin()(frame);
    expect(placeholders()).toEqual([]);
    document.body.append(frame);
    await observed();
    expect(frame.previousSibling).toBe(placeholders()[0]);
    const box = document.createElement('div');
    document.body.append(box);
    box.append(frame);
    await observed();
    expect(placeholders().map((one) => one.parentNode)).toEqual([box]);
    frame.remove();
    await observed();
    expect(placeholders()).toEqual([]);
    expect(frame.hasAttribute('style')).toBe(false);
  });

  test('is cleared in a copy of the page', async () => {
    begin()(frameOf({ style: 'display: block' }));
    const copy = document.body.cloneNode(true) as HTMLElement;
    document.body.replaceChildren(...copy.childNodes);
    await observed();
    expect(placeholders()).toEqual([]);
    expect(document.querySelector('iframe')?.style.display).toBe('block');
  });
});

describe('the focus', () => {
  test('goes on into the frame that a click has shown', async () => {
    const frame = frameOf({ tabindex: '0' });
    begin()(frame);
    fireEvent.click(button('once'));
    await observed();
    expect(document.activeElement).toBe(frame);
  });

  test('stays where the visitor has gone in the meantime', async () => {
    const field = document.createElement('input');
    document.body.append(field);
    const frame = frameOf({ tabindex: '0' });
    begin()(frame);
    fireEvent.click(button('always'));
    field.focus();
    frame.src = 'about:blank';
    await observed();
    expect(document.activeElement).toBe(field);
  });

  test('does not go there without a click', async () => {
    const frame = frameOf({ tabindex: '0' });
    begin()(frame);
    button('once').focus();
    frame.src = 'about:blank';
    await observed();
    expect(document.activeElement).not.toBe(frame);
  });
});

describe('the frame of a script, which has no address', () => {
  test('names the host of the script, and stays hidden once that is shown', async () => {
    const frame = frameOf();
    frame.removeAttribute('data-src');
    begin(configuration, 'chat.example')(frame);
    expect(see().getByRole('group', { name: 'chat.example' })).toBeTruthy();
    fireEvent.click(button('once'));
    await observed();
    expect(placeholders()).toEqual([]);
    expect([shown, frame.style.display]).toEqual([['about:blank'], 'none']);
  });
});
