import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../../../src/config/schema';
import { holdBack } from './holdBack';

const shop: Configuration = {
  operator: { name: 'ООО «Самовар»', site: 'samovar.example' },
  categories: { analytics: { services: ['yandex-metrika'] }, advertising: true, external: true },
};
const held = (pasted: string): string => holdBack(pasted, shop).code;

describe('a script', () => {
  it.each([
    '',
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
    'text/x-javascript',
    ' Text/JavaScript ',
    'text/javascript; charset=utf-8',
  ])('of the type «%s» is held', (type) => {
    expect(held(`<script type="${type}" src="https://a.example/t.js"></script>`)).toBe(
      '<script type="text/plain" data-category="advertising" src="https://a.example/t.js"></script>',
    );
  });

  it.each(['module', 'speculationrules'])(
    'of the type «%s» is held, and is of that type again later',
    (type) => {
      expect(held(`<script type="${type}">x</script>`)).toBe(
        `<script type="text/plain" data-category="advertising" data-type="${type}">x</script>`,
      );
    },
  );

  it.each([
    'importmap',
    'application/json',
    'application/ld+json',
    'text/x-template',
    'text/plain',
    'x-shader/x-vertex',
  ])('of the type «%s» is data', (type) => {
    const pasted = `<script type="${type}">{}</script>`;
    expect(held(pasted)).toBe(pasted);
  });

  it.each([
    '<script src="/soglasie.js"></script>',
    '<script async src="https://cdn.example/soglasie.headless.js?2" data-config="#c"></script>',
  ])('of our own stays as it is: %s', (pasted) => {
    expect(holdBack(pasted, shop)).toEqual({ code: pasted, rest: pasted, findings: [] });
  });

  it('is not our own by what stands in its query', () => {
    expect(held('<script src="https://a.example/t.js?/soglasie.js"></script>')).toContain(
      'type="text/plain"',
    );
  });
});

describe('what needs no question', () => {
  it.each([
    '<script src="https://a.example/t.js?ref=bitrix.info"></script>',
    '<script src="https://a.example/t.js" data-x="captcha-api.yandex.ru"></script>',
    '<script src="https://bitrix.info@a.example/t.js"></script>',
    '<script src="https://bitrix.info.a.example/t.js"></script>',
    '<img src="https://bitrix.info/1.gif" srcset="https://a.example/2.gif 2x">',
    '<iframe src="https://bitrix.info/" srcdoc="<p>x</p>"></iframe>',
  ])('is not told by a word: %s', (pasted) => {
    expect(held(pasted)).toContain('data-category=');
    expect(held(pasted)).not.toMatch(/<script(?! type="text\/plain")|<(?!script)[^>]* (src|srcset|srcdoc)=/);
  });

  it('goes by the host that it is loaded from', () => {
    const pasted = '<script src="https://www.bitrix.info/x.js"></script>';
    expect(holdBack(pasted, shop)).toEqual({ code: pasted, rest: pasted, findings: [] });
  });

  it('stays in <noscript> only where all that it loads is such', () => {
    const needed = '<noscript><img src="https://bitrix.info/1.gif"></noscript>';
    expect(held(needed)).toBe(needed);
    expect(held('<noscript><img src="https://a.example/1.gif?bitrix.info"></noscript>')).toBe('');
  });
});

describe('an address', () => {
  it.each([
    [
      '<iframe src="data:text/html,<script>x()</script>"></iframe>',
      '<iframe data-src="data:text/html,<script>x()</script>"></iframe>',
    ],
    [
      '<iframe src="blob:https://a.example/1"></iframe>',
      '<iframe data-src="blob:https://a.example/1"></iframe>',
    ],
    ['<iframe src="java\nscript:x()"></iframe>', '<iframe data-src="java\nscript:x()"></iframe>'],
    ['<object data="data:text/html,x"></object>', '<object data-data="data:text/html,x"></object>'],
    [
      '<img src="/a.png" srcset="/a.png 1x,https://a.example/b.png 2x">',
      '<img data-category="advertising" data-src="/a.png" data-srcset="/a.png 1x,https://a.example/b.png 2x">',
    ],
    [
      '<img srcset="https://a.example/a.png 1x, https://a.example/b.png 2x">',
      '<img data-category="advertising" data-src="https://a.example/a.png" data-srcset="https://a.example/a.png 1x, https://a.example/b.png 2x">',
    ],
    [
      '<link rel="preload" as="image" imagesrcset="https://a.example/a.png 1x">',
      '<link rel="preload" as="image" data-imagesrcset="https://a.example/a.png 1x">',
    ],
    [
      '<svg><feImage href="https://a.example/1.png"/></svg>',
      '<svg><feImage data-href="https://a.example/1.png" /></svg>',
    ],
    ['a\n<link rel="preconnect" href="https://mc.yandex.ru">\nb', 'a\nb'],
    ['<link rel="dns-prefetch" href="//mc.yandex.ru">', ''],
  ])('of %s does not stay live', (pasted, expected) => {
    expect(held(pasted)).toBe(expected);
    expect(holdBack(pasted, shop).findings).toHaveLength(1);
  });
});

describe('a mark that nobody has to agree to', () => {
  it.each([
    ['<script data-category="necessary">ym(1, "init")</script>'],
    ['<script type="text/plain" data-category="necessary">ym(1, "init")</script>'],
    ['<script type="text/plain" data-category="!analytics">ym(1, "init")</script>'],
    ['<script type="text/plain" data-category="necessary cart" data-service="bitrix">ym(1, "init")</script>'],
  ])('does not let a counter run: %s', (pasted) => {
    const { code, findings } = holdBack(pasted, shop);
    expect(code).toBe(
      '<script type="text/plain" data-category="analytics" data-service="yandex-metrika">ym(1, "init")</script>',
    );
    expect(findings[0]?.message).toMatch(/согласия не ждал; теперь он ждёт согласия в категории «статистика/);
  });

  it('does not let a frame load either', () => {
    expect(
      held('<iframe data-category="necessary" data-src="https://yandex.ru/map-widget/v1/"></iframe>'),
    ).toBe(
      '<iframe data-category="external" data-service="yandex-maps" data-src="https://yandex.ru/map-widget/v1/"></iframe>',
    );
  });

  it('is believed of what nobody knows, and told of', () => {
    const pasted = '<script type="text/plain" data-category="necessary" src="/own.js"></script>';
    const { code, findings } = holdBack(pasted, shop);
    expect(code).toBe(pasted);
    expect(findings).toEqual([
      expect.objectContaining({
        advice: 'warning',
        message: expect.stringMatching(/data-category="necessary".*согласия не ждёт/) as string,
      }),
    ]);
  });
});
