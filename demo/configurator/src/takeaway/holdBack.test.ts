import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../../../src/config/schema';
import { holdBack } from './holdBack';

const METRIKA = `<!-- Yandex.Metrika counter -->
<script type="text/javascript">
  (function(m,e,t,r,i,k,a){m[i]=m[i]||function(){(m[i].a=m[i].a||[]).push(arguments)};})
  (window, document, "script", "https://mc.yandex.ru/metrika/tag.js", "ym");
  ym(12345678, "init", { clickmap:true, trackLinks:true, accurateTrackBounce:true });
</script>
<noscript><div><img src="https://mc.yandex.ru/watch/12345678" style="position:absolute; left:-9999px;" alt="" /></div></noscript>
<!-- /Yandex.Metrika counter -->
`;

const shop: Configuration = {
  operator: { name: 'ООО «Самовар»', site: 'www.samovar.example' },
  categories: {
    analytics: { services: ['yandex-metrika', 'roistat'] },
    advertising: { services: ['vk-retargeting'] },
    external: { services: ['yandex-maps'] },
  },
};

/** What the code came back as. */
const held = (pasted: string, config: Configuration = shop): string => holdBack(pasted, config).code;
const findings = (pasted: string, config: Configuration = shop) => holdBack(pasted, config).findings;

describe('holdBack', () => {
  it('holds the counter of Metrica back, takes its pixel out of <noscript> and leaves the rest', () => {
    expect(held(METRIKA)).toBe(`<!-- Yandex.Metrika counter -->
<script type="text/plain" data-category="analytics" data-service="yandex-metrika">
  (function(m,e,t,r,i,k,a){m[i]=m[i]||function(){(m[i].a=m[i].a||[]).push(arguments)};})
  (window, document, "script", "https://mc.yandex.ru/metrika/tag.js", "ym");
  ym(12345678, "init", { clickmap:true, trackLinks:true, accurateTrackBounce:true });
</script>
<!-- /Yandex.Metrika counter -->
`);
  });

  it('advises the catalogue with the number in the code, once for script and pixel', () => {
    expect(findings(METRIKA)).toEqual([
      {
        service: 'yandex-metrika',
        title: 'Яндекс Метрика',
        account: '12345678',
        advice: 'catalogue',
        category: 'analytics',
        acts: [{ type: 'take', service: 'yandex-metrika', id: '12345678', webvisor: false }],
        message:
          'Номер в коде: 12345678. Сервис есть в каталоге: назовите его с этим номером в конфигурации, а код удалите с сайта целиком, вместе с <noscript>. «Согласие» само запустит его после ответа посетителя и удалит его следы после отзыва. Картинка или фрейм внутри <noscript> убраны: там, где скрипты выключены, они загрузились бы без спроса.',
      },
    ]);
  });

  it('says to take the code out where the configuration starts the service already', () => {
    const [finding] = findings(METRIKA, { ...shop, services: { 'yandex-metrika': { id: 12345678 } } });
    expect(finding).toMatchObject({ advice: 'catalogue' });
    expect(finding?.message).toMatch(/^Этот сервис уже запускается по номеру из конфигурации\./);
  });

  it('says so without a number in the code, too', () => {
    const config: Configuration = {
      ...shop,
      services: { roistat: { id: '0123456789abcdef0123456789abcdef' } },
    };
    expect(findings('<script src="https://cloud.roistat.com/x.js"></script>', config)).toEqual([
      expect.objectContaining({ service: 'roistat', advice: 'catalogue' }),
    ]);
  });

  it('leaves a counter with settings of its own to be held back', () => {
    const [finding] = findings(
      METRIKA.replace('clickmap:true', 'ecommerce:"dataLayer", webvisor:true, defer:true'),
    );
    expect(finding).toMatchObject({ advice: 'held', account: '12345678' });
    expect(finding?.message).toMatch(/номера в конфигурации не пишите.*defer: true.*Вебвизор/);
  });

  it.each([
    [
      '<script>VK.Retargeting.Init("VK-RTRG-123456-a1B2c")</script>',
      'vk-retargeting',
      'VK-RTRG-123456-a1B2c',
      'advertising',
    ],
    [
      '<script>_tmr.push({id: "3123456", type: "pageView"})</script>',
      'vk-ads-pixel',
      '3123456',
      'advertising',
    ],
    [
      `<script>(function(w,d,s,h,id){})(window, document, 'script', 'cloud.roistat.com', '0123456789abcdef0123456789abcdef');</script>`,
      'roistat',
      '0123456789abcdef0123456789abcdef',
      'analytics',
    ],
    [
      '<script async src="https://mod.calltouch.ru/init.js?id=a1b2c3d4"></script>',
      'calltouch',
      'a1b2c3d4',
      'analytics',
    ],
    [
      '<script>carrotquest.connect("12345-0123456789abcdef"); /* cdn.carrotquest.app */</script>',
      'carrot-quest',
      '12345-0123456789abcdef',
      'external',
    ],
    [
      '<script src="https://api.mindbox.ru/x.js"></script><script>mindbox("create", { endpointId: "samovar.Website" }) // api.mindbox.ru\n</script>',
      'mindbox',
      'samovar.Website',
      'advertising',
    ],
    ['<script src="//code.jivo.ru/widget/aBcDeFgH12" async></script>', 'jivo', 'aBcDeFgH12', 'external'],
    [
      '<script>(function(w,d,s,l,i){j.src="https://www.googletagmanager.com/gtm.js?id="+i})(window,document,"script","dataLayer","GTM-ABC1234");</script>',
      'google-tag-manager',
      'GTM-ABC1234',
      'analytics',
    ],
    [
      '<script async src="https://www.googletagmanager.com/gtag/js?id=G-ABC1234567"></script>',
      'google-analytics-4',
      'G-ABC1234567',
      'analytics',
    ],
    ["<script>gtag('config', 'AW-123456789');</script>", 'google-ads', 'AW-123456789', 'advertising'],
    [
      '<script src="https://mc.yandex.com/metrika/tag.js?id=12345678"></script>',
      'yandex-metrika',
      '12345678',
      'analytics',
    ],
    ['<script>new Ya.Metrika2({ id:12345678 })</script>', 'yandex-metrika', '12345678', 'analytics'],
  ])('finds the account in %s', (pasted, service, account, category) => {
    expect(findings(pasted)).toEqual([
      expect.objectContaining({ service, account, category, advice: 'catalogue' }),
    ]);
    expect(held(pasted)).toContain(`type="text/plain" data-category="${category}" data-service="${service}"`);
  });

  it('takes the code that two services share for the one that the configuration names', () => {
    const pasted = '<script>_tmr.push({id: 3123456})</script>';
    const named: Configuration = { categories: { analytics: { services: ['top-mail-ru'] } } };
    expect(findings(pasted, named)).toEqual([
      expect.objectContaining({ service: 'top-mail-ru', category: 'analytics' }),
    ]);
  });

  it('asks in the category that the configuration has for a service, but never in one that nobody can refuse', () => {
    const pasted = '<script src="https://cdn.callibri.ru/callibri.js"></script>';
    const inCategory = (category: string) =>
      findings(pasted, { categories: { [category]: { services: ['callibri'] } } })[0]?.category;
    expect(inCategory('advertising')).toBe('advertising');
    expect(inCategory('necessary')).toBe('analytics');
  });

  it.each([
    [
      '<iframe src="https://yandex.ru/map-widget/v1/?um=1&amp;a=2" width="640" title=\'Карта "у нас"\'></iframe>',
      '<iframe data-category="external" data-service="yandex-maps" data-src="https://yandex.ru/map-widget/v1/?um=1&amp;a=2" width="640" title="Карта &quot;у нас&quot;"></iframe>',
    ],
    [
      '<iframe src="https://video.example/1"></iframe>',
      '<iframe data-category="external" data-src="https://video.example/1"></iframe>',
    ],
    [
      '<iframe src="https://pixel.example/1" width=1 height=1></iframe>',
      '<iframe data-category="advertising" data-src="https://pixel.example/1" width="1" height="1"></iframe>',
    ],
    [
      '<img src="//pixel.example/1.gif" srcset="//pixel.example/2.gif 2x"/>',
      '<img data-category="advertising" data-src="//pixel.example/1.gif" data-srcset="//pixel.example/2.gif 2x" />',
    ],
    [
      '<link rel=stylesheet href=https://fonts.example/css>',
      '<link data-category="external" rel="stylesheet" data-href="https://fonts.example/css">',
    ],
    [
      '<link rel="preload" as="script" href="https://mc.yandex.ru/metrika/tag.js">',
      '<link data-category="analytics" data-service="yandex-metrika" rel="preload" as="script" data-href="https://mc.yandex.ru/metrika/tag.js">',
    ],
    [
      '<script type="module" async src="/x.js"></script>',
      '<script type="text/plain" data-category="advertising" data-type="module" async src="/x.js"></script>',
    ],
    [
      '<script>unknown()</script>',
      '<script type="text/plain" data-category="advertising">unknown()</script>',
    ],
    [
      '<script data-category="analytics">x()</script>',
      '<script type="text/plain" data-category="analytics">x()</script>',
    ],
    [
      '<SCRIPT SRC="https://a.example/"  onLoad="go(1 &amp;&amp; 2)">\n</SCRIPT>',
      '<script type="text/plain" data-category="advertising" src="https://a.example/" onload="go(1 &amp;&amp; 2)">\n</SCRIPT>',
    ],
    [
      '<iframe srcdoc="<script>x()</script>" onload="y()"></iframe>',
      '<iframe data-srcdoc="<script>x()</script>" data-onload="y()"></iframe>',
    ],
    ['<iframe src="javascript:x()"></iframe>', '<iframe data-src="javascript:x()"></iframe>'],
    [
      '<object data="https://a.example/x.swf"></object>',
      '<object data-data="https://a.example/x.swf"></object>',
    ],
    ['<noscript><noscript><video src=//a.example/>', ''],
    ['текст<noscript><iframe src="https://a.example/">', 'текст'],
    [
      '<iframe src="https://a.example/" data-src="https://b.example/"></iframe>',
      '<iframe data-category="external" data-src="https://b.example/"></iframe>',
    ],
    [
      '<img src="https://a.example/1" src="https://b.example/2">',
      '<img data-category="advertising" data-src="https://a.example/1">',
    ],
    [
      '<template><script src="https://a.example/"></script></template>',
      '<template><script type="text/plain" data-category="advertising" src="https://a.example/"></script></template>',
    ],
    [
      '<script>a()</script\n><b>текст</b><script>b()',
      '<script type="text/plain" data-category="advertising">a()</script\n><b>текст</b><script type="text/plain" data-category="advertising">b()',
    ],
    [
      '<noscript>Включите скрипты <img src="https://mc.yandex.ru/watch/1"></noscript>',
      '<noscript>Включите скрипты </noscript>',
    ],
    [
      "<script>gtag('config','G-ABC1234567');gtag('config','AW-123')</script>",
      "<script type=\"text/plain\" data-category=\"advertising analytics\">gtag('config','G-ABC1234567');gtag('config','AW-123')</script>",
    ],
  ])('holds %s back', (pasted, expected) => {
    expect(held(pasted)).toBe(expected);
  });

  it.each([
    '<script async src="/soglasie/soglasie.js" data-config="/soglasie.config.json"></script>',
    '<script src="https://cdn.shop.example/soglasie.headless.js?1" data-config="#c"></script>',
    '<script type="application/ld+json">{"@type":"Organization"}</script>',
    '<script type="importmap">{}</script>',
    '<script type="text/x-template"><img src="https://a.example/"></script>',
    '<style>@import url("https://fonts.example/");</style>',
    '<link rel="preconnect" href="https://static.samovar.example">',
    '<link rel="canonical" href="https://a.example/">',
    '<link rel="stylesheet" href="/shop.css">',
    '<img src="/logo.png" srcset="/logo.png 1x, https://static.samovar.example/logo.png 2x">',
    '<img src="data:image/gif;base64,R0lGOD">',
    '<iframe src="https://samovar.example/calculator"></iframe>',
    '<iframe src="about:blank"></iframe>',
    '<noscript><img src="/no-script.png" alt="Включите скрипты"></noscript>',
    '<noscript>Включите скрипты: https://mc.yandex.ru</noscript>',
    '<!-- <script src="https://mc.yandex.ru/metrika/tag.js"></script> -->',
    '<script src="https://smartcaptcha.yandexcloud.net/captcha.js" defer></script>',
    '<script type="text/plain" data-category="!analytics" src="/counter.js"></script>',
    '<iframe data-category="external" data-service="jivo" width="320" height="240"></iframe>',
    'Просто текст & <b title=x>слово</b',
  ])('leaves %s as it is', (pasted) => {
    expect(holdBack(pasted, shop).code).toBe(pasted);
  });

  it('says what the code is that nobody knows, and under what it is held', () => {
    expect(findings('<script src="https://counter.example/x.js"></script>')).toEqual([
      {
        title: 'Неизвестный скрипт: counter.example',
        advice: 'held',
        category: 'advertising',
        unknown: 'script counter.example',
        acts: [],
        message: expect.stringMatching(/неизвестно.*в категории «реклама»/) as string,
      },
    ]);
  });

  it('says that a category is off, that a service is not named, that code is cut, and that there are no tags', () => {
    const nothing: Configuration = {};
    expect(findings('<script src="https://cdn.callibri.ru/x.js"></script>', nothing)[0]).toMatchObject({
      message: expect.stringMatching(/этого сервиса нет.*«статистика посещений»/) as string,
      acts: [{ type: 'name', service: 'callibri', category: 'analytics' }],
    });
    expect(findings('<script>x()</script>', nothing)[0]).toMatchObject({
      message: expect.stringMatching(/Категория «реклама» сейчас выключена/) as string,
      acts: [{ type: 'enable', category: 'advertising' }],
    });
    expect(findings('<script>document.write(1)</script>')[0]?.message).toMatch(/document\.write/);
    expect(findings('<script src="https://a.exam')).toEqual([
      expect.objectContaining({ title: 'Код обрывается' }),
    ]);
    expect(findings('ym(12345678, "init", {})')).toEqual([
      expect.objectContaining({ service: 'yandex-metrika', account: '12345678' }),
    ]);
  });
});

/** Markup of all that may be pasted, in any order and nesting. */
const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<script>',
        '</script>',
        '<script src="https://mc.yandex.ru/metrika/tag.js">',
        '<script type=module src=//a.example/>',
        '<script type="text/plain" data-category="analytics">',
        '<noscript>',
        '</noscript>',
        '<img src=https://a.example/1.gif>',
        '<img src="https://mc.yandex.ru/watch/1" src=//b.example onerror="x()">',
        '<iframe src="https://a.example/">',
        '</iframe>',
        '<iframe srcdoc="<img src=//c.example>" data-src=//d.example src=//e.example>',
        '<link rel=stylesheet href=//a.example/x.css>',
        '<svg>',
        '</svg>',
        '<svg><script href=//a.example/>',
        '<svg><image href="//a.example/1.png"/></svg>',
        '<template>',
        '</template>',
        '<!--',
        '-->',
        '<table>',
        '<tr>',
        '</table>',
        '<video src=//a.example/v poster=//a.example/p>',
        '<select>',
        '<textarea>',
        '</textarea>',
        '<title>',
        '</title>',
        '<p>',
        '</p>',
        '<a href=x>',
        '<math>',
        '<object data=//a.example>',
        '<style>',
        '</style>',
        '\r\n',
        '<plaintext>',
        '<body>',
        '<head>',
        '<html>',
        '<![CDATA[',
        ']]>',
      ),
      fc.string({ maxLength: 8, unit: 'binary' }),
      fc.constantFrom('<', '>', '"', "'", '=', '/', ' ', 'data-src', ' src=//f.example '),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

describe('holdBack of any markup', () => {
  it('leaves what it has held back unchanged', () => {
    fc.assert(
      fc.property(markup, (pasted) => {
        const { code } = holdBack(pasted, shop);
        expect(holdBack(code, shop).code).toBe(code);
      }),
      { numRuns: 400 },
    );
  });

  it('leaves nothing in it that a browser would load or run', () => {
    fc.assert(
      fc.property(markup, (pasted) => {
        // That page's own <template> would end in what a page with scripts reads as text.
        fc.pre(!/<noscript[^]*<\/template/i.test(pasted));
        // A parser of another's, in a page that runs nothing.
        const page = new DOMParser().parseFromString(
          `<!DOCTYPE html><body><template>${holdBack(pasted, shop).code}`,
          'text/html',
        );
        const live = [...elementsOf(page)].filter(isLive).map(({ outerHTML }) => outerHTML);
        expect(live).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

function* elementsOf(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element instanceof HTMLTemplateElement) yield* elementsOf(element.content);
  }
}

/** Elements that load something, and by which of their attributes. */
const LOADING: Readonly<Record<string, readonly string[]>> = {
  iframe: ['src', 'srcdoc'],
  img: ['src', 'srcset'],
  link: ['href'],
  image: ['href', 'xlink:href'],
  video: ['src', 'poster'],
  object: ['data'],
};

const isLive = (element: Element): boolean =>
  element.localName === 'script'
    ? // Read without scripts, <noscript> has elements in it; where they stand, no script runs.
      element.getAttribute('type') !== 'text/plain' && !element.closest('noscript')
    : (LOADING[element.localName] ?? []).some((name) => element.hasAttribute(name));
