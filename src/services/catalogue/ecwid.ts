import type { Service } from '../Service';

// From the vendor's documentation.
const ecwid: Service = {
  id: 'ecwid',
  title: 'Ecwid',
  vendor: 'Ecwid by Lightspeed',
  category: 'necessary',
  hosts: ['shopsettings.com'],
  cookies: [
    { name: '^PSecwid__\\d+PScart(_expire)?$', purpose: 'содержимое корзины', days: 365, category: 'cart' },
    {
      name: '^PSecwid__\\d+PScustomerid(_expire)?$',
      purpose: 'идентификатор вошедшего покупателя',
      days: 365,
      category: 'authentication',
    },
    {
      name: '^PSecwid__\\d+PStoken(_expire)?$',
      purpose: 'токен доступа покупателя',
      days: null,
      category: 'authentication',
      unconfirmed: true,
    },
    // The vendor calls it personalisation.
    {
      name: '^PSecwid__\\d+__emailPSemail(_expire)?$',
      purpose: 'адрес электронной почты, указанный в корзине',
      days: 180,
      category: 'cart',
    },
    // The vendor calls it personalisation.
    {
      name: '^PSecwid__document__referrerPSreferrer(_expire)?$',
      purpose: 'источник перехода в магазин',
      days: 90,
      category: 'analytics',
    },
  ],
  storage: ['ec-user-response'],
};

export default ecwid;
