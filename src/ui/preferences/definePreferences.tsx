import type { Declaration } from '../../config/Declaration';
import { createElement } from '../../page';
import { DeclarationText } from '../declaration/DeclarationText';
import declarationStyle from '../declaration/declaration.css?inline';
import type { Kit } from '../Kit';
import type { Texts } from '../texts';
import { Contents } from './Contents';
import { createCentre, type Centre } from './createCentre';
import { createEngine } from './createEngine';
import { Dialog } from './Dialog';
import style from './preferences.css?inline';
import type { Scene } from './Scene';

/** Where the page has an element of ours. */
interface Place {
  readonly root: HTMLElement | ShadowRoot;
  /** All that we draw, so that what others put beside it is told apart. */
  readonly box: HTMLElement;
  /** Undefined of a declaration. */
  readonly centre: Centre | undefined;
}

/**
 * The second layer: the preference centre, over the page and inside it, and the declaration. A part of its own,
 * loaded when first wanted, that is given the page's only Preact.
 */
export function definePreferences(
  kit: Kit,
  declaration: Declaration,
): { readonly take: (element: HTMLElement) => void } {
  const { h, render, consent, look, signal, ends } = kit;

  let texts: Texts | undefined;
  let scene: Scene | undefined;
  const current = (): Scene => {
    if (!scene || texts !== kit.texts) {
      texts = kit.texts;
      scene = { h, kit, declaration, engine: createEngine(texts), turn: (scene?.turn ?? 0) + 1 };
    }
    return scene;
  };

  const centreSheet = new CSSStyleSheet();
  const declarationSheet = new CSSStyleSheet();
  const places = new WeakMap<HTMLElement, Place>();
  /** A page may make elements without end, and never say that one is gone for good. */
  const taken = new Set<WeakRef<HTMLElement>>();
  const eachPlace = (act: (place: Place, element: HTMLElement) => void): void => {
    for (const reference of taken) {
      const element = reference.deref();
      const place = element && places.get(element);
      if (place) act(place, element);
      else taken.delete(reference);
    }
  };

  const open = (element: HTMLElement): Place => {
    const box = createElement('div');
    if (element.localName === 'soglasie-declaration') return { root: element, box, centre: undefined };
    // One of an instance that has ended stays with its element.
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [kit.base, centreSheet];
    box.className = 'centre page';
    box.setAttribute('part', 'surface');
    box.dataset.scheme = look.scheme;
    return { root, box, centre: createCentre(kit, declaration) };
  };

  const drawPlace = ({ root, box, centre }: Place, element: HTMLElement): void => {
    const drawn = current();
    // A router's copy has what was drawn in the original, a morphed page something else.
    if (root.childNodes.length !== 1 || root.firstChild !== box) root.replaceChildren(box);
    box.lang = drawn.engine.language;
    render(
      centre ? (
        <Contents key={drawn.turn} {...drawn} centre={centre} isModal={false} />
      ) : (
        <DeclarationText key={drawn.turn} {...drawn} />
      ),
      box,
    );
    const tree = treeOf(element);
    if (!centre && tree && !tree.adoptedStyleSheets.includes(declarationSheet))
      tree.adoptedStyleSheets.push(declarationSheet);
  };

  kit.addStyle(style);
  centreSheet.replaceSync(style);
  declarationSheet.replaceSync(declarationStyle);
  const host = ':host(:not([hidden])){display:block}';
  const { style: colours } = centreSheet.cssRules[centreSheet.insertRule(host, 0)] as CSSStyleRule;
  // Set as properties, never joined into a style sheet's text.
  colours.setProperty('--soglasie-accent', look.accent);
  colours.setProperty('--soglasie-radius', look.radius);

  // Drawn once out of sight, when the visitor comes near, so that little is left to do at the click.
  const rehearsal = createElement('div');
  render(<Contents {...current()} centre={createCentre(kit, declaration)} isModal />, rehearsal);
  render(null, rehearsal);

  let modal: Centre | undefined;
  kit.layers.push(() => {
    eachPlace((place, element) => {
      try {
        drawPlace(place, element);
      } catch (error) {
        // What is wrong with one element of the page's takes no surface along.
        reportError(error);
      }
    });
    if (kit.view !== 'preferences') {
      modal = undefined;
      return null;
    }
    modal ??= createCentre(kit, declaration);
    return <Dialog {...current()} key="preferences" centre={modal} isModal />;
  });

  const centres = (): Centre[] => {
    const all = modal ? [modal] : [];
    eachPlace(({ centre }) => centre && all.push(centre));
    return all;
  };
  const offs = [
    // The surface is drawn after both.
    consent.on('decision', ({ via }) => {
      // An embed's own button answers for that alone.
      if (via !== 'embed') for (const centre of centres()) centre.forget();
    }),
    consent.on('change', () => {
      for (const centre of centres()) centre.quiet();
    }),
  ];

  ends.push(() => {
    for (const off of offs) off();
    eachPlace(({ root, box, centre }, element) => {
      render(null, box);
      box.remove();
      const tree = centre ? (root as ShadowRoot) : treeOf(element);
      if (tree)
        tree.adoptedStyleSheets = centre
          ? []
          : tree.adoptedStyleSheets.filter((sheet) => sheet !== declarationSheet);
    });
    taken.clear();
  });

  return {
    take(element) {
      if (signal.aborted) return;
      const place = places.get(element) ?? open(element);
      if (!places.has(element)) {
        places.set(element, place);
        taken.add(new WeakRef(element));
      }
      drawPlace(place, element);
    },
  };
}

/** The tree that an element takes its styles from; undefined out of the page, or in another window's. */
function treeOf(element: HTMLElement): Document | ShadowRoot | undefined {
  return element.isConnected && element.ownerDocument === document
    ? (element.getRootNode() as Document | ShadowRoot)
    : undefined;
}
