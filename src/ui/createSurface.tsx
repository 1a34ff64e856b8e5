import { h, render } from 'preact';
import type { Look } from '../config/Look';
import type { View } from '../Consent';
import type { Surface } from '../Surface';
import type { SurfaceOptions } from '../SurfaceOptions';
import baseCss from './base.css?inline';
import { Banner } from './banner/Banner';
import { defineElements } from './defineElements';
import type { Kit } from './Kit';
import { languages } from './languages';
import { Reopen } from './reopen/Reopen';
import css from './surface.css?inline';
import { createTexts, type Bundle, type Texts } from './texts';

/** What the part with the second layer gives back: its dialog is a layer of the surface. */
export interface SecondLayer {
  /** Draws what an element of ours in the page stands for. */
  readonly take: (element: HTMLElement) => void;
}

/** A surface that can change its language. */
export interface SpeakingSurface extends Surface {
  /** Shows another language, where there are texts in it; else Russian. */
  readonly speak: (language: string) => void;
}

export interface CreateSurfaceOptions extends SurfaceOptions {
  readonly look: Look;
  /** Loads the part with the second layer. */
  readonly loadPreferences: (kit: Kit) => Promise<SecondLayer>;
  /** Where the texts of a language come from; nothing for one that has none, or has them built in. */
  readonly load?: ((language: string) => Promise<Bundle> | undefined) | undefined;
}

/** Draws the surfaces in a shadow root of its own: the page's styles stay out, ours stay in. */
export function createSurface(options: CreateSurfaceOptions): SpeakingSurface {
  const {
    look,
    signal,
    consent,
    attempt,
    load: source = (language: string) => languages[language]?.(),
  } = options;
  let shadow: ShadowRoot | undefined;
  /** A page that takes the root away again and again has the last word. */
  let lives = 99;
  const observer = new MutationObserver(() => {
    if (!shadow || shadow.host.isConnected || lives-- < 1) return;
    // A client router has put another document in place of this one. What was open has been closed by that.
    render(null, shadow);
    document.documentElement.append(shadow.host);
    kit.draw();
  });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    if (!shadow) return;
    render(null, shadow);
    shadow.host.remove();
  });
  const base = sheetOf(baseCss);
  const sheets = [base, sheetOf(css)];
  let texts: Texts;
  let view: View = 'none';
  let banner = false;
  /** The second layer was wanted and could not be loaded. */
  let failed = false;
  const kit: Kit = {
    ...options,
    h,
    render,
    layers: [],
    async ready() {
      let asked: typeof loadTexts;
      // Another language may be wanted meanwhile.
      do {
        asked = loadTexts;
        await asked();
      } while (asked !== loadTexts);
      await bodyIsThere();
    },
    base,
    addStyle(text) {
      sheets.push(sheetOf(text));
    },
    get texts() {
      return texts;
    },
    get view() {
      return view;
    },
    draw() {
      if (signal.aborted) return;
      shadow ??= mount(look);
      shadow.adoptedStyleSheets = sheets;
      (shadow.host as HTMLElement).lang = texts.language;
      observer.observe(document, { childList: true, subtree: true });
      // Closing gives the focus back to where the dialog was opened from; taking it out of the page does not.
      if (view !== 'preferences') shadow.querySelector('dialog')?.close();
      render(
        [
          banner && <Banner key={texts} {...kit} {...texts} warm={loadSecond} failed={failed} />,
          !banner && look.reopen && <Reopen {...kit} warm={loadSecond} />,
          ...kit.layers.map((layer) => layer()),
        ],
        shadow,
      );
    },
  };

  let second: Promise<SecondLayer | undefined> | undefined;
  const loadSecond = async (): Promise<SecondLayer | undefined> => {
    const part = await (second ??= attempt(() => options.loadPreferences(kit)));
    // Forgotten, so that the next call tries again.
    if (!part) second = undefined;
    return part;
  };
  /** Loads the texts of the language, where they are not built in. */
  let loadTexts: () => Promise<void> | undefined;
  const speak = (code: string): void => {
    const wanted = code.toLowerCase();
    // Russian is always there; half of another language would be recorded as the language agreed in.
    const language = languages[wanted] || look.speaks(wanted) ? wanted : 'ru';
    const isDrawn = (): boolean => shadow !== undefined || kit.layers.length > 0;
    // What is drawn stays as it is until the texts are there.
    if (!isDrawn()) texts = createTexts(look, language);
    let loading: Promise<void> | undefined;
    const load = (): typeof loading => {
      const asked = loading ?? source(language);
      loading ??= asked && attempt(() => asked as Promise<Bundle>).then(use);
      return loading;
    };
    const use = (bundle?: Bundle): void => {
      if (loadTexts !== load) return;
      texts = createTexts(look, bundle || look.speaks(language) ? language : 'ru', bundle);
      if (isDrawn()) kit.draw();
    };
    loadTexts = load;
    if (isDrawn() && !load()) {
      texts = createTexts(look, language);
      kit.draw();
    }
  };
  speak(look.language);

  const take = async (element: HTMLElement): Promise<void> => {
    const layer = await loadSecond();
    await kit.ready();
    if (signal.aborted) return;
    if (layer) layer.take(element);
    else {
      const retry = document.createElement('button');
      retry.type = 'button';
      retry.textContent = texts.t('retry');
      const notice = document.createElement('p');
      notice.append(`${texts.t('failed')} `, retry);
      const clear = (): void => {
        notice.remove();
      };
      retry.onclick = () => {
        clear();
        void take(element);
      };
      signal.addEventListener('abort', clear);
      // Below what the page has put there for the time being.
      element.append(notice);
    }
  };
  defineElements((element) => {
    if (!signal.aborted) void attempt(() => take(element));
  });
  // A visitor who has decided sees nothing but the way back to it. That can wait for what is more urgent.
  if (look.reopen)
    consent.on('ready', ({ decided }) => {
      // Without texts: a visitor who comes back has nothing to wait for, nor to load.
      if (decided) setTimeout(() => void bodyIsThere().then(kit.draw));
    });
  return {
    kit,
    speak,
    get language() {
      return texts.language;
    },
    async render(next, isWanted) {
      const isThere = next !== 'preferences' || (await loadSecond()) !== undefined;
      // The root is to stand at the end of <html>, behind a body that the parser may not have come to.
      if (loadTexts() || !hasBody()) await kit.ready();
      if (!isThere) {
        if (!isWanted()) return;
        await consent.show('banner');
        failed = view === 'banner';
        kit.draw();
        return;
      }
      if (!isWanted()) return;
      view = next;
      failed &&= next === 'banner';
      // The preference centre stands over the banner, if there is one: closing it leaves the question open.
      if (next !== 'preferences') banner = next === 'banner';
      kit.draw();
    },
  };
}

function mount({ accent, radius, scheme }: Look): ShadowRoot {
  const root = document.createElement('soglasie-root');
  root.dataset.scheme = scheme;
  // Set as properties, never joined into a style sheet's text.
  root.style.setProperty('--soglasie-accent', accent);
  root.style.setProperty('--soglasie-radius', radius);
  // Under <html>, where no style or `inert` of the body reaches.
  document.documentElement.append(root);
  return root.attachShadow({ mode: 'open' });
}

/** Asked of <html>: an image named `querySelector` hides the document's own. */
const hasBody = (): boolean => document.documentElement.querySelector('body') !== null;

/** An observer, for a long page is parsed long after its body begins. */
function bodyIsThere(): Promise<void> {
  return new Promise((resolve) => {
    if (hasBody()) resolve();
    else
      new MutationObserver((_records, observer) => {
        if (!hasBody()) return;
        observer.disconnect();
        resolve();
      }).observe(document.documentElement, { childList: true });
  });
}

function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
