import { expect, test } from 'vitest';
import { loads } from './loads';

const PIXEL = ['https://vk.com/js/api/openapi.js?169'];

const script = (attributes: Readonly<Record<string, string>>, text = ''): Element => {
  const element = document.createElement('script');
  element.type = 'text/plain';
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.text = text;
  return element;
};

test.each<[name: string, attributes: Readonly<Record<string, string>>, text?: string]>([
  ['by its address', { src: '//vk.com/js/api/openapi.js' }],
  ['by an address that is held back', { 'data-src': 'https://vk.com/js/api/openapi.js?170' }],
  [
    'by its text',
    { 'data-service': 'vk-retargeting' },
    't.src = "https://vk.com/js/api/openapi.js?" + version',
  ],
])('a script loads the file %s', (_name, attributes, text) => {
  expect(loads(script(attributes, text), 'vk-retargeting', PIXEL)).toBe(true);
});

test.each<[name: string, attributes: Readonly<Record<string, string>>, text?: string]>([
  ['mentions the host', {}, 'share("https://vk.com/share.php")'],
  ['loads another file', { src: 'https://vk.com/js/api/share.js' }],
  ['loads it from another host', { src: 'https://example.ru/vk.com/js/api/openapi.js' }],
  ['is another service’s', { 'data-service': 'vk-widgets', src: PIXEL[0]! }],
])('a script that %s does not', (_name, attributes, text) => {
  expect(loads(script(attributes, text), 'vk-retargeting', PIXEL)).toBe(false);
});
