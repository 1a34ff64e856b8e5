import { start } from '../../vendors/carrot-quest';
import type { Service } from '../Service';

// From a crawl of 4 sites only.
const carrotQuest: Service = {
  id: 'carrot-quest',
  title: 'Carrot quest',
  vendor: 'Carrot quest',
  category: 'external',
  hosts: ['cdn.carrotquest.app', 'api.carrotquest.app', 'cdn.carrotquest.io'],
  cookies: [
    { name: 'carrotquest_device_guid', purpose: 'идентификатор устройства', days: 1500, unconfirmed: true },
    {
      name: '^carrotquest_(uid|auth_token)$',
      purpose: 'идентификатор посетителя и токен доступа',
      days: 150,
      unconfirmed: true,
    },
    {
      name: '^carrotquest_session(_started)?$',
      purpose: 'сведения о текущей сессии',
      days: 0.0417,
      unconfirmed: true,
    },
    { name: 'carrotquest_jwt_access', purpose: 'токен доступа', days: 0.0382, unconfirmed: true },
    {
      name: '^carrotquest_[0-9a-f]{10}$',
      purpose: 'служебная отметка, своя у каждой страницы',
      days: 1,
      unconfirmed: true,
    },
    {
      name: 'carrotquest_realtime_services_transport',
      purpose: 'способ соединения с сервером',
      days: 0,
      unconfirmed: true,
    },
  ],
  storage: [],
  sweep: ['^carrotquest_'],
  ids: /^[\w-]{8,100}$/,
  start,
};

export default carrotQuest;
