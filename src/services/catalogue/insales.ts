import type { Service } from '../Service';

// Nothing is known of what it stores: neither documentation nor a measurement was found.
const insales: Service = {
  id: 'insales',
  title: 'InSales',
  vendor: 'InSales',
  category: 'necessary',
  hosts: [],
  cookies: [],
  storage: [],
};

export default insales;
