import type { Service } from '../Service';

// From a crawl of 3 sites only.
const rutube: Service = {
  id: 'rutube',
  title: 'RUTUBE (видео)',
  vendor: 'ООО «РУФОРМ»',
  country: 'RU',
  category: 'external',
  hosts: ['rutube.ru', 'static.rutube.ru', 'log.rutube.ru', 'ssp.rutube.ru'],
  cookies: [
    {
      name: 'cookietest',
      purpose: 'проверка того, что браузер сохраняет файлы cookie',
      days: 0,
      domain: 'rutube.ru',
      unconfirmed: true,
    },
  ],
  storage: [],
};

export default rutube;
