import type { Service } from '../services/Service';
import type { Diagnostic } from './Diagnostic';
import { namedServices, type NamedService } from './namedServices';
import { nearest } from './nearest';
import { COUNTRY, ID, KNOWN, OFF, REFUSABLE, REQUIRED } from './rules';
import { valueAt } from './valueAt';

/** What a lint may ask for beside the configuration. */
export interface LintContext {
  /** The revision in the visitor's record. */
  readonly recorded?: string | null | undefined;
  /** What the catalogue knows of the services that the configuration names, by id. */
  readonly entries?: ReadonlyMap<string, Service> | undefined;
  /** Ids of the whole catalogue. */
  readonly catalogue?: readonly string[] | undefined;
}

type Lint = (input: unknown, context: LintContext) => Diagnostic[];

const warning = (
  code: string,
  path: string,
  section: string,
  values: Readonly<Record<string, string>> = {},
): Diagnostic => ({ severity: 'warning', code, path, values, section });

const isBlank = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '');

const textAt = (input: unknown, path: string): string => {
  const value = valueAt(input, path);
  return typeof value === 'string' ? value.trim() : '';
};

const entriesAt = (input: unknown, path: string): [key: string, value: unknown][] => {
  const value = valueAt(input, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
};

/** Every text of the configuration, with its path. */
function textsOf(input: unknown): [path: string, text: string][] {
  const found: [path: string, text: string][] = [];
  const seen = new Set<unknown>();
  // A stack of its own: what is nested deep must not exhaust the engine's.
  const rest: [path: string, value: unknown][] = [['', input]];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [path, value] = next;
    if (typeof value === 'string') found.push([path, value]);
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [key, inner] of Object.entries(value)) rest.push([path ? `${path}.${key}` : key, inner]);
  }
  return found;
}

/** Every service that the configuration names, once, at the first place where it does. */
const servicesOf = (input: unknown): NamedService[] => [
  ...new Map(
    namedServices(input)
      .reverse()
      .map((service) => [service.id, service]),
  ).values(),
];

/** Those of them that run once they are granted, as far as the configuration goes. */
const servicesOn = (input: unknown): NamedService[] =>
  servicesOf(input).filter(({ category }) => isOn(input, category));

/** Whether a category is on; what is not understood counts as its default. */
function isOn(input: unknown, category: string): boolean {
  const value = valueAt(input, `categories.${category}`);
  if (value === undefined) return KNOWN.includes(category) && !OFF.includes(category);
  return value !== false && valueAt(value, 'enabled') !== false;
}

/** Whether a category runs without a question. */
function isUnasked(input: unknown, category: string): boolean {
  if (category === 'necessary') return true;
  const required = valueAt(input, `categories.${category}.required`) ?? REQUIRED.includes(category);
  return required === true && !REFUSABLE.includes(category) && isOn(input, category);
}

const promisesToStay = (input: unknown): boolean => textAt(input, 'policy.crossBorder') === 'none';

const FOREIGN_MAILBOX =
  /@((?:gmail|googlemail|outlook|hotmail|live|msn|icloud|me|mac|aol|proton|protonmail|tutanota|zoho|mail|fastmail)\.com|(?:proton|pm)\.me|tuta\.\w+|(?:yahoo|ymail|gmx|hotmail|outlook|live)\.[\w.]+|ukr\.net)$/i;

const missingOperator: Lint = (input) =>
  isBlank(valueAt(input, 'operator.name')) ? [warning('operatorName', 'operator.name', 'operator')] : [];

const missingContacts: Lint = (input) =>
  ['operator.email', 'operator.phone', 'operator.address', 'withdrawal.email', 'withdrawal.phone'].every(
    (path) => isBlank(valueAt(input, path)),
  )
    ? [warning('contacts', 'operator', 'operator')]
    : [];

const missingPolicy: Lint = (input) =>
  isBlank(valueAt(input, 'policy.url')) ? [warning('policyUrl', 'policy.url', 'policy')] : [];

const missingConsent: Lint = (input) =>
  isBlank(valueAt(input, 'consent.url')) ? [warning('consentUrl', 'consent.url', 'consent')] : [];

/** A fragment leads to another place of the same document. */
const sameDocument: Lint = (input) => {
  const [policy, consent] = ['policy.url', 'consent.url'].map((path) =>
    textAt(input, path).replace(/#.*$/, ''),
  );
  return policy && policy === consent ? [warning('sameDocument', 'consent.url', 'consent')] : [];
};

const insecureLinks: Lint = (input) =>
  ['policy', 'consent'].flatMap((section) =>
    /^http:/i.test(textAt(input, `${section}.url`)) ? [warning('insecure', `${section}.url`, section)] : [],
  );

const pdfPolicy: Lint = (input) =>
  /\.pdf(?:[?#]|$)/i.test(textAt(input, 'policy.url')) ? [warning('pdf', 'policy.url', 'policy')] : [];

const missingRevision: Lint = (input) =>
  isBlank(valueAt(input, 'policy.revision')) && isBlank(valueAt(input, 'consent.revision'))
    ? [warning('revision', 'policy.revision', 'revisions')]
    : [];

const olderRevision: Lint = (input, { recorded }) => {
  const [[revision, path]] = ['policy.revision', 'consent.revision']
    .map((path) => [textAt(input, path), path] as const)
    // ISO dates sort as text.
    .sort(([one], [other]) => Number(one < other) - Number(one > other)) as [[string, string]];
  return recorded && revision && revision < recorded
    ? [warning('older', path, 'revisions', { revision, recorded })]
    : [];
};

/** A category that is called almost as a known one, and has no title of its own, is a slip of the keys. */
const misspeltCategories: Lint = (input) =>
  entriesAt(input, 'categories').flatMap(([id]) => {
    const { suggestion } = nearest(id, KNOWN);
    return KNOWN.includes(id) || !ID.test(id) || !suggestion || textAt(input, `categories.${id}.title`)
      ? []
      : [warning('nearCategory', `categories.${id}`, 'categories', { suggestion })];
  });

/** The country that a service sends its data to, with the place to speak of it; empty for Russia, or where nobody knows. */
function abroad(
  input: unknown,
  { id, path }: NamedService,
  { entries }: LintContext,
): { readonly country: string; readonly path: string } {
  const own = textAt(input, `services.${id}.country`);
  const country = own || (entries?.get(id)?.country ?? '');
  return {
    country: COUNTRY.test(country) && country !== 'RU' ? country : '',
    path: own ? `services.${id}.country` : path,
  };
}

const foreignServices: Lint = (input, context) =>
  servicesOn(input).flatMap((service) => {
    const { id } = service;
    const { country, path } = abroad(input, service, context);
    if (!country) return [];
    const title = context.entries?.get(id)?.title ?? (textAt(input, `services.${id}.title`) || id);
    return promisesToStay(input)
      ? [{ ...warning('abroad', path, 'google', { title, country }), severity: 'error' as const }]
      : [warning('foreign', path, 'google', { title, country })];
  });

/** What Google is told goes abroad as well, whichever of its tags the page has. */
const consentMode: Lint = (input) =>
  valueAt(input, 'integrations.googleConsentMode') === true
    ? [warning('consentMode', 'integrations.googleConsentMode', 'google')]
    : [];

/** A category that the catalogue would not think of may be a slip; where nobody can refuse it, nobody is asked. */
const otherCategories: Lint = (input, { entries }) =>
  servicesOf(input).flatMap(({ id, category, path }) => {
    const entry = entries?.get(id);
    const usual = entry?.category;
    const own = `services.${id}.category`;
    const place = textAt(input, own) ? own : path;
    if (!entry || !usual || !category || category === usual) return [];
    return isUnasked(input, category) && !isUnasked(input, usual)
      ? [
          {
            ...warning('unasked', place, 'catalogue', { title: entry.title, category, usual }),
            severity: 'error' as const,
          },
        ]
      : [warning('otherCategory', place, 'catalogue', { id, category, usual })];
  });

/** A platform sets cookies for several purposes, and nobody is asked about those of a category that is off. */
const platformsBeside: Lint = (input, { entries }) =>
  servicesOn(input).flatMap(({ id, path }) => {
    const { cookies = [], category: usual } = entries?.get(id) ?? {};
    if (valueAt(input, `services.${id}.cookies`) !== undefined) return [];
    const others = [...new Set(cookies.flatMap(({ category = usual }) => category ?? []))];
    return others
      .filter((category) => category !== usual && !isOn(input, category))
      .map((category) => {
        const names = cookies.filter((cookie) => cookie.category === category).map(({ name }) => name);
        return warning('platform', path, 'platforms', { id, category, names: names.join(', ') });
      });
  });

const webvisor: Lint = (input) =>
  valueAt(input, 'services.yandex-metrika.webvisor') === true
    ? [warning('webvisor', 'services.yandex-metrika.webvisor', 'webvisor')]
    : [];

const container: Lint = (input) =>
  valueAt(input, 'services.google-tag-manager.id') === undefined
    ? []
    : [warning('container', 'services.google-tag-manager.id', 'google')];

const foreignMailboxes: Lint = (input) =>
  ['operator', 'withdrawal'].flatMap((section) => {
    const host = FOREIGN_MAILBOX.exec(textAt(input, `${section}.email`))?.[1];
    return host
      ? [warning(promisesToStay(input) ? 'abroadMailbox' : 'mailbox', `${section}.email`, section, { host })]
      : [];
  });

/** Article 21 of 152-ФЗ. */
const LONGEST_TERM = 30;

const longTerm: Lint = (input) => {
  const days = valueAt(input, 'withdrawal.days');
  return typeof days === 'number' && days > LONGEST_TERM
    ? [warning('term', 'withdrawal.days', 'withdrawal', { days: String(days) })]
    : [];
};

/** The law was passed in July; policies copy the wrong month from each other. */
const WRONG_DATE = /\b27[./-]0?6[./-]2006\b|\b27\s+июня\s+2006|\b27\s+June\s+2006|June\s+27,?\s+2006/i;

const wrongLawDate: Lint = (input) =>
  textsOf(input).flatMap(([path, text]) => {
    const found = WRONG_DATE.exec(text)?.[0];
    return found ? [warning('lawDate', path, 'texts', { found })] : [];
  });

/** Silence, staying and using are no consent. */
const IMPLIED =
  /продолж(?:ая|ив|ение)\s+(?:по)?(?:польз|использ|просм|работ|оставаться|находиться|посещ)[а-яё]*(?:\s+(?:[а-яё]+\s+)?сайт[а-яё]*)?|использовани[ея]\s+(?:[а-яё]+\s+)?сайта\s+(?:означает|подразумевает|является)(?:\s+(?:ваше\s+)?согласие[а-яё]*)?|(?:используя|посещая)\s+(?:[а-яё]+\s+)?сайт|оставаясь\s+на\s+(?:[а-яё]+\s+)?(?:сайте|странице)|безоговорочн[а-яё]+\s+соглас[а-яё]+|by\s+(?:continuing|using|browsing|staying|visiting)(?:\s+(?:to\s+(?:use|browse)\s+)?(?:this|our|the)\s+(?:web)?site)?/i;

const impliedConsent: Lint = (input) =>
  textsOf(input).flatMap(([path, text]) => {
    const found = IMPLIED.exec(text)?.[0];
    return found ? [warning('implied', path, 'texts', { found })] : [];
  });

const noticeMode: Lint = (input) =>
  valueAt(input, 'mode') === 'notice' ? [warning('notice', 'mode', 'mode')] : [];

const undescribedServices: Lint = (input, { entries, catalogue = [] }) => {
  const described = entriesAt(input, 'services').map(([id]) => id);
  return namedServices(input).flatMap(({ id, path }) =>
    described.includes(id) || entries?.has(id) || !ID.test(id)
      ? []
      : [warning('undescribed', path, 'own-service', { id, ...nearest(id, [...described, ...catalogue]) })],
  );
};

/** One that is called almost as another of the catalogue, and has no title of its own, is a slip of the keys. */
const misspeltServices: Lint = (input, { catalogue = [] }) =>
  entriesAt(input, 'services').flatMap(([id]) => {
    const { suggestion } = nearest(id, catalogue);
    return catalogue.includes(id) || !ID.test(id) || !suggestion || textAt(input, `services.${id}.title`)
      ? []
      : [warning('nearService', `services.${id}`, 'catalogue', { suggestion })];
  });

const nothingStored: Lint = (input, { entries, catalogue = [] }) =>
  entriesAt(input, 'services').flatMap(([id, service]) => {
    const storage = valueAt(service, 'storage');
    const hasStorage = storage !== undefined && !(Array.isArray(storage) && storage.length === 0);
    const isKnown = entries?.has(id) ?? false;
    const isMisspelt = nearest(id, catalogue).suggestion !== undefined;
    return typeof service === 'object' &&
      valueAt(service, 'cookies') === undefined &&
      !hasStorage &&
      !isKnown &&
      !isMisspelt
      ? [warning('nothingStored', `services.${id}`, 'services')]
      : [];
  });

/** What the law, and the site's own policy, say of a configuration. */
export const lints: readonly Lint[] = [
  missingOperator,
  missingContacts,
  missingPolicy,
  missingConsent,
  sameDocument,
  insecureLinks,
  pdfPolicy,
  missingRevision,
  olderRevision,
  misspeltCategories,
  foreignServices,
  consentMode,
  otherCategories,
  platformsBeside,
  webvisor,
  container,
  foreignMailboxes,
  longTerm,
  wrongLawDate,
  impliedConsent,
  noticeMode,
  undescribedServices,
  misspeltServices,
  nothingStored,
];
