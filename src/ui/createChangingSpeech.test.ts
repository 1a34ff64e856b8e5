import { beforeEach, describe, expect, test, vi } from 'vitest';
import banner from '../../locales/ru/banner.json';
import { createReader } from '../config/createReader';
import { resolve } from '../config/resolve';
import { resolveLook } from '../config/resolveLook';
import { createChangingSpeech, type ChangingSpeech } from './createChangingSpeech';
import type { Speech } from './Speech';
import type { Bundle } from './texts';

/** Texts on their way, by language, and how they come, or fail to. */
let way: Map<string, { readonly come: () => void; readonly fail: () => void }>;
let asked: string[];
let isDrawn: boolean;
/** What was drawn, each time. */
let drawn: (readonly [string, string])[];

beforeEach(() => {
  way = new Map();
  asked = [];
  isDrawn = false;
  drawn = [];
  vi.stubGlobal('CSS', { supports: () => true });
});

/** Texts that say their language. */
const bundle = (language: string): Bundle =>
  ({ banner: { ...banner, acceptAll: `all in ${language}` } }) as unknown as Bundle;

/** A storefront whose Russian is built in, as ours is. */
function source(language: string): Promise<Bundle> | undefined {
  asked.push(language);
  if (language === 'ru') return undefined;
  return new Promise((resolve, reject) => {
    way.set(language, {
      come: () => {
        resolve(bundle(language));
      },
      fail: () => {
        reject(new Error('offline'));
      },
    });
  });
}

function begin(input: object = {}, from = source): ChangingSpeech {
  const reader = createReader(input, () => {});
  const look = resolveLook(reader, resolve(reader));
  const speech = createChangingSpeech(
    {
      look,
      attempt: (use) => use().catch(() => undefined),
      isDrawn: () => isDrawn,
      draw() {
        drawn.push(shown(speech));
      },
    },
    from,
  );
  return speech;
}

/** The language, and the word on the button in it. */
const shown = ({ texts }: Speech): readonly [string, string] => [
  texts.language,
  texts.t('acceptAll').replace(/\s/g, ' '),
];
const RUSSIAN = ['ru', 'Принять все'] as const;
const ENGLISH = ['en', 'all in en'] as const;
const BELARUSIAN = ['be', 'all in be'] as const;

/** Lets all happen that is to happen at once. */
const task = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('before anything is drawn', () => {
  test('the language is the one that the site begins with, and nothing is asked for', () => {
    expect(shown(begin())).toEqual(RUSSIAN);
    expect(begin({ language: 'en' }).texts.language).toBe('en');
    expect(asked).toEqual([]);
  });

  test('another one is taken over at once, loaded when it is wanted, and not drawn', async () => {
    const speech = begin();
    speech.speak('en');
    expect(speech.texts.language).toBe('en');
    expect(asked).toEqual([]);
    const loading = speech.load();
    way.get('en')?.come();
    await loading;
    expect(shown(speech)).toEqual(ENGLISH);
    expect(drawn).toEqual([]);
  });

  test('nothing is to be loaded where the texts are built in', () => {
    expect(begin().load()).toBeUndefined();
  });

  test('texts that never come are waited for five seconds', async () => {
    vi.useFakeTimers();
    const speech = begin({ language: 'en' });
    const loading = speech.load();
    await vi.advanceTimersByTimeAsync(5000);
    await loading;
    vi.useRealTimers();
    expect(shown(speech)).toEqual(RUSSIAN);
  });

  test('texts are asked for once, however often they are wanted', async () => {
    const speech = begin({ language: 'en' });
    const both = Promise.all([speech.load(), speech.load()]);
    way.get('en')?.come();
    await both;
    await speech.load();
    expect(asked).toEqual(['en']);
  });
});

describe('once something is drawn', () => {
  test('it stays until the texts of the next language are there, and is drawn anew then', async () => {
    const speech = begin();
    isDrawn = true;
    speech.speak('en');
    await task();
    expect([shown(speech), drawn]).toEqual([RUSSIAN, []]);
    way.get('en')?.come();
    await task();
    expect([shown(speech), drawn]).toEqual([ENGLISH, [ENGLISH]]);
  });

  test('it is drawn anew at once where nothing has to be loaded', async () => {
    const speech = begin({ language: 'en' });
    void speech.load();
    way.get('en')?.come();
    await task();
    isDrawn = true;
    speech.speak('ru');
    expect([shown(speech), drawn]).toEqual([RUSSIAN, [RUSSIAN]]);
  });

  test('the last language asked for wins, whichever comes last', async () => {
    const speech = begin();
    isDrawn = true;
    speech.speak('en');
    speech.speak('be');
    way.get('be')?.come();
    await task();
    way.get('en')?.come();
    await task();
    expect([shown(speech), drawn]).toEqual([BELARUSIAN, [BELARUSIAN]]);
  });

  test('Russian wins over a language that comes after it', async () => {
    const speech = begin();
    isDrawn = true;
    speech.speak('be');
    speech.speak('ru');
    way.get('be')?.come();
    await task();
    expect([shown(speech), drawn]).toEqual([RUSSIAN, [RUSSIAN]]);
  });
});

describe('Russian takes the place', () => {
  test.each(['fr', 'xxx', ''])('of «%s», in which there are no texts', (language) => {
    const speech = begin({ language: 'en' });
    speech.speak(language);
    expect(speech.texts.language).toBe('ru');
    expect(speech.load()).toBeUndefined();
    expect(asked).toEqual(['ru']);
  });

  test('of a language whose texts do not come', async () => {
    const speech = begin({ language: 'en' });
    const loading = speech.load();
    way.get('en')?.fail();
    await loading;
    expect(shown(speech)).toEqual(RUSSIAN);
  });

  test('of one whose texts do not come to what is drawn, which is drawn anew', async () => {
    const speech = begin({ language: 'en' });
    void speech.load();
    way.get('en')?.come();
    await task();
    isDrawn = true;
    speech.speak('be');
    way.get('be')?.fail();
    await task();
    expect(drawn).toEqual([RUSSIAN]);
  });
});

test('a code is understood in capitals, too', async () => {
  const speech = begin();
  speech.speak('EN');
  const loading = speech.load();
  way.get('en')?.come();
  await loading;
  expect(shown(speech)).toEqual(ENGLISH);
});

test('a language that the site speaks by itself is one', () => {
  const own = { title: 'T', text: 'X', change: 'C', acceptAll: 'Ja', rejectAll: 'Nein', customise: 'M' };
  const speech = begin({ texts: { de: { banner: own } } }, () => undefined);
  speech.speak('de');
  expect(shown(speech)).toEqual(['de', 'Ja']);
});

describe('waiting for the texts', () => {
  test('is waiting for those of the language that is wanted by then', async () => {
    const speech = begin({ language: 'en' });
    let isOver = false;
    const loading = speech.load()?.then(() => (isOver = true));
    speech.speak('be');
    way.get('en')?.come();
    await task();
    expect([isOver, asked]).toEqual([false, ['en', 'be']]);
    way.get('be')?.come();
    await loading;
    expect(shown(speech)).toEqual(BELARUSIAN);
  });

  test('ends where that language has nothing to load', async () => {
    const speech = begin({ language: 'en' });
    const loading = speech.load();
    speech.speak('ru');
    way.get('en')?.come();
    await loading;
    expect(shown(speech)).toEqual(RUSSIAN);
  });
});
