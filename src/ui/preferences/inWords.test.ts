import { assert, double, property, string } from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { TextTree } from '../../config/schema';
import type { Texts } from '../texts';
import { createEngine, type Engine } from './createEngine';
import { country, date, lifetime, moment, readableName } from './inWords';

function engine(language = 'ru', preferences?: TextTree): Engine {
  return createEngine({
    language,
    bundle: preferences && ({ preferences } as unknown as Texts['bundle']),
    own: () => '',
    t: (key) => key,
    nameOf: ({ id }) => id,
  });
}
const russian = engine();

/** Words may be tied together by spaces that do not break. */
const plain = (words: string): string => words.replace(/\s/g, ' ');

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('a lifetime', () => {
  test.each([
    [undefined, 'сеанс'],
    [0, 'сеанс'],
    [-1, 'сеанс'],
    [NaN, 'сеанс'],
    [Infinity, 'пока не удалят'],
    [Number.MIN_VALUE, '1 минута'],
    [0.0001, '1 минута'],
    [1 / 1440, '1 минута'],
    [2 / 1440, '2 минуты'],
    [30 / 1440, '30 минут'],
    [0.0208, '30 минут'],
    [59 / 1440, '59 минут'],
    [1 / 24, '1 час'],
    [0.0417, '1 час'],
    [0.042, '1 час'],
    [90 / 1440, '90 минут'],
    [150 / 1440, '2,5 часа'],
    [0.5, '12 часов'],
    [0.8333, '20 часов'],
    [0.833, '20 часов'],
    [0.834, '20 часов'],
    [1199 / 1440, '20 часов'],
    [1201 / 1440, '20 часов'],
    [0.875, '21 час'],
    [0.9999, '1 день'],
    [1, '1 день'],
    [1.5, '36 часов'],
    [2, '2 дня'],
    [2.5, '2,5 дня'],
    [7, '7 дней'],
    [11, '11 дней'],
    [21, '21 день'],
    [29.5, '29,5 дня'],
    [30, '30 дней'],
    [30.4, '30 дней'],
    [180, '180 дней'],
    [333, '333 дня'],
    [364, '364 дня'],
    [365, '1 год'],
    [365.25, '1 год'],
    [366, '366 дней'],
    [400, '400 дней'],
    [547.5, '1,5 года'],
    [729.2, '729 дней'],
    [730, '2 года'],
    [730.5, '2 года'],
    [1825, '5 лет'],
    [3650, '10 лет'],
    [3652, '10 лет'],
    [4684.1, '4684 дня'],
  ])('of %d days is «%s»', (days, words) => {
    expect(plain(lifetime(days, russian))).toBe(words);
  });

  test('of whole minutes, hours, days and years is that', () => {
    const expectAll = (count: number, days: number, words: RegExp): void => {
      expect(plain(lifetime(days, russian))).toMatch(words);
      expect(plain(lifetime(days, russian))).toMatch(new RegExp(`^${count} `));
    };
    for (let count = 1; count < 60; count++) expectAll(count, count / 1440, /минут/);
    for (let count = 1; count < 24; count++) expectAll(count, count / 24, /час/);
    for (let count = 1; count < 365; count++) expectAll(count, count, /д(ень|ня|ней)$/);
    for (let count = 1; count < 100; count++) expectAll(count, count * 365, /(год|года|лет)$/);
  });

  test('of any length has words', () => {
    assert(
      property(double({ min: 0, noNaN: true }), (days) => {
        expect(plain(lifetime(days, russian))).toMatch(/^(сеанс|пока не удалят|[\d.,e+]+ \p{L}+)$/u);
      }),
    );
    assert(
      property(double({ min: 0, max: 5000, noNaN: true }), (days) => {
        expect(plain(lifetime(days, russian))).toMatch(/^(сеанс|[1-9]\d*(,\d)? \p{L}+)$/u);
      }),
    );
  });
});

describe('a date', () => {
  test.each([
    ['2026-05-01', '1 мая 2026 г.'],
    ['2026-12-31', '31 декабря 2026 г.'],
    ['2024-02-29', '29 февраля 2024 г.'],
    ['2026-13-45', ''],
    ['2026-02-29', ''],
    ['2026-04-31', ''],
    ['2026-00-01', ''],
    ['2026-01-00', ''],
    ['2026-1-1', ''],
    ['2026-05-01T00:00', ''],
    ['NaN-NaN-NaN', ''],
    ['1 мая 2026', ''],
    ['', ''],
  ])('%j is «%s»', (iso, words) => {
    expect(plain(date(iso, russian))).toBe(words);
  });

  test('asks no browser for the names of months', () => {
    const format = vi.spyOn(Intl, 'DateTimeFormat');
    const locale = vi.spyOn(Date.prototype, 'toLocaleDateString');
    const tatar = engine('tt', { date: '{{day}} {{month}} {{year}}', months: { 5: 'май' } });
    expect(plain(date('2026-05-01', tatar))).toBe('1 май 2026');
    expect(format).not.toHaveBeenCalled();
    expect(locale).not.toHaveBeenCalled();
  });

  test('of any text is empty', () => {
    assert(
      property(string(), (text) => {
        expect(date(text, russian)).toBe('');
      }),
    );
  });
});

describe('a moment', () => {
  test('is told by the visitor’s clock', () => {
    const seconds = Date.UTC(2026, 10, 21, 21, 5) / 1000;
    vi.stubEnv('TZ', 'Europe/Moscow');
    expect(plain(moment(seconds, russian))).toBe('22 ноября 2026 г. в 00:05');
    vi.stubEnv('TZ', 'Asia/Vladivostok');
    expect(plain(moment(seconds, russian))).toBe('22 ноября 2026 г. в 07:05');
    vi.stubEnv('TZ', 'UTC');
    expect(plain(moment(seconds, russian))).toBe('21 ноября 2026 г. в 21:05');
  });

  test.each([NaN, Infinity, -Infinity, 1e300, 1e13])('is empty for %d', (seconds) => {
    expect(plain(moment(seconds, russian))).toBe('');
  });
});

describe('a country', () => {
  test.each([
    ['RU', 'Россия'],
    ['US', 'США'],
    ['PL', 'Польша'],
    ['ru', 'ru'],
    ['', ''],
    ['RUS', 'RUS'],
    ['<b>', '<b>'],
    ['constructor', 'constructor'],
    ['__proto__', '__proto__'],
  ])('%j is «%s»', (code, words) => {
    expect(country(code, russian)).toBe(words);
  });

  test('is named in the language shown', () => {
    expect(country('DE', engine('en', { countries: { DE: 'Germany' } }))).toBe('Germany');
    expect(country('PL', engine('en', {}))).toBe('Poland');
  });

  test('is its code where the browser does not know the language', () => {
    vi.spyOn(Intl.DisplayNames, 'supportedLocalesOf').mockReturnValue([]);
    expect(country('PL', engine('ba', {}))).toBe('PL');
  });

  test('of any code is named somehow', () => {
    assert(
      property(string({ minLength: 1 }), (code) => {
        expect(country(code, russian)).not.toBe('');
      }),
    );
    const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    const codes = letters.flatMap((first) => letters.map((second) => first + second));
    for (const code of codes) expect(country(code, russian)).toMatch(/\S/);
  });
});

describe('a name', () => {
  test.each([
    ['_ga', '_ga'],
    ['a.b[1]*', 'a.b[1]*'],
    ['^_ym_visorc(_\\d+)?$', '_ym_visorc…'],
    ['^_ym_', '_ym_…'],
    ['^_ga$', '_ga'],
    ['^_ga.*', '_ga…'],
    ['^_ga_.+$', '_ga_…'],
    ['^_ga_[A-Z0-9]+$', '_ga_…'],
    ['^_ym\\d+_lsid$', '_ym…_lsid'],
    ['^lp\\.variant\\-\\d{2,4}$', 'lp.variant-…'],
    ['^a\\$b$', 'a$b'],
    ['^ab?c$', 'a…c'],
    ['^ab{2}c$', 'a…c'],
    ['^\\w+_id$', '…_id'],
    ['^_(ga|gid)$', '_…'],
    ['^_((a|b)c)$', '_…'],
    ['^_[\\]a]x$', '_…x'],
    ['^_ga$|^_gid$', '_ga, _gid'],
    ['^счётчик_', 'счётчик_…'],
    ['^(_ga|_gid)$', '^(_ga|_gid)$'],
    ['^.*$', '^.*$'],
    ['^', '^'],
    ['^$', '^$'],
    ['', ''],
  ])('written %s is read as %s', (pattern, words) => {
    expect(readableName(pattern)).toBe(words);
  });

  test('of any kind stays a name, and takes no time to read', () => {
    assert(
      property(string({ minLength: 1 }), (name) => {
        expect(readableName(name)).not.toBe('');
        expect(readableName(`^${name}`)).not.toBe('');
      }),
    );
    const started = performance.now();
    for (const text of ['(', '[', '\\', '(('.repeat(2), '(a']) readableName(`^${text.repeat(64)}`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
