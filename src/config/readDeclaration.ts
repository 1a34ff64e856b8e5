import type { Service } from '../services/Service';
import type { Config } from './Config';
import type { Pattern, Reader } from './createReader';
import type { Declaration, DeclaredDocument, DeclaredService, Stored } from './Declaration';
import { homeOf } from './homeOf';
import { LINK } from './link';
import { readTraces, type WrittenCookie } from './readTraces';
import { COUNTRY, DATE, WHOLE } from './rules';

const POSITIVE: Pattern = {
  test: (value) => Number(value) > 0 && Number(value) < Infinity,
};

/** The one service that can be told to record visits. */
const RECORDER = 'yandex-metrika';

/**
 * What the site declares, as far as it can be understood; what cannot be is left out and reported. Where it says nothing
 * of a service, the catalogue does: `entries` of the services that the configuration names.
 */
export function readDeclaration(
  reader: Reader,
  config: Config,
  entries: ReadonlyMap<string, Service>,
): Declaration {
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
  const services = config.services.map((service) => {
    const { id, category } = service;
    const path = `services.${id}`;
    const entry = entries.get(id);
    const title = read(`${path}.title`, '') || (entry?.title ?? id);
    const rows = readStored(reader, path, entry).map(({ catalogued, ...stored }) => ({
      /** The other category that it is listed in, if it is. */
      home: (catalogued && homeOf(catalogued, service, config)) ?? null,
      stored: { ...stored, ...(catalogued && { catalogued: true as const }) },
    }));
    const declared: DeclaredService = {
      id,
      title,
      vendor: read(`${path}.vendor`, '') || (entry?.vendor ?? ''),
      country: read(`${path}.country`, '', COUNTRY) || (entry?.country ?? ''),
      recording: id === RECORDER && read(`${path}.webvisor`, false),
      stored: rows.flatMap(({ home, stored }) => (home === null ? stored : [])),
      elsewhere: rows.some(({ home }) => home !== null),
    };
    return {
      category,
      declared,
      /** What it stores for the purpose of another category. */
      storedFor: (other: string): Stored[] =>
        rows.flatMap(({ home, stored }) => (home === other ? { ...stored, service: title } : [])),
    };
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
        services: services.flatMap(({ category, declared }) => (category === id ? declared : [])),
        stored: [
          ...(id === 'necessary' ? [record] : []),
          ...readStored(reader, path).map(({ catalogued: _none, ...stored }) => stored),
          ...services.flatMap(({ storedFor }) => storedFor(id)),
        ],
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
function readStored(reader: Reader, path: string, entry?: Service): ReadStored[] {
  const { cookies, storage } = readTraces(reader, path, entry);
  const describe = ({ name, domain, httpOnly, catalogued, purpose, days }: WrittenCookie): ReadStored => {
    const isText = typeof purpose === 'string';
    const isLifetime = typeof days === 'number' && days >= 0 && days < Infinity;
    if (!catalogued && ((purpose !== undefined && !isText) || (days !== undefined && !isLifetime)))
      reader.fault(`${path}.cookies`);
    return {
      kind: 'cookie',
      name,
      ...(domain !== undefined && { domain }),
      ...(httpOnly !== undefined && { httpOnly }),
      ...(isText && { purpose }),
      ...(isLifetime && { days }),
      ...(catalogued && { catalogued, days: catalogued.days }),
      ...(catalogued?.unconfirmed && { unconfirmed: true as const }),
    };
  };
  return [...cookies.map(describe), ...storage.map((name) => ({ kind: 'storage' as const, name }))];
}

/** With what the catalogue says of it, which decides where it is listed. */
type ReadStored = Omit<Stored, 'catalogued'> & Pick<WrittenCookie, 'catalogued'>;
