// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { isPattern } from '../config/isPattern';
import { COUNTRY, ID, KNOWN } from '../config/rules';
import { CATALOGUE, findService } from './findService';
import type { Service } from './Service';

const services = await Promise.all(
  CATALOGUE.map(async (id): Promise<Service> => {
    const service = await findService(id);
    if (!service) throw new Error(`No entry ${id}`);
    return service;
  }),
);

const entry = (id: string): Service => {
  const service = services.find((one) => one.id === id);
  if (!service) throw new Error(`No entry ${id}`);
  return service;
};

/** Names that the patterns of the catalogue are written for: a new pattern needs one that was seen. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  '^_ym_visorc(_\\d+)?$': ['_ym_visorc', '_ym_visorc_12345678'],
  '^(_ym_)?metrika_enabled$': ['metrika_enabled', '_ym_metrika_enabled'],
  '^is_gdpr(_b)?$': ['is_gdpr', 'is_gdpr_b'],
  '^_ym_(uid|retryReqs|hide_phones|lastHit)$': ['_ym_uid', '_ym_retryReqs', '_ym_hide_phones', '_ym_lastHit'],
  '^_ym\\d+(:\\d+)?_(lsid|reqNum|lastHit)$': ['_ym12345678_lsid', '_ym12345678:0_reqNum'],
  '^roistat_(is_need_listen_requests|is_save_data_in_cookie|cookies_to_resave|call_tracking)$': [
    'roistat_is_need_listen_requests',
    'roistat_is_save_data_in_cookie',
    'roistat_cookies_to_resave',
    'roistat_call_tracking',
  ],
  '^_ct_(ids|session_id|site_id)$': ['_ct_ids', '_ct_session_id', '_ct_site_id'],
  '^carrotquest_(uid|auth_token)$': ['carrotquest_uid', 'carrotquest_auth_token'],
  '^carrotquest_session(_started)?$': ['carrotquest_session', 'carrotquest_session_started'],
  '^carrotquest_[0-9a-f]{10}$': ['carrotquest_0123456789'],
  '^popmechanic_sbjs_': ['popmechanic_sbjs_migrations'],
  '^_ga_[A-Z0-9]+$': ['_ga_ABC123'],
  '^_gat(_|$)': ['_gat', '_gat_UA-12345-1'],
  '^_gcl_(aw|gs|gb)$': ['_gcl_aw', '_gcl_gs', '_gcl_gb'],
  '^_gac_': ['_gac_UA-12345-1'],
  '^_{2,4}ddg(\\d+|id|mark)_?$': ['__ddg1', '____ddg2', '__ddg1_', '__ddgid', '__ddgmark'],
  '^(BITRIX_SM|[A-Z0-9_]+)_SALE_UID$': ['BITRIX_SM_SALE_UID', 'SHOP_SALE_UID'],
  '^BITRIX_SM_(LOGIN|UIDH|UIDL|SOUND_LOGIN_PLAYED|NCC|TIME_ZONE)$': ['BITRIX_SM_LOGIN', 'BITRIX_SM_UIDH'],
  '^BITRIX_SM_(GUEST_ID|LAST_VISIT)$': ['BITRIX_SM_GUEST_ID', 'BITRIX_SM_LAST_VISIT'],
  '^BITRIX_CONVERSION_CONTEXT_[a-z0-9]+$': ['BITRIX_CONVERSION_CONTEXT_s1'],
  '^wordpress_logged_in_': ['wordpress_logged_in_0a1b2c'],
  '^wordpress_sec_': ['wordpress_sec_0a1b2c'],
  '^wp-settings-(time-)?\\d+$': ['wp-settings-1', 'wp-settings-time-1'],
  '^comment_author_(email_|url_)?': ['comment_author_0a1b2c', 'comment_author_email_0a1b2c'],
  '^wp-postpass_': ['wp-postpass_0a1b2c'],
  '^wp_woocommerce_session_': ['wp_woocommerce_session_0a1b2c'],
  '^store_notice': ['store_notice0a1b2c'],
  '^sbjs_(session|udata|first|current|first_add|current_add|migrations)$': [
    'sbjs_session',
    'sbjs_udata',
    'sbjs_first',
    'sbjs_current',
    'sbjs_first_add',
    'sbjs_current_add',
    'sbjs_migrations',
  ],
  '^sid_customer_[a-zA-Z0-9]{5}$': ['sid_customer_a1B2c'],
  '^(cart_languageC|secondary_currencyC|csid)$': ['cart_languageC', 'secondary_currencyC', 'csid'],
  '^PSecwid__\\d+PScart(_expire)?$': ['PSecwid__123PScart', 'PSecwid__123PScart_expire'],
  '^PSecwid__\\d+PScustomerid(_expire)?$': ['PSecwid__123PScustomerid'],
  '^PSecwid__\\d+PStoken(_expire)?$': ['PSecwid__123PStoken'],
  '^PSecwid__\\d+__emailPSemail(_expire)?$': ['PSecwid__123__emailPSemail'],
  '^PSecwid__document__referrerPSreferrer(_expire)?$': ['PSecwid__document__referrerPSreferrer'],
};

const matches = (pattern: string, name: string): boolean =>
  pattern.startsWith('^') ? new RegExp(pattern).test(name) : pattern === name;

const examples = (pattern: string): readonly string[] =>
  pattern.startsWith('^') ? (EXAMPLES[pattern] ?? []) : [pattern];

const patterns = ({ cookies, storage }: Service): string[] => [
  ...cookies.map(({ name }) => name),
  ...storage,
];

const rows = services.flatMap(({ id, cookies }) => cookies.map((cookie) => ({ id, ...cookie })));

describe('the catalogue', () => {
  test('is in alphabetical order', () => {
    expect(CATALOGUE).toEqual(CATALOGUE.toSorted());
    expect(CATALOGUE).toHaveLength(32);
  });

  test.each(CATALOGUE)('has %s in a file of that name', async (id) => {
    expect(id).toMatch(ID);
    expect((await findService(id))?.id).toBe(id);
  });
});

describe.each(services)('the entry $id', (service) => {
  test('is in a category that the product knows, and so are its cookies', () => {
    expect(KNOWN).toContain(service.category);
    for (const { category } of service.cookies)
      if (category !== undefined) expect(KNOWN.filter((id) => id !== service.category)).toContain(category);
  });

  test('has a title, a vendor, and a code where its country is known', () => {
    expect(service.title).toMatch(/\S/);
    expect(service.vendor).toMatch(/\S/);
    expect(service.country ?? 'RU').toMatch(COUNTRY);
  });

  test('names hosts and nothing else as hosts', () => {
    for (const host of service.hosts) expect(host).toMatch(/^([a-z\d][a-z\d-]*\.)+[a-z]{2,}$/);
    for (const { domain } of service.cookies)
      if (domain !== undefined) expect(domain).toMatch(/^\.?([a-z\d-]+\.)+[a-z]{2,}$/);
  });

  test('has patterns that the configuration would accept too', () => {
    for (const pattern of [...patterns(service), ...(service.sweep ?? [])])
      expect(isPattern(pattern), pattern).toBe(true);
    for (const pattern of service.sweep ?? []) expect(pattern).toMatch(/^\^/);
  });

  test('has patterns that match the names they are for', () => {
    for (const pattern of patterns(service)) {
      expect(examples(pattern), pattern).not.toHaveLength(0);
      for (const name of examples(pattern)) expect(matches(pattern, name), name).toBe(true);
    }
  });

  test('names each of its cookies once', () => {
    for (const { name } of service.cookies)
      for (const example of examples(name))
        expect(
          service.cookies.filter((cookie) => matches(cookie.name, example)).map((cookie) => cookie.name),
        ).toEqual([name]);
  });

  test('says in Russian what each cookie is for', () => {
    for (const { name, purpose } of service.cookies) {
      expect(purpose, name).toMatch(/^[а-яё].*[\p{L}\d)»]$/u);
      expect(purpose, name).not.toMatch(/["“”„]| {2}| [-—] |(^|[\s(])[а-яё]{1,2} /u);
    }
  });

  test('has lifetimes in days', () => {
    for (const { name, days } of service.cookies)
      if (days !== null) {
        expect(days, name).toBeGreaterThanOrEqual(0);
        expect(Number(days.toFixed(4)), name).toBe(days);
      }
  });
});

test('no service has a cookie of another, except for the two that share a script', () => {
  const owners = (name: string): string[] =>
    services
      .filter((service) => [...patterns(service), ...(service.sweep ?? [])].some((one) => matches(one, name)))
      .map(({ id }) => id);
  const shared = services
    .flatMap(patterns)
    .flatMap(examples)
    .filter((name) => owners(name).length > 1);
  expect([...new Set(shared)]).toEqual(['tmr_lvid', 'tmr_lvidTS', 'tmr_detect', 'tmr_reqNum', 'domain_sid']);
  for (const name of shared) expect(owners(name)).toEqual(['top-mail-ru', 'vk-ads-pixel']);
});

test('the two that share a script list the same cookies', () => {
  expect(entry('vk-ads-pixel').cookies).toEqual(entry('top-mail-ru').cookies);
});

test('every pattern with examples is in the catalogue', () => {
  expect(services.flatMap(patterns)).toEqual(expect.arrayContaining(Object.keys(EXAMPLES)));
});

test('what is swept are names that begin as the vendor begins them', () => {
  expect(
    Object.fromEntries(services.filter(({ sweep }) => sweep).map(({ id, sweep }) => [id, sweep])),
  ).toEqual({
    'carrot-quest': ['^carrotquest_'],
    'google-ads': ['^_gcl_', '^_gac_'],
    // Not `^_ga`, which would take `_gac_…` along, a cookie of Google Ads.
    'google-analytics-4': ['^_ga(_|$)'],
    roistat: ['^roistat_'],
    'yandex-metrika': ['^_ym'],
  });
});

describe('a cookie', () => {
  const category = (id: string, name: string): string | undefined => {
    const cookie = entry(id).cookies.find((one) => matches(one.name, name));
    return cookie && (cookie.category ?? entry(id).category);
  };

  test.each([
    ['opencart', 'tracking', 'advertising'],
    ['opencart', 'OCSESSID', 'cart'],
    ['opencart', 'currency', 'preferences'],
    ['opencart', 'customer_authorize', 'authentication'],
    ['opencart', 'policy', 'necessary'],
    ['woocommerce', 'sbjs_session', 'analytics'],
    ['woocommerce', 'tk_ai', 'analytics'],
    ['woocommerce', 'woocommerce_cart_hash', 'cart'],
    ['woocommerce', 'woocommerce_recently_viewed', 'preferences'],
    ['wordpress', 'wordpress_logged_in_0a1b2c', 'authentication'],
    ['wordpress', 'wordpress_test_cookie', 'necessary'],
    ['bitrix', 'BITRIX_SM_SALE_UID', 'cart'],
    ['bitrix', 'BITRIX_SM_LOGIN', 'authentication'],
    ['bitrix', 'BITRIX_SM_GUEST_ID', 'analytics'],
    ['bitrix', 'BX_USER_ID', 'analytics'],
    ['tilda', 'tildauid', 'analytics'],
    ['cs-cart', 'sid_customer_a1B2c', 'cart'],
    ['ecwid', 'PSecwid__document__referrerPSreferrer', 'analytics'],
    ['php-session', 'PHPSESSID', 'authentication'],
    ['ddos-guard', '__ddg1_', 'necessary'],
  ])('of %s, %s, is sorted into %s', (id, name, expected) => {
    expect(category(id, name)).toBe(expected);
  });

  test('is sorted apart from its service only where a platform sets it', () => {
    expect([...new Set(rows.filter((row) => row.category !== undefined).map(({ id }) => id))]).toEqual([
      'bitrix',
      'cs-cart',
      'ecwid',
      'opencart',
      'php-session',
      'woocommerce',
      'wordpress',
    ]);
  });
});

describe('what is not confirmed', () => {
  test('is marked, row by row', () => {
    const unconfirmed = entry('yandex-metrika').cookies.filter((cookie) => cookie.unconfirmed);
    expect(unconfirmed.map(({ name }) => name)).toEqual([
      '^(_ym_)?metrika_enabled$',
      '_ym_hostIndex',
      '_ym_mp2_track',
      '_ym_mp2_substs',
      'yandexuid',
      'yuidss',
      'ymex',
      'yabs-sid',
      'usst',
      'bh',
      'yabs-vdrf',
      '_yasc',
      'yashr',
      '^is_gdpr(_b)?$',
      'sync_cookie_csrf',
    ]);
    expect([rows.filter((row) => row.unconfirmed).length, rows.length]).toEqual([71, 99]);
  });

  test('is the row of every cookie whose lifetime nobody has seen', () => {
    expect(rows.filter((row) => row.days === null && !row.unconfirmed)).toEqual([]);
  });

  test('is nowhere a list of cookies for a service of which none is known', () => {
    expect(services.filter(({ cookies }) => cookies.length === 0).map(({ id }) => id)).toEqual([
      'bitrix24-widget',
      'callibri',
      'comagic',
      'envybox',
      'insales',
      'jivo',
      'retail-rocket',
      'vk-retargeting',
      'vk-video',
      'vk-widgets',
      'yandex-maps',
      'yandex-smartcaptcha',
    ]);
  });

  test('is no country: only these are verified', () => {
    const of = (code: string) => services.filter(({ country }) => country === code).map(({ id }) => id);
    expect(of('US')).toEqual(['google-ads', 'google-analytics-4', 'google-tag-manager']);
    expect(of('RU')).toEqual([
      'bitrix',
      'bitrix24-widget',
      'rutube',
      'top-mail-ru',
      'vk-ads-pixel',
      'vk-retargeting',
      'vk-video',
      'vk-widgets',
      'yandex-maps',
      'yandex-metrika',
      'yandex-smartcaptcha',
    ]);
  });
});
