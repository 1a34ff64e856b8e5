import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createReader } from '../config/createReader';
import { resolve } from '../config/resolve';
import { resolveLook } from '../config/resolveLook';
import { createSpeech } from './createSpeech';
import { languages } from './languages';
import type { Speech, SpeechOptions } from './Speech';

/** All that a site has to say to ask in a language of its own. */
const own = { title: 'T', text: 'X', change: 'C', acceptAll: 'Ja', rejectAll: 'Nein', customise: 'M' };

const draw = vi.fn();
let attempts: number;

beforeEach(() => {
  attempts = 0;
  draw.mockReset();
  document.documentElement.lang = '';
  vi.stubGlobal('CSS', { supports: () => true });
});

/** A part that cannot be loaded is undefined. */
const survive: SpeechOptions['attempt'] = (use) => {
  attempts += 1;
  return use().catch(() => undefined);
};
const offline: SpeechOptions['attempt'] = (use) =>
  survive(() => use().then(() => Promise.reject(new Error())));

function begin(input: object = {}, attempt = survive): Speech {
  const reader = createReader(input, () => {});
  const config = resolve(reader);
  return createSpeech({ look: resolveLook(reader, config), attempt, isDrawn: () => true, draw });
}

/** The language, and the word on the button in it. */
const shown = ({ texts }: Speech): readonly [string, string] => [
  texts.language,
  texts.t('acceptAll').replace(/\s/g, ' '),
];

describe('Russian', () => {
  test.each<[string, object]>([
    ['by default', {}],
    ['where the site wants it', { language: 'ru' }],
    ['where there are no texts in the language', { language: 'fr' }],
    [
      'where the site has some texts in the language, but not enough to ask',
      { language: 'de', texts: { de: { banner: { ...own, change: undefined } } } },
    ],
    ['where the page is in a language without texts', { language: 'auto' }],
  ])('is there %s, and nothing is to be loaded', (_name, input) => {
    document.documentElement.lang = 'fr';
    const speech = begin(input);
    expect(shown(speech)).toEqual(['ru', 'Принять все']);
    expect(speech.load()).toBeUndefined();
    expect(attempts).toBe(0);
  });

  test('takes the place of a language whose texts do not come', async () => {
    const speech = begin({ language: 'en' }, offline);
    await speech.load();
    expect(shown(speech)).toEqual(['ru', 'Принять все']);
    expect(speech.texts.bundle).toBeUndefined();
  });
});

describe('another language', () => {
  test('is there once its texts are, which come with all namespaces', async () => {
    const speech = begin({ language: 'en' });
    await speech.load();
    expect(shown(speech)).toEqual(['en', 'Accept all']);
    expect(Object.keys(speech.texts.bundle ?? {}).sort()).toEqual([
      'banner',
      'embed',
      'preferences',
      'variants',
      'withdrawal',
    ]);
  });

  test('is what the site’s choice is recorded in, before its texts are there', () => {
    expect(begin({ language: 'en' }).texts.language).toBe('en');
    expect(attempts).toBe(0);
  });

  test('is loaded once, however often it is asked for', async () => {
    const speech = begin({ language: 'en' });
    const loading = speech.load();
    expect(speech.load()).toBe(loading);
    await loading;
    await speech.load();
    expect(attempts).toBe(1);
  });

  test.each(['en', 'en-GB', 'EN'])(
    'is that of a page with lang="%s" where the site wants it so',
    async (lang) => {
      document.documentElement.lang = lang;
      const speech = begin({ language: 'auto' });
      await speech.load();
      expect(shown(speech)).toEqual(['en', 'Accept all']);
    },
  );

  test('that the site speaks by itself needs nothing loaded', () => {
    const speech = begin({ language: 'de', texts: { de: { banner: own } } });
    expect(shown(speech)).toEqual(['de', 'Ja']);
    expect(speech.load()).toBeUndefined();
  });

  test('that the site speaks by itself stays where ours does not come', async () => {
    const speech = begin({ language: 'en', texts: { en: { banner: own } } }, offline);
    await speech.load();
    expect(shown(speech)).toEqual(['en', 'Ja']);
  });

  test('has the site’s own words before ours', async () => {
    const texts = { ru: { banner: { acceptAll: 'Да' } }, en: { banner: { acceptAll: 'Yes' } } };
    const speech = begin({ language: 'en', texts });
    await speech.load();
    expect(shown(speech)).toEqual(['en', 'Yes']);
    expect(speech.texts.t('rejectAll')).toMatch(/^Reject\soptional$/);
  });

  test('does not draw: whoever draws has waited for it', async () => {
    await begin({ language: 'en' }).load();
    expect(draw).not.toHaveBeenCalled();
  });

  test('is known for every folder of texts', () => {
    const folders = Object.keys(import.meta.glob('../../locales/*/banner.json')).map(
      (path) => path.split('/')[3],
    );
    expect(folders.sort()).toEqual(['ru', ...Object.keys(languages)].sort());
  });
});
