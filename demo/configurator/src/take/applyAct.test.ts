// @vitest-environment node
import { expect, test } from 'vitest';
import { applyAct } from './applyAct';

test('a service is taken from the catalogue with its number and Webvisor', () => {
  expect(applyAct({}, { type: 'take', service: 'yandex-metrika', id: '111', webvisor: true })).toEqual({
    categories: { analytics: { services: ['yandex-metrika'] } },
    services: { 'yandex-metrika': { id: 111, webvisor: true } },
  });
});

test('a second number joins the first', () => {
  const before = { services: { 'yandex-metrika': { id: 111 } } };
  const after = applyAct(before, { type: 'add', service: 'yandex-metrika', id: '222' });
  expect(after).toEqual({ services: { 'yandex-metrika': { id: [111, 222] } } });
  expect(applyAct(after, { type: 'add', service: 'yandex-metrika', id: '333' })).toEqual({
    services: { 'yandex-metrika': { id: [111, 222, 333] } },
  });
});

test('where there can be but one, the other takes its place', () => {
  const before = { services: { jivo: { id: 'aBcDeFgH12', category: 'external' } } };
  expect(applyAct(before, { type: 'replace', service: 'jivo', id: 'ZZcDeFgH12' })).toEqual({
    services: { jivo: { id: 'ZZcDeFgH12', category: 'external' } },
  });
});

test('a service is named, its category switched on, Webvisor told of', () => {
  expect(applyAct({}, { type: 'name', service: 'callibri', category: 'advertising' })).toEqual({
    categories: { advertising: { services: ['callibri'] } },
  });
  expect(applyAct({}, { type: 'enable', category: 'advertising' })).toEqual({
    categories: { advertising: true },
  });
  expect(applyAct({}, { type: 'webvisor' })).toEqual({ services: { 'yandex-metrika': { webvisor: true } } });
});
