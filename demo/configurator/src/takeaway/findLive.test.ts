import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../../../src/config/schema';
import { holdBack } from './holdBack';

const shop: Configuration = { operator: { site: 'samovar.example' } };

/** What is said to stay live. */
const told = (pasted: string): string | undefined =>
  holdBack(pasted, shop).findings.find(({ title }) => title === 'Этого удержать нельзя')?.message;

describe('findLive', () => {
  it.each([
    [
      `<img src="/1.gif" onerror="s.src='https://mc.yandex.ru/tag.js'">`,
      'onerror в <img> (Яндекс Метрика, mc.yandex.ru)',
    ],
    ['<svg onload="x()"></svg>', 'onload в <svg>'],
    ['<details open ontoggle="x()"></details>', 'ontoggle в <details>'],
    ['<input autofocus onfocus="x()">', 'onfocus в <input>'],
    [`<a href="/" onclick="ym(1,'reachGoal','x')">x</a>`, 'onclick в <a> (Яндекс Метрика)'],
    ['<div style="background:url(https://a.example/1.png)"></div>', 'style в <div> (a.example)'],
    ['<style>@import url(//a.example/x.css)</style>', '<style> (a.example)'],
    ['<table background="https://a.example/1.png"></table>', 'background в <table> (a.example)'],
    ['<base href="https://a.example/">', 'href в <base> (a.example)'],
    ['<base href="/\\a.example/">', 'href в <base> (a.example)'],
    ['<meta http-equiv="refresh" content="0;url=https://a.example/">', 'content в <meta> (a.example)'],
    ['<object><param name="movie" value="https://a.example/x.swf"></object>', 'value в <param> (a.example)'],
    ['<svg><rect fill="url(https://a.example/#x)"/></svg>', 'fill в <rect> (a.example)'],
    [
      '<img data-src="https://a.example/1.gif" onclick="x(\'https:\\/\\/b.example\')">',
      'onclick в <img> (b.example)',
    ],
  ])('tells of what stays live in %s', (pasted, expected) => {
    expect(told(pasted)).toContain(`Этого удержать нельзя: ${expected}.`);
  });

  it.each([
    '<a href="https://metrika.yandex.ru/stat/?id=1" title="https://mc.yandex.ru">x</a>',
    '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
    '<div itemscope itemtype="https://schema.org/Product" style="color: red"></div>',
    '<form action="https://a.example/" onsubmit="send()"></form>',
    '<link rel="canonical" href="https://a.example/">',
    '<meta property="og:image" content="https://a.example/1.png">',
    '<style>p { background: url(/1.png) }</style>',
    '<script type="text/plain" data-category="analytics" src="https://a.example/" onload="x()"></script>',
    '<link data-category="external" rel="preload" data-href="https://a.example/" onload="x()">',
  ])('says nothing of %s', (pasted) => {
    expect(told(pasted)).toBeUndefined();
  });

  it('has styles go from <noscript>, and what is said there stay', () => {
    expect(
      holdBack('<noscript>Включите скрипты<style>@import "//a.example/x.css"</style></noscript>', shop).code,
    ).toBe('<noscript>Включите скрипты</noscript>');
    expect(
      holdBack('<noscript><p style="background:url(//a.example/1.gif)"></p></noscript>', shop).code,
    ).toBe('');
  });
});
