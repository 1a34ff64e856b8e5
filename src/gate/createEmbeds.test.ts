import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressOf, createEmbeds, type EmbedsOptions } from './createEmbeds';
import { find, isScript, type Embed, type Held } from './held';

const MAP = 'https://map.example/embed';

let granted: string[];
let places: { readonly frame: HTMLIFrameElement; readonly show: () => void }[];
let flaws: Embed[];
/** Each address that was set, to whom. */
let loads: [id: string, address: string | null][];
let page: AbortController;

/** An embed as the page has it. */
function put<N extends 'iframe' | 'img' | 'link'>(
  name: N,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[N] {
  const element = document.createElement(name);
  const source = name === 'link' ? 'data-href' : 'data-src';
  for (const [key, value] of Object.entries({ 'data-category': 'external', [source]: MAP, ...attributes })) {
    element.setAttribute(key, value);
  }
  document.body.append(element);
  return element;
}

const frames = (): HTMLIFrameElement[] => [...document.querySelectorAll('iframe')];

/** Looks at all embeds of the page, as often as told to. */
function begin(options: Partial<EmbedsOptions> = {}): (...ids: readonly string[]) => void {
  const settle = createEmbeds({
    allows: ({ categories }) =>
      categories.includes('external') ? categories.every((id) => granted.includes(id)) : undefined,
    holdPlace: (frame, show) => places.push({ frame, show }),
    onFlaw: (embed) => flaws.push(embed),
    ...options,
  });
  return (...ids) => {
    granted = [...ids];
    const met = new Set<Held>();
    // As the gate has it: an emptied frame is new in the page, and is come upon there.
    for (let embed: Held | undefined; (embed = find(document.body).find((held) => !met.has(held)));) {
      met.add(embed);
      if (!isScript(embed)) settle(embed);
    }
  };
}

beforeEach(() => {
  granted = [];
  places = [];
  flaws = [];
  loads = [];
  page = new AbortController();
  const observer = new MutationObserver((records) => {
    for (const { target, attributeName } of records) {
      loads.push([(target as Element).id, (target as Element).getAttribute(attributeName ?? '')]);
    }
  });
  observer.observe(document.body, { attributes: true, attributeFilter: ['src', 'href'], subtree: true });
  page.signal.addEventListener('abort', () => {
    observer.disconnect();
  });
});
afterEach(() => {
  page.abort();
  document.body.replaceChildren();
});

/** The addresses set so far, once the observer has heard of them. */
async function loaded(): Promise<typeof loads> {
  await Promise.resolve();
  return loads;
}

describe('an embed that is allowed', () => {
  test.each(['iframe', 'img', 'link'] as const)('gets its address, once: %s', async (name) => {
    put(name, { id: 'one' });
    const decide = begin();
    decide('external');
    decide('external');
    expect(await loaded()).toEqual([['one', MAP]]);
    expect([places, flaws]).toEqual([[], []]);
  });

  test.each([
    ['/map', 'https://shop.example.ru/map'],
    ['//map.example/', 'https://map.example/'],
    ['http://map.example/', 'http://map.example/'],
    ['https://магазин.рф/', 'https://xn--80aairftm.xn--p1ai/'],
  ])('loads from the address %j: %s', (address, href) => {
    const frame = put('iframe', { 'data-src': address });
    begin()('external');
    expect(frame.getAttribute('src')).toBe(href);
    expect(flaws).toEqual([]);
  });

  test('gets another address where the page has given it one', () => {
    const frame = put('iframe');
    const decide = begin();
    decide('external');
    frame.dataset.src = 'https://map.example/other';
    decide('external');
    expect(frame.src).toBe('https://map.example/other');
    expect(frames()).toEqual([frame]);
  });
});

describe('a frame that is not allowed', () => {
  test('has its place held, once', async () => {
    const [first, second] = [put('iframe'), put('iframe')];
    const decide = begin();
    decide();
    decide();
    expect(places.map(({ frame }) => frame)).toEqual([first, second]);
    expect(await loaded()).toEqual([]);
    expect(flaws).toEqual([]);
  });

  test('stays empty where nothing is drawn', async () => {
    put('iframe');
    begin({ holdPlace: undefined })();
    expect(await loaded()).toEqual([]);
    expect(flaws).toEqual([]);
  });

  test('loads once it is granted', () => {
    const frame = put('iframe');
    const decide = begin();
    decide();
    decide('external');
    expect(frame.src).toBe(MAP);
    expect(frames()).toEqual([frame]);
  });

  test('with an address, such as a router’s copy of the page has, gives way to an empty one', () => {
    const copy = put('iframe', { src: MAP });
    begin()();
    const [empty] = frames();
    expect(copy.isConnected).toBe(false);
    expect(empty?.hasAttribute('src')).toBe(false);
    expect(places.map(({ frame }) => frame)).toEqual([empty]);
  });
});

describe('a frame that is shown', () => {
  test('loads, and it alone', async () => {
    put('iframe', { id: 'one' });
    put('iframe', { id: 'other' });
    begin()();
    places[0]?.show();
    expect(await loaded()).toEqual([['one', MAP]]);
  });

  test('stays through later refusals', () => {
    const frame = put('iframe');
    const decide = begin();
    decide();
    places[0]?.show();
    decide();
    decide('advertising');
    expect(frames()).toEqual([frame]);
    expect(frame.src).toBe(MAP);
    expect(places).toHaveLength(1);
  });

  test('and was granted after that is emptied when it is refused', () => {
    const frame = put('iframe');
    const decide = begin();
    decide();
    places[0]?.show();
    decide('external');
    decide();
    const [empty] = frames();
    expect(empty).not.toBe(frame);
    expect(empty?.hasAttribute('src')).toBe(false);
    expect(places.map((place) => place.frame)).toEqual([frame, empty]);
  });
});

describe('a frame that is withdrawn', () => {
  test('gives way to an empty one of its kind, which has its place held', () => {
    const frame = put('iframe', { id: 'map', width: '600', title: 'Карта' });
    const after = put('img', { 'data-category': 'external advertising' });
    const decide = begin();
    decide('external');
    decide();
    const [empty] = frames();
    expect(frame.isConnected).toBe(false);
    expect(empty?.nextSibling).toBe(after);
    expect(empty).toMatchObject({ id: 'map', width: '600', title: 'Карта' });
    expect(empty?.hasAttribute('src')).toBe(false);
    expect(places.map((place) => place.frame)).toEqual([empty]);
    decide();
    expect(frames()).toEqual([empty]);
    expect(places).toHaveLength(1);
  });

  test('can be granted and withdrawn again', () => {
    put('iframe');
    const decide = begin();
    decide('external');
    decide();
    const [empty] = frames();
    decide('external');
    expect(empty?.src).toBe(MAP);
    decide();
    expect(empty?.isConnected).toBe(false);
    expect(frames().map((frame) => frame.hasAttribute('src'))).toEqual([false]);
  });
});

describe('an image or a link', () => {
  test.each(['img', 'link'] as const)('stays without address, and without placeholder: %s', async (name) => {
    put(name);
    begin()();
    expect(await loaded()).toEqual([]);
    expect([places, flaws]).toEqual([[], []]);
  });

  test.each([
    ['img', 'src'],
    ['link', 'href'],
  ] as const)('that has loaded stays when it is withdrawn: %s', (name, attribute) => {
    const embed = put(name);
    const decide = begin();
    decide('external');
    decide();
    expect(embed.isConnected).toBe(true);
    expect(embed.getAttribute(attribute)).toBe(MAP);
    expect(places).toEqual([]);
  });
});

const NO_ADDRESS = [
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,1',
  'blob:https://a/1',
  'mailto:a@example.ru',
  'http://[',
];

describe('what never can be loaded', () => {
  test.each(NO_ADDRESS)('is an embed from %j, allowed or not', async (address) => {
    const embeds = [
      put('iframe', { 'data-src': address }),
      put('img', { 'data-src': address }),
      put('link', { 'data-href': address }),
    ];
    const decide = begin();
    decide('external');
    expect(flaws).toEqual(embeds);
    decide();
    expect(flaws).toEqual([...embeds, ...embeds]);
    expect(await loaded()).toEqual([]);
    expect(places).toEqual([]);
  });

  test('is an embed without an address of its own, which was not held back', async () => {
    const frame = document.createElement('iframe');
    frame.dataset.category = 'external';
    frame.src = '/map';
    document.body.append(frame);
    begin()();
    expect(flaws).toEqual([frame]);
    expect(frames()).toEqual([frame]);
    expect(await loaded()).toEqual([]);
  });

  test('is an embed that asks for what the site does not have', async () => {
    const frame = put('iframe', { 'data-category': 'unknown' });
    const decide = begin();
    decide('external');
    decide();
    expect(flaws).toEqual([frame, frame]);
    expect(await loaded()).toEqual([]);
    expect(places).toEqual([]);
  });
});

describe('the address of an embed', () => {
  test.each(NO_ADDRESS)('is none where it says %j', (address) => {
    expect(addressOf(put('iframe', { 'data-src': address }))).toBeNull();
  });

  test('is read from the base of the page', () => {
    const base = document.createElement('base');
    base.href = 'https://cdn.example/shop/';
    document.head.append(base);
    const address = addressOf(put('iframe', { 'data-src': 'map.html' }));
    base.remove();
    expect(address).toBe('https://cdn.example/shop/map.html');
  });

  test('is not what it has loaded', () => {
    const frame = document.createElement('iframe');
    frame.src = MAP;
    expect(addressOf(frame)).toBeNull();
  });
});

describe('a frame without an address, for a service', () => {
  let shows: string[];
  /** A frame that stands for the script of a service. */
  function putWidget(service = 'chat'): HTMLIFrameElement {
    const frame = document.createElement('iframe');
    Object.assign(frame.dataset, { category: 'external', service });
    document.body.append(frame);
    return frame;
  }
  const beginWidgets = (): ((...ids: readonly string[]) => Promise<void>) => {
    const hosts: (string | undefined)[] = [];
    const decide = begin({
      holdPlace: (frame, show, host) => {
        places.push({ frame, show });
        hosts.push(host);
        expect(hosts).toEqual(places.map(() => 'chat.example'));
      },
      findWidget: (service) =>
        Promise.resolve(
          service === 'chat' ? { host: 'chat.example', show: () => shows.push(service) } : undefined,
        ),
    });
    return async (...ids) => {
      decide(...ids);
      await Promise.resolve();
    };
  };
  const looks = (frame: HTMLIFrameElement): unknown[] => [frame.getAttribute('src'), frame.style.display];

  beforeEach(() => {
    shows = [];
  });

  test('has its place held, once, and disappears when the service is shown', async () => {
    const frame = putWidget();
    const decide = beginWidgets();
    await decide();
    await decide();
    expect(places.map((place) => place.frame)).toEqual([frame]);
    expect([looks(frame), shows]).toEqual([[null, ''], []]);
    places[0]?.show();
    expect([looks(frame), shows]).toEqual([['about:blank', 'none'], ['chat']]);
    await decide();
    expect(looks(frame)).toEqual(['about:blank', 'none']);
    expect(flaws).toEqual([]);
  });

  test('disappears with the grant, starts nothing, and comes back with the refusal', async () => {
    const frame = putWidget();
    const decide = beginWidgets();
    await decide('external');
    expect(looks(frame)).toEqual(['about:blank', 'none']);
    await decide();
    expect(looks(frame)).toEqual([null, '']);
    expect(places.map((place) => place.frame)).toEqual([frame]);
    expect(shows).toEqual([]);
  });

  test('is a flaw where the service has nothing to show', async () => {
    const frame = putWidget('other');
    await beginWidgets()();
    expect([flaws, places]).toEqual([[frame], []]);
  });

  test('is a flaw at once with an address that was not held back', async () => {
    const frame = putWidget();
    frame.src = '/chat';
    await beginWidgets()();
    expect([flaws, places]).toEqual([[frame], []]);
    expect(frame.getAttribute('src')).toBe('/chat');
  });
});
