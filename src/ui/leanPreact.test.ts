// @vitest-environment node
import { createRequire } from 'node:module';
import fc from 'fast-check';
import * as whole from 'preact';
import { build } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { leanLibrary, preact } from '../../vite.config';

// What the script tag's file draws with is Preact without what nothing of ours uses. In all that is used, it draws the same.

type Renderer = Pick<typeof whole, 'h' | 'render'>;

let lean: Renderer;

beforeAll(async () => {
  // It has no types of its own.
  const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
    JSDOM: new () => { window: typeof globalThis };
  };
  const { window } = new JSDOM();
  // The build itself wants no browser around it.
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [leanLibrary('preact', { ...preact, isMeant: () => true })],
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: 'preact', preserveEntrySignatures: 'strict' },
    },
  });
  const { output } = built as { output: { code: string }[] };
  Object.assign(globalThis, {
    document: window.document,
    HTMLDocument: window.Document,
    Event: window.Event,
  });
  lean = (await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(output[0]?.code ?? '')}`
  )) as Renderer;
});

type Piece = string | number | false | null | Drawn | readonly Piece[];

interface Drawn {
  readonly type: string;
  readonly key?: string | undefined;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly Piece[];
}

/** What may stand at a place of a surface: each place has its own, as in all that is written in JSX. */
interface Place {
  readonly type: 'text' | 'list' | 'p' | 'div' | 'button' | 'input' | 'component';
  readonly places: readonly Place[];
  /** Begins the keys of what stands here, which no other place has; none, and there are no keys. */
  readonly name: string | undefined;
}

const props = fc.record(
  {
    class: fc.constantFrom('main', 'acts'),
    part: fc.constantFrom('accept', 'reject'),
    id: fc.constantFrom('title', 'settings'),
    'aria-checked': fc.boolean(),
    'data-layout': fc.constantFrom('bar', 'box', ''),
    href: fc.constantFrom('/', undefined),
    hidden: fc.boolean(),
    disabled: fc.boolean(),
    checked: fc.boolean(),
    tabIndex: fc.constantFrom(0, -1),
    translate: fc.boolean(),
    onClick: fc.constantFrom('first', 'second'),
    ref: fc.boolean(),
  },
  // Preact does not take away that it set to false.
  { requiredKeys: ['translate'] },
);

const { place } = fc.letrec<{ place: Place }>((tie) => ({
  place: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Place>({ type: 'text', places: [], name: undefined }),
    fc.record({
      type: fc.constantFrom('list', 'p', 'div', 'button', 'input', 'component'),
      places: fc.array(tie('place'), { maxLength: 4 }),
      name: fc.option(fc.uuid(), { nil: undefined }),
    }),
  ),
}));

/** What stands there in one scene. Keys of a list come in one order: nothing of ours moves. */
function pieceAt({ type, places, name }: Place): fc.Arbitrary<Piece> {
  if (type === 'text') return fc.constantFrom<Piece>('да', 'нет', '', 0, 7, false, null);
  const drawn = (tag: string, keys: readonly string[]): fc.Arbitrary<Drawn> =>
    fc.record({
      type: fc.constant(tag),
      key: name === undefined ? fc.constant(undefined) : fc.constantFrom(...keys.map((key) => name + key)),
      props,
      children: fc.tuple(...places.map(pieceAt)),
    });
  if (type !== 'list')
    return fc.oneof(
      { weight: 3, arbitrary: drawn(type, ['this', 'that']) },
      fc.constantFrom<Piece>(false, null),
    );
  return fc
    .uniqueArray(drawn('p', ['a', 'b', 'c', 'd']), { selector: ({ key }) => key ?? {}, maxLength: 4 })
    .map((list) => list.sort((one, other) => ((one.key ?? '') < (other.key ?? '') ? -1 : 1)));
}

const scenes = place.chain((each) => fc.array(pieceAt(each), { minLength: 1, maxLength: 5 }));

/** Its markup. Attributes have no order; and of those that it takes away, Preact leaves some there without a value. */
const markupOf = (box: Element): string =>
  box.innerHTML.replaceAll(/ [a-z-]+="[^>]*"/g, (attributes) =>
    (attributes.match(/[a-z-]+="[^"]*"/g) ?? [])
      .filter((each) => !/^(class|id|part)=""/.test(each))
      .sort()
      .join(' '),
  );

/** A container, what its nodes were told, and the nodes themselves, which a later drawing keeps. */
function draw({ h, render }: Renderer, all: readonly Piece[]): unknown[] {
  const box = document.createElement('div');
  const told: unknown[] = [];
  const names = new Map<ChildNode, number>();
  const nameOf = (child: ChildNode): number => {
    const name = names.get(child) ?? names.size;
    names.set(child, name);
    return name;
  };
  const Component = ({ list }: { list: whole.ComponentChildren[] }) => list;
  const describePiece = (each: Piece): whole.ComponentChildren => {
    if (Array.isArray(each)) return each.map(describePiece);
    if (typeof each !== 'object' || each === null) return each as whole.ComponentChildren;
    const {
      type,
      key,
      props: { ref, onClick, checked, disabled, ...rest },
      children,
    } = each as Drawn;
    const list = children.map(describePiece);
    const own = key === undefined ? {} : { key };
    if (type === 'component') return h(Component as never, { ...own, list } as never) as whole.VNode;
    return h(
      type,
      {
        ...own,
        ...rest,
        // Where they are switches.
        ...(type === 'input' && { checked }),
        ...(/^(input|button)$/.test(type) && { disabled }),
        ...(onClick !== undefined && { onClick: () => told.push(onClick) }),
        ...(ref === true && { ref: note }),
      } as never,
      ...(type === 'input' ? [] : list),
    ) as whole.VNode;
  };
  const note = (element: Element | null): void => {
    if (element) told.push(`${element.localName} is there: ${element.isConnected}`);
  };
  document.body.append(box);
  const seen = all.map((scene) => {
    render([describePiece(scene)] as never, box);
    const elements = [...box.querySelectorAll('*')];
    for (const each of elements) each.dispatchEvent(new Event('click'));
    const states = elements.map((each) => [
      (each as HTMLInputElement).checked,
      (each as HTMLElement).tabIndex,
    ]);
    const walker = document.createTreeWalker(box);
    const order: number[] = [];
    while (walker.nextNode()) order.push(nameOf(walker.currentNode as ChildNode));
    return [markupOf(box), states, order, told.splice(0)];
  });
  render(null, box);
  seen.push([box.innerHTML]);
  box.remove();
  return seen;
}

describe('the renderer of the script tag', () => {
  test('draws one scene after another as Preact does', () => {
    fc.assert(
      fc.property(scenes, (all) => {
        expect(draw(lean, all)).toEqual(draw(whole, all));
      }),
      { numRuns: 500 },
    );
  });
});
