import type { Category, Config } from './Config';
import type { Reader } from './createReader';
import { objects, root } from '../page';
import {
  COOKIE_DOMAIN,
  COOKIE_NAME,
  COOKIE_PATH,
  DATE,
  DEFAULT_COOKIE_DOMAIN,
  DEFAULT_COOKIE_NAME,
  DEFAULT_COOKIE_PATH,
  DEFAULT_DAYS,
  DEFAULT_LANGUAGE,
  DEFAULT_MODE,
  DEFAULT_TIMEOUT,
  ID,
  KNOWN,
  LANGUAGE,
  OFF,
  REFUSABLE,
  REQUIRED,
  TIMEOUT,
  WHOLE,
} from './rules';

/**
 * What the site asked for, complete and checked. Fails closed: whatever is not understood is left at its
 * default and reported, and never widens what may run without a question.
 */
export function resolve(reader: Reader, mayInform = true, isUnclear = false): Config {
  const { read } = reader;
  /** Categories by service. A service belongs to the one that it names, else to the one that lists it. */
  const listed = new Map<string, string>();
  const known = [...new Set([...KNOWN, ...reader.keys('categories')])];
  const categories = readCategories(reader, known, listed, isUnclear);
  for (const service of reader.keys('services')) {
    const path = `services.${service}`;
    const before = reader.faults();
    const category = read(`${path}.category`, listed.get(service) ?? '');
    if (ID.test(service) && known.includes(category) && reader.faults() === before)
      listed.set(service, category);
    else {
      listed.delete(service);
      reader.fault(path);
    }
  }
  const language = read('language', DEFAULT_LANGUAGE, LANGUAGE);
  const config: Config = {
    categories,
    known,
    services: [...listed].map(([id, category]) => ({ id, category })),
    // ISO dates sort as text.
    revision: [read('policy.revision', '', DATE), read('consent.revision', '', DATE)].sort()[1] ?? '',
    material: read('consent.material', true),
    days: read('cookie.days', DEFAULT_DAYS, WHOLE),
    cookie: {
      name: read('cookie.name', DEFAULT_COOKIE_NAME, COOKIE_NAME),
      domain: read('cookie.domain', DEFAULT_COOKIE_DOMAIN, COOKIE_DOMAIN),
      path: read('cookie.path', DEFAULT_COOKIE_PATH, COOKIE_PATH),
    },
    language: language === 'auto' ? (/^[a-z]{2,3}/.exec(root().lang.toLowerCase())?.[0] ?? 'ru') : language,
    timeout: read('gate.timeout', DEFAULT_TIMEOUT, TIMEOUT),
    dataLayer: read('integrations.dataLayer', true),
    consentMode: read('integrations.googleConsentMode', false),
    // A surface of the site's own has to ask. What could not be understood may have been said to ask, too; and whoever has
    // the browser object to being tracked has not agreed by coming here.
    tacit:
      !import.meta.env.HEADLESS &&
      mayInform &&
      reader.get('mode') === 'notice' &&
      reader.faults() === 0 &&
      !objects(),
  };
  // Informing is no consent in the sense of the law: that is to be told, too.
  read('mode', DEFAULT_MODE, /^opt-in$/);
  return config;
}

/** Notes in `listed` which services the categories name. */
function readCategories(
  { get, read, list, fault, faults }: Reader,
  known: readonly string[],
  listed: Map<string, string>,
  isUnclear: boolean,
): Category[] {
  // Where nothing could be read, or a key is misspelt, a site may have said that even these are to be asked.
  const unread = isUnclear || faults() > 0;
  return known.flatMap((id) => {
    const path = `categories.${id}`;
    const before = faults();
    const isId = KNOWN.includes(id) || ID.test(id);
    if (!isId) fault(path);
    const short = get(path);
    // true and false are shorthands; an object says more, and is on unless it says otherwise.
    const enabled =
      short === undefined ? !OFF.includes(id) : short !== false && read(`${path}.enabled`, true);
    const required = read(`${path}.required`, REQUIRED.includes(id));
    const reason = read(`${path}.reason`, '').trim() || REQUIRED.includes(id);
    if (required && (REFUSABLE.includes(id) || !reason)) fault(path);
    for (const service of list(`${path}.services`)) {
      const isService = typeof service === 'string' && ID.test(service);
      // What stands twice belongs to the later one, which has a fault now and is asked about.
      if (!isService || listed.has(service)) fault(path);
      if (isService) listed.set(service, id);
    }
    const always = id === 'necessary';
    if (always && !(enabled && required)) fault(path);
    // Where something about it cannot be understood, it is not granted without a question.
    const clear = !unread && faults() === before;
    return always || (enabled && isId) ? { id, required: always || (required && clear) } : [];
  });
}
