import { start } from '../../vendors/mindbox';
import type { Service } from '../Service';

// From a crawl of 25 sites.
const mindbox: Service = {
  id: 'mindbox',
  title: 'Mindbox',
  vendor: 'Mindbox',
  category: 'advertising',
  hosts: ['api.mindbox.ru', 'personalization-web-stable.mindbox.ru', 'web-static-no-content.mindbox.ru'],
  cookies: [
    { name: 'mindboxDeviceUUID', purpose: 'идентификатор устройства', days: 4684.1017, unconfirmed: true },
    {
      name: 'directCrm-session',
      purpose: 'идентификаторы сессии и устройства',
      days: 729.1667,
      unconfirmed: true,
    },
    {
      name: '^popmechanic_sbjs_',
      purpose: 'источники переходов для всплывающих окон',
      days: 180,
      unconfirmed: true,
    },
  ],
  storage: [],
  ids: /^[\w.-]{1,100}$/,
  start,
};

export default mindbox;
