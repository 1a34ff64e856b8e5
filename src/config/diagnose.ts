import * as v from 'valibot';
import { ACCOUNTS } from './accounts';
import type { Diagnostic } from './Diagnostic';
import { findSyntaxFault } from './findSyntaxFault';
import { lints, type LintContext } from './lints';
import { nearest } from './nearest';
import { KNOWN } from './rules';
import { schema } from './schema';
import { valueAt } from './valueAt';

export interface DiagnoseContext extends LintContext {
  /** Where the configuration is from, as `data-config` has it; null where the tag names none. */
  readonly source?: string | null | undefined;
}

/**
 * All that is wrong with a configuration, or wants a look: errors first, each kind in the order of the document. What
 * came in place of a configuration is told as well: a text that is not JSON, the status of an answer, an error.
 */
export function diagnose(input: unknown, context: DiagnoseContext = {}): Diagnostic[] {
  const { source } = context;
  const unread = (code: string, values: Diagnostic['values'] = {}): Diagnostic[] => [
    { severity: 'error', code, path: source ?? '', values, section: 'start' },
  ];
  const checked = (value: unknown): Diagnostic[] => {
    try {
      return check(value, context);
    } catch (error) {
      // Nested deeper than the engine goes, or an object of the page's that throws where it is read.
      return unread('unreadable', { error: cut(String(error)) });
    }
  };
  if (source === null) return unread('noSource');
  if (typeof input === 'number' && input >= 100 && input < 600)
    return unread('status', { status: String(input) });
  if (isError(input))
    return input.name === 'TimeoutError' ? unread('timeout') : unread('network', { error: String(input) });
  if (typeof input !== 'string') return checked(input);
  const text = input.replace(/^\uFEFF/, '');
  const parsed = parse(text);
  if (parsed) return text === input ? checked(parsed.value) : unread('bom');
  if (text.trim() === '')
    return source?.startsWith('#') ? unread('noElement', { id: source.slice(1) }) : unread('empty');
  if (text.trimStart().startsWith('<')) return unread('html');
  const { code, values } = findSyntaxFault(text) ?? { code: 'syntax' };
  return unread(code, values);
}

/** Of a time limit, a browser tells by an exception that its own errors need not be made of. */
const isError = (input: unknown): input is Error =>
  input instanceof Error || Object.prototype.toString.call(input) === '[object DOMException]';

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function check(input: unknown, context: LintContext): Diagnostic[] {
  const issues = (v.safeParse(schema, input).issues ?? []).filter((issue) => !isOfOwn(issue, context));
  const isConfiguration = typeof input === 'object' && input !== null && !Array.isArray(input);
  const errors = issues.map((issue) => ofIssue(issue, context));
  const found = [...errors, ...(isConfiguration ? lints.flatMap((lint) => lint(input, context)) : [])].filter(
    // One word on each place is enough: the next would only say the same of it.
    (diagnostic, index) =>
      index >= errors.length || errors.findIndex(({ path }) => path === diagnostic.path) === index,
  );
  const places = new Map(found.map(({ path }) => [path, placeOf(input, path)]));
  return found.sort(
    (one, other) =>
      Number(other.severity === 'error') - Number(one.severity === 'error') ||
      compare(places.get(one.path) ?? [], places.get(other.path) ?? []),
  );
}

type Issue = v.InferIssue<typeof schema>;
type Values = Diagnostic['values'];

/** Keys with which a marketer may try to have a category ticked in advance. */
const PRETICKED = /^(?:default|checked|preselected|selected|(?:pre-?)?ticked|opt-?out)$/i;

function ofIssue(issue: Issue, context: LintContext): Diagnostic {
  const { input, message, path: items = [] } = issue;
  const keys = items.map(({ key }) => String(key));
  const path = keys.join('.');
  const error = (code: string, values: Values = {}, section = sectionOf(keys)): Diagnostic => ({
    severity: 'error',
    code,
    path,
    values,
    section,
  });
  const key = keys.at(-1) ?? '';
  if (issue.expected === 'never') {
    if (message !== 'object')
      return error('key', { expected: message === 'language' ? 'textsLanguage' : message });
    if (keys[0] === 'categories' && keys.length === 3 && PRETICKED.test(key)) return error('preticked');
    if (keys[0] === 'services' && keys.length === 3 && /^(?:id|webvisor)$/.test(key)) {
      const [, service = ''] = keys;
      if (!isVendor(service))
        return error('noVendor', { key, ...nearest(service, Object.keys(ACCOUNTS)) }, 'ids');
    }
    return error('unknownKey', nearest(key, Object.keys(schemaAt(items.slice(0, -1))?.entries ?? {})));
  }
  if (message === 'true') return error('necessary');
  if (message === 'false') return error('refusable');
  if (message === 'reason') return error('reason');
  if (message === 'category') return error(...ofCategory(issue, keys, context));
  // Of a property that is missing the object complains, which does not say what the property is.
  if (input === undefined) return error('missing', { expected: String(schemaAt(items)?.message) });
  return error(message === 'oneOf' ? 'oneOf' : 'value', { ...received(input), ...wanted(issue, keys) });
}

/** What may stand here. */
function wanted({ message, input, expected }: Issue, keys: readonly string[]): Values {
  if (message === 'oneOf') {
    // Valibot writes it `("bar" | "box")`.
    const allowed = (expected ?? '').replace(/[()]/g, '').split(' | ');
    const words = allowed.filter((word) => word.startsWith('"')).map((word) => word.slice(1, -1));
    return {
      expected: message,
      allowed: allowed.join(', '),
      ...(typeof input === 'string' && nearest(input, words)),
    };
  }
  if (message === 'object' && keys.length === 2 && keys[0] === 'categories') return { expected: 'shorthand' };
  const [, service = ''] = keys;
  if (/account$/i.test(message) && isVendor(service))
    return { expected: message, example: ACCOUNTS[service].example };
  return { expected: message };
}

/** Whether an id starts the service. */
const isVendor = (service: string): service is keyof typeof ACCOUNTS => Object.hasOwn(ACCOUNTS, service);

/** An option of a vendor that the site brings along: the schema knows those of the catalogue only. */
function isOfOwn({ expected, path }: Issue, { entries }: LintContext): boolean {
  const [services, service, option, ...deeper] = (path ?? []).map(({ key }) => String(key));
  return (
    expected === 'never' &&
    services === 'services' &&
    deeper.length === 0 &&
    /^(?:id|webvisor)$/.test(option ?? '') &&
    !isVendor(service ?? '') &&
    entries?.get(service ?? '')?.start !== undefined
  );
}

/** A service belongs to one category, which is known. */
function ofCategory(
  { input, path }: Issue,
  keys: readonly string[],
  { entries }: LintContext,
): [string, Values?] {
  if (keys[0] === 'categories') {
    const categories: object = valueAt(path?.[0].input, 'categories') ?? {};
    const [category = ''] =
      Object.entries(categories).find(([, value]) => {
        const services = valueAt(value, 'services');
        return Array.isArray(services) && services.includes(input);
      }) ?? [];
    return ['twice', { id: String(input), category }];
  }
  const [, id = ''] = keys;
  const usual = entries?.get(id)?.category;
  if (input === undefined) return usual ? ['notListed', { id, usual }] : ['noCategory'];
  if (typeof input !== 'string') return ['value', { ...received(input), expected: 'category' }];
  const known = [...KNOWN, ...Object.keys(valueAt(path?.[0].input, 'categories') ?? {})];
  return ['unknownCategory', { id: cut(input), ...nearest(input, known) }];
}

/** What came, short, and which kind of value it is. */
function received(input: unknown): { readonly received: string; readonly kind: string } {
  return { received: cut(toJson(input)), kind: kindOf(input) };
}

function kindOf(input: unknown): string {
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'list';
  const kinds: Partial<Record<string, string>> = {
    string: 'text',
    boolean: 'switch',
    number: 'number',
    object: 'object',
  };
  return kinds[typeof input] ?? 'other';
}

/** The site's own code may pass what JSON has no word for. */
function toJson(input: unknown): string {
  if (typeof input === 'number') return String(input);
  try {
    // Not the text that its type promises: nothing becomes of a function.
    const json: unknown = JSON.stringify(input);
    return typeof json === 'string' ? json : typeof input;
  } catch {
    return typeof input;
  }
}

const LONGEST = 60;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** What the check reads of a valibot schema, whichever it is. */
interface Node {
  readonly message?: unknown;
  readonly entries?: Readonly<Record<string, Node>>;
  readonly rest?: Node;
  readonly value?: Node;
  readonly item?: Node;
  readonly wrapped?: Node;
  readonly getter?: (input: unknown) => Node;
}

/** The schema of what stands at a path. */
function schemaAt(items: readonly v.IssuePathItem[]): Node | undefined {
  return items.reduce<Node | undefined>(
    (node, { key, value }) => {
      const { entries = {}, rest, value: ofRecord, item } = node ?? {};
      const name = String(key);
      let inner = Object.hasOwn(entries, name) ? entries[name] : (rest ?? ofRecord ?? item);
      while (inner?.wrapped ?? inner?.getter) inner = inner.wrapped ?? inner.getter?.(value);
      return inner;
    },
    schema as unknown as Node,
  );
}

const SECTIONS =
  /^(?:operator|policy|consent|language|mode|categories|services|cookie|gate|banner|theme|texts|withdrawal|age|integrations)$/;

/** The section of the guide that explains what stands at a path. */
function sectionOf(keys: readonly string[]): string {
  const [first = ''] = keys;
  if (/^(?:revision|material)$/.test(keys.at(-1) ?? '')) return 'revisions';
  if (first === 'services' && keys[2] === 'id') return 'ids';
  if (first === 'services' && keys[2] === 'webvisor') return 'webvisor';
  return SECTIONS.test(first) ? first : 'start';
}

/** The way to a path in the document, as the numbers of the keys; what is missing comes behind all that is there. */
function placeOf(input: unknown, path: string): number[] {
  const place: number[] = [];
  let value = input;
  for (const key of path === '' ? [] : path.split('.')) {
    const index = typeof value === 'object' && value !== null ? Object.keys(value).indexOf(key) : -1;
    place.push(index < 0 ? Infinity : index);
    if (index < 0) break;
    value = valueAt(value, key);
  }
  return place;
}

function compare(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((number, index) => number !== other[index]);
  if (index < 0) return one.length - other.length;
  return (one[index] ?? 0) < (other[index] ?? -1) ? -1 : 1;
}
