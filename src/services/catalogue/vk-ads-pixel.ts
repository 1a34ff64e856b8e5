import { start, stop } from '../../vendors/vk-ads-pixel';
import type { Service } from '../Service';

// From a crawl. The script is that of `top-mail-ru`, so both have the same rows.
const vkAdsPixel: Service = {
  id: 'vk-ads-pixel',
  title: 'Пиксель VK Рекламы',
  vendor: 'VK',
  country: 'RU',
  category: 'advertising',
  hosts: ['top-fwz1.mail.ru', 'privacy-cs.mail.ru', 'ad.mail.ru'],
  cookies: [
    { name: 'tmr_lvid', purpose: 'идентификатор посетителя', days: 333 },
    { name: 'tmr_lvidTS', purpose: 'время создания идентификатора посетителя', days: 333 },
    { name: 'tmr_detect', purpose: 'служебная отметка счётчика', days: 1 },
    // Seen only in one public cookie jar; may be obsolete.
    { name: 'tmr_reqNum', purpose: 'счётчик запросов', days: null, unconfirmed: true },
    { name: 'domain_sid', purpose: 'идентификатор сессии для синхронизации данных с VK', days: 7 },
  ],
  storage: [],
  ids: /^[1-9]\d{0,11}$/,
  start,
  stop,
};

export default vkAdsPixel;
