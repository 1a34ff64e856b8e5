import { h, render } from 'preact';
import type { Look } from '../config/Look';
import type { Surface, SurfaceOptions } from '../Surface';
import { Banner } from './banner/Banner';
import { Documents } from './Documents';
import type { definePlaceholder } from './embed/definePlaceholder';
import type { defineReload } from './reload/defineReload';
import style from './surface.css?inline';
import type { View } from '../Consent';
import type { definePreferences } from './preferences/definePreferences';
import { createTexts } from './texts';

/** Draws the surfaces in a shadow root of its own: the page's styles stay out, ours stay in. */
export function createSurface(options: SurfaceOptions & { readonly look: Look }): Surface {
  const { look, signal } = options;
  const props = { ...options, ...createTexts(look) };
  let shadow: ShadowRoot | undefined;
  /** A page that takes the root away again and again has the last word. */
  let lives = 99;
  const observer = new MutationObserver(() => {
    if (!shadow || shadow.host.isConnected || lives-- < 1) return;
    // A client router has put another document in place of this one. What was open has been closed by that.
    render(null, shadow);
    document.documentElement.append(shadow.host);
    draw();
  });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    if (!shadow) return;
    render(null, shadow);
    shadow.host.remove();
  });
  let Preferences: ReturnType<typeof definePreferences> | undefined;
  let Reload: ReturnType<typeof defineReload> | undefined;
  let open: View = 'none';
  let banner = false;
  const draw = (): void => {
    if (signal.aborted) return;
    shadow ??= mount(look);
    observer.observe(document, { childList: true, subtree: true });
    // Closing gives the focus back to where the dialog was opened from; taking it out of the page does not.
    if (open !== 'preferences') shadow.querySelector('dialog')?.close();
    const documents = <Documents {...props} />;
    render(
      [
        banner && <Banner {...props} documents={documents} />,
        open === 'preferences' && Preferences && <Preferences {...props} documents={documents} />,
        Reload && <Reload {...props} documents={documents} />,
      ],
      shadow,
    );
  };
  /** Once, however often it was asked for while it was on its way. */
  const takeIn = (part: typeof import('./preferences/definePreferences')): void => {
    if (Preferences || signal.aborted) return;
    addStyle((shadow ??= mount(look)), part.style);
    Preferences = part.definePreferences(h);
  };
  let holdPlace: ReturnType<typeof definePlaceholder> | undefined;
  return {
    language: look.language,
    async render(view, isWanted) {
      // The root is to stand at the end of <html>, behind a body that the parser may not have come to.
      if (!hasBody()) await bodyIsThere();
      if (view === 'preferences' && !Preferences) {
        takeIn(await import('./preferences/definePreferences'));
      }
      if (!isWanted()) return;
      open = view;
      // The preference centre stands over the banner, if there is one: closing it leaves the question open.
      if (view !== 'preferences') banner = view === 'banner';
      draw();
    },
    async holdPlace(frame, show) {
      const { definePlaceholder } = await import('./embed/definePlaceholder');
      if (signal.aborted) return;
      holdPlace ??= definePlaceholder(h, render, props);
      holdPlace(frame, show);
    },
    async offerReload() {
      Reload = (await import('./reload/defineReload')).defineReload(h, () => {
        Reload = undefined;
        draw();
      });
      draw();
    },
  };
}

function mount({ accent, radius, scheme, language }: Look): ShadowRoot {
  const root = document.createElement('soglasie-root');
  root.lang = language;
  root.dataset.scheme = scheme;
  // Set as properties, never joined into a style sheet's text.
  root.style.setProperty('--soglasie-accent', accent);
  root.style.setProperty('--soglasie-radius', radius);
  const shadow = root.attachShadow({ mode: 'open' });
  addStyle(shadow, style);
  // Under <html>, where no style or `inert` of the body reaches.
  document.documentElement.append(root);
  return shadow;
}

/** Asked of <html>: an image named `querySelector` hides the document's own. */
const hasBody = (): boolean => document.documentElement.querySelector('body') !== null;

/** An observer, for a long page is parsed long after its body begins. */
function bodyIsThere(): Promise<void> {
  return new Promise((resolve) => {
    new MutationObserver((_records, observer) => {
      if (!hasBody()) return;
      observer.disconnect();
      resolve();
    }).observe(document.documentElement, { childList: true });
  });
}

function addStyle(shadow: ShadowRoot, text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  shadow.adoptedStyleSheets.push(sheet);
}
