import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { ACCOUNTS } from './accounts';
import { COLOUR_SHAPE, LENGTH_SHAPE } from './css';
import { KNOWN } from './rules';
import type { TextTree } from './schema';
import type { Keyed } from './strictObject';

type JsonSchema = Readonly<Record<string, unknown>>;

/** What editors say of a property. */
export interface PropertyText {
  readonly title: string;
  readonly description: string;
}

/** What is read of a valibot schema, whichever it is. */
interface AnySchema extends v.GenericSchema<unknown, unknown>, Partial<Keyed> {
  readonly entries?: Readonly<Record<string, AnySchema>>;
  readonly rest?: AnySchema;
  readonly value?: AnySchema;
  readonly item?: AnySchema;
  readonly wrapped?: AnySchema;
  readonly default?: unknown;
  readonly getter?: (input: unknown) => AnySchema;
  readonly pipe?: readonly [AnySchema, ...{ readonly type: string; readonly message?: unknown }[]];
}

/** Of an expression: one that is escaped, a class, or any other. */
const CHARACTER = '(\\\\.|\\[(\\\\.|[^\\]\\\\])*\\]|[^\\\\[])';

/** What the checks written in code ask for, as far as a pattern can say it; by their message. */
const SHAPES: Readonly<Record<string, JsonSchema>> = {
  colour: { pattern: COLOUR_SHAPE.source },
  length: { pattern: LENGTH_SHAPE.source },
  // http(s), or no scheme and no other host.
  link: {
    pattern: '^(?![\\s\\S]*[\\t\\n\\r])\\s*([Hh][Tt][Tt][Pp][Ss]?:|(?![\\\\/]{2}|[A-Za-z][\\w+.-]*:))',
  },
  // A name; or an expression without a repeated group, and with two open repetitions at most. `isPattern` counts more
  // than a schema can.
  pattern: {
    minLength: 1,
    maxLength: 128,
    pattern: `^(?!\\^(${CHARACTER}*\\)[*+{]|(${CHARACTER}*?([*+]|,\\})){3}))`,
  },
};

const EXAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  $schema: ['./node_modules/soglasie/dist/config.schema.json'],
  'operator.name': ['ООО «Ромашка»', 'ИП Иванов Иван Иванович'],
  'operator.site': ['example.ru'],
  'operator.inn': ['7700000000'],
  'operator.email': ['privacy@example.ru'],
  'operator.phone': ['8 800 000-00-00'],
  'policy.url': ['/privacy'],
  'policy.revision': ['2026-05-01'],
  'consent.url': ['/cookie-consent'],
  'consent.revision': ['2026-05-01'],
  language: ['ru', 'auto', 'en', 'be', 'kk', 'uz', 'ky', 'hy', 'az', 'tt', 'ba'],
  'categories.<id>.cookies.name': ['_ym_uid', '^_ym_'],
  'categories.<id>.cookies.domain': ['.yandex.ru'],
  'categories.<id>.cookies.days': [365, 30, 0.8333],
  'services.<id>.title': ['Яндекс Метрика'],
  'services.<id>.vendor': ['ООО «ЯНДЕКС»'],
  'services.<id>.country': ['RU', 'BY', 'KZ', 'US'],
  'services.<id>.category': KNOWN,
  ...Object.fromEntries(
    Object.entries(ACCOUNTS).map(([service, { example }]) => [
      `services.${service}.id`,
      [/^\d+$/.test(example) ? Number(example) : example],
    ]),
  ),
  'cookie.domain': ['site', 'host', '.example.ru'],
  'cookie.days': [365, 180],
  'theme.accent': ['#0a5', 'rgb(0 170 85)', 'teal'],
  'theme.radius': ['14px', '0', '0.5rem'],
  'withdrawal.days': [30, 10],
  'age.min': [14, 18],
};

/**
 * The schema file for editors: draft-07, with a title and a description of every property. `texts` are these by path,
 * with `<id>` for any id; `builtIn` are the texts that a site may replace, by namespace; `catalogue` are the titles of
 * the services that the product knows, by id.
 */
export function createJsonSchema(
  schema: v.GenericSchema<unknown, unknown>,
  texts: Readonly<Record<string, PropertyText>>,
  builtIn: Readonly<Record<string, TextTree>>,
  id: string,
  catalogue: Readonly<Record<string, string>>,
): JsonSchema {
  /** The text of a path, else of the same in any category or service; a service's cookies are explained as a category's. */
  const find = <T>(from: Readonly<Record<string, T>>, path: string): T | undefined => {
    const inAny = path
      .replace(new RegExp(`^categories\\.(${KNOWN.join('|')})(?=\\.)`), 'categories.<id>')
      .replace(/^services\.[\w-]+(?=\.)/, 'services.<id>');
    return from[path] ?? from[inAny] ?? from[inAny.replace(/^services(?=.*cookies\.)/, 'categories')];
  };
  const about = (path: string): JsonSchema => {
    const text = find(texts, path);
    if (!text) throw new Error(`locales/ru/schema.json does not explain "${path}"`);
    const examples = find(EXAMPLES, path);
    return { title: text.title, description: text.description, ...(examples && { examples }) };
  };
  const below = (path: string, key: string): string => (path ? `${path}.${key}` : key);

  /** The schema of what stands at a path, without a word on it. */
  const convert = (node: AnySchema, path: string): JsonSchema => {
    if (path === 'texts.<id>') return { $ref: '#/definitions/texts' };
    if (node.pipe) {
      const [first, ...checks] = node.pipe;
      if (first.entries) return { ...convert(first, path), ...reasonOf(checks) };
      return checks.map(shapeOf).reduce((all, one) => ({ ...all, ...one }), convertLeaf(node));
    }
    if (node.wrapped) return convert(node.wrapped, path);
    if (node.getter) {
      const [shorthand, whole] = [node.getter(true), node.getter({})];
      return { anyOf: [convert(shorthand, path), convert(whole, path)] };
    }
    if (node.item) {
      const item = convert(node.item, path);
      // Editors offer what the product knows; other ids are as good.
      const items = /^categories\.[^.]+\.services$/.test(path)
        ? { anyOf: [{ enum: Object.keys(catalogue) }, item] }
        : item;
      return { type: 'array', items };
    }
    if (node.entries ?? node.value) return convertObject(node, path);
    return convertLeaf(node);
  };

  const convertObject = ({ entries = {}, rest, value, keys }: AnySchema, path: string): JsonSchema => {
    const required = Object.keys(entries).filter((key) => entries[key]?.type !== 'optional');
    const others = rest ?? value;
    return {
      type: 'object',
      properties: {
        ...(path === 'services' && convertCatalogue()),
        ...Object.fromEntries(
          Object.entries(entries).map(([key, entry]) => [key, property(entry, below(path, key))]),
        ),
      },
      ...(required.length > 0 && { required }),
      ...(keys && { propertyNames: { pattern: keys.source } }),
      additionalProperties: others ? property(others, below(path, '<id>')) : false,
    };
  };

  /** Services that the product knows, for editors to complete. */
  const convertCatalogue = (): JsonSchema =>
    Object.fromEntries(
      Object.keys(catalogue).map((service) => [
        service,
        { ...aboutService(service), allOf: [{ $ref: '#/properties/services/additionalProperties' }] },
      ]),
    );

  const aboutService = (service: string): JsonSchema => {
    const { description } = about(service in ACCOUNTS ? 'services.<vendor>' : 'services.<known>');
    return { title: catalogue[service] ?? service, description };
  };

  const property = (node: AnySchema, path: string): JsonSchema => {
    const converted = convert(node, path);
    const [, service] = /^services\.([\w-]+)$/.exec(path) ?? [];
    return {
      ...(service ? aboutService(service) : about(path)),
      // What stands beside a reference, draft-07 does not read.
      ...('$ref' in converted ? { allOf: [converted] } : converted),
      ...(node.default !== undefined && { default: node.default }),
    };
  };

  /** The texts of one language, with those that are known for editors to complete. */
  const convertTexts = (tree: TextTree, path: string): JsonSchema => ({
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(tree).map(([key, value]) => {
        const isText = typeof value === 'string';
        const text = find(texts, below(path, key)) ?? about(`texts.<id>.${isText ? '<key>' : '<group>'}`);
        const fill = (sentence: unknown): string =>
          String(sentence)
            .replace('{{key}}', key)
            .replace('{{text}}', isText ? value : '');
        return [
          key,
          {
            title: fill(text.title),
            description: fill(text.description),
            ...(isText ? { type: 'string' } : convertTexts(value, below(path, key))),
          },
        ];
      }),
    ),
    additionalProperties:
      path === 'texts.<id>' ? { $ref: '#/definitions/group' } : { $ref: '#/definitions/text' },
  });

  const group = { type: 'object', additionalProperties: { $ref: '#/definitions/text' } };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: id,
    ...about(''),
    ...convert(schema, ''),
    definitions: {
      text: { anyOf: [{ type: 'string' }, { $ref: '#/definitions/group' }] },
      group,
      texts: convertTexts(builtIn, 'texts.<id>'),
    },
  };
}

/** A value without parts, as the library converts it. */
function convertLeaf(node: AnySchema): JsonSchema {
  const { $schema: _, ...converted } = toJsonSchema(node, { errorMode: 'ignore' });
  return converted;
}

const shapeOf = ({ type, message }: { readonly type: string; readonly message?: unknown }): JsonSchema =>
  type === 'check' ? (SHAPES[String(message)] ?? {}) : {};

/** Where a category may be required only beside a reason. */
const reasonOf = (checks: readonly { readonly type: string }[]): JsonSchema =>
  checks.some(({ type }) => type === 'partial_check')
    ? {
        if: { properties: { required: { const: true } }, required: ['required'] },
        then: { properties: { reason: { type: 'string', pattern: '\\S' } }, required: ['reason'] },
      }
    : {};
