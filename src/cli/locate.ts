import type { DocumentNode, ElementNode, MemberNode, ValueNode } from '@humanwhocodes/momoa';

/** A piece of the text, as offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a path such as `categories.analytics.cookies.0.name` stands in the text: its value, or its key. What is missing
 * stands at the key of what it is missing from, and nowhere if that is the whole file.
 */
export function locate({ body }: DocumentNode, path: string, part: 'key' | 'value'): Span | undefined {
  const { node, isThere } = follow(body, path);
  if (!node) return undefined;
  const isKey = node.type === 'Member' && (part === 'key' || !isThere);
  const { start, end } = (isKey ? node.name : node.value).loc;
  return { start: start.offset, end: end.offset };
}

interface Found {
  readonly node: MemberNode | ElementNode | undefined;
  /** Whether the path leads there, not only to the nearest that exists. */
  readonly isThere: boolean;
}

/** As far as the path leads. A key may have dots of its own, so all that it can begin with are tried. */
function follow(value: ValueNode, path: string, node?: MemberNode | ElementNode): Found {
  if (!path) return { node, isThere: true };
  let nearest: Found = { node, isThere: false };
  for (const [name, child] of childrenOf(value)) {
    if (path !== name && !path.startsWith(`${name}.`)) continue;
    const found = follow(child.value, path.slice(name.length + 1), child);
    if (found.isThere) return found;
    nearest = found;
  }
  return nearest;
}

function childrenOf(value: ValueNode): [name: string, node: MemberNode | ElementNode][] {
  if (value.type === 'Array') return value.elements.map((element, index) => [String(index), element]);
  if (value.type !== 'Object') return [];
  // Of a key that stands there twice, the last one counts.
  return value.members.map((member): [string, MemberNode] => [keyOf(member), member]).reverse();
}

function keyOf({ name }: MemberNode): string {
  return name.type === 'String' ? name.value : name.name;
}
