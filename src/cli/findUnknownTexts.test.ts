import { expect, test } from 'vitest';
import { findUnknownTexts } from './findUnknownTexts';

const unknown = (ru: unknown, categories: unknown = {}): [path: string, suggestion: string | undefined][] =>
  findUnknownTexts({ categories, texts: { ru } }).map(({ path, values }) => [path, values.suggestion]);

test('knows the texts that visitors read', () => {
  expect(unknown({ banner: { title: 'Печенье' }, preferences: { report: { nothing: 'Пусто' } } })).toEqual(
    [],
  );
});

test('finds an unknown key and what may have been meant', () => {
  expect(unknown({ banner: { titel: 'Печенье' } })).toEqual([['texts.ru.banner.titel', 'title']]);
});

test('finds an unknown namespace once', () => {
  expect(unknown({ baner: { title: 'а', text: 'б' } })).toEqual([['texts.ru.baner', 'banner']]);
});

test('takes every plural form of a text that has plural forms, and of no other', () => {
  expect(unknown({ preferences: { days_zero: 'ноль', days_two: '{{count}}' } })).toEqual([]);
  expect(unknown({ preferences: { title_one: 'Настройки' } })).toEqual([
    ['texts.ru.preferences.title_one', undefined],
  ]);
});

test('takes texts for the categories of the site', () => {
  const texts = {
    banner: { categories: { quiz: 'опрос' } },
    preferences: { consequences: { quiz: 'Без них…' } },
  };
  expect(unknown(texts, { quiz: true })).toEqual([]);
  expect(unknown(texts)).toHaveLength(2);
});

test('takes the name of any country', () => {
  expect(unknown({ preferences: { countries: { FR: 'Франция' } } })).toEqual([]);
});

test('finds a text in the place of several, and several in the place of one', () => {
  expect(unknown({ banner: 'Печенье', preferences: { title: { short: 'Настройки' } } })).toEqual([
    ['texts.ru.banner', undefined],
    ['texts.ru.preferences.title', undefined],
  ]);
});

test.each([null, [], 'text', { texts: null }, { texts: { ru: ['banner'] } }])('survives %j', (input) => {
  expect(() => findUnknownTexts(input)).not.toThrow();
});

test('knows no text of the developers', () => {
  expect(unknown({ cli: { fine: 'Хорошо' } })).toHaveLength(1);
});
