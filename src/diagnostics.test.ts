import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConsentEvents, Problem } from './Consent';
import type { ConsentState } from './consent/ConsentState';
import { allows, type Requirement } from './consent/allows';
import { grant } from './consent/grant';
import type { Terms } from './consent/Terms';
import { reportConfiguration, reportTag } from './diagnostics';
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
  tacit: false,
  days: 365,
};
const state: ConsentState = grant(null, terms, 'ru');
const isAllowed = (requirement: Requirement): boolean | undefined => allows(state, terms, requirement);

/** What the console and the page were told, in order. */
let told: string[];
let problems: Problem[];
let page: AbortController;

/** Words may be tied together by spaces that do not break. */
const plain = (words: unknown): string => String(words).replace(/\s/g, ' ');

beforeEach(() => {
  told = [];
  problems = [];
  page = new AbortController();
  for (const method of ['group', 'error', 'warn', 'groupEnd'] as const) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      told.push(plain([method, ...words].join(' ')));
    });
  }
  document.addEventListener(
    'soglasie:problem',
    (event) => {
      const { detail } = event as CustomEvent<ConsentEvents['problem']>;
      problems.push(detail);
      told.push(`problem ${detail.code}`);
    },
    page,
  );
});

afterEach(() => {
  page.abort();
  vi.restoreAllMocks();
  document.documentElement.lang = '';
  document.body.replaceChildren();
});

/** What is said of a tag that the page's source has like this. Scripts made so never run. */
function said(markup: string, nonce?: string): string {
  document.body.innerHTML = markup;
  reportTag(document.body.firstElementChild as Held, state, isAllowed, nonce);
  const [problem] = problems.splice(0);
  return plain(problem?.message);
}

const MORE = 'Подробнее: docs/guide.ru.md#tags';
const NOT_INERT = 'тег не задержан: без type="text/plain" браузер выполнил его сразу, не дожидаясь согласия.';
const LOADED = (name: string): string =>
  `тег не задержан: адрес стоит в ${name}, и браузер загрузил его сразу, не дожидаясь согласия. Перенесите адрес в data-${name}.`;
const NO_ADDRESS = 'тегу нечего загрузить: нужен адрес http или https в data-src.';
const unknown = (id: string, meant = ''): string =>
  `категории «${id}» нет в конфигурации, поэтому тег не сработает никогда.${meant && ` Возможно, вы имели в виду «${meant}»?`}`;

describe('of a tag that can never be released', () => {
  test.each([
    ['<script data-category="analytics">1</script>', NOT_INERT],
    ['<script data-category="analytics" type="module">1</script>', NOT_INERT],
    ['<iframe data-category="analytics" src="/map"></iframe>', LOADED('src')],
    ['<iframe data-category="analytics" src="/map" data-src="/map"></iframe>', LOADED('src')],
    ['<img data-category="analytics" src="/a">', LOADED('src')],
    ['<link data-category="analytics" href="/a.css">', LOADED('href')],
    ['<iframe data-category="analytics" data-src="javascript:alert(1)"></iframe>', NO_ADDRESS],
    ['<link data-category="analytics">', NO_ADDRESS.replace('src', 'href')],
    ['<img data-src="/a" data-category="analitics">', unknown('analitics', 'analytics')],
    ['<img data-src="/a" data-category="!analitics">', unknown('analitics', 'analytics')],
    ['<img data-src="/a" data-category="Analytics">', unknown('Analytics', 'analytics')],
    ['<img data-src="/a" data-category="marketing">', unknown('marketing')],
    ['<img data-src="/a" data-category="constructor">', unknown('constructor')],
    ['<img data-src="/a" data-category="__proto__">', unknown('__proto__')],
    ['<img data-src="/a" data-category="analytics !unheard-of">', unknown('unheard-of')],
    [
      '<img data-src="/a" data-category="analytics" data-service="yandex-metrica">',
      'сервиса «yandex-metrica» нет в конфигурации, поэтому тег не сработает никогда. Возможно, вы имели в виду «yandex-metrika»?',
    ],
    [
      '<img data-src="/a" data-category="analytics" data-service>',
      'сервиса «» нет в конфигурации, поэтому тег не сработает никогда.',
    ],
    [
      '<img data-src="/a" data-category>',
      'в data-category не названа ни одна категория, поэтому тег не сработает никогда.',
    ],
    [
      '<img data-src="/a" data-category=" ">',
      'в data-category не названа ни одна категория, поэтому тег не сработает никогда.',
    ],
  ])('%s the site’s developers hear: %s', (markup, flaw) => {
    expect(said(markup)).toBe(`${markup.replace(/>.*/, '>')}: ${flaw} ${MORE}`);
  });

  test.each([
    [
      '<script data-category="analytics">',
      'the tag is not held back: without type="text/plain" the browser ran it at once, before any consent.',
    ],
    [
      '<link data-category="analytics" href="/a.css">',
      'the tag is not held back: its address stands in href, and the browser loaded it at once, before any consent. Move the address to data-href.',
    ],
    [
      '<img data-category="analytics">',
      'the tag has nothing to load: an http or https address is needed in data-src.',
    ],
    [
      '<img data-src="/a" data-category="analitics">',
      'the configuration has no category “analitics”, so the tag will never run. Did you mean “analytics”?',
    ],
    [
      '<img data-src="/a" data-category="analytics" data-service="metrika">',
      'the configuration has no service “metrika”, so the tag will never run.',
    ],
    ['<img data-src="/a" data-category>', 'data-category names no category, so the tag will never run.'],
    [
      '<noscript data-category="analytics">',
      'a counter in noscript runs without consent where scripts are off: there is nobody to ask the visitor. Remove this tag.',
    ],
  ])('%s they hear in English on a page that is not Russian: %s', (markup, flaw) => {
    document.documentElement.lang = 'de';
    expect(said(markup)).toBe(`${markup}: ${flaw} Read more: docs/guide.ru.md#tags`);
  });

  test('everything that is wrong is told at once, in order', () => {
    expect(said('<script data-category="a b" data-service="metrika"></script>')).toBe(
      `<script data-category="a b" data-service="metrika">: ${NOT_INERT} К${unknown('a').slice(1)} К${unknown('b').slice(1)} ` +
        `Сервиса «metrika» нет в конфигурации, поэтому тег не сработает никогда. ${MORE}`,
    );
  });

  test('another nonce than that of our own tag is told of a script', () => {
    const markup = '<script type="text/plain" data-category="analytics"></script>';
    expect(said(markup, 'abc')).toBe(
      '<script type="text/plain" data-category="analytics">: у тега другой nonce, чем у скрипта «Согласия»: ' +
        `такой тег мог вставить посторонний, поэтому он не сработает никогда. ${MORE}`,
    );
    document.documentElement.lang = 'en';
    expect(said(markup, 'abc')).toContain(
      'the tag has another nonce than the script of Soglasie: a stranger may have put it there, so it will never run.',
    );
    const image = '<img data-src="/a" data-category="unheard-of">';
    expect(said(image, 'abc')).not.toContain('nonce');
  });

  test('the same nonce as that of our own tag is not', () => {
    document.body.innerHTML = '<script type="text/plain" data-category="unheard-of"></script>';
    const held = document.body.firstElementChild as HTMLScriptElement;
    held.nonce = 'abc';
    reportTag(held, state, isAllowed, 'abc');
    expect(problems[0]?.message).not.toContain('другой');
  });

  test('nothing is said where nothing is wrong', () => {
    document.body.innerHTML = '<script type="text/plain" data-category="analytics"></script>';
    reportTag(document.body.firstElementChild as Held, state, isAllowed, undefined);
    expect(told).toEqual([]);
  });

  test('the counter in a noscript is told with the tag that holds it', () => {
    const noscript = document.createElement('noscript');
    noscript.textContent = '<div><img src="https://mc.yandex.ru/watch/1" alt=""></div>';
    document.body.append(noscript);
    reportTag(noscript, state, isAllowed, undefined);
    expect(plain(problems[0]?.message)).toBe(
      '<noscript><div><img src="https://mc.yandex.ru/watch/1" alt=""></div>: счётчик в noscript срабатывает без ' +
        `согласия там, где скрипты выключены: спросить посетителя некому. Уберите этот тег. ${MORE}`,
    );
  });

  test('the tag is told without what it holds, and not in full where it is long', () => {
    expect(said('<script async id="tag" data-category="x">secret()</script>')).toMatch(
      /^<script async id="tag" data-category="x">: /,
    );
    const long = said(`<script data-category="x" data-long="${'o'.repeat(999)}"></script>`);
    expect(long.indexOf('…: ')).toBe(299);
  });

  test('a known category or service is never called unknown', () => {
    expect(said('<script data-category="analytics !advertising" data-service="roistat"></script>')).toContain(
      `: ${NOT_INERT} ${MORE}`,
    );
  });

  test('the console hears it, and the page hears it with its data', () => {
    document.body.innerHTML = '<img data-src="/a" data-category="analitics">';
    reportTag(document.body.firstElementChild as Held, state, isAllowed, undefined);
    expect(told).toEqual([
      `warn [soglasie] gate: <img data-src="/a" data-category="analitics">: ${unknown('analitics', 'analytics')} ${MORE}`,
      'problem gate',
    ]);
    expect(problems[0]?.diagnostic).toEqual({
      severity: 'error',
      path: '',
      expected: '',
      received: '',
      suggestion: 'analytics',
      link: 'docs/guide.ru.md#tags',
    });
  });
});

describe('of a tag whose service an id in the configuration starts', () => {
  const metrika = {
    id: 'yandex-metrika',
    title: 'Яндекс Метрика',
    vendor: 'ООО «ЯНДЕКС»',
    category: 'analytics',
    hosts: ['mc.yandex.ru'],
    cookies: [],
    storage: [],
  };
  const TWICE =
    'сервис «yandex-metrika» запустится дважды: по id из конфигурации и этим тегом. Уберите тег или id.';
  const heard = (markup: string): string => {
    document.body.innerHTML = markup;
    reportTag(document.body.firstElementChild as Held, state, isAllowed, undefined, [metrika]);
    return plain(problems.splice(0)[0]?.message);
  };

  test('it would start twice', () => {
    const tag = '<script type="text/plain" data-category="analytics" data-service="yandex-metrika">';
    expect(heard(`${tag}load()</script>`)).toBe(`${tag}: ${TWICE} ${MORE}`);
  });

  test('English says so, too', () => {
    document.documentElement.lang = 'en';
    expect(
      heard('<script type="text/plain" data-category="analytics" src="//mc.yandex.ru/a.js"></script>'),
    ).toContain(
      'the service “yandex-metrika” will start twice: by the id in the configuration, and by this tag. Remove the tag or the id.',
    );
  });
});

describe('of a configuration', () => {
  const faulty = {
    operator: { name: 'ООО «Ромашка»', phone: '+7 495 000-00-00' },
    policy: { url: '/policy', revision: '2026-05-01' },
    consent: { url: '/consent' },
    mode: 'notice',
    cookie: { days: '365' },
    catgories: {},
  };

  test.each(['', 'ru', 'ru-RU', 'RU'])(
    'the console shows one group in Russian on a page with lang="%s"; then the page hears of each',
    async (lang) => {
      document.documentElement.lang = lang;
      await reportConfiguration(faulty, {});
      expect(told).toEqual([
        'group [soglasie] Конфигурация: 2 ошибки, 1 предупреждение',
        'error cookie.days: нужно целое число от 1, пришло "365" (текст). Подробнее: docs/guide.ru.md#cookie',
        'error catgories: такого ключа нет. Возможно, вы имели в виду «categories»? Подробнее: docs/guide.ru.md#start',
        'warn mode: в режиме notice баннер только сообщает, а необязательные категории работают сразу. Это не согласие ' +
          'в смысле ст. 9 закона 152-ФЗ. Надёжный режим – opt-in. Подробнее: docs/guide.ru.md#mode',
        'groupEnd',
        'problem configuration',
        'problem configuration',
        'problem configuration',
      ]);
    },
  );

  test.each(['en', 'kk', 'run'])('the console shows it in English on a page with lang="%s"', async (lang) => {
    document.documentElement.lang = lang;
    await reportConfiguration(faulty, {});
    expect(told.slice(0, 3)).toEqual([
      'group [soglasie] Configuration: 2 errors, 1 warning',
      'error cookie.days: a whole number from 1 is needed, but "365" (text) came. Read more: docs/guide.ru.md#cookie',
      'error catgories: there is no such key. Did you mean “categories”? Read more: docs/guide.ru.md#start',
    ]);
  });

  test('each problem carries its message and its data', async () => {
    await reportConfiguration(faulty, {});
    expect(problems.map(({ message }) => plain(message))).toEqual(
      told.filter((line) => /^(?:error|warn) /.test(line)).map((line) => line.replace(/^\w+ /, '')),
    );
    expect(problems.map(({ diagnostic }) => diagnostic)).toEqual([
      {
        severity: 'error',
        path: 'cookie.days',
        expected: expect.stringMatching(/^нужно целое число от\s1$/) as string,
        received: '"365" (текст)',
        suggestion: '',
        link: 'docs/guide.ru.md#cookie',
      },
      {
        severity: 'error',
        path: 'catgories',
        expected: '',
        received: '',
        suggestion: 'categories',
        link: 'docs/guide.ru.md#start',
      },
      {
        severity: 'warning',
        path: 'mode',
        expected: '',
        received: '',
        suggestion: '',
        link: 'docs/guide.ru.md#mode',
      },
    ]);
  });

  test('a file that could not be read is named', async () => {
    await reportConfiguration(404, { source: '/shop.json' });
    expect(told[1]).toBe(
      'error /shop.json: сервер ответил 404 вместо файла. Проверьте адрес в data-config. Подробнее: docs/guide.ru.md#start',
    );
  });

  test('nothing is said where all is well', async () => {
    const { mode: _mode, cookie: _cookie, catgories: _catgories, ...good } = faulty;
    await reportConfiguration(good, { source: '/shop.json', recorded: null });
    expect(told).toEqual([]);
  });

  test('the catalogue knows the services that it names', async () => {
    const { mode: _mode, cookie: _cookie, catgories: _catgories, ...good } = faulty;
    await reportConfiguration(
      { ...good, categories: { analytics: { services: ['yandex-metrika', 'google-analytics-4', 'jiva'] } } },
      {},
    );
    expect(told.filter((line) => line.startsWith('warn'))).toEqual([
      expect.stringMatching(
        /^warn categories\.analytics\.services\.1: Google Analytics 4 – зарубежный сервис/,
      ),
      expect.stringMatching(/^warn categories\.analytics\.services\.2: .*«jivo»/),
    ]);
  });

  test('a vendor that the site brings along may have an id', async () => {
    const { mode: _mode, cookie: _cookie, catgories: _catgories, ...good } = faulty;
    const service = { category: 'analytics', id: 7, title: 'Чат', cookies: [] };
    const input = { ...good, categories: { analytics: true }, services: { chat: service, other: service } };
    const chat = { id: 'chat', title: 'Чат', vendor: 'Ч', category: 'analytics' };
    const vendors = [{ ...chat, hosts: [], cookies: [], storage: [], start: () => {} }];
    await reportConfiguration(input, { vendors });
    expect(problems.map(({ diagnostic }) => diagnostic?.path)).toEqual(['services.other.id']);
  });

  test('one that throws where it is read is told all the same', async () => {
    const broken = Object.defineProperty({}, 'categories', {
      enumerable: true,
      get() {
        throw new Error('no');
      },
    });
    await reportConfiguration(broken, {});
    expect(told[1]).toMatch(/^error конфигурацию не удалось прочитать \(Error: no\)/);
  });
});
