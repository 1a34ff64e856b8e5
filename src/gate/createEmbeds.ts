import type { Requirement } from '../consent/allows';
import { requirementOf, type Embed } from './held';

export interface EmbedsOptions {
  /** Whether an embed may be loaded now; undefined where it never can be. */
  readonly allows: (requirement: Requirement) => boolean | undefined;
  /** Stands a placeholder in the place of a frame for as long as that is held back; absent where nothing is drawn. */
  readonly holdPlace: ((frame: HTMLIFrameElement, show: () => void) => void) | undefined;
  /** Told of an embed that never can be loaded, or was not held back. */
  readonly onFlaw: (embed: Embed) => void;
}

/** The address that an embed asks for, where that is one of the web: `javascript:` would run as the page itself. */
export function addressOf(embed: Embed): string | null {
  const source = embed.dataset.src ?? embed.dataset.href;
  if (!source || !URL.canParse(source, embed.baseURI)) return null;
  const { href, protocol } = new URL(source, embed.baseURI);
  return /^https?:$/.test(protocol) ? href : null;
}

/**
 * Loads an embed, empties it, or has a placeholder stand in its place, as the grants want it: to be called with each
 * embed of the page whenever they change.
 */
export function createEmbeds({ allows, holdPlace, onFlaw }: EmbedsOptions): (embed: Embed) => void {
  /** Shown for this once. */
  const shown = new WeakSet<Embed>();
  const placed = new WeakSet<Embed>();
  /** What was loaded here, and for which `data-`: the page may have changed the address itself since. */
  const loaded = new WeakMap<Embed, string>();
  return (embed) => {
    const address = addressOf(embed);
    const allowed = allows(requirementOf(embed));
    if (address === null || allowed === undefined) {
      onFlaw(embed);
      return;
    }
    const wanted = embed.dataset.src ?? embed.dataset.href ?? '';
    const name = embed instanceof HTMLLinkElement ? 'href' : 'src';
    const load = (): void => {
      loaded.set(embed, wanted);
      embed.setAttribute(name, address);
    };
    if (allowed) {
      shown.delete(embed);
      if (loaded.get(embed) !== wanted && Reflect.get(embed, name) !== address) load();
    } else if (embed instanceof HTMLIFrameElement && !shown.has(embed)) {
      if (embed.hasAttribute(name)) {
        // Withdrawn, a copy that a router kept, or never held back. Only a new frame is an empty one: without its
        // `src` the old one would keep what it has loaded. The gate comes upon the new one by itself.
        if (!loaded.has(embed) && !/^(about:|$)/.test(embed.src)) onFlaw(embed);
        const empty = embed.cloneNode() as Element;
        empty.removeAttribute(name);
        embed.replaceWith(empty);
      } else if (!placed.has(embed)) {
        placed.add(embed);
        holdPlace?.(embed, () => {
          shown.add(embed);
          load();
        });
      }
    }
  };
}
