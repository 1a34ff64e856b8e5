import { start } from '../../vendors/vk-retargeting';
import type { Service } from '../Service';

// The crawl of 75 sites saw cookies of .vk.com, without their names, and none of the site itself.
const vkRetargeting: Service = {
  id: 'vk-retargeting',
  title: 'Пиксель ретаргетинга ВКонтакте',
  vendor: 'VK',
  country: 'RU',
  category: 'advertising',
  hosts: ['vk.com'],
  cookies: [],
  storage: [],
  ids: /^VK-RTRG-[\w-]+$/,
  start,
};

export default vkRetargeting;
