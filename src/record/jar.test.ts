import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Config } from '../config/Config';
import { createJar, type Jar } from './jar';

declare const jsdom: { readonly reconfigure: (settings: { readonly url: string }) => void };

const SHOP = 'https://shop.example.ru/';
const visit = (url: string): void => {
  jsdom.reconfigure({ url });
};
const jarOf = ({ days = 365, ...cookie }: Partial<Config['cookie'] & Pick<Config, 'days'>> = {}): Jar =>
  createJar({ cookie: { name: 'soglasie', domain: 'site', path: '/', ...cookie }, days });

/** Hears what is written; `refuse` keeps the browser from taking it. */
function watch(refuse = false): { readonly texts: () => string[]; readonly last: () => string } {
  const set = vi.spyOn(Document.prototype, 'cookie', 'set');
  if (refuse) set.mockImplementation(() => {});
  const texts = (): string[] => set.mock.calls.map(([text]) => text).filter((text) => text.includes('=v'));
  return { texts, last: () => texts().at(-1) ?? '' };
}

afterEach(() => {
  vi.restoreAllMocks();
  visit(SHOP);
  for (const domain of ['', '; domain=example.ru', '; domain=shop.example.ru']) {
    for (const path of ['/', '/shop']) document.cookie = `soglasie=; path=${path}; max-age=0${domain}`;
  }
});

describe('a record in the jar', () => {
  test('is read back as it was written', () => {
    const text = 'v=1&id=3f9c&at=1795219200&rev=2026-05-01&on=preferences.analytics&lang=ru&via=save';
    expect(jarOf().write(text)).toBe(true);
    expect(jarOf().read()).toBe(text);
    expect(document.cookie).toBe(`soglasie=${text}`);
  });

  test('is nothing before the first one', () => {
    expect(jarOf().read()).toBeUndefined();
  });

  test('takes the place of the one before, whatever its scope', () => {
    jarOf({ domain: 'host' }).write('v=1');
    jarOf({ domain: '.example.ru' }).write('v=2');
    jarOf({ domain: 'site' }).write('v=3');
    jarOf({ domain: 'host' }).write('v=4');
    expect(document.cookie).toBe('soglasie=v=4');
  });

  test('leaves other cookies alone', () => {
    document.cookie = 'cart=1';
    jarOf({ name: 'choice' }).write('v=1');
    expect(jarOf({ name: 'choice' }).read()).toBe('v=1');
    expect(document.cookie).toContain('cart=1');
    document.cookie = 'cart=; max-age=0';
    document.cookie = 'choice=; max-age=0; domain=example.ru';
  });

  test('says how long it lives, its path and that it is for this site alone', () => {
    const { last } = watch();
    jarOf({ domain: 'host', path: '/', days: 30 }).write('v=1');
    expect(last()).toBe(`soglasie=v=1;path=/;max-age=${30 * 86_400};samesite=lax;secure`);
    jarOf({ domain: 'shop.example.ru', days: 1 }).write('v=1');
    expect(last()).toBe('soglasie=v=1;path=/;domain=shop.example.ru;max-age=86400;samesite=lax;secure');
  });

  test('lives no longer than the 32 bits of WebKitGTK can say', () => {
    const { last } = watch();
    jarOf({ days: 999_999_999 }).write('v=1');
    expect(last()).toContain(`;max-age=${2 ** 31 - 1};`);
  });

  test.each(['xsoglasie=no', 'soglasie2=no', 'so=soglasie=no'])('is not mistaken for %s', (other) => {
    const name = other.split('=', 1).join();
    document.cookie = other;
    expect(jarOf().read()).toBeUndefined();
    jarOf().write('v=1');
    expect(jarOf().read()).toBe('v=1');
    document.cookie = `${name}=; max-age=0`;
  });

  test('is read and written in a page that has an element named `cookie`', () => {
    const image = document.createElement('img');
    image.setAttribute('name', 'cookie');
    document.body.append(image);
    // In a browser that hides the document's own; jsdom needs to be told.
    Object.defineProperty(document, 'cookie', { configurable: true, value: image });
    const kept = jarOf().write('v=1');
    const text = jarOf().read();
    const hidden: unknown = document.cookie;
    Reflect.deleteProperty(document, 'cookie');
    image.remove();
    expect(hidden).toBe(image);
    expect([kept, text]).toEqual([true, 'v=1']);
    expect(document.cookie).toBe('soglasie=v=1');
  });

  test('is kept at the path that the site names', () => {
    visit(`${SHOP}shop/cart`);
    expect(jarOf({ path: '/shop' }).write('v=1')).toBe(true);
    visit(SHOP);
    expect(jarOf().read()).toBeUndefined();
    visit(`${SHOP}shop/`);
    expect(jarOf().read()).toBe('v=1');
  });

  test.each([
    ['https://shop.example.ru/', true],
    ['http://shop.example.ru/', false],
  ])('on %s is Secure: %s', (url, secure) => {
    visit(url);
    const { last } = watch();
    expect(jarOf({ domain: 'host' }).write('v=1')).toBe(true);
    expect(last().includes(';secure')).toBe(secure);
  });
});

describe('the domain', () => {
  test.each([
    ['site', 'https://example.ru/', 'v=1'],
    ['site', 'https://www.example.ru/', 'v=1'],
    ['site', 'https://other.ru/', undefined],
    ['host', 'https://shop.example.ru/', 'v=1'],
    ['host', 'https://example.ru/', undefined],
    ['host', 'https://a.shop.example.ru/', undefined],
    ['.example.ru', 'https://www.example.ru/', 'v=1'],
    ['example.ru', 'https://www.example.ru/', 'v=1'],
    ['shop.example.ru', 'https://a.shop.example.ru/', 'v=1'],
    ['shop.example.ru', 'https://example.ru/', undefined],
  ])('«%s» makes the record seen at %s as %s', (domain, url, seen) => {
    expect(jarOf({ domain }).write('v=1')).toBe(true);
    visit(url);
    expect(jarOf().read()).toBe(seen);
  });

  test.each([
    ['https://shop.spb.ru/', 'shop.spb.ru', 'https://spb.ru/'],
    ['https://a.b.msk.ru/', 'b.msk.ru', 'https://msk.ru/'],
  ])('«site» at %s is %s, for %s is nobody’s', (url, domain, above) => {
    visit(url);
    const { last } = watch();
    expect(jarOf().write('v=1')).toBe(true);
    expect(last()).toContain(`domain=${domain};`);
    visit(above);
    expect(jarOf().read()).toBeUndefined();
  });

  test.each(['http://localhost/', 'http://127.0.0.1/', 'http://intranet/'])(
    '«site» at %s, which has no domain above it, is that host',
    (url) => {
      visit(url);
      expect(jarOf().write('v=1')).toBe(true);
      expect(jarOf().read()).toBe('v=1');
    },
  );

  test.each(['http://127.0.0.1/', 'http://192.168.1.20/'])(
    'is none at %s: a part of an address is not even tried',
    (url) => {
      visit(url);
      const { texts } = watch();
      expect(jarOf().write('v=1')).toBe(true);
      expect(texts().join()).not.toContain('domain=');
    },
  );

  test('in Cyrillic is written in punycode', () => {
    const { texts } = watch();
    jarOf({ domain: '.магазин.рф' }).write('v=1');
    expect(texts()[0]).toContain('domain=.xn--80aairftm.xn--p1ai;');
  });

  test('in Cyrillic is accepted on its own site', () => {
    visit('https://shop.xn--80aairftm.xn--p1ai/');
    expect(jarOf({ domain: 'магазин.рф' }).write('v=1')).toBe(true);
    visit('https://xn--80aairftm.xn--p1ai/');
    expect(jarOf().read()).toBe('v=1');
  });
});

describe('a refusal of the browser is reported', () => {
  test.each(['other.ru', '.ru', 'ru', 'a.shop.example.ru', 'https://example.ru'])(
    'where the domain is «%s», and the record is kept on this host',
    (domain) => {
      expect(jarOf({ domain }).write('v=1')).toBe(false);
      expect(jarOf().read()).toBe('v=1');
      visit('https://example.ru/');
      expect(jarOf().read()).toBeUndefined();
    },
  );

  test.each(['example ru', '\ufffd.ru'])(
    'where «%s» cannot be a domain, and the record is kept on this host',
    (domain) => {
      jarOf().write('v=1');
      expect(jarOf({ domain }).write('v=2')).toBe(false);
      expect(jarOf().read()).toBe('v=2');
      visit('https://example.ru/');
      expect(jarOf().read()).toBeUndefined();
    },
  );

  test('where it takes no cookies', () => {
    watch(true);
    expect(jarOf().write('v=1')).toBe(false);
    expect(jarOf().read()).toBeUndefined();
  });

  test('where it throws, as in a sandboxed frame', () => {
    const refuse = (): never => {
      throw new DOMException('sandboxed', 'SecurityError');
    };
    vi.spyOn(Document.prototype, 'cookie', 'get').mockImplementation(refuse);
    vi.spyOn(Document.prototype, 'cookie', 'set').mockImplementation(refuse);
    const { read, write } = jarOf();
    expect([write('v=1'), read()]).toEqual([false, undefined]);
  });

  test('where the path is not that of the page', () => {
    expect(jarOf({ path: '/elsewhere' }).write('v=1')).toBe(false);
  });
});
