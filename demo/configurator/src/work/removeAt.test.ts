import { expect, test } from 'vitest';
import { removeAt } from './removeAt';

test.each<[string, Parameters<typeof removeAt>[0], unknown]>([
  ['colour', { colour: 'red', language: 'ru' }, { language: 'ru' }],
  ['theme.colour', { theme: { colour: 'red', radius: '4px' } }, { theme: { radius: '4px' } }],
  ['a.b', { 'a.b': 1, c: 2 }, { c: 2 }],
  ['theme.a.b', { theme: { 'a.b': 1 } }, { theme: {} }],
  [
    'services.own.cookies.1.foo',
    {
      services: {
        own: {
          cookies: [
            { name: 'a', foo: 1 },
            { name: 'b', foo: 1 },
          ],
        },
      },
    },
    { services: { own: { cookies: [{ name: 'a', foo: 1 }, { name: 'b' }] } } },
  ],
  ['list.0', { list: ['a', 'b'] }, { list: ['b'] }],
  ['nothing.here', { theme: 1 }, { theme: 1 }],
])('%s is taken out, and nothing else', (path, document, left) => {
  expect(removeAt(document, path)).toEqual(left);
});
