import texts from '../../../../locales/ru/schema.json';
import { createJsonSchema, type PropertyText } from '../../../../src/config/createJsonSchema';
import { schema } from '../../../../src/config/schema';
import { titles } from '../../../../src/services/titles';
import { isDocument, type Json } from '../work/Json';

/** What is read of the JSON Schema that editors get, too. */
interface Node {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly pattern?: string;
  readonly default?: Json;
  readonly examples?: readonly Json[];
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly anyOf?: readonly Node[];
  readonly allOf?: readonly Node[];
  readonly $ref?: string;
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | false;
}

export type Kind = 'text' | 'switch' | 'choice' | 'number' | 'date' | 'colour' | 'ids' | 'names' | 'object';

/** What the schema says of a property. */
export interface Description {
  readonly kind: Kind;
  readonly title: string;
  readonly description: string;
  readonly options: readonly Json[];
  readonly default: Json | undefined;
  readonly example: Json | undefined;
}

const explained: Readonly<Record<string, PropertyText>> = texts;
const root = createJsonSchema(schema, explained, {}, '', titles) as Node;

/** A title and an explanation of the schema's, by path, with `<id>` for any id. */
export const explain = (path: string): PropertyText => explained[path] ?? { title: path, description: '' };

export function describeField(path: string): Description {
  const node = nodeAt(path);
  return {
    kind: kindOf(node, path),
    title: node?.title ?? path,
    description: node?.description ?? '',
    options: optionsOf(node),
    default: node?.default,
    example: node?.examples?.[0],
  };
}

/** Whether the schema knows a property of a path. */
export const isKnown = (path: string): boolean => nodeAt(path) !== undefined;

/** The properties of the object at a path. */
export const propertiesOf = (path: string): readonly string[] =>
  Object.keys(objectOf(nodeAt(path))?.properties ?? {});

/** Of the whole of it where the path is empty. */
const nodeAt = (path: string): Node | undefined =>
  path === '' ? root : path.split('.').reduce<Node | undefined>(step, root);

function step(node: Node | undefined, key: string): Node | undefined {
  const object = objectOf(node);
  const own = object?.properties?.[key];
  const rest = object?.additionalProperties;
  const next = own ?? (rest === false ? undefined : rest);
  return next?.$ref === undefined ? next : followed(next.$ref);
}

/** The one of the alternatives that has properties, wherever it stands. */
function objectOf(node: Node | undefined): Node | undefined {
  if (!node || node.properties || node.additionalProperties !== undefined) return node;
  const inner = node.$ref === undefined ? undefined : followed(node.$ref);
  return [...(inner ? [inner] : []), ...(node.anyOf ?? []), ...(node.allOf ?? [])]
    .map(objectOf)
    .find((each) => each?.properties);
}

const followed = (reference: string): Node | undefined =>
  reference
    .replace('#/', '')
    .split('/')
    .reduce<Json | undefined>(
      (value, key) => (isDocument(value) ? value[key] : undefined),
      root as unknown as Json,
    ) as Node | undefined;

function optionsOf(node: Node | undefined): readonly Json[] {
  if (!node) return [];
  if (node.const !== undefined) return [node.const];
  return node.enum ?? (node.anyOf ?? []).flatMap(optionsOf);
}

const PATTERNS = new Map<string, Kind>([['^\\d{4}-\\d\\d-\\d\\d$', 'date']]);

function kindOf(node: Node | undefined, path: string): Kind {
  if (!node) return 'text';
  if (/^services\.[^.]+\.id$/.test(path)) return 'ids';
  if (path.endsWith('.accent')) return 'colour';
  if (node.type === 'boolean') return 'switch';
  if (typeof node.const === 'boolean') return 'switch';
  if (objectOf(node)?.properties) return 'object';
  if (optionsOf(node).length > 0) return 'choice';
  if (node.type === 'number' || node.type === 'integer') return 'number';
  if (node.type === 'array') return node.items?.type === 'string' ? 'names' : 'object';
  return PATTERNS.get(node.pattern ?? '') ?? 'text';
}
