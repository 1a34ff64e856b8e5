import type { Requirement } from '../consent/allows';
import { requirementOf, type Embed } from './held';

export interface EmbedsOptions {
  /** Whether an embed may be loaded now; undefined where it never can be. */
  readonly allows: (requirement: Requirement) => boolean | undefined;
  /** Stands a placeholder in the place of a frame for as long as that is held back; absent where nothing is drawn. */
  readonly holdPlace: ((frame: HTMLIFrameElement, show: () => void, host?: string) => void) | undefined;
  /** What a service has to show that is no frame, such as a chat. */
  readonly findWidget?: (service: string) => Promise<Widget | undefined>;
  /** Told of an embed that never can be loaded, or was not held back. */
  readonly onFlaw: (embed: Embed) => void;
}

/** What a script shows in the page by itself. A frame without an address is the place of its placeholder. */
export interface Widget {
  /** Where the script comes from. */
  readonly host: string;
  /** Starts it for this page view. */
  readonly show: () => void;
}

/** The address of a frame that is not to be seen, because what it stands for is, or is to come. */
const HIDDEN = 'about:blank';

const isWidget = (embed: Embed): embed is HTMLIFrameElement =>
  embed instanceof HTMLIFrameElement &&
  embed.dataset.src === undefined &&
  [null, HIDDEN].includes(embed.getAttribute('src'));

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
export function createEmbeds({
  allows,
  holdPlace,
  findWidget,
  onFlaw,
}: EmbedsOptions): (embed: Embed) => void {
  /** Shown for this once. */
  const shown = new WeakSet<Embed>();
  const placed = new WeakSet<Embed>();
  /** What was loaded here, and for which `data-`: the page may have changed the address itself since. */
  const loaded = new WeakMap<Embed, string>();
  const hide = (frame: HTMLIFrameElement): void => {
    frame.setAttribute('src', HIDDEN);
    frame.style.setProperty('display', 'none', 'important');
  };
  const settle = (frame: HTMLIFrameElement, { host, show }: Widget): void => {
    const allowed = allows(requirementOf(frame));
    if (allowed) shown.delete(frame);
    if (allowed || shown.has(frame)) {
      hide(frame);
      return;
    }
    if (frame.hasAttribute('src')) {
      frame.removeAttribute('src');
      frame.style.removeProperty('display');
    }
    if (placed.has(frame)) return;
    placed.add(frame);
    holdPlace?.(
      frame,
      () => {
        shown.add(frame);
        hide(frame);
        show();
      },
      host,
    );
  };
  return (embed) => {
    const address = addressOf(embed);
    const allowed = allows(requirementOf(embed));
    if (findWidget && embed.dataset.service && allowed !== undefined && isWidget(embed)) {
      void findWidget(embed.dataset.service).then((widget) => {
        if (widget) settle(embed, widget);
        else onFlaw(embed);
      });
      return;
    }
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
