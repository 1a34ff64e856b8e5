import { afterEach, describe, expect, test, vi } from 'vitest';
import { find, isInert, isScript, isWhole, requirementOf, sourceOf, type Held } from './held';

/** The first element of some markup, which stands in the page. Scripts made so never run. */
function put(markup: string): Held {
  document.body.innerHTML = markup;
  return document.body.firstElementChild as Held;
}

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
  document.body.removeAttribute('data-category');
});

describe('what is held back', () => {
  test('is found in and below a node, in the order of the document', () => {
    put(
      '<div><iframe id="a" data-category="x"></iframe><p><img id="b" data-category="x"></p></div>' +
        '<link id="c" data-category="x"><script id="d" data-category=""></script>',
    );
    expect(find(document.body).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    const [frame] = find(document.body);
    expect(frame && find(frame)).toEqual([frame]);
  });

  test('is nothing but scripts, frames, images and links that name a category', () => {
    document.body.dataset.category = 'shoes';
    put(
      '<article data-category="shoes"><script></script><img data-src="/a.png"><a data-category="x"></a></article>',
    );
    expect(find(document.body)).toEqual([]);
  });

  test('is found in a form whose fields hide its own methods', () => {
    const form = put(
      '<form><input name="matches"><input name="querySelectorAll"><img id="a" data-category="x"></form>',
    );
    expect(find(form).map(({ id }) => id)).toEqual(['a']);
  });

  test.each([
    ['<script></script>', true],
    ['<iframe></iframe>', false],
    ['<img>', false],
    ['<link>', false],
  ])('is told apart by its name: %s', (markup, script) => {
    expect(isScript(put(markup))).toBe(script);
  });
});

describe('a requirement', () => {
  test.each<[string, readonly string[], string | null]>([
    ['<img data-category="analytics">', ['analytics'], null],
    ['<img data-category=" analytics\n\t!advertising ">', ['analytics', '!advertising'], null],
    ['<img data-category="">', [], null],
    ['<img data-category=" ">', [], null],
    ['<img>', [], null],
    ['<img data-category="a" data-service="metrika">', ['a'], 'metrika'],
    ['<img data-category="a" data-service="">', ['a'], ''],
  ])('is what the attributes of %j say', (markup, categories, service) => {
    expect(requirementOf(put(markup))).toEqual({ categories, service });
  });
});

describe('the address', () => {
  test.each([
    ['<script src="/a.js"></script>', '/a.js'],
    ['<script data-src="/a.js"></script>', '/a.js'],
    ['<script data-src="/a.js" src="/b.js"></script>', '/a.js'],
    ['<script data-src=""></script>', ''],
    ['<script></script>', null],
  ])('of the file of %s is %j', (markup, address) => {
    expect(sourceOf(put(markup) as HTMLScriptElement)).toBe(address);
  });
});

describe('the browser', () => {
  test.each([
    ['leaves alone', '<script type="text/plain"></script>', true],
    ['leaves alone', '<script type="text/plain" src="/a.js"></script>', true],
    ['runs', '<script></script>', false],
    ['runs', '<script type="module"></script>', false],
    ['runs', '<script data-src="/a.js"></script>', false],
    ['has no script in', '<iframe data-src="/a"></iframe>', false],
    ['has no script in', '<img data-src="/a">', false],
    ['has no script in', '<link rel="stylesheet" data-href="/a">', false],
  ])('%s %s', (_what, markup, inert) => {
    expect(isInert(put(markup))).toBe(inert);
  });
});

describe('while the page is parsed', () => {
  const parsing = (): void => {
    vi.spyOn(Document.prototype, 'readyState', 'get').mockReturnValue('loading');
  };

  test('a tag that something follows is whole', () => {
    parsing();
    expect(isWhole(put('<img><p></p>'))).toBe(true);
    expect(isWhole(put('<img> '))).toBe(true);
  });

  test('a tag is whole where something follows what it stands in', () => {
    parsing();
    const box = put('<p><b><img></b></p><i></i>');
    expect(isWhole(box.querySelector('img') ?? box)).toBe(true);
  });

  test('the last tag may lack its end, until the page is parsed', () => {
    parsing();
    const box = put('<p>Text <b><img></b></p>');
    const last = box.querySelector('img') ?? box;
    expect(isWhole(last)).toBe(false);
    vi.restoreAllMocks();
    expect(isWhole(last)).toBe(true);
  });
});
