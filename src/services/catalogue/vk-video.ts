import type { Service } from '../Service';

// What it stores was not seen anywhere.
const vkVideo: Service = {
  id: 'vk-video',
  title: 'VK Видео',
  vendor: 'VK',
  country: 'RU',
  category: 'external',
  hosts: ['vk.com', 'vkvideo.ru'],
  cookies: [],
  storage: [],
};

export default vkVideo;
