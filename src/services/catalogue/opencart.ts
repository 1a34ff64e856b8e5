import type { Service } from '../Service';

// From the source of 3.0.4.1 and 4.1.0.3.
const opencart: Service = {
  id: 'opencart',
  title: 'OpenCart',
  vendor: 'OpenCart',
  category: 'necessary',
  hosts: [],
  cookies: [
    // A day by default in 4.x; in 3.x as PHP is set up, by default a session.
    { name: 'OCSESSID', purpose: 'идентификатор сессии: корзина и вход', days: 1, category: 'cart' },
    { name: 'language', purpose: 'выбранный язык', days: 30, category: 'preferences' },
    { name: 'currency', purpose: 'выбранная валюта', days: 30, category: 'preferences' },
    // 3.x; in 4.x as long as the session.
    {
      name: 'tracking',
      purpose: 'метка партнёра или рекламной кампании',
      days: 1000,
      category: 'advertising',
    },
    {
      name: 'customer_authorize',
      purpose: 'доверенное устройство после двухэтапного входа',
      days: 90,
      category: 'authentication',
    },
    { name: 'policy', purpose: 'выбор во встроенной плашке о файлах cookie', days: 365 },
  ],
  storage: [],
};

export default opencart;
