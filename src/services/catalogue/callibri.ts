import type { Service } from '../Service';

// It writes cookies and localStorage (a crawl of 2 sites), under names that nobody recorded.
const callibri: Service = {
  id: 'callibri',
  title: 'Callibri',
  vendor: 'Callibri',
  category: 'analytics',
  hosts: ['cdn.callibri.ru', 'module.callibri.ru', 'callibri.ru'],
  cookies: [],
  storage: [],
};

export default callibri;
