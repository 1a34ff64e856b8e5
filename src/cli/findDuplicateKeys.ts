import type { DocumentNode, ValueNode } from '@humanwhocodes/momoa';
import type { Span } from './locate';

/** A key that stands again in the same object. */
export interface Duplicate {
  readonly path: string;
  readonly span: Span;
  /** Line of the first one, which does nothing: JSON takes the last. */
  readonly firstLine: number;
}

export function findDuplicateKeys({ body }: DocumentNode): Duplicate[] {
  return within(body, '');
}

function within(value: ValueNode, prefix: string): Duplicate[] {
  if (value.type === 'Array') {
    return value.elements.flatMap((element, index) => within(element.value, `${prefix}${index}.`));
  }
  if (value.type !== 'Object') return [];
  const lines = new Map<string, number>();
  return value.members.flatMap(({ name, value: inner }) => {
    const key = name.type === 'String' ? name.value : name.name;
    const { start, end } = name.loc;
    const firstLine = lines.get(key);
    lines.set(key, firstLine ?? start.line);
    const path = prefix + key;
    const span = { start: start.offset, end: end.offset };
    return [...(firstLine === undefined ? [] : [{ path, span, firstLine }]), ...within(inner, `${path}.`)];
  });
}
