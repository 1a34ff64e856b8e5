import type { Service } from '../Service';

// The often quoted names `_cmg_*` and `_comagic_*` were not seen anywhere, and no others.
const comagic: Service = {
  id: 'comagic',
  title: 'CoMagic / UIS',
  vendor: 'UIS (CoMagic)',
  category: 'analytics',
  hosts: ['app.comagic.ru', 'server.comagic.ru'],
  cookies: [],
  storage: [],
};

export default comagic;
