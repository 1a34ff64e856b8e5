import { beforeEach, expect, test, vi } from 'vitest';
import * as ads from './google-ads';
import * as analytics from './google-analytics-4';

const load = vi.fn<(address: string, attributes?: object, then?: () => void) => void>();
const addresses = (): string[] => load.mock.calls.map(([address]) => address);
const context = (...ids: string[]) => ({ ids, isOn: () => false, load });
const calls = (): unknown[][] => (window.dataLayer as unknown[][]).map((call) => [...call]);
const now = expect.any(Date) as Date;

beforeEach(() => {
  load.mockReset();
  delete window.dataLayer;
  Reflect.deleteProperty(window, 'gtag');
  Reflect.deleteProperty(window, Symbol.for('soglasie.gtag'));
});

test('each id is configured, by real arguments and one file', () => {
  analytics.start(context('G-A', 'G-B'));
  expect(calls()).toEqual([
    ['js', now],
    ['config', 'G-A'],
    ['config', 'G-B'],
  ]);
  expect(Object.prototype.toString.call((window.dataLayer as unknown[])[0])).toBe('[object Arguments]');
  expect(addresses()).toEqual(['https://www.googletagmanager.com/gtag/js?id=G-A']);
});

test('Google Реклама shares the file and the beginning', () => {
  analytics.start(context('G-A'));
  ads.start(context('AW-1'));
  expect(calls()).toEqual([
    ['js', now],
    ['config', 'G-A'],
    ['config', 'AW-1'],
  ]);
  expect(new Set(addresses())).toEqual(new Set(['https://www.googletagmanager.com/gtag/js?id=G-A']));
});

test('a gtag that is there is used', () => {
  const gtag = vi.fn();
  Reflect.set(window, 'gtag', gtag);
  analytics.start(context('G-A'));
  expect(gtag.mock.calls).toEqual([
    ['js', now],
    ['config', 'G-A'],
  ]);
});

test('each id is switched off when consent is taken back, and on by the next grant', () => {
  const switches = (): unknown[] =>
    ['G-A', 'G-B'].map((id): unknown => Reflect.get(window, `ga-disable-${id}`));
  analytics.stop(context('G-A', 'G-B'));
  expect(switches()).toEqual([true, true]);
  analytics.start(context('G-A', 'G-B'));
  expect(switches()).toEqual([undefined, undefined]);
});

test('what is refused before the file came does not start with the grant of the other', () => {
  ads.start(context('AW-1', 'AW-2'));
  (window.dataLayer as unknown[]).push(['event', 'own']);
  ads.stop(context('AW-1', 'AW-2'));
  analytics.start(context('G-A'));
  expect(calls()).toEqual([
    ['js', now],
    ['event', 'own'],
    ['config', 'G-A'],
  ]);
  expect(addresses().at(-1)).toBe('https://www.googletagmanager.com/gtag/js?id=G-A');
});

test('the other, which goes on, keeps the one file', () => {
  ads.start(context('AW-1'));
  analytics.start(context('G-A'));
  analytics.stop(context('G-A'));
  analytics.start(context('G-A'));
  expect(calls().filter(([name]) => name === 'config')).toEqual([
    ['config', 'AW-1'],
    ['config', 'G-A'],
  ]);
  expect(new Set(addresses())).toEqual(new Set(['https://www.googletagmanager.com/gtag/js?id=AW-1']));
});

test('once the file has run, its list is left as it is', () => {
  ads.start(context('AW-1'));
  load.mock.calls[0]?.[2]?.();
  ads.stop(context('AW-1'));
  expect(calls()).toEqual([
    ['js', now],
    ['config', 'AW-1'],
  ]);
});
