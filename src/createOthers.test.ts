import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Config } from './config/Config';
import { createReader } from './config/createReader';
import type { Consent, ConsentEvents } from './Consent';
import { allows } from './consent/allows';
import { grant } from './consent/grant';
import { createOthers, type Others } from './createOthers';
import type { Held } from './gate/held';
import type { Service } from './services/Service';
import type { Kit } from './ui/Kit';

const terms = {
  categories: [
    { id: 'necessary', required: true },
    { id: 'analytics', required: false },
  ],
  known: ['necessary', 'analytics'],
  services: [{ id: 'chat', category: 'analytics' }],
  revision: '',
  material: true,
  tacit: false,
  days: 365,
};
const state = grant(null, terms, 'ru');

/** A chat, as a site may bring it along. */
const chat: Service = {
  ...{ id: 'chat', title: 'Чат', vendor: 'Ч', category: 'external', hosts: ['chat.example'] },
  ...{ cookies: [], storage: [], ids: /^\d+$/ },
  start: ({ ids, load }) => load(`https://chat.example/${ids.join()}`),
};

let page: AbortController;
let problems: string[];

beforeEach(() => {
  page = new AbortController();
  problems = [];
  document.documentElement.lang = 'en';
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  document.addEventListener(
    'soglasie:problem',
    (event) => problems.push((event as CustomEvent<ConsentEvents['problem']>).detail.message),
    page,
  );
});
afterEach(() => {
  page.abort();
  vi.restoreAllMocks();
  vi.doUnmock('./ui/embed/definePlaceholder');
  document.body.replaceChildren();
  document.head.replaceChildren();
});

/** The first element of some markup, which stands in the page. Scripts made so never run. */
function put(markup: string): Held {
  document.body.innerHTML = markup;
  return document.body.firstElementChild as Held;
}

/** Starts with a part that holds places, or none. */
const begin = (holdPlace?: HoldPlace, nonce?: string): ((held: Held) => void) =>
  beginAll(holdPlace, nonce).take;

type HoldPlace = (frame: HTMLIFrameElement, show: () => void, host?: string) => void;

function beginAll(holdPlace?: HoldPlace, nonce?: string, now = state): Others {
  vi.doMock('./ui/embed/definePlaceholder', () => ({ definePlaceholder: () => holdPlace }));
  return createOthers({
    consent: {
      state: now,
      hasService: (id: string) => now.services[id] === true,
      on: () => () => {},
    } as unknown as Consent,
    allows: (requirement) => allows(now, terms, requirement),
    kit: holdPlace && ({ ready: () => Promise.resolve() } as Kit),
    nonce,
    signal: new AbortController().signal,
    reader: createReader({ services: { chat: { id: 7 } } }, () => {}),
    config: terms as unknown as Config,
    onFault: () => {},
    vendors: [chat],
  });
}

describe('a tag that can never be released', () => {
  test.each([
    ['<script data-category="analytics"></script>', 'without type="text/plain"'],
    ['<img data-category="analytics" src="/a">', 'its address stands in src'],
    ['<iframe data-category="unheard-of" data-src="/a"></iframe>', 'no category “unheard-of”'],
    ['<noscript data-category="analytics"></noscript>', 'a counter in noscript'],
  ])('%s is explained once, however often it is met', async (markup, flaw) => {
    const held = put(markup);
    const meet = begin(() => {});
    meet(held);
    meet(held);
    await expect.poll(() => problems).toEqual([expect.stringContaining(flaw)]);
    expect(problems[0]).toContain(markup.replace(/>.*/, '>'));
    meet(held);
    const other = put('<script data-category="last"></script>');
    meet(other);
    await expect.poll(() => problems).toHaveLength(2);
  });

  test('for another nonce than ours is explained so', async () => {
    begin(undefined, 'abc')(put('<script type="text/plain" data-category="analytics"></script>'));
    await expect.poll(() => problems).toEqual([expect.stringContaining('nonce')]);
  });
});

describe('an embed that is held back', () => {
  const MAP = '<iframe data-category="analytics" data-src="/map"></iframe>';

  test('has its place held by the surface, which may show it', async () => {
    const frame = put(MAP) as HTMLIFrameElement;
    const shows: (() => void)[] = [];
    const held: unknown[] = [];
    begin((place, show) => {
      held.push(place);
      shows.push(show);
    })(frame);
    await expect.poll(() => held).toEqual([frame]);
    shows[0]?.();
    expect(frame.src).toBe('https://shop.example.ru/map');
  });

  test('stays so where its place cannot be held', async () => {
    const frame = put(MAP) as HTMLIFrameElement;
    begin(() => {
      throw new Error('offline');
    })(frame);
    await expect.poll(() => problems).toEqual(['Error: offline']);
    expect(frame.hasAttribute('src')).toBe(false);
  });

  test('that throws keeps no other waiting', async () => {
    const frame = put(MAP) as HTMLIFrameElement;
    const other = frame.cloneNode() as HTMLIFrameElement;
    document.body.append(other);
    // As a lazy loader of the page's may have it.
    frame.getAttribute = () => {
      throw new Error('lazy');
    };
    const held: unknown[] = [];
    const take = begin((place) => held.push(place));
    take(frame);
    take(other);
    await expect.poll(() => held).toEqual([other]);
    expect(problems).toEqual(['Error: lazy']);
  });

  test('stays so without a surface, and nothing is said', () => {
    const frame = put(MAP) as HTMLIFrameElement;
    begin()(frame);
    expect(frame.hasAttribute('src')).toBe(false);
    expect(problems).toEqual([]);
  });
});

const scripts = (): Record<string, string | undefined>[] =>
  [...document.head.querySelectorAll('script')].map(({ dataset }) =>
    Object.fromEntries(Object.entries(dataset)),
  );

test('a service that is granted starts when told to', async () => {
  const decision = {
    id: 'a1',
    at: 1,
    revision: '',
    categories: { analytics: true },
    services: { chat: true },
  };
  const granted = grant({ ...decision, along: [], language: 'ru', via: 'save' }, terms, 'ru');
  const { start } = beginAll(undefined, undefined, granted);
  expect(scripts()).toEqual([]);
  await start();
  expect(scripts()).toEqual([{ category: 'analytics', service: 'chat', src: 'https://chat.example/7' }]);
});

test('the place of a chat is held, and shows it without a grant', async () => {
  const frame = put('<iframe data-category="analytics" data-service="chat"></iframe>') as HTMLIFrameElement;
  const held: unknown[] = [];
  const shows: (() => void)[] = [];
  const { take, start } = beginAll((...[place, show, host]) => {
    held.push([place, host]);
    shows.push(show);
  });
  take(frame);
  await start();
  await expect.poll(() => held).toEqual([[frame, 'chat.example']]);
  expect(scripts()).toEqual([]);
  shows[0]?.();
  expect(scripts()).toEqual([{ category: 'necessary', src: 'https://chat.example/7' }]);
  expect(problems).toEqual([]);
});
