import { start, stop } from '../../vendors/google-ads';
import type { Service } from '../Service';

// From the Open Cookie Database.
const googleAds: Service = {
  id: 'google-ads',
  title: 'Google Реклама',
  vendor: 'Google',
  country: 'US',
  category: 'advertising',
  hosts: ['www.googletagmanager.com', 'www.googleadservices.com'],
  cookies: [
    { name: '^_gcl_(aw|gs|gb)$', purpose: 'идентификатор перехода по рекламе', days: 90, unconfirmed: true },
    { name: '_gcl_au', purpose: 'оценка эффективности рекламы', days: 90, unconfirmed: true },
    { name: '^_gac_', purpose: 'данные о рекламной кампании', days: 90, unconfirmed: true },
    {
      name: 'IDE',
      purpose: 'подбор и показ рекламы по интересам',
      days: 730,
      domain: '.doubleclick.net',
      unconfirmed: true,
    },
    { name: 'NID', purpose: 'персонализация рекламы', days: 365, domain: '.google.com', unconfirmed: true },
  ],
  storage: [],
  sweep: ['^_gcl_', '^_gac_'],
  ids: /^AW-\d+$/,
  start,
  stop,
};

export default googleAds;
