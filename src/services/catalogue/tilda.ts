import type { Service } from '../Service';

// From a crawl of 2 sites and the vendor's terms: set only where the owner has switched off simplified statistics.
const tilda: Service = {
  id: 'tilda',
  title: 'Tilda',
  vendor: 'Tilda Publishing',
  category: 'analytics',
  hosts: ['stat.tildacdn.com', 'static.tildacdn.com', 'neo.tildacdn.com'],
  cookies: [
    { name: 'tildauid', purpose: 'идентификатор посетителя', days: 90, unconfirmed: true },
    { name: 'tildasid', purpose: 'идентификатор сессии', days: 0.0208, unconfirmed: true },
    { name: 'previousUrl', purpose: 'адрес предыдущей страницы', days: 0.0208, unconfirmed: true },
    {
      name: 'TILDAUTM',
      purpose: 'метки рекламной кампании, по которой посетитель пришёл на сайт',
      days: null,
      unconfirmed: true,
    },
  ],
  storage: [],
};

export default tilda;
