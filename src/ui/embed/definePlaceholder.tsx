import embed from '../../../locales/ru/embed.json';
import { createElement, root } from '../../page';
import type { Service } from '../../services/Service';
import type { Kit } from '../Kit';
import css from './embed.css?inline';
import { takePlace } from './takePlace';

const TAG = 'soglasie-embed';

interface Place {
  /** Writes the texts anew, in the language that is shown now. */
  readonly draw: () => void;
  /** Takes the frame's box again, as it is now. */
  readonly refit: () => void;
  readonly undo: () => void;
  readonly element: HTMLElement;
}

/**
 * Stands a placeholder in the place of embeds that are held back. A part of its own, given the page's only Preact, and
 * who finds a service in the catalogue.
 */
export function definePlaceholder(
  kit: Kit,
  find: (id: string) => Promise<Service | undefined>,
): (frame: HTMLIFrameElement, show: () => void, host?: string) => void {
  const { h, render, look, state, embed: grant, signal, ends } = kit;
  /** How to show each frame that is held back, in the page or out of it. */
  const shows = new WeakMap<Element, () => void>();
  /** Where that comes from which a frame without an address stands for. */
  const hosts = new WeakMap<Element, string>();
  const places = new Map<Element, Place>();
  const titles = new Map<string, string>();
  /** A page that takes a placeholder away again and again has the last word. */
  const lives = new WeakMap<Element, number>();
  const text = (key: keyof typeof embed): string =>
    kit.texts.own(`embed.${key}`) || (kit.texts.bundle?.embed ?? embed)[key];

  const place = (frame: HTMLIFrameElement, host: string, show: () => void): Place => {
    const ids = frame.dataset.category?.match(/\S+/g) ?? [];
    const service = look.services.find(({ id }) => id === frame.dataset.service);
    if (service && !titles.has(service.id)) {
      const { id } = service;
      // Read once, so that a fault is told once.
      titles.set(id, look.read(`services.${id}.title`, ''));
      // Nothing waits for the catalogue: the title comes when it does.
      if (!titles.get(id))
        void find(id).then((entry) => {
          if (!entry) return;
          titles.set(id, entry.title);
          drawAll();
        });
    }
    const element = createElement(TAG);
    element.dataset.scheme = look.scheme;
    element.style.setProperty('--soglasie-accent', look.accent);
    element.style.setProperty('--soglasie-radius', look.radius);
    const shadow = element.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    let isClicked = false;
    /** What a button does, and where the focus goes then. */
    const act = (action: () => void) => (event: MouseEvent) => {
      isClicked = true;
      // Not every browser does that by itself.
      (event.currentTarget as HTMLElement).focus();
      action();
    };
    const draw = (): void => {
      const [before = '', after = ''] = text('text').split('{{host}}');
      element.lang = kit.texts.language;
      render(
        <div key={kit.texts} role="group" part="embed" aria-labelledby="title">
          <div class="body">
            <i />
            <b id="title">{(service && titles.get(service.id)) || frame.title || host}</b>
            <p id="text">
              {before}
              <span>{host}</span>
              {after}
            </p>
            <div class="acts">
              <button part="once" aria-describedby="text" onClick={act(show)}>
                {text('once')}
              </button>
              {/* Nobody can grant a refusal, or what the site does not ask for. */}
              {ids.every((id) => look.categories.some((category) => category.id === id)) && (
                <button
                  part="always"
                  aria-describedby="text"
                  onClick={act(() => {
                    grant({
                      categories: Object.fromEntries(
                        // What is granted already stays as it is.
                        ids
                          .filter((id) => id !== service?.category && !state().categories[id])
                          .map((id) => [id, true]),
                      ),
                      services: service ? { [service.id]: true } : {},
                    });
                  })}
                >
                  {text('always')}
                </button>
              )}
            </div>
            {look.policy && <a href={look.policy}>{kit.texts.t('policy')}</a>}
          </div>
        </div>,
        shadow,
      );
    };
    draw();
    const { style } = sheet.cssRules[sheet.insertRule(':host{}', sheet.cssRules.length)] as CSSStyleRule;
    let release = takePlace(frame, element, style);
    return {
      element,
      draw,
      refit() {
        release();
        release = takePlace(frame, element, style);
      },
      undo() {
        const isFocused = isClicked && shadow.activeElement;
        release();
        element.remove();
        if (isFocused && frame.hasAttribute('src')) frame.focus({ preventScroll: true });
      },
    };
  };

  /** Brings a frame and its placeholder, if it is to have one, into agreement. */
  const settle = (frame: Element): void => {
    const show = shows.get(frame);
    if (!show) return;
    const isWanted = frame.isConnected && !frame.hasAttribute('src') && !signal.aborted;
    const known = places.get(frame);
    if (known && isWanted && known.element.nextSibling === frame) return;
    known?.undo();
    places.delete(frame);
    const left = lives.get(frame) ?? 20;
    if (!isWanted || left === 0) return;
    lives.set(frame, left - 1);
    const held = frame as HTMLIFrameElement;
    const { baseURI } = held;
    const source = held.dataset.src ?? '';
    const { protocol, hostname } = new URL(URL.canParse(source, baseURI) ? source : 'about:blank', baseURI);
    // Nothing else is ever loaded: buttons would be a lie.
    const host =
      hosts.get(frame) ?? (protocol.startsWith('http') ? hostname.replace(/^www\./, '') : undefined);
    if (host !== undefined) places.set(frame, place(held, host, show));
  };

  const observer = new MutationObserver(() => {
    const page = root();
    for (const copy of page.querySelectorAll<HTMLElement>(TAG)) {
      if (copy.shadowRoot) continue;
      // A router's copy of the page has our traces in it, without what is behind them.
      const frame = copy.nextElementSibling;
      if (frame instanceof HTMLIFrameElement) frame.style.display = copy.dataset.display ?? '';
      copy.remove();
    }
    // Those that have left the page, and those that have come to it.
    for (const frame of [...places.keys(), ...page.querySelectorAll('iframe')]) settle(frame);
  });
  // A part that arrives after the end has nothing left to do.
  if (!signal.aborted)
    observer.observe(document, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['src'],
    });
  const refitAll = (): void => {
    for (const { refit } of places.values()) refit();
  };
  let asked = 0;
  const refitSoon = (): void => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(refitAll);
  };
  addEventListener('resize', refitSoon, { signal });
  // A style sheet that comes late may give the frames another size.
  addEventListener(
    'load',
    ({ target }) => {
      if (target instanceof HTMLLinkElement) refitSoon();
    },
    { capture: true, signal },
  );
  ends.push(() => {
    observer.disconnect();
    for (const frame of [...places.keys()]) settle(frame);
  });

  let { texts } = kit;
  const drawAll = (): void => {
    for (const { draw } of places.values()) draw();
  };
  // Nothing of the surface's own, but drawn with it.
  kit.layers.push(() => {
    if (texts !== kit.texts) drawAll();
    texts = kit.texts;
    return null;
  });

  return (frame, show, host) => {
    shows.set(frame, show);
    if (host !== undefined) hosts.set(frame, host);
    settle(frame);
  };
}
