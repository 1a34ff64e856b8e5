import { describe, expect, it, test } from 'vitest';
import type { Configuration } from '../../../../src/config/schema';
import { holdBack } from './holdBack';

// What would run before the answer though it looks as if it did not.

const shop: Configuration = {
  operator: { name: 'ООО «Самовар»', site: 'www.samovar.example' },
  categories: { analytics: { services: ['yandex-metrika'] } },
};
const held = (pasted: string): string => holdBack(pasted, shop).code;
const titles = (pasted: string): string[] => holdBack(pasted, shop).findings.map(({ title }) => title);

/** https://mimesniff.spec.whatwg.org/#javascript-mime-type */
const types = [
  'application/ecmascript',
  'application/javascript',
  'application/x-ecmascript',
  'application/x-javascript',
  'text/ecmascript',
  'text/javascript',
  'text/javascript1.0',
  'text/javascript1.1',
  'text/javascript1.2',
  'text/javascript1.3',
  'text/javascript1.4',
  'text/javascript1.5',
  'text/jscript',
  'text/livescript',
  'text/x-ecmascript',
  'Text/X-JavaScript ',
];

test.each(types)('a script of the type %s is held', (type) => {
  expect(held(`<script type="${type}" src="https://evil.example/t.js"></script>`)).toMatch(
    /^<script type="text\/plain" data-category="advertising"/,
  );
});

test.each([
  '<script src="https://evil.example/t.js?ref=bitrix.info"></script>',
  '<script src="https://evil.example/smartcaptcha.yandexcloud.net/t.js"></script>',
  '<script src="https://evil.example/t.js" data-x="smartcaptcha.yandexcloud.net"></script>',
  '<script src="data:text/javascript,x()//smartcaptcha.yandexcloud.net"></script>',
])('%s is not what it names', (code) => {
  expect(held(code)).toMatch(/^<script type="text\/plain" data-category="advertising"/);
});

test.each([
  ['<iframe src="data:text/html,<script>x()</script>"></iframe>', / data-src="data:/],
  ['<img src="/a.png" srcset="/a.png 1x,https://evil.example/b.png 2x">', / data-srcset="/],
])('%s is held', (code, expected) => {
  expect(held(code)).toMatch(expected);
});

describe('a mark of a category that nobody is asked about', () => {
  it.each([
    '<script data-category="necessary">ym(12345678, "init", {})</script>',
    '<script type="text/plain" data-category="necessary">ym(12345678, "init", {})</script>',
  ])('gives way where the service has one that is asked: %s', (code) => {
    const { code: result, findings } = holdBack(code, shop);
    expect(result).toMatch(
      /^<script type="text\/plain" data-category="analytics" data-service="yandex-metrika">/,
    );
    expect(findings[0]?.message).toContain('В коде стояла категория, о которой не спрашивают');
  });

  it('stays with what is the shop’s own', () => {
    const code = '<script type="text/plain" data-category="necessary">basket()</script>';
    expect(held(code)).toBe(code);
  });
});

test.each([
  [
    '<img src="/1.gif" onerror="new Image().src=\'https://mc.yandex.ru/watch/1\'">',
    'Не удержано: Яндекс Метрика',
  ],
  ['<p style="background:url(https://pixel.example/1.gif)"></p>', 'Не удержано: pixel.example'],
  ['<style>@import url(https://fonts.example/x.css)</style>', 'Не удержано: fonts.example'],
  ['<base href="https://evil.example/">', 'Не удержано: evil.example'],
  ['<meta http-equiv="refresh" content="0; url=https://evil.example/">', 'Не удержано: evil.example'],
  [
    '<noscript><style>p{background:url(//pixel.example/1.gif)}</style></noscript>',
    'Не удержано: pixel.example',
  ],
])('what cannot be held is told of: %s', (code, title) => {
  expect(titles(code)).toContain(title);
});

test('a style of the shop’s own is nobody’s business', () => {
  expect(titles('<p style="background:url(/1.gif)" onclick="go()"></p>')).toEqual([]);
});

test('our own tag without a configuration is left as it is', () => {
  const code = '<script async src="/soglasie/soglasie.js"></script>';
  expect(held(code)).toBe(code);
});

describe('a number beside the one that the configuration has', () => {
  const config: Configuration = { ...shop, services: { 'yandex-metrika': { id: 11111111 } } };
  const findingOf = (id: number) => holdBack(`<script>ym(${id}, "init", {})</script>`, config).findings[0];

  it('is told apart from it', () => {
    expect(findingOf(22222222)).toMatchObject({ account: '22222222', advice: 'catalogue' });
    expect(findingOf(22222222)?.message).toContain('другой номер: 11111111, а в коде 22222222');
  });

  it('is not offered where it is the same', () => {
    expect(findingOf(11111111)).not.toHaveProperty('account');
  });
});
