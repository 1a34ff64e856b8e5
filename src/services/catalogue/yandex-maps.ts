import type { Service } from '../Service';

// Not measured. A frame of yandex.ru can read what `yandex-metrika` lists for .yandex.ru.
const yandexMaps: Service = {
  id: 'yandex-maps',
  title: 'Яндекс Карты',
  vendor: 'ООО «ЯНДЕКС»',
  country: 'RU',
  category: 'external',
  hosts: ['yandex.ru', 'api-maps.yandex.ru'],
  cookies: [],
  storage: [],
};

export default yandexMaps;
