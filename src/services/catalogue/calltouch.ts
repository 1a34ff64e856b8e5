import { start } from '../../vendors/calltouch';
import type { Service } from '../Service';

// From a crawl of 4 sites only.
const calltouch: Service = {
  id: 'calltouch',
  title: 'Calltouch',
  vendor: 'Calltouch',
  category: 'analytics',
  hosts: ['mod.calltouch.ru'],
  cookies: [
    { name: '_ct', purpose: 'идентификатор посетителя', days: 1826.25, unconfirmed: true },
    {
      name: '_ct_client_global_id',
      purpose: 'идентификатор посетителя, общий для разных сайтов',
      days: 1826.25,
      unconfirmed: true,
    },
    {
      name: '^_ct_(ids|session_id|site_id)$',
      purpose: 'идентификаторы сессии и сайта',
      days: 0,
      unconfirmed: true,
    },
    { name: 'cted', purpose: 'данные коллтрекинга', days: 0, unconfirmed: true },
    { name: 'call_s', purpose: 'данные сессии коллтрекинга', days: 0.0208, unconfirmed: true },
  ],
  storage: [],
  ids: /^[A-Za-z0-9]{4,20}$/,
  start,
};

export default calltouch;
