import type { Service } from '../Service';

// From names in public code; the vendor documents none.
const csCart: Service = {
  id: 'cs-cart',
  title: 'CS-Cart',
  vendor: 'CS-Cart (Simtech)',
  category: 'necessary',
  hosts: [],
  cookies: [
    {
      name: '^sid_customer_[a-zA-Z0-9]{5}$',
      purpose: 'идентификатор сессии: корзина и вход',
      days: null,
      category: 'cart',
      unconfirmed: true,
    },
    // Seen with PHP 5.2 only.
    {
      name: '^(cart_languageC|secondary_currencyC|csid)$',
      purpose: 'язык, валюта и сессия в старых версиях магазина',
      days: 0,
      category: 'preferences',
      unconfirmed: true,
    },
  ],
  storage: [],
};

export default csCart;
