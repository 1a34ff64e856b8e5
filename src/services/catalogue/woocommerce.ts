import type { Service } from '../Service';

// From the Open Cookie Database.
const woocommerce: Service = {
  id: 'woocommerce',
  title: 'WooCommerce',
  vendor: 'Automattic',
  category: 'necessary',
  hosts: [],
  cookies: [
    // The lifetime is from the vendor.
    {
      name: '^wp_woocommerce_session_',
      purpose: 'идентификатор владельца корзины',
      days: 2,
      category: 'cart',
    },
    {
      name: 'woocommerce_cart_hash',
      purpose: 'признак того, что корзина изменилась',
      days: 0,
      category: 'cart',
      unconfirmed: true,
    },
    {
      name: 'woocommerce_items_in_cart',
      purpose: 'признак того, что в корзине есть товары',
      days: 0,
      category: 'cart',
      unconfirmed: true,
    },
    {
      name: 'woocommerce_recently_viewed',
      purpose: 'недавно просмотренные товары',
      days: 0,
      category: 'preferences',
      unconfirmed: true,
    },
    {
      name: '^store_notice',
      purpose: 'признак того, что объявление магазина скрыто',
      days: 0,
      category: 'preferences',
      unconfirmed: true,
    },
    // All end with the session but `sbjs_session`, which lasts 30 minutes.
    {
      name: '^sbjs_(session|udata|first|current|first_add|current_add|migrations)$',
      purpose: 'источник, из которого пришёл заказ',
      days: 0,
      category: 'analytics',
      unconfirmed: true,
    },
    {
      name: 'tk_ai',
      purpose: 'учёт использования магазина',
      days: 0,
      category: 'analytics',
      unconfirmed: true,
    },
  ],
  storage: [],
};

export default woocommerce;
