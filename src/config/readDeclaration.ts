import type { Config } from './Config';
import type { Pattern, Reader } from './createReader';
import { COUNTRY, DATE, WHOLE } from './rules';
import type { Declaration, DeclaredDocument, Stored } from './Declaration';
import { LINK } from './link';
import { readTraces, type WrittenCookie } from './readTraces';

const POSITIVE: Pattern = {
  test: (value) => Number(value) > 0 && Number(value) < Infinity,
};

/** What the site declares, as far as it can be understood; what cannot be is left out and reported. */
export function readDeclaration(reader: Reader, config: Config): Declaration {
  const { get, read } = reader;
  /** What `resolve` and `resolveLook` have read before this, and reported. */
  const known = (path: string, pattern?: Pattern): string => {
    const value = get(path);
    return typeof value === 'string' && (pattern?.test(value) ?? true) ? value : '';
  };
  const documentAt = (path: string): DeclaredDocument => ({
    url: known(`${path}.url`, LINK),
    revision: known(`${path}.revision`, DATE),
  });
  const record: Stored = { kind: 'record', name: config.cookie.name, days: config.days };
  return {
    operator: {
      name: known('operator.name'),
      site: read('operator.site', ''),
      inn: read('operator.inn', ''),
      address: read('operator.address', ''),
      email: read('operator.email', ''),
      phone: read('operator.phone', ''),
    },
    policy: documentAt('policy'),
    consent: documentAt('consent'),
    categories: config.categories.map(({ id, required }) => {
      const path = `categories.${id}`;
      return {
        id,
        required,
        title: known(`${path}.title`),
        description: read(`${path}.description`, ''),
        consequence: read(`${path}.consequence`, ''),
        reason: known(`${path}.reason`),
        services: config.services
          .filter(({ category }) => category === id)
          .map((service) => ({
            id: service.id,
            title: read(`services.${service.id}.title`, '') || service.id,
            vendor: read(`services.${service.id}.vendor`, ''),
            country: read(`services.${service.id}.country`, '', COUNTRY),
            stored: readStored(reader, `services.${service.id}`),
          })),
        stored: [...(id === 'necessary' ? [record] : []), ...readStored(reader, path)],
      };
    }),
    withdrawal: {
      email: read('withdrawal.email', ''),
      phone: read('withdrawal.phone', ''),
      days: read('withdrawal.days', 0, POSITIVE),
      note: read('withdrawal.note', ''),
    },
    age: { min: read('age.min', 0, WHOLE), note: read('age.note', '') },
  };
}

/** What a category or service keeps in the browser, cookies first. */
function readStored(reader: Reader, path: string): Stored[] {
  const { cookies, storage } = readTraces(reader, path);
  const describe = ({ name, domain, httpOnly, purpose, days }: WrittenCookie): Stored => {
    const isText = typeof purpose === 'string';
    const isLifetime = typeof days === 'number' && days >= 0 && days < Infinity;
    if ((purpose !== undefined && !isText) || (days !== undefined && !isLifetime))
      reader.fault(`${path}.cookies`);
    return {
      kind: 'cookie',
      name,
      ...(domain !== undefined && { domain }),
      ...(httpOnly !== undefined && { httpOnly }),
      ...(isText && { purpose }),
      ...(isLifetime && { days }),
    };
  };
  return [...cookies.map(describe), ...storage.map((name) => ({ kind: 'storage' as const, name }))];
}
