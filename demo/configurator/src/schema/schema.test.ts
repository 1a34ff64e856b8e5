import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createReader } from '../../../../src/config/createReader';
import { resolve } from '../../../../src/config/resolve';
import { KNOWN } from '../../../../src/config/rules';
import { optionWords } from '../form/options';
import { shownFields } from '../form/shownFields';
import { fromIds, toIds } from '../form/toIds';
import { toNumber } from '../form/toNumber';
import { asConfiguration } from '../work/asConfiguration';
import type { Document } from '../work/Json';
import { addService, isOn, placeService, removeService, servicesOf, switchCategory } from './categories';
import { describeField, propertiesOf } from './describeField';
import { findProblems } from './findProblems';
import { presets } from './presets';
import { searchCatalogue } from './searchCatalogue';
import { sections, sortProblems } from './sections';
import { setField } from './setField';

/** What the product itself makes of a configuration. */
const categoriesOn = (document: Document): string[] =>
  resolve(createReader(asConfiguration(document), () => undefined)).categories.map(({ id }) => id);

const categories = fc.constantFrom(...KNOWN.filter((id) => id !== 'necessary'), 'ab-test');
const services = fc.constantFrom('yandex-metrika', 'rutube', 'vk-ads-pixel', 'our-counter');
const step = fc.oneof(
  fc.record({ does: fc.constant('switch' as const), category: categories, on: fc.boolean() }),
  fc.record({
    does: fc.constant('say' as const),
    category: categories,
    text: fc.constantFrom('Текст', undefined),
  }),
  fc.record({ does: fc.constant('place' as const), category: categories, service: services }),
  fc.record({ does: fc.constant('add' as const), service: services }),
  fc.record({ does: fc.constant('remove' as const), service: services }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function take(document: Document, does: Step): Document {
  switch (does.does) {
    case 'switch':
      return switchCategory(document, does.category, does.on);
    case 'say':
      return setField(document, `categories.${does.category}.title`, does.text);
    case 'place':
      return placeService(document, does.service, does.category);
    case 'add':
      return addService(document, does.service);
    case 'remove':
      return removeService(document, does.service);
  }
}

const documents = fc
  .tuple(fc.constantFrom(...presets.map(({ document }) => document)), fc.array(step, { maxLength: 12 }))
  .map(([start, steps]) => steps.reduce(take, start));

test('a switch does to a category what it says, as the product sees it', () => {
  fc.assert(
    fc.property(documents, categories, fc.boolean(), (document, id, on) => {
      const next = switchCategory(document, id, on);
      expect(isOn(next, id)).toBe(on);
      expect(categoriesOn(next).includes(id)).toBe(on);
    }),
  );
});

test('what is said of a category does not switch it', () => {
  fc.assert(
    fc.property(documents, categories, fc.constantFrom('Название', undefined), (document, id, text) => {
      const there = switchCategory(document, id, isOn(document, id));
      const next = setField(there, `categories.${id}.title`, text);
      expect(categoriesOn(next)).toEqual(categoriesOn(there));
    }),
  );
});

test('a service is in one category, which is on, and goes without a trace', () => {
  fc.assert(
    fc.property(documents, services, categories, (document, id, category) => {
      const placed = placeService(document, id, category);
      expect(servicesOf(placed).filter((each) => each.id === id)).toEqual([{ id, category }]);
      expect(isOn(placed, category)).toBe(true);
      expect(JSON.stringify(removeService(placed, id))).not.toContain(`"${id}"`);
    }),
  );
});

test('the steps of the form alone make no error, but that of a service which nobody would be asked about', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const errors = findProblems(document).filter(({ severity }) => severity === 'error');
      expect(errors.filter(({ code }) => code !== 'unasked')).toEqual([]);
    }),
  );
});

test('every option of the schema has a word in the form, and no word is left over', () => {
  const choices = [...shownFields({})].filter((path) => describeField(path).kind === 'choice');
  expect(choices.sort()).toEqual(Object.keys(optionWords).sort());
  for (const path of choices)
    expect(Object.keys(optionWords[path] ?? {}).sort(), path).toEqual(
      describeField(path).options.map(String).sort(),
    );
});

test('every property of the configuration belongs to a section', () => {
  const known = propertiesOf('').filter((property) => property !== '$schema');
  expect(sections.flatMap(({ paths }) => [...paths]).sort()).toEqual([...known].sort());
});

test('what is wrong stands beside its field, and what has none is kept', () => {
  const document: Document = {
    operator: { name: 1, nmae: 'x' },
    categories: { analytics: { required: true, services: ['yandex-metrika', 'UPPER'] }, cart: { colour: 1 } },
    services: { 'yandex-metrika': { id: 'abc', country: 'Россия' } },
    texts: { ru: { banner: { title: 5, titel: 'x' } } },
    colour: 'red',
  };
  const shown = shownFields(document);
  const sorted = sortProblems(findProblems(document), document, (field) => shown.has(field));
  const fieldsWithErrors = [...sorted]
    .filter(([, problems]) => problems.some(({ severity }) => severity === 'error'))
    .map(([field]) => field);
  expect(fieldsWithErrors).toEqual(
    expect.arrayContaining([
      'operator.name',
      'categories.analytics',
      'services.yandex-metrika.id',
      'services.yandex-metrika.country',
      'texts.ru.banner.title',
    ]),
  );
  expect(sorted.get('')?.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['operator.nmae', 'categories.cart.colour', 'texts.ru.banner.titel', 'colour']),
  );
  expect([...sorted.values()].flat()).toHaveLength(findProblems(document).length);
});

test('a service is found by its Russian name, its company, its address and its id', () => {
  for (const query of ['метрика', 'яндекс метр', 'mc.yandex.ru', 'yandex-metrika'])
    expect(
      searchCatalogue(query).map(({ id }) => id),
      query,
    ).toContain('yandex-metrika');
  expect(searchCatalogue('такого нет')).toEqual([]);
});

test('numbers of counters are numbers, and several are a list', () => {
  expect(toIds('yandex-metrika', ' 12345678 ')).toBe(12345678);
  expect(toIds('yandex-metrika', '1, 2')).toEqual([1, 2]);
  expect(toIds('yandex-metrika', 'abc')).toBe('abc');
  expect(toIds('vk-retargeting', 'VK-RTRG-1-a')).toBe('VK-RTRG-1-a');
  expect(toIds('jivo', '1234567')).toBe('1234567');
  expect(toIds('jivo', ' ')).toBeUndefined();
  expect(fromIds([1, 'b'])).toBe('1, b');
});

test('a number is read as people write it', () => {
  expect(toNumber('30')).toBe(30);
  expect(toNumber(' 0,5 ')).toBe(0.5);
  expect(toNumber('тридцать')).toBe('тридцать');
  expect(toNumber('')).toBeUndefined();
});
