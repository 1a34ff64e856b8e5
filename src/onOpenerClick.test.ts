import { fireEvent } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { onOpenerClick } from './onOpenerClick';

type Part = readonly [name: string, attributes?: Readonly<Record<string, string>>, ...inner: Part[]];

function build([name, attributes = {}, ...inner]: Part): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inner.map(build));
  // In a browser a form's fields hide its methods; jsdom does not know that.
  for (const field of element.querySelectorAll(':scope > input')) {
    Object.defineProperty(element, field.getAttribute('name') ?? '', { value: field });
  }
  return element;
}

const open = vi.fn();
let page: AbortController;

/** Clicks the element with the id `here`; false where the page's own reaction was prevented. */
function click(...parts: readonly Part[]): boolean {
  document.body.append(...parts.map(build));
  return fireEvent.click(document.querySelector('#here')!);
}

beforeEach(() => {
  page = new AbortController();
  open.mockReset();
  onOpenerClick(open, page.signal);
});
afterEach(() => {
  page.abort();
  document.body.replaceChildren();
});

const here = { id: 'here' };

describe('a click opens', () => {
  test.each<[string, Part, string]>([
    ['the preference centre', ['button', { 'data-soglasie': 'preferences', ...here }], 'preferences'],
    ['the banner', ['button', { 'data-soglasie': 'banner', ...here }], 'banner'],
    ['the preference centre by a link', ['a', { href: '#soglasie-preferences', ...here }], 'preferences'],
    ['from inside an opener', ['a', { 'data-soglasie': 'banner' }, ['b', {}, ['i', here]]], 'banner'],
    [
      'though a form hides its own methods',
      ['form', { 'data-soglasie': 'preferences', ...here }, ['input', { name: 'closest' }]],
      'preferences',
    ],
    [
      'though an opener hides its own methods',
      ['form', { 'data-soglasie': 'banner', ...here }, ['input', { name: 'matches' }]],
      'banner',
    ],
  ])('%s', (_name, part, view) => {
    expect(click(part)).toBe(false);
    expect(open.mock.calls).toEqual([[view]]);
  });

  test('from inside a shadow root', () => {
    const host = build(['div', here]);
    document.body.append(host);
    const button = build(['button', { 'data-soglasie': 'preferences' }]);
    host.attachShadow({ mode: 'open' }).append(button);
    fireEvent.click(button, { composed: true });
    expect(open.mock.calls).toEqual([['preferences']]);
  });

  test.each(['inside the shadow root', 'around it'])(
    'from deep in a shadow root, with the opener %s',
    (where) => {
      const isInside = where.startsWith('inside');
      const opener = { 'data-soglasie': 'banner' };
      const host = build(['div', here]);
      const inner = build(['b', isInside ? opener : {}, ['i']]);
      host.attachShadow({ mode: 'open' }).append(inner);
      const outer = build(['a', isInside ? {} : opener]);
      outer.append(host);
      document.body.append(outer);
      fireEvent.click(inner.firstElementChild!, { composed: true });
      expect(open.mock.calls).toEqual([['banner']]);
    },
  );

  test('though the page stops clicks on their way up', () => {
    document.body.addEventListener('click', (event) => event.stopPropagation(), {
      once: true,
      capture: true,
    });
    click(['button', { 'data-soglasie': 'banner', ...here }]);
    expect(open.mock.calls).toEqual([['banner']]);
  });
});

describe('a click does nothing', () => {
  test.each<[string, ...Part[]]>([
    ['elsewhere', ['button', here]],
    ['beside an opener', ['button', { 'data-soglasie': 'banner' }], ['p', here]],
    ['on markup that would accept', ['button', { 'data-soglasie': 'accept-all', ...here }]],
    ['on markup that would withdraw', ['button', { 'data-soglasie': 'withdraw', ...here }]],
    ['on another link', ['a', { href: '#soglasie-accept', ...here }]],
    ['in a form that hides its own methods', ['form', here, ['input', { name: 'closest' }]]],
  ])('%s', (_name, ...parts) => {
    expect(click(...parts)).toBe(true);
    expect(open).not.toHaveBeenCalled();
  });

  test('after the end', () => {
    page.abort();
    expect(click(['button', { 'data-soglasie': 'banner', ...here }])).toBe(true);
    expect(open).not.toHaveBeenCalled();
  });
});
