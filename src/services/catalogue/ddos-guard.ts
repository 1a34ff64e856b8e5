import type { Service } from '../Service';

// From Tilda's and a site's policies; the vendor itself says nothing.
const ddosGuard: Service = {
  id: 'ddos-guard',
  title: 'DDoS-Guard',
  vendor: 'DDoS-Guard',
  category: 'necessary',
  hosts: [],
  cookies: [
    { name: '^_{2,4}ddg(\\d+|id|mark)_?$', purpose: 'защита сайта от атак', days: null, unconfirmed: true },
  ],
  storage: [],
};

export default ddosGuard;
