import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

/** A tag of pasted markup, with its places in the text. */
export interface Tag {
  readonly name: string;
  /** As the browser takes them: of two with one name, the first. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What stands in it as text: of a script and of `<noscript>`, all of it. */
  readonly text: string;
  /** Whether it stands in a drawing, where the product starts nothing. */
  readonly isForeign: boolean;
  readonly startsAt: number;
  /** Behind the opening tag. */
  readonly opensTo: number;
  readonly endsAt: number;
  /** Whether it is written `<… />`, which only means something in a drawing. */
  readonly isClosed: boolean;
}

export interface Markup {
  /** In the order of the text. */
  readonly tags: readonly Tag[];
  /** Whether it breaks off in the middle of a tag, a comment or a script. */
  readonly isCut: boolean;
}

type Node = DefaultTreeAdapterTypes.Node;

/** Reads markup as a browser does that runs scripts, or one that does not; nothing is run, and nothing is asked for. */
export function parseTags(markup: string, scriptingEnabled = true): Markup {
  let isCut = false;
  const tags: Tag[] = [];
  const fragment = parseFragment(markup, {
    sourceCodeLocationInfo: true,
    scriptingEnabled,
    onParseError({ code }) {
      if (code.startsWith('eof-in-')) isCut = true;
    },
  });
  // A list of its own: markup may be nested deeper than calls.
  const nodes: Node[] = [fragment];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if ('tagName' in node) {
      const place = node.sourceCodeLocation;
      // What the parser adds by itself, such as <tbody>, stands nowhere.
      if (place) {
        const opensTo = place.startTag?.endOffset ?? place.endOffset;
        tags.push({
          name: node.tagName,
          attributes: new Map(
            node.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value]),
          ),
          text: node.childNodes.map((child) => ('value' in child ? child.value : '')).join(''),
          isForeign: !node.namespaceURI.endsWith('/xhtml'),
          startsAt: place.startOffset,
          opensTo,
          // Of what nobody has closed, the parser says that it ends where it begins.
          endsAt: place.endOffset < opensTo ? markup.length : place.endOffset,
          isClosed: markup.slice(0, opensTo).endsWith('/>'),
        });
      }
    }
    if ('content' in node) nodes.push(node.content);
    if ('childNodes' in node) for (const child of node.childNodes) nodes.push(child);
  }
  return { tags: tags.sort((one, other) => one.startsAt - other.startsAt), isCut };
}
