import type { Service } from '../Service';

// What it stores was not seen anywhere.
const retailRocket: Service = {
  id: 'retail-rocket',
  title: 'Retail Rocket',
  vendor: 'Retail Rocket',
  category: 'advertising',
  hosts: ['cdn.retailrocket.ru', 'retailrocket.net'],
  cookies: [],
  storage: [],
};

export default retailRocket;
