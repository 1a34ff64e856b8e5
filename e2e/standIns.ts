import type { TestServer } from './server';

// What vendors' files do to a page, as far as a consent has to do with it: what they read, store and send.

export interface StandIn {
  /** Where a shop puts it. */
  readonly category: 'analytics' | 'advertising' | 'external';
  /** The site's counter or account with the vendor. */
  readonly id: string;
  /** The vendor's file, with the start of its query where the site's id stands there. */
  readonly file: string;
  /** Where it sends what it knows, without the query. */
  readonly hits: string;
  /** The names that it leaves behind at the shop, in alphabetical order. */
  readonly cookies: readonly string[];
  readonly storage: readonly string[];
  /** The vendor's own code for a page, as its documentation has it. */
  readonly snippet: string;
}

const loader = (address: string, attributes = ''): string =>
  `(() => { const tag = document.createElement('script'); tag.async = true; tag.src = '${address}'; ${attributes} document.head.append(tag); })();`;

const METRIKA = '12345678';
const MAILRU = '3123456';
const VK = '3654321';
const RETARGETING = 'VK-RTRG-123456-aBcDe';
const ROISTAT = '0123456789abcdef0123456789abcdef';
const CALLTOUCH = 'a1b2c3d4';
const CARROT = '12345-0123456789abcdef0123456789';
const MINDBOX = 'samovar.Website';
const JIVO = 'aBcDeFgHiJ';
const GTM = 'GTM-ABC1234';
const GA4 = 'G-ABC1234567';
const ADS = 'AW-123456789';

const metrikaStorage = (id: string): string[] => [`_ym${id}:0_reqNum`, `_ym${id}_lsid`];
const tmr = ['domain_sid', 'tmr_detect', 'tmr_lvid', 'tmr_lvidTS'];
const push = (id: string): string =>
  `(window._tmr ??= []).push({ id: '${id}', type: 'pageView', start: Date.now() });
  if (!document.getElementById('tmr-code')) ${loader('https://top-fwz1.mail.ru/js/code.js', `tag.id = 'tmr-code';`)}`;
const gtag = (id: string): string =>
  `window.dataLayer ??= []; function gtag() { dataLayer.push(arguments); }
  gtag('js', new Date()); gtag('config', '${id}'); ${loader(`https://www.googletagmanager.com/gtag/js?id=${id}`)}`;

/** By the id that a configuration gives the service. */
export const standIns = {
  'yandex-metrika': {
    category: 'analytics',
    id: METRIKA,
    file: 'mc.yandex.ru/metrika/tag.js',
    hits: `mc.yandex.ru/watch/${METRIKA}`,
    cookies: ['_ym_d', '_ym_isad', '_ym_uid'],
    storage: [...metrikaStorage(METRIKA), '_ym_retryReqs', '_ym_uid'],
    snippet: `window.ym ??= function () { (ym.a ??= []).push(arguments); }; ym.l = Date.now();
      ${loader('https://mc.yandex.ru/metrika/tag.js')} ym(${METRIKA}, 'init', {});`,
  },
  'top-mail-ru': {
    category: 'analytics',
    id: MAILRU,
    file: 'top-fwz1.mail.ru/js/code.js',
    hits: 'top-fwz1.mail.ru/tracker',
    cookies: tmr,
    storage: [],
    snippet: push(MAILRU),
  },
  'vk-ads-pixel': {
    category: 'advertising',
    id: VK,
    file: 'top-fwz1.mail.ru/js/code.js',
    hits: 'top-fwz1.mail.ru/tracker',
    cookies: tmr,
    storage: [],
    snippet: push(VK),
  },
  'vk-retargeting': {
    category: 'advertising',
    id: RETARGETING,
    file: 'vk.com/js/api/openapi.js',
    hits: 'vk.com/rtrg',
    cookies: [],
    storage: [],
    snippet: loader(
      'https://vk.com/js/api/openapi.js?173',
      `tag.onload = () => { VK.Retargeting.Init('${RETARGETING}'); VK.Retargeting.Hit(); };`,
    ),
  },
  roistat: {
    category: 'analytics',
    id: ROISTAT,
    file: `cloud.roistat.com/api/site/1.0/${ROISTAT}/init`,
    hits: 'collector.roistat.com/visit',
    cookies: [
      '___dc',
      'roistat_call_tracking',
      'roistat_cookies_to_resave',
      'roistat_first_visit',
      'roistat_is_need_listen_requests',
      'roistat_is_save_data_in_cookie',
      'roistat_marker',
      'roistat_visit',
      'roistat_visit_cookie_expire',
    ],
    storage: [],
    snippet: `window.roistatProjectId = '${ROISTAT}'; window.roistatHost = 'cloud.roistat.com';
      ${loader(`https://cloud.roistat.com/api/site/1.0/${ROISTAT}/init`)}`,
  },
  calltouch: {
    category: 'analytics',
    id: CALLTOUCH,
    file: 'mod.calltouch.ru/init',
    hits: 'mod.calltouch.ru/set_attrs',
    cookies: ['_ct', '_ct_client_global_id', '_ct_ids', '_ct_session_id', '_ct_site_id', 'call_s', 'cted'],
    storage: [],
    snippet: `window.CalltouchDataObject = 'ct'; window.ct = function () { ct.callbacks.push(arguments); };
      ct.callbacks = []; ct.loaded = false; ct.counters = ['${CALLTOUCH}'];
      ${loader(`https://mod.calltouch.ru/init.js?id=${CALLTOUCH}`)}`,
  },
  'carrot-quest': {
    category: 'external',
    id: CARROT,
    file: 'cdn.carrotquest.app/api.min.js',
    hits: 'api.carrotquest.app/connect',
    cookies: [
      'carrotquest_0a1b2c3d4e',
      'carrotquest_auth_token',
      'carrotquest_device_guid',
      'carrotquest_jwt_access',
      'carrotquest_realtime_services_transport',
      'carrotquest_session',
      'carrotquest_session_started',
      'carrotquest_uid',
    ],
    storage: [],
    snippet: `window.carrotquest = {}; window.carrotquestasync = [];
      for (const name of ['connect', 'track', 'identify', 'auth', 'onReady'])
        carrotquest[name] = function () { carrotquestasync.push(name, arguments); };
      ${loader('https://cdn.carrotquest.app/api.min.js')} carrotquest.connect('${CARROT}');`,
  },
  mindbox: {
    category: 'advertising',
    id: MINDBOX,
    file: 'api.mindbox.ru/scripts/v1/tracker.js',
    hits: 'api.mindbox.ru/v3/js/operations',
    cookies: ['directCrm-session', 'mindboxDeviceUUID', 'popmechanic_sbjs_migrations'],
    storage: [],
    snippet: `window.mindbox ??= function () { mindbox.queue.push(arguments); }; mindbox.queue ??= [];
      mindbox('create', { endpointId: '${MINDBOX}' }); ${loader('https://api.mindbox.ru/scripts/v1/tracker.js')}`,
  },
  jivo: {
    category: 'external',
    id: JIVO,
    file: `code.jivo.ru/widget/${JIVO}`,
    hits: 'telemetry.jivosite.com/ping',
    cookies: [],
    storage: [],
    snippet: loader(`https://code.jivo.ru/widget/${JIVO}`),
  },
  'google-tag-manager': {
    category: 'analytics',
    id: GTM,
    file: `www.googletagmanager.com/gtm.js?id=${GTM}`,
    hits: 'www.googletagmanager.com/a',
    cookies: [],
    storage: [],
    snippet: `(window.dataLayer ??= []).push({ 'gtm.start': Date.now(), event: 'gtm.js' });
      ${loader(`https://www.googletagmanager.com/gtm.js?id=${GTM}`)}`,
  },
  'google-analytics-4': {
    category: 'analytics',
    id: GA4,
    file: `www.googletagmanager.com/gtag/js?id=${GA4}`,
    hits: 'www.google-analytics.com/g/collect',
    cookies: ['_ga', `_ga_${GA4.slice(2)}`],
    storage: [],
    snippet: gtag(GA4),
  },
  'google-ads': {
    category: 'advertising',
    id: ADS,
    file: `www.googletagmanager.com/gtag/js?id=${ADS}`,
    hits: 'www.googleadservices.com/pagead/conversion',
    cookies: ['_gac_1', '_gcl_au', '_gcl_aw', '_gcl_gb', '_gcl_gs'],
    storage: [],
    snippet: gtag(ADS),
  },
} as const satisfies Readonly<Record<string, StandIn>>;

/** What Metrica keeps of one more counter. */
export { metrikaStorage };

/**
 * `ours.put` keeps a cookie as widely as the browser allows, `ours.send` asks an address. What is sent at once may arrive
 * in any order: `at` tells the true one.
 */
const common = `
const ours = {
  put(name, value, seconds) {
    const labels = location.hostname.split('.');
    const age = seconds ? '; max-age=' + seconds : '';
    for (let count = 2; count <= labels.length; count++) {
      document.cookie = name + '=' + value + '; path=/; domain=' + labels.slice(-count).join('.') + age;
      if (ours.get(name) !== undefined) return;
    }
    document.cookie = name + '=' + value + '; path=/' + age;
  },
  get: (name) => document.cookie.split('; ').find((pair) => pair.startsWith(name + '='))?.slice(name.length + 1),
  send(address, data) {
    const at = Date.now() * 1000 + ours.sent++;
    new Image().src = 'https://' + address + '?' + new URLSearchParams({ ...data, at });
  },
  sent: 0,
  random: () => String(Math.random()).slice(2),
};
const DAY = 86400;
`;

/**
 * As `yandex/metrica-tag` and the crawls have it: calls for a counter that is not there wait for it; the visitor's id
 * comes back from the storage; `destruct` leaves what was stored. `disableYaCounter…` as the vendor documents it.
 */
const metrika = (host: string): string => `
const counters = new Map();
const waiting = [];
const hit = (id, data) => {
  if (!counters.has(id) || window['disableYaCounter' + id]) return;
  localStorage['_ym' + id + ':0_reqNum'] = Number(localStorage['_ym' + id + ':0_reqNum'] ?? 0) + 1;
  ours.send('${host}/watch/' + id, { ...data, uid: ours.get('_ym_uid') });
};
const init = (id, options) => {
  if (counters.has(id) || window['disableYaCounter' + id]) return;
  counters.set(id, options);
  const uid = ours.get('_ym_uid') ?? localStorage._ym_uid ?? ours.random();
  ours.put('_ym_uid', uid, 365 * DAY);
  ours.put('_ym_d', Math.floor(Date.now() / 1000), 365 * DAY);
  ours.put('_ym_isad', 2, 72000);
  if (options?.webvisor) ours.put('_ym_visorc', 'w', 1800);
  localStorage._ym_uid = uid;
  localStorage._ym_retryReqs = '{}';
  localStorage['_ym' + id + '_lsid'] = ours.random();
  hit(id, { page: location.href, webvisor: Boolean(options?.webvisor), nohit: Boolean(options?.defer) });
  for (const call of waiting.splice(0)) handle(call);
};
const handle = (call) => {
  const [name, method, ...rest] = call;
  const id = Number(name);
  if (method === 'init') init(id, rest[0]);
  else if (!counters.has(id)) waiting.push(call);
  else if (method === 'destruct') counters.delete(id);
  else if (method === 'reachGoal') hit(id, { goal: rest[0] });
  else if (method === 'hit') hit(id, { page: rest[0] });
};
const queue = (window.ym.a ??= []);
const known = [...queue];
queue.push = (...calls) => {
  calls.forEach(handle);
  return Array.prototype.push.apply(queue, calls);
};
known.forEach(handle);
`;

const tmrCode = `
const handle = ({ id, type, goal }) => {
  ours.put('tmr_lvid', ours.get('tmr_lvid') ?? ours.random(), 333 * DAY);
  ours.put('tmr_lvidTS', Date.now(), 333 * DAY);
  ours.put('tmr_detect', '0|' + Date.now(), DAY);
  ours.put('domain_sid', ours.random(), 7 * DAY);
  ours.send('top-fwz1.mail.ru/tracker', { id, type, ...(goal && { goal }) });
};
const queue = (window._tmr ??= []);
const known = [...queue];
queue.push = (...calls) => {
  calls.forEach(handle);
  return Array.prototype.push.apply(queue, calls);
};
known.forEach(handle);
`;

const openapi = `
let pixel;
window.VK = {
  Retargeting: {
    Init(id) { pixel = id; },
    Hit() { ours.send('vk.com/rtrg', { p: pixel }); },
    Event(event) { ours.send('vk.com/rtrg', { p: pixel, event }); },
  },
};
window.vkAsyncInit?.();
`;

const roistat = `
ours.put('roistat_visit', '100200', 14 * DAY);
ours.put('roistat_first_visit', '100200', 3650 * DAY);
ours.put('roistat_visit_cookie_expire', '1209600', 14 * DAY);
for (const name of ['is_need_listen_requests', 'is_save_data_in_cookie', 'cookies_to_resave', 'call_tracking', 'marker'])
  ours.put('roistat_' + name, '0');
ours.put('___dc', ours.random(), 3650 * DAY);
ours.send('collector.roistat.com/visit', { project: window.roistatProjectId, host: window.roistatHost });
`;

const calltouch = `
const id = new URL(document.currentScript.src).searchParams.get('id');
ours.put('_ct', ours.random(), 1826 * DAY);
ours.put('_ct_client_global_id', ours.random(), 1826 * DAY);
for (const name of ['_ct_ids', '_ct_session_id', '_ct_site_id', 'cted']) ours.put(name, ours.random());
ours.put('call_s', '1', 1800);
ours.send('mod.calltouch.ru/set_attrs', { id, object: window.CalltouchDataObject });
`;

const carrot = `
const handle = (name, [key]) => {
  if (name !== 'connect') return;
  ours.put('carrotquest_device_guid', ours.random(), 1500 * DAY);
  for (const one of ['uid', 'auth_token']) ours.put('carrotquest_' + one, ours.random(), 150 * DAY);
  for (const one of ['session', 'session_started']) ours.put('carrotquest_' + one, '1', 3600);
  ours.put('carrotquest_jwt_access', ours.random(), 3300);
  ours.put('carrotquest_0a1b2c3d4e', '1', DAY);
  ours.put('carrotquest_realtime_services_transport', 'wss');
  ours.send('api.carrotquest.app/connect', { key });
};
const queue = window.carrotquestasync ?? [];
for (let index = 0; index < queue.length; index += 2) handle(queue[index], queue[index + 1]);
window.carrotquest = { connect: (...call) => handle('connect', call), track() {} };
`;

const mindbox = `
const handle = ([command, options]) => {
  if (command !== 'create') return;
  ours.put('mindboxDeviceUUID', ours.random(), 4684 * DAY);
  ours.put('directCrm-session', ours.random(), 729 * DAY);
  ours.put('popmechanic_sbjs_migrations', '1', 180 * DAY);
  ours.send('api.mindbox.ru/v3/js/operations', { endpointId: options.endpointId });
};
const queue = window.mindbox?.queue ?? [];
for (const call of [...queue]) handle(call);
window.mindbox = (...call) => handle(call);
`;

const jivo = `
const id = document.currentScript.src.split('/').pop();
window.jivo_api = { open() {} };
ours.send('telemetry.jivosite.com/ping', { id });
`;

/**
 * Consent mode, as Google documents it: commands are `arguments` objects, what an array says is not heard. Each hit
 * tells the state that stood when it was sent; without a command everything is allowed.
 */
const google = `
const TYPES = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage', 'functionality_storage', 'personalization_storage', 'security_storage'];
const file = new URL(document.currentScript.src);
const id = file.searchParams.get('id');
const layer = (window.dataLayer ??= []);
const state = {};
const may = (type) => state[type] !== 'denied';
const consent = () => TYPES.map((type) => state[type] ?? 'unset').join('.');
const config = (target) => {
  if (target.startsWith('G-')) {
    if (may('analytics_storage')) {
      ours.put('_ga', ours.random(), 730 * DAY);
      ours.put('_ga_' + target.slice(2), ours.random(), 730 * DAY);
    }
    ours.send('www.google-analytics.com/g/collect', { tid: target, consent: consent() });
  } else {
    if (may('ad_storage'))
      for (const name of ['_gcl_au', '_gcl_aw', '_gcl_gs', '_gcl_gb', '_gac_1']) ours.put(name, ours.random(), 90 * DAY);
    ours.send('www.googleadservices.com/pagead/conversion', { id: target, consent: consent() });
  }
};
const handle = (item) => {
  if (Object.prototype.toString.call(item) === '[object Arguments]') {
    const [command, ...rest] = item;
    if (command === 'consent') Object.assign(state, rest[1]);
    if (command === 'config' && file.pathname === '/gtag/js') config(rest[0]);
  } else if (item?.event && file.pathname === '/gtm.js') {
    ours.send('www.googletagmanager.com/a', { id, event: item.event, consent: consent() });
  }
};
const known = [...layer];
const { push } = layer;
layer.push = (...items) => {
  const length = push.apply(layer, items);
  items.forEach(handle);
  return length;
};
known.forEach(handle);
`;

export const metrikaFile = (host = 'mc.yandex.ru'): string => wrapped(metrika(host));

const wrapped = (script: string): string => `(() => {${common}${script}})();`;

const files: Readonly<Record<string, string>> = {
  '//mc.yandex.ru/metrika/tag.js': metrika('mc.yandex.ru'),
  '//mc.yandex.com/metrika/tag.js': metrika('mc.yandex.com'),
  '//top-fwz1.mail.ru/js/code.js': tmrCode,
  '//vk.com/js/api/openapi.js': openapi,
  [`//cloud.roistat.com/api/site/1.0/${ROISTAT}/init`]: roistat,
  '//cloud.roistat.com/dist/module.js': roistat,
  '//mod.calltouch.ru/init.js': calltouch,
  '//mod.calltouch.ru/init-min.js': calltouch,
  '//cdn.carrotquest.app/api.min.js': carrot,
  '//api.mindbox.ru/scripts/v1/tracker.js': mindbox,
  [`//code.jivo.ru/widget/${JIVO}`]: jivo,
  '//www.googletagmanager.com/gtm.js': google,
  '//www.googletagmanager.com/gtag/js': google,
};

/** Has the server answer under the vendors' host names. */
export function registerStandIns(server: TestServer): void {
  for (const [address, script] of Object.entries(files)) {
    server.resource(address, { body: wrapped(script), type: 'text/javascript; charset=utf-8' });
  }
  const hits = [
    ...Object.values(standIns).map(({ hits }) => hits),
    `mc.yandex.com/watch/${METRIKA}`,
    'mc.yandex.ru/watch/23456789',
  ];
  for (const address of hits) server.resource(`//${address}`, { status: 204 });
}
