import type { Category, Config } from './Config';
import type { Reader } from './createReader';
import { DATE } from './date';

/** The categories that the product knows, in the order shown. */
const REQUIRED = ['necessary', 'authentication', 'cart'];
const OFF = ['advertising', 'external'];
const KNOWN = [...REQUIRED, 'preferences', 'analytics', ...OFF];

/** Nobody may declare these necessary: the law gives the visitor the choice. */
const REFUSABLE = ['analytics', ...OFF];

const ID = /^(?!(constructor|prototype)$)[a-z][a-z0-9-]{0,31}$/;

/**
 * What the site asked for, complete and checked. Fails closed: whatever is not understood is left at its
 * default and reported, and never widens what may run without a question.
 */
export function resolve(reader: Reader): Config {
  const { read } = reader;
  /** Categories by service. A service belongs to the one that it names, else to the one that lists it. */
  const listed = new Map<string, string>();
  const known = [...new Set([...KNOWN, ...reader.keys('categories')])];
  const categories = readCategories(reader, known, listed);
  for (const service of reader.keys('services')) {
    const path = `services.${service}`;
    const category = read(`${path}.category`, listed.get(service) ?? '');
    if (ID.test(service) && category) listed.set(service, category);
    else reader.fault(path, 'category');
  }
  const language = read('language', 'ru', /^(auto|[a-z]{2,3})$/);
  return {
    categories,
    known,
    services: [...listed].map(([id, category]) => ({ id, category })),
    // ISO dates sort as text.
    revision: [read('policy.revision', '', DATE), read('consent.revision', '', DATE)].sort()[1] ?? '',
    material: read('consent.material', true),
    days: read('cookie.days', 365, /^[1-9]\d*$/),
    // What the browser does not take for a cookie, the record's read-back finds out.
    cookie: {
      name: read('cookie.name', 'soglasie'),
      domain: read('cookie.domain', 'site', /^(site|host|[^\s;/:]*\.[^\s;/:]+)$/),
      path: read('cookie.path', '/'),
    },
    language:
      language === 'auto' ? (/^[a-z]{2,3}/i.exec(document.documentElement.lang)?.[0] ?? 'ru') : language,
    timeout: read('gate.timeout', 5000),
    dataLayer: read('integrations.dataLayer', true),
  };
}

/** Notes in `listed` which services the categories name. */
function readCategories(
  { get, read, keys, list, fault, faults }: Reader,
  known: readonly string[],
  listed: Map<string, string>,
): Category[] {
  // Where nothing could be read, a site may have said that even these are to be asked.
  const unread = faults() > 0;
  return known.flatMap((id) => {
    const path = `categories.${id}`;
    const before = faults();
    if (!ID.test(id)) fault(path, ID);
    const short = get(path);
    // true and false are shorthands; an object says more, and is on unless it says otherwise.
    if (typeof short !== 'boolean') keys(path);
    const enabled =
      short === undefined ? !OFF.includes(id) : short !== false && read(`${path}.enabled`, true);
    const required = read(`${path}.required`, REQUIRED.includes(id));
    if (required && REFUSABLE.includes(id)) fault(`${path}.required`, false);
    if (required && !REQUIRED.includes(id) && !read(`${path}.reason`, '')) fault(`${path}.reason`, 'reason');
    for (const service of list(`${path}.services`)) {
      if (typeof service === 'string' && ID.test(service)) listed.set(service, id);
      else fault(`${path}.services`, ID);
    }
    const always = id === 'necessary';
    if (always && !(enabled && required)) fault(path, true);
    // Where something about it cannot be understood, it is not granted without a question.
    const clear = !unread && faults() === before;
    return always || (enabled && ID.test(id)) ? { id, required: always || (required && clear) } : [];
  });
}
