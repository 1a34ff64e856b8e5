import { start } from '../../vendors/jivo';
import type { Service } from '../Service';

// A crawl of 19 sites saw none of the often quoted names `jv_*`, and storage under names that nobody recorded.
const jivo: Service = {
  id: 'jivo',
  title: 'Jivo (чат)',
  vendor: 'Jivo',
  category: 'external',
  hosts: ['code.jivo.ru', 'code.jivosite.com', 'telemetry.jivosite.com'],
  cookies: [],
  storage: [],
  ids: /^[A-Za-z0-9]{6,20}$/,
  start,
};

export default jivo;
