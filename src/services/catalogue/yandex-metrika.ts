import { start } from '../../vendors/yandex-metrika';
import type { Service } from '../Service';

// From the vendor's source (yandex/metrica-tag, February 2026) and a crawl of 1,311 sites; the unconfirmed rows
// from the Open Cookie Database and the policy of one site.
const yandexMetrika: Service = {
  id: 'yandex-metrika',
  title: 'Яндекс Метрика',
  vendor: 'ООО «ЯНДЕКС»',
  country: 'RU',
  category: 'analytics',
  // The third is inferred from a list of trackers, the others are documented.
  hosts: ['mc.yandex.ru', 'mc.yandex.com', 'mc.webvisor.org'],
  cookies: [
    { name: '_ym_uid', purpose: 'уникальный идентификатор посетителя', days: 365 },
    { name: '_ym_d', purpose: 'дата первого визита и последнего обновления идентификатора', days: 365 },
    // 20 hours on some 1,100 sites; an older table of the vendor says 2 days.
    { name: '_ym_isad', purpose: 'признак того, что у посетителя есть блокировщик рекламы', days: 0.8333 },
    {
      name: '^_ym_visorc(_\\d+)?$',
      purpose: 'работа Вебвизора – записи действий посетителя на странице',
      days: 0.0208,
    },
    {
      name: '^(_ym_)?metrika_enabled$',
      purpose: 'проверка того, что браузер сохраняет файлы cookie',
      days: 0,
      unconfirmed: true,
    },
    { name: '_ym_debug', purpose: 'признак режима отладки счётчика', days: 0 },
    { name: '_ym_hostIndex', purpose: 'ограничение числа запросов к Метрике', days: 1, unconfirmed: true },
    { name: '_ym_mp2_track', purpose: 'работа сервиса «Целевой звонок»', days: 30, unconfirmed: true },
    { name: '_ym_mp2_substs', purpose: 'работа сервиса «Целевой звонок»', days: 0, unconfirmed: true },
    {
      name: 'yandexuid',
      purpose: 'идентификатор посетителя на всех сайтах Яндекса',
      days: 365,
      domain: '.yandex.ru',
      unconfirmed: true,
    },
    {
      name: 'yuidss',
      purpose: 'идентификатор посетителя на всех сайтах Яндекса',
      days: 365,
      domain: '.yandex.ru',
      unconfirmed: true,
    },
    {
      name: 'ymex',
      purpose: 'время создания идентификатора посетителя и его запасные идентификаторы',
      days: 365,
      domain: '.yandex.ru',
      unconfirmed: true,
    },
    { name: 'yabs-sid', purpose: 'идентификатор сессии', days: 0, domain: '.yandex.ru', unconfirmed: true },
    {
      name: 'usst',
      purpose: 'синхронизация идентификатора посетителя между доменами Яндекса',
      days: 365,
      domain: '.yandex.ru',
      unconfirmed: true,
    },
    {
      name: 'bh',
      purpose: 'данные о поведении посетителя для подбора рекламы',
      days: 365,
      domain: '.yandex.ru',
      unconfirmed: true,
    },
    {
      name: 'yabs-vdrf',
      purpose: 'оценка эффективности рекламы на разных сайтах',
      days: 5,
      domain: '.yandex.ru',
      unconfirmed: true,
    },
    {
      name: '_yasc',
      purpose: 'подбор подходящей рекламы на разных сайтах',
      days: 3650,
      domain: '.yandex.ru',
      unconfirmed: true,
    },
    {
      name: 'yashr',
      purpose: 'подбор подходящей рекламы на разных сайтах',
      days: 365,
      domain: '.yandex.ru',
      unconfirmed: true,
    },
    {
      name: '^is_gdpr(_b)?$',
      purpose: 'признак посетителя из региона, где действует GDPR',
      days: 365,
      domain: '.yandex.ru',
      unconfirmed: true,
    },
    {
      name: 'sync_cookie_csrf',
      purpose: 'синхронизация файлов cookie между доменами Яндекса',
      days: 0.0069,
      domain: '.mc.yandex.com',
      unconfirmed: true,
    },
  ],
  storage: ['^_ym_(uid|retryReqs|hide_phones|lastHit)$', '^_ym\\d+(:\\d+)?_(lsid|reqNum|lastHit)$'],
  sweep: ['^_ym'],
  alike: [
    'https://mc.yandex.com/metrika/tag.js',
    'https://mc.yandex.ru/metrika/watch.js',
    'https://mc.yandex.com/metrika/watch.js',
  ],
  ids: /^[1-9]\d{0,11}$/,
  start,
};

export default yandexMetrika;
