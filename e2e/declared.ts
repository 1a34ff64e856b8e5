import { shopConfig } from './shopPage';

/** A shop that declares all that the second layer can tell. */
export const declaredConfig = {
  ...shopConfig,
  operator: {
    name: 'ООО «Самовар»',
    site: 'example.ru',
    inn: '7100000000',
    address: '300000, Тула, ул. Советская, 1',
    email: 'shop@example.ru',
    phone: '+7 (4872) 00-00-00, доб. 5',
  },
  categories: {
    analytics: { cookies: [{ name: 'visits', purpose: 'Считает визиты', days: 365 }] },
    advertising: true,
    'ab-test': {
      title: 'варианты страниц',
      description: 'Сравнивают два вида корзины.',
      consequence: 'Без них вы увидите обычную корзину.',
      storage: ['lp_variant'],
    },
  },
  services: {
    metrika: {
      title: 'Яндекс Метрика',
      vendor: 'ООО «Яндекс»',
      country: 'RU',
      category: 'analytics',
      cookies: [
        { name: '_ym_uid', purpose: 'Различает посетителей', days: 365 },
        { name: '_ym_isad', purpose: 'Узнаёт блокировщик рекламы', days: 0.8333 },
        { name: '^_ym_visorc(_\\d+)?$', purpose: 'Помнит запись визита' },
        { name: 'yandexuid', purpose: 'Узнаёт браузер', days: 333, domain: '.yandex.ru' },
      ],
    },
    'other-counter': { title: 'Другой счётчик', category: 'analytics' },
    'ad-network': {
      title: 'Рекламная сеть',
      vendor: 'Example Ads',
      country: 'US',
      category: 'advertising',
    },
  },
  withdrawal: {
    email: 'withdraw@example.ru',
    phone: '8 800 000-00-00',
    days: 30,
    note: 'Или письмом на адрес оператора.',
    reload: 'never',
  },
  age: { min: 14 },
} as const;
