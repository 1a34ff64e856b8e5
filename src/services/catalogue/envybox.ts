import type { Service } from '../Service';

// What it stores was not seen anywhere.
const envybox: Service = {
  id: 'envybox',
  title: 'Envybox',
  vendor: 'Envybox',
  category: 'external',
  hosts: ['cdn.callbackkiller.com'],
  cookies: [],
  storage: [],
};

export default envybox;
