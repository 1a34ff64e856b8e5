import type { Service } from '../Service';

// What it stores was not seen anywhere.
const bitrix24Widget: Service = {
  id: 'bitrix24-widget',
  title: 'Виджет Битрикс24 (чат, формы, коллтрекинг)',
  vendor: '1С-Битрикс',
  country: 'RU',
  category: 'external',
  hosts: ['bitrix24.ru'],
  cookies: [],
  storage: [],
};

export default bitrix24Widget;
