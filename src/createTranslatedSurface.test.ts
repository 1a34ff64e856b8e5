import { createInstance, type i18n } from 'i18next';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReader } from './config/createReader';
import { resolve } from './config/resolve';
import { grant } from './consent/grant';
import { createTranslatedSurface } from './createTranslatedSurface';
import type { Surface } from './Surface';

// The storefront's side of it is a real i18next, not a stand-in.

let page: AbortController;
const ends: (() => void)[] = [];
/** What `destroy()` does. */
const leave = (): void => {
  page.abort();
  for (const undo of ends.splice(0)) undo();
};

beforeEach(() => {
  page = new AbortController();
  vi.stubGlobal('CSS', { supports: () => true });
  Object.assign(CSSStyleSheet.prototype, { replaceSync() {} });
});
afterEach(() => {
  leave();
  vi.unstubAllGlobals();
});

function begin(i18next: i18n, input: object = {}): Surface {
  const reader = createReader(input, () => {});
  const config = resolve(reader);
  const state = grant(null, config, 'ru');
  return createTranslatedSurface(i18next)(
    {
      state: () => state,
      occasion: () => undefined,
      consent: {
        acceptAll: vi.fn(),
        rejectAll: vi.fn(),
        set: vi.fn(),
        withdraw: () => Promise.resolve({ deleted: [], left: [] }),
        show: () => Promise.resolve(),
        hide: vi.fn(),
        on: () => () => {},
      },
      embed: () => {},
      attempt: (use) => use().catch(() => undefined),
      signal: page.signal,
      ends,
    },
    reader,
    config,
  );
}

const storefront = async (lng: string, resources = {}): Promise<i18n> => {
  const i18next = createInstance();
  await i18next.init({ lng, fallbackLng: false, resources, showSupportNotice: false });
  return i18next;
};
const accept = (surface: Surface): string => surface.kit.texts.t('acceptAll').replace(/\s/g, ' ');

describe('with the i18next of a storefront', () => {
  test('the surface speaks its language, and our texts are added to it', async () => {
    const i18next = await storefront('en');
    const surface = begin(i18next, { language: 'kk' });
    await expect.poll(() => accept(surface)).toBe('Accept all');
    expect(surface.language).toBe('en');
    expect(i18next.t('acceptAll', { ns: 'banner' })).toBe('Accept all');
    for (const namespace of ['banner', 'preferences', 'embed', 'variants', 'withdrawal'])
      expect(i18next.hasResourceBundle('en', namespace)).toBe(true);
  });

  test('Russian is added, too', async () => {
    const i18next = await storefront('ru-RU');
    begin(i18next);
    await expect.poll(() => i18next.t('save', { ns: 'preferences', lng: 'ru' })).toBe('Сохранить выбор');
  });

  test('a change of its language is followed', async () => {
    const i18next = await storefront('ru');
    const surface = begin(i18next);
    await i18next.changeLanguage('en-GB');
    await expect.poll(() => accept(surface)).toBe('Accept all');
    await i18next.changeLanguage('ru');
    await expect.poll(() => accept(surface)).toBe('Принять все');
  });

  test('its own word under one of our keys is shown, and stays', async () => {
    const i18next = await storefront('en', { en: { banner: { acceptAll: 'Fine' } } });
    const surface = begin(i18next);
    await expect.poll(() => accept(surface)).toBe('Fine');
    expect(surface.kit.texts.t('rejectAll')).not.toBe('');
    expect(i18next.t('acceptAll', { ns: 'banner' })).toBe('Fine');
  });

  test('its namespaces that are about something else do no harm', async () => {
    const i18next = await storefront('en', {
      en: { banner: { title: { short: 'Sale' }, categories: 'Shop by category' } },
    });
    const surface = begin(i18next);
    await surface.kit.ready();
    expect(surface.language).toBe('en');
    expect(surface.kit.texts.t('title')).toMatch(/consent/);
    expect(surface.kit.texts.nameOf({ id: 'analytics', title: '' })).not.toBe('analytics');
  });

  test('a language that we do not speak leaves the surface Russian', async () => {
    const surface = begin(await storefront('fr'));
    await expect.poll(() => accept(surface)).toBe('Принять все');
    expect(surface.language).toBe('ru');
  });

  test('until it is ready, the configured language holds', async () => {
    const i18next = createInstance();
    const surface = begin(i18next, { language: 'en' });
    await expect.poll(() => accept(surface)).toBe('Accept all');
    await i18next.init({ lng: 'be', resources: {}, showSupportNotice: false });
    await expect.poll(() => surface.language).toBe('be');
    await expect.poll(() => i18next.hasResourceBundle('be', 'banner')).toBe(true);
  });

  test('nothing is followed after the end', async () => {
    const i18next = await storefront('ru');
    const surface = begin(i18next);
    leave();
    await i18next.changeLanguage('en');
    await new Promise((done) => setTimeout(done));
    expect(surface.language).toBe('ru');
  });
});
