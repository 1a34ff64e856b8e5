import { afterEach, describe, expect, test } from 'vitest';
import type { ConsentState } from './consent/ConsentState';
import { allows, type Requirement } from './consent/allows';
import { grant } from './consent/grant';
import type { Terms } from './consent/Terms';
import { explain } from './diagnostics';
import type { Held } from './gate/held';

const terms: Terms = {
  categories: ['necessary', 'analytics', 'advertising'].map((id) => ({ id, required: id === 'necessary' })),
  known: ['necessary', 'analytics', 'advertising'],
  services: [
    { id: 'yandex-metrika', category: 'analytics' },
    { id: 'roistat', category: 'analytics' },
  ],
  revision: '',
  material: true,
  days: 365,
};
const state: ConsentState = grant(null, terms, 'ru');
const isAllowed = (requirement: Requirement): boolean | undefined => allows(state, terms, requirement);

/** What is said of a tag that the page's source has like this. Scripts made so never run. */
function said(markup: string, nonce?: string): string {
  document.body.innerHTML = markup;
  return explain(document.body.firstElementChild as Held, state, isAllowed, nonce);
}

afterEach(() => {
  document.body.replaceChildren();
});

describe('of a tag that can never be released', () => {
  test.each([
    ['<script data-category="analytics">1</script>', 'not text/plain, it already ran'],
    ['<script data-category="analytics" type="module">1</script>', 'not text/plain, it already ran'],
    [
      '<iframe data-category="analytics" src="/map"></iframe>',
      'no http address in data-src or data-href; has a src, which was already loaded',
    ],
    [
      '<iframe data-category="analytics" data-src="javascript:alert(1)"></iframe>',
      'no http address in data-src or data-href',
    ],
    ['<link data-category="analytics" href="/a.css">', 'no http address in data-src or data-href'],
    [
      '<img data-src="/a" data-category="analitics">',
      'unknown category "analitics", did you mean "analytics"?',
    ],
    [
      '<img data-src="/a" data-category="!analitics">',
      'unknown category "analitics", did you mean "analytics"?',
    ],
    [
      '<img data-src="/a" data-category="Analytics">',
      'unknown category "Analytics", did you mean "analytics"?',
    ],
    ['<img data-src="/a" data-category="marketing">', 'unknown category "marketing"'],
    ['<img data-src="/a" data-category="constructor">', 'unknown category "constructor"'],
    ['<img data-src="/a" data-category="__proto__">', 'unknown category "__proto__"'],
    ['<img data-src="/a" data-category="analytics !unheard-of">', 'unknown category "unheard-of"'],
    [
      '<img data-src="/a" data-category="analytics" data-service="yandex-metrica">',
      'unknown service "yandex-metrica", did you mean "yandex-metrika"?',
    ],
    ['<img data-src="/a" data-category="analytics" data-service>', 'unknown service ""'],
    ['<img data-src="/a" data-category>', 'no category'],
    ['<img data-src="/a" data-category=" ">', 'no category'],
  ])('%s the site’s developers hear: %s', (markup, flaw) => {
    expect(said(markup)).toBe(`${flaw}: ${markup.replace(/>.*/, '>')}`);
  });

  test('everything that is wrong is told at once, in order', () => {
    expect(said('<script data-category="a b" data-service="metrika"></script>')).toMatch(
      /^not text\/plain, it already ran; unknown category "a"; unknown category "b"; unknown service "metrika": </,
    );
  });

  test('another nonce than that of our own tag is told of a script', () => {
    const markup = '<script type="text/plain" data-category="analytics"></script>';
    expect(said(markup, 'abc')).toBe(
      'another nonce than that of our own tag: <script type="text/plain" data-category="analytics">',
    );
    expect(said(markup)).not.toContain('nonce');
    const image = '<img data-src="/a" data-category="unheard-of">';
    expect(said(image, 'abc')).toBe(`unknown category "unheard-of": ${image}`);
  });

  test('the same nonce as that of our own tag is not', () => {
    document.body.innerHTML = '<script type="text/plain" data-category="unheard-of"></script>';
    const held = document.body.firstElementChild as HTMLScriptElement;
    held.nonce = 'abc';
    expect(explain(held, state, isAllowed, 'abc')).toMatch(/^unknown category "unheard-of": </);
  });

  test('the tag is told without what it holds', () => {
    const heard = said('<script async id="tag" data-category="x">secret()</script>');
    expect(heard).toMatch(/<script async id="tag" data-category="x">$/);
  });

  test('a known category or service is never called unknown', () => {
    expect(said('<script data-category="analytics !advertising" data-service="roistat"></script>')).toMatch(
      /^not text\/plain, it already ran: </,
    );
  });
});
