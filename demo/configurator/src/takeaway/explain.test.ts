import { describe, expect, it } from 'vitest';
import { createEmbeds } from '../../../../src/gate/createEmbeds';
import type { Embed } from '../../../../src/gate/held';
import type { Configuration } from '../../../../src/config/schema';
import { holdBack, type Chosen } from './holdBack';

const metrika = (...ids: readonly number[]): Configuration => ({
  categories: { analytics: { services: ['yandex-metrika'] } },
  services: { 'yandex-metrika': { id: ids } },
});
const counter = (id: number, settings = ''): string => `<script>ym(${id}, "init", {${settings}})</script>`;
const first = (pasted: string, config: Configuration = {}, chosen: Chosen = {}) =>
  holdBack(pasted, config, chosen).findings[0];

describe('a counter that the configuration starts already', () => {
  it('has nothing to be taken by the same number', () => {
    expect(first(counter(111), metrika(111))).toMatchObject({
      advice: 'catalogue',
      acts: [],
      message: expect.stringMatching(/^Этот сервис уже запускается/) as string,
    });
  });

  it('can have another number beside its own', () => {
    expect(first(counter(222), metrika(111))).toMatchObject({
      acts: [{ type: 'add', service: 'yandex-metrika', id: '222' }],
      message: expect.stringMatching(/^В конфигурации номер 111, в коде 222\./) as string,
    });
    expect(first(counter(222), metrika(111, 222))?.acts).toEqual([]);
  });

  it('can only have another in its place where the vendor serves one', () => {
    const config: Configuration = { services: { jivo: { category: 'external', id: 'aBcDeFgH12' } } };
    expect(first('<script src="//code.jivo.ru/widget/ZZcDeFgH12"></script>', config)).toMatchObject({
      acts: [{ type: 'replace', service: 'jivo', id: 'ZZcDeFgH12' }],
      message: expect.stringMatching(/только с одним номером/) as string,
    });
  });
});

describe('what the catalogue starts', () => {
  const foreign = '<script src="https://a.example/x.js"></script>';

  it('is left out of the code to be pasted', () => {
    const { code, rest } = holdBack(`${counter(1)}\n${foreign}`, {});
    expect(code).toContain('ym(1');
    expect(rest).toBe(
      '\n<script type="text/plain" data-category="advertising" src="https://a.example/x.js"></script>',
    );
  });

  it('leaves nothing to be pasted where there is nothing else', () => {
    expect(holdBack(`<!-- Metrika -->${counter(1)}<!-- /Metrika -->`, {}).rest).toBe('');
    expect(holdBack(counter(1), metrika(1)).rest).toBe('');
  });

  it('stays in the code where its own settings are needed', () => {
    const { code, rest } = holdBack(counter(1, 'ecommerce:"x"'), {});
    expect(rest).toBe(code);
    expect(rest).toContain('ym(1');
  });

  it('takes Webvisor along', () => {
    expect(first(counter(1, 'webvisor:true'))?.acts).toEqual([
      { type: 'take', service: 'yandex-metrika', id: '1', webvisor: true },
    ]);
    expect(first(counter(1, 'webvisor:true'), metrika(1))?.acts).toEqual([{ type: 'webvisor' }]);
  });
});

describe('unknown code', () => {
  const pasted = '<script src="https://a.example/x.js"></script>';

  it('waits for the category that somebody has chosen', () => {
    const { code, findings } = holdBack(pasted, {}, { 'script a.example': 'analytics' });
    expect(code).toContain('data-category="analytics"');
    expect(findings[0]).toMatchObject({ category: 'analytics', unknown: 'script a.example', acts: [] });
  });

  it('waits for no category that needs no question', () => {
    expect(first(pasted, {}, { 'script a.example': 'necessary' })?.category).toBe('advertising');
  });

  it('offers to switch its category on, in words of people', () => {
    expect(first(pasted)).toMatchObject({
      acts: [{ type: 'enable', category: 'advertising' }],
      message: expect.not.stringMatching(/advertising|data-category/) as string,
    });
  });
});

describe('what does not come back', () => {
  it.each([
    ['<iframe srcdoc="<p>x</p>"></iframe>', /записано в нём самом.*остановлен совсем/],
    ['<iframe src="data:text/html,x"></iframe>', /записано в нём самом.*остановлен совсем/],
    ['<iframe src="https://a.example/" onload="x()"></iframe>', /onload фрейма после согласия не сработает/],
    ['<img src="/a.png" srcset="https://a.example/b.png 2x">', /список srcset не вернётся/],
  ])('is told of %s', (pasted, expected) => {
    expect(first(pasted)?.message).toMatch(expected);
  });

  it.each([
    [
      `<link rel="preload" as="style" href="https://a.example/x.css" onload="this.rel='stylesheet'">`,
      'href',
      'https://a.example/x.css',
    ],
    ['<img src="https://a.example/1.gif" onload="x()">', 'src', 'https://a.example/1.gif'],
    ['<img srcset="https://a.example/2.gif 2x">', 'src', 'https://a.example/2.gif'],
    ['<iframe src="https://a.example/"></iframe>', 'src', 'https://a.example/'],
  ])('is not the address of %s, nor what was to happen then', (pasted, attribute, address) => {
    const template = document.createElement('template');
    template.innerHTML = holdBack(pasted, {}).code;
    const embed = template.content.firstElementChild as Embed;
    const handler = /onload="([^"]*)"/.exec(pasted)?.[1] ?? null;
    expect(embed.hasAttribute(attribute)).toBe(false);
    createEmbeds({ allows: () => true, holdPlace: undefined, onFlaw: () => expect.unreachable() })(embed);
    expect(embed.getAttribute(attribute)).toBe(address);
    expect(embed.getAttribute('onload')).toBe(handler);
  });
});
