import type { Service } from '../Service';

// Names of its cookies were not seen anywhere.
const vkWidgets: Service = {
  id: 'vk-widgets',
  title: 'Виджеты ВКонтакте',
  vendor: 'VK',
  country: 'RU',
  category: 'external',
  hosts: ['vk.com', 'userapi.com'],
  cookies: [],
  storage: [],
};

export default vkWidgets;
