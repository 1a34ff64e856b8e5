import { acceptance, secondsFromNow, textOf } from './record';
import type { Shop } from './Shop';
import { expect, test } from './test';

const YEAR = 365 * 86_400;

/** Lets the page's visitor come back with another cookie of ours. */
const returnWith = async (shop: Shop, text: string): Promise<void> => {
  await shop.tab.run((text) => {
    document.cookie = `soglasie=${text}; path=/; max-age=86400`;
  }, text);
  await shop.tab.reload();
  await shop.started();
};

/** A refusal, complete and in ASCII, as any server reads it. */
const REFUSAL =
  /^v=1&id=[a-z\d-]+&at=\d{10}&rev=2026-05-01&off=preferences\.analytics(&s=)?&lang=ru&via=reject-all$/;

/** Refuses, finds it recorded whole, and finds it again on the next page. */
const refuseForGood = async (shop: Shop): Promise<void> => {
  await shop.refuse();
  await shop.expectRefused();
  expect((await shop.see()).record).toMatch(REFUSAL);
  await shop.tab.reload();
  await shop.started();
  await shop.expectRefused();
};

/** A page whose clock is wrong by so many seconds. */
const clockAt = (seconds: number): string => `<script>{
  const { now } = Date;
  const RealDate = Date;
  window.Date = class extends RealDate {
    constructor(...parts) {
      if (parts.length > 0) super(...parts);
      else super(RealDate.now());
    }
  };
  RealDate.now = Date.now = () => now.call(RealDate) + ${seconds} * 1000;
}</script>`;

const recordTold = async (shop: Shop): Promise<string[]> =>
  (await shop.see()).problems.filter((problem) => problem.startsWith('record: '));

test.describe('Stored choice', () => {
  const whole = textOf(acceptance());

  for (const [name, texts] of [
    ['that is badly escaped', ['%E0%A4%A', '%', `${whole}%`, 'v=1%26id=a', encodeURIComponent(whole)]],
    ['that is JSON', ['{"a":', 'null', '[]', '1', '{"v":1,"analytics":true}', `"${whole}"`]],
    ['that is empty, or a word', ['', ' ', 'true', 'yes', 'v', '&', '=', '&&&===']],
    [
      'with wrong values inside',
      [
        { at: '' },
        { at: '-1' },
        { at: '1e9' },
        { at: 'NaN' },
        { v: 'true' },
        { v: '' },
        { id: '' },
        { id: 'Ы' },
        { rev: 'вчера' },
        { on: 'analytics..preferences' },
        { on: '.analytics' },
        { on: 'true', off: 'true' },
        { on: '__proto__.analytics' },
        { on: 'preferences.analytics', off: 'analytics' },
        { on: 'analytics.analytics' },
        { lang: 'русский' },
        { via: 'yes' },
        { via: 'ACCEPT-ALL' },
      ].map((changes) => textOf({ ...acceptance(), ...changes })),
    ],
    [
      'with fields twice, in another order, or of its own',
      [
        `${whole}&via=accept-all`,
        `${whole}&on=analytics`,
        `v=1&${whole}`,
        `${whole}&x=1`,
        `x=1&${whole}`,
        whole.split('&').reverse().join('&'),
        whole.replace('&lang=ru', ''),
        whole.replaceAll('&', '&amp;'),
        whole.replaceAll('=', ':'),
        `${whole},${whole}`,
      ],
    ],
    [
      'in capitals',
      [whole.toUpperCase(), whole.replace('analytics', 'Analytics'), whole.replace('v=', 'V=')],
    ],
  ] as const) {
    test(`a record ${name} is no decision, and the next one is written whole`, async ({ shop }) => {
      test.slow();
      await shop.open();
      for (const text of texts) {
        await returnWith(shop, text);
        const { decided, granted, ran, errors } = await shop.see();
        expect(decided, text).toBe(false);
        expect(granted, text).toEqual(['necessary', 'authentication', 'cart']);
        expect(ran, text).toEqual([]);
        expect(errors, text).toEqual([]);
      }
      await shop.expectAsked();
      await refuseForGood(shop);
    });
  }

  test('a record that is whole is the decision', async ({ shop }) => {
    await shop.leaveCookie(whole);
    await shop.open();
    await shop.expectView('none');
    await shop.expectGranted();
    expect((await shop.see()).record).toBe(whole);
  });

  test('a record of 9 000 characters is no decision', async ({ shop }) => {
    const junk = Array.from({ length: 1000 }, (_, index) => `junk-${1000 + index}`).join('.');
    await shop.open();
    await returnWith(shop, textOf({ ...acceptance(), on: `preferences.analytics.${junk}` }));
    await shop.expectAsked();
    await refuseForGood(shop);
  });

  test('a record beside foreign cookies, badly escaped or called almost as ours, is read', async ({
    shop,
  }) => {
    await shop.leaveCookie('%E0%A4%A', 'foreign');
    await shop.leaveCookie('%', '%E0%A4%A');
    await shop.leaveCookie('1', '__proto__');
    await shop.leaveCookie('v=1', 'Soglasie');
    await shop.leaveCookie(textOf({ ...acceptance(), on: 'advertising' }), 'soglasie2');
    await shop.leaveCookie(textOf({ ...acceptance(), on: 'advertising' }), 'not-soglasie');
    await shop.open();
    await shop.expectAsked();
    await shop.leaveCookie(whole);
    await shop.open();
    await shop.expectGranted();
  });

  test('a record of a newer version is kept until the visitor decides', async ({ shop }) => {
    const newer = `${whole.replace('v=1', 'v=2')}&scope=all`;
    await shop.leaveCookie(newer);
    await shop.open();
    await shop.expectAsked();
    await shop.click('Настроить');
    await shop.expectView('preferences');
    await shop.tab.press('Escape');
    await shop.expectView('banner');
    expect((await shop.see()).record).toBe(newer);
    await shop.tab.reload();
    await shop.started();
    await shop.expectAsked();
    expect((await shop.see()).record).toBe(newer);
    await refuseForGood(shop);
  });

  test('a record from the future, or older than it may be, asks again', async ({ shop }) => {
    await shop.open();
    for (const at of [
      '0',
      '1',
      '000000000000',
      '999999999999',
      secondsFromNow(2 * 86_400),
      secondsFromNow(-YEAR - 60),
    ]) {
      await returnWith(shop, textOf({ ...acceptance(), at }));
      expect((await shop.see()).decided, at).toBe(false);
      await shop.expectNothingGranted();
    }
    await shop.expectAsked();
    await refuseForGood(shop);
  });

  for (const [name, seconds] of [
    ['years ahead', 3 * YEAR],
    ['years behind', -3 * YEAR],
  ] as const) {
    test(`a clock that is ${name} asks again, and what it records is not taken for longer`, async ({
      shop,
    }) => {
      await shop.leaveCookie(whole);
      await shop.open({ head: clockAt(seconds) });
      await shop.expectAsked();
      await shop.accept();
      await shop.expectGranted();
      shop.server.requests.length = 0;
      await shop.open();
      await shop.expectAsked();
      await refuseForGood(shop);
    });
  }

  test('a clock that tells no time at all holds no decision longer than the page', async ({ shop }) => {
    const head = `<script>Date.now = () => NaN</script>`;
    await shop.leaveCookie(whole);
    await shop.open({ head });
    await shop.expectAsked();
    await shop.refuse();
    await shop.expectRefused();
    await shop.open();
    await shop.expectAsked();
  });

  test('an old record of a narrower path is not read again once the visitor has refused', async ({
    shop,
  }) => {
    const page = shop.page({ path: '/shop/samovar/3' });
    await shop.visit(page);
    await shop.started();
    await shop.tab.run(
      (text) => {
        for (const path of ['/shop', '/shop/', '/shop/samovar'])
          document.cookie = `soglasie=${text}; path=${path}; max-age=86400`;
      },
      textOf({ ...acceptance(), rev: '2026-04-01' }),
    );
    await shop.tab.reload();
    await shop.started();
    await shop.expectAsked();
    await refuseForGood(shop);
  });

  test('a granted record of a narrower path does not outlive a refusal', async ({ shop }) => {
    const page = shop.page({
      path: '/shop/samovar/3',
      body: '<button data-soglasie="preferences">Выбор</button>',
    });
    await shop.visit(page);
    await shop.started();
    await shop.tab.run((text) => {
      document.cookie = `soglasie=${text}; path=/shop; max-age=86400`;
    }, whole);
    await shop.tab.reload();
    await shop.started();
    await shop.click('Выбор');
    await shop.expectView('preferences');
    await shop.refuse();
    shop.server.requests.length = 0;
    await shop.tab.reload();
    await shop.started();
    await shop.expectRefused();
  });

  test('a record that cannot be written holds for the page, is told of, and asks on the next', async ({
    shop,
  }) => {
    const head = `<script>
      Object.defineProperty(Document.prototype, 'cookie', {
        get() { throw new DOMException('no', 'SecurityError') },
        set() { throw new DOMException('no', 'SecurityError') },
      });
    </script>`;
    await shop.open({ head });
    await shop.expectAsked();
    await shop.refuse();
    await shop.expectRefused();
    expect(await recordTold(shop)).toHaveLength(1);
    await shop.tab.reload();
    await shop.started();
    await shop.expectAsked();
    await shop.accept();
    await shop.expectGranted();
    expect(await recordTold(shop)).toHaveLength(1);
  });

  test('a refusal that is too long for a cookie holds for the page, and grants nothing on the next', async ({
    shop,
  }) => {
    const ids = Array.from({ length: 200 }, (_, index) => `a-purpose-that-is-long-${1000 + index}`);
    const categories = Object.fromEntries(ids.map((id) => [id, { title: id }]));
    await shop.open({ config: { categories } });
    await shop.expectNothingGranted();
    await shop.tab.run(() => window.soglasie?.rejectAll());
    await shop.expectRefused();
    await shop.tab.reload();
    await shop.started();
    await shop.expectNothingGranted();
    await shop.expectNoErrors();
  });

  test('storage that throws, and a `cookie` that the page has taken over, change nothing', async ({
    shop,
  }) => {
    const head = `<script>
      const refuse = () => { throw new DOMException('no', 'SecurityError') };
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'cookieStore'])
        Object.defineProperty(window, name, { get: refuse });
      Object.defineProperty(document, 'cookie', { get: refuse, set: refuse });
    </script>`;
    await shop.open({
      head,
      config: { categories: { analytics: { storage: ['^x'], cookies: [{ name: '^x' }] } } },
    });
    await shop.expectAsked();
    await shop.accept();
    await shop.expectGranted();
    await shop.tab.run(async () => {
      await window.soglasie?.withdraw();
    });
    const { granted, record } = await shop.see();
    expect(granted).toEqual(['necessary', 'authentication', 'cart']);
    expect(record).toContain('via=withdraw');
    await shop.expectPageWorks();
  });

  test('texts in any script never go into the record, nor to the server', async ({ shop }) => {
    const odd = 'Ремонт 修理 🍪';
    await shop.open({
      config: {
        operator: { name: odd },
        policy: { url: '/приватность', revision: '2026-05-01' },
        language: 'ru',
        categories: {
          'ab-test': { title: odd, services: ['счётчик', 'counter'] },
          Ремонт: { title: odd },
        },
        services: { counter: { title: odd, cookies: [] }, счётчик: { title: odd, category: 'analytics' } },
        cookie: { path: '/магазин', domain: 'магазин.рф' },
        texts: { ru: { banner: { title: odd } } },
      },
    });
    await shop.expectAsked();
    await shop.accept();
    await shop.expectGranted();
    expect((await shop.see()).record).toMatch(
      /^v=1&[a-z\d&=.-]+&on=preferences\.analytics\.ab-test&[a-z\d&=.-]+$/,
    );
    await shop.tab.reload();
    await shop.started();
    await shop.expectView('none');
    const sent = shop.server.requests.flatMap(({ headers }) => headers.cookie ?? []);
    expect(sent.join()).toContain('soglasie=v=1');
    expect(sent.join()).toMatch(/^[\x21-\x7e ,]+$/);
  });

  test('a record that junk has pushed out of the jar is asked for again', async ({ shop, engine }) => {
    test.skip(engine === 'webkit', 'the engine keeps the record beside 400 other cookies');
    await shop.open();
    await shop.accept();
    await shop.expectGranted();
    await shop.tab.run(() => {
      for (let index = 0; index < 400; index++) document.cookie = `junk${index}=1; path=/; max-age=86400`;
    });
    expect((await shop.see()).record).toBeNull();
    shop.server.requests.length = 0;
    await shop.tab.reload();
    await shop.started();
    await shop.expectAsked();
    await refuseForGood(shop);
  });

  test('a record deleted in another tab is written whole when the open dialog is saved', async ({ shop }) => {
    await shop.open({ body: '<button data-soglasie="preferences">Выбор</button>' });
    await shop.accept();
    await shop.expectGranted();
    const { record } = await shop.see();
    await shop.click('Выбор');
    await shop.expectView('preferences');
    const other = await shop.inAnotherTab();
    await other.visit(other.server.page('<!doctype html><title>Another</title>'));
    await other.tab.run(() => {
      document.cookie = 'soglasie=; path=/; max-age=0';
    });
    await shop.tab.bringToFront();
    // Cookies come from another process of the browser, in its own time.
    await expect.poll(async () => (await shop.see()).record).toBeNull();
    await shop.click('Сохранить выбор');
    await expect.poll(async () => (await shop.see()).record).not.toBeNull();
    const fields = (text: string | null): string[][] => [...new URLSearchParams(text ?? '')];
    const same = (text: string | null): string[][] =>
      fields(text).filter(([name]) => !/^(at|via)$/.test(name ?? ''));
    const { record: anew, errors } = await shop.see();
    expect(same(anew)).toEqual(same(record));
    expect(new URLSearchParams(anew ?? '').get('via')).toBe('save');
    expect(errors).toEqual([]);
  });

  test('a host without a domain of its own keeps the record for itself, whatever domain is asked for', async ({
    shop,
  }) => {
    test.slow();
    for (const host of ['127.0.0.1', 'localhost']) {
      for (const domain of ['site', '.localhost', '0.0.1', 'example.ru', '\ufffd.ru']) {
        await shop.tab.open(shop.server.url('/before', host));
        await shop.tab.run(() => {
          document.cookie = 'soglasie=; path=/; max-age=0';
        });
        await shop.tab.open(shop.server.url(shop.page({ config: { cookie: { domain } } }), host));
        await shop.started();
        expect((await shop.see()).decided, `${host} ${domain}`).toBe(false);
        await shop.tab.run(() => window.soglasie?.rejectAll());
        await shop.tab.reload();
        await shop.started();
        const { decided, granted, errors } = await shop.see();
        expect(decided, `${host} ${domain}`).toBe(true);
        expect(granted).toEqual(['necessary', 'authentication', 'cart']);
        expect(errors).toEqual([]);
      }
    }
    await shop.expectRefused();
  });

  test('a domain that many sites share is nobody’s: the record stays with the shop', async ({ shop }) => {
    test.slow();
    for (const [host, neighbour, domains] of [
      ['samovar.spb.ru', 'other.spb.ru', ['site', 'spb.ru']],
      ['samovar.msk.ru', 'other.msk.ru', ['.msk.ru']],
      ['самовар.рф', 'чужой.рф', ['site', '.рф']],
      ['samovar', 'other', ['.samovar']],
    ] as const) {
      for (const domain of domains) {
        const page = shop.page({ config: { cookie: { domain } } });
        await shop.tab.open(shop.server.url(page, host));
        await shop.started();
        await shop.tab.run(() => window.soglasie?.rejectAll());
        await shop.tab.reload();
        await shop.started();
        expect((await shop.see()).decided, `${host} ${domain}`).toBe(true);
        await shop.tab.open(shop.server.url(page, neighbour));
        await shop.started();
        expect((await shop.see()).decided, `${neighbour} ${domain}`).toBe(false);
        await shop.expectNothingGranted();
      }
    }
    await shop.expectAsked();
  });

  test('a decision is kept for as many days as any number says', async ({ shop }) => {
    for (const days of [999_999_999, 1, 4000]) {
      await shop.open({ config: { cookie: { name: `kept-${days}`, days } } });
      await shop.tab.run(() => window.soglasie?.rejectAll());
      await shop.tab.reload();
      await shop.started();
      expect((await shop.see()).decided, String(days)).toBe(true);
      await shop.expectNothingGranted();
    }
  });
});
