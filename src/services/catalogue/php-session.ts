import type { Service } from '../Service';

const phpSession: Service = {
  id: 'php-session',
  title: 'Сессия PHP',
  vendor: 'сайт',
  category: 'necessary',
  hosts: [],
  cookies: [
    {
      name: 'PHPSESSID',
      purpose: 'идентификатор сессии: корзина, вход, формы',
      days: 0,
      category: 'authentication',
    },
  ],
  storage: [],
};

export default phpSession;
