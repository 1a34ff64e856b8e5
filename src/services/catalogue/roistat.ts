import { start } from '../../vendors/roistat';
import type { Service } from '../Service';

// From a crawl of 6 sites only.
const roistat: Service = {
  id: 'roistat',
  title: 'Roistat',
  vendor: 'Roistat',
  category: 'analytics',
  hosts: ['cloud.roistat.com', 'collector.roistat.com', 'cllctr.roistat.com'],
  cookies: [
    { name: 'roistat_visit', purpose: 'номер визита', days: 14, unconfirmed: true },
    { name: 'roistat_first_visit', purpose: 'номер первого визита', days: 3650, unconfirmed: true },
    {
      name: 'roistat_visit_cookie_expire',
      purpose: 'срок хранения номера визита',
      days: 14,
      unconfirmed: true,
    },
    {
      name: '^roistat_(is_need_listen_requests|is_save_data_in_cookie|cookies_to_resave|call_tracking)$',
      purpose: 'служебные настройки счётчика',
      days: 0,
      unconfirmed: true,
    },
    // The name is from a snippet of 2015.
    { name: 'roistat_marker', purpose: 'метка источника перехода', days: null, unconfirmed: true },
    { name: '___dc', purpose: 'идентификатор устройства', days: 3650, unconfirmed: true },
  ],
  storage: [],
  sweep: ['^roistat_'],
  ids: /^[0-9a-f]{32}$/,
  start,
};

export default roistat;
