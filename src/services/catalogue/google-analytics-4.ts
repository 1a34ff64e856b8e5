import { start, stop } from '../../vendors/google-analytics-4';
import type { Service } from '../Service';

// From the vendor's documentation; the rows of Universal Analytics from the Open Cookie Database.
const googleAnalytics4: Service = {
  id: 'google-analytics-4',
  title: 'Google Analytics 4',
  vendor: 'Google',
  country: 'US',
  category: 'analytics',
  hosts: [
    'www.googletagmanager.com',
    'www.google-analytics.com',
    'region1.google-analytics.com',
    'analytics.google.com',
  ],
  cookies: [
    { name: '_ga', purpose: 'идентификатор посетителя', days: 730 },
    { name: '^_ga_[A-Z0-9]+$', purpose: 'состояние сессии', days: 730 },
    {
      name: '_gid',
      purpose: 'идентификатор посетителя на сутки (Universal Analytics)',
      days: 1,
      unconfirmed: true,
    },
    {
      name: '^_gat(_|$)',
      purpose: 'ограничение частоты запросов (Universal Analytics)',
      days: 0.0007,
      unconfirmed: true,
    },
  ],
  storage: [],
  sweep: ['^_ga(_|$)'],
  ids: /^G-[A-Z0-9]+$/,
  start,
  stop,
};

export default googleAnalytics4;
