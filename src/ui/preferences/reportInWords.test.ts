import { describe, expect, test } from 'vitest';
import type { Erased, Left } from '../../consent/Traces';
import { createEngine } from './createEngine';
import { reportInWords } from './reportInWords';

const engine = createEngine({
  language: 'ru',
  bundle: undefined,
  own: () => '',
  t: (key) => key,
  nameOf: ({ id }) => id,
});

const cookies = (...names: readonly string[]): Erased[] => names.map((name) => ({ kind: 'cookie', name }));
const entries = (...names: readonly string[]): Erased[] =>
  names.map((name) => ({ kind: 'localStorage', name }));
const because = (reason: Left['reason'], traces: readonly Erased[], domain?: string): Left[] =>
  traces.map((trace) => ({ ...trace, reason, ...(domain !== undefined && { domain }) }));
const of = (names: number): string[] => Array.from({ length: names }, (_, index) => `_${index}`);

const say = (deleted: readonly Erased[], left: readonly Left[] = []): string[] =>
  // Words may be tied together by spaces that do not break.
  reportInWords({ deleted, left }, engine).map((sentence) => sentence.replace(/\s/g, ' '));

test('says so where there was nothing to delete', () => {
  expect(say([])).toEqual(['Согласие отозвано.', 'Удалять было нечего.']);
});

describe('what was deleted', () => {
  test.each([
    [cookies(...of(1)), 'Удалено: 1 файл.'],
    [cookies(...of(4)), 'Удалено: 4 файла.'],
    [cookies(...of(11)), 'Удалено: 11 файлов.'],
    [entries(...of(1)), 'Удалено: 1 запись в хранилище браузера.'],
    [entries(...of(5)), 'Удалено: 5 записей в хранилище браузера.'],
    [
      [...entries('_ym'), { kind: 'sessionStorage', name: '_ym' }, { kind: 'indexedDB', name: '_ym' }],
      'Удалено: 3 записи в хранилище браузера.',
    ],
    [[...cookies(...of(2)), ...entries('_0')], 'Удалено: 2 файла и 1 запись в хранилище браузера.'],
  ] as const)('is counted by kind', (deleted, sentence) => {
    expect(say(deleted)).toEqual(['Согласие отозвано.', sentence]);
  });
});

describe('what was left', () => {
  test('at other sites is told domain by domain, whichever way it is written', () => {
    expect(
      say(cookies(...of(4)), [
        ...because('other-domain', cookies('yandexuid'), '.yandex.ru'),
        ...because('other-domain', cookies('top100'), 'rambler.ru'),
        ...because('other-domain', cookies('yp'), 'yandex.ru'),
      ]),
    ).toEqual([
      'Согласие отозвано.',
      'Удалено: 4 файла.',
      'Осталось: 2 файла домена yandex.ru, их можно удалить в настройках браузера.',
      'Осталось: 1 файл домена rambler.ru, его можно удалить в настройках браузера.',
    ]);
  });

  test('is counted once where two services declare it', () => {
    const twice = because('other-domain', cookies('yandexuid', 'yandexuid'), '.yandex.ru');
    const sid = because('http-only', cookies('sid', 'sid'));
    expect(say([], [...twice, ...sid])).toEqual([
      'Согласие отозвано.',
      'Осталось: 1 файл домена yandex.ru, его можно удалить в настройках браузера.',
      'Осталось: 1 файл. Удалить может только сервер сайта.',
    ]);
  });

  test.each([
    ['http-only', 'Удалить может только сервер сайта.'],
    [
      're-created',
      'Создано заново скриптом, который ещё работает: обновите страницу и отзовите согласие ещё раз.',
    ],
    ['refused', 'Браузер не разрешил удаление, удалить можно в его настройках.'],
  ] as const)('as %s says who can delete it', (reason, sentence) => {
    expect(say([], because(reason, [...cookies('a', 'b'), ...entries('a')]))).toEqual([
      'Согласие отозвано.',
      `Осталось: 2 файла и 1 запись в хранилище браузера. ${sentence}`,
    ]);
  });

  test('is told reason by reason, in one order', () => {
    const left = [
      ...because('refused', entries('a')),
      ...because('re-created', cookies('b')),
      ...because('http-only', cookies('c')),
      ...because('other-domain', cookies('d'), '.яндекс.рф'),
    ];
    expect(say([], left).map((sentence) => sentence.slice(0, 40))).toEqual(
      say([], left.toReversed()).map((sentence) => sentence.slice(0, 40)),
    );
    expect(say([], left)[1]).toContain('домена яндекс.рф');
  });

  test('at a domain that looks like a placeholder is told letter by letter', () => {
    expect(say([], because('other-domain', cookies('a'), '{{count}}$t(title)'))[1]).toBe(
      'Осталось: 1 файл домена {{count}}$t(title), его можно удалить в настройках браузера.',
    );
  });
});
