import { h, render } from 'preact';
import type { Look } from '../config/Look';
import type { View } from '../Consent';
import type { Surface } from '../Surface';
import { afterPaint } from '../afterPaint';
import { createElement, root } from '../page';
import type { SurfaceOptions } from '../SurfaceOptions';
import baseCss from './base.css?inline';
import { Banner, type Wording } from './banner/Banner';
import { defineElements } from './defineElements';
import type { Kit, SecondLayer } from './Kit';
import { createSpeech } from './createSpeech';
import { inTime } from '../inTime';
import { Reopen } from './reopen/Reopen';
import css from './surface.css?inline';
import type { Speech, SpeechOptions } from './Speech';

export interface CreateSurfaceOptions extends SurfaceOptions {
  readonly look: Look;
  /** Loads the part with the second layer. */
  readonly loadPreferences: (kit: Kit) => Promise<SecondLayer>;
  /** Has an element of ours in the page drawn. */
  readonly takeElement: (kit: Kit, element: HTMLElement) => Promise<void>;
  /** Loads the part with the words of an occasion. */
  readonly loadWording: (kit: Kit) => Promise<() => Wording>;
  /** Where the storefront has a say in the language. */
  readonly createSpeech?: ((options: SpeechOptions) => Speech) | undefined;
}

/** Draws the surfaces in a shadow root of its own: the page's styles stay out, ours stay in. */
export function createSurface(options: CreateSurfaceOptions): Surface {
  const { look, signal, ends, consent, attempt } = options;
  let shadow: ShadowRoot | undefined;
  /** A page that takes the root away again and again has the last word. */
  let lives = 99;
  const observer = new MutationObserver(() => {
    // WebKit also tells a disconnected observer of a change that was under way then.
    if (!shadow || signal.aborted || shadow.host.parentNode === root() || lives-- < 1) return;
    // A client router has put another document in place of this one. What was open has been closed by that.
    render(null, shadow);
    root().append(shadow.host);
    kit.draw();
  });
  ends.push(() => {
    observer.disconnect();
    if (!shadow) return;
    render(null, shadow);
    shadow.host.remove();
  });
  const base = sheetOf(baseCss);
  const sheets = [base, sheetOf(css)];
  let view: View = 'none';
  let banner = false;
  /** The way back comes a frame after the banner's end, which is the answer that the visitor waits for. */
  let reopens = true;
  /** What the banner says on an occasion of its own, once there was one. */
  let wording: (() => Wording) | undefined;
  /** The second layer was wanted and could not be loaded. */
  let failed = false;
  let second: Promise<SecondLayer | undefined> | undefined;
  const kit: Kit = {
    ...options,
    h,
    render,
    layers: [],
    async ready() {
      await speech.load();
      await bodyIsThere();
    },
    base,
    async loadSecond() {
      const part = await (second ??= attempt(() => inTime(options.loadPreferences(kit))));
      // Forgotten, so that the next call tries again.
      if (!part) second = undefined;
      return part;
    },
    addStyle(text) {
      sheets.push(sheetOf(text));
    },
    get texts() {
      return speech.texts;
    },
    get view() {
      return view;
    },
    draw() {
      if (signal.aborted) return;
      const { texts } = speech;
      shadow ??= mount(look);
      shadow.adoptedStyleSheets = sheets;
      (shadow.host as HTMLElement).lang = texts.language;
      // Another document in place of this one, or the root without ours.
      for (const node of [document, root()]) observer.observe(node, { childList: true });
      // Closing gives the focus back to where the dialog was opened from; taking it out of the page does not.
      if (view !== 'preferences') shadow.querySelector('dialog')?.close();
      render(
        [
          banner && (
            <Banner key={texts} {...kit} {...texts} {...wording?.()} warm={kit.loadSecond} failed={failed} />
          ),
          !banner && reopens && look.reopen && <Reopen {...kit} warm={kit.loadSecond} />,
          ...kit.layers.map((layer) => layer()),
        ],
        shadow,
      );
    },
  };

  const speech = (options.createSpeech ?? createSpeech)({
    look,
    attempt,
    isDrawn: () => shadow !== undefined || kit.layers.length > 0,
    draw: kit.draw,
  });
  // Also those in a shadow root of the page's, which no observer looks into.
  defineElements((element) => {
    if (!signal.aborted) void attempt(() => options.takeElement(kit, element));
  });
  // A visitor who has decided sees nothing but the way back to it. That can wait for what is more urgent.
  if (look.reopen) {
    const off = consent.on('ready', ({ decided }) => {
      off();
      if (decided) setTimeout(() => void kit.ready().then(kit.draw));
    });
  }
  return {
    kit,
    get language() {
      return speech.texts.language;
    },
    async render(next, isWanted) {
      const isThere = next !== 'preferences' || (await kit.loadSecond()) !== undefined;
      if (next === 'banner' && options.occasion())
        // Without the part the banner asks about everything: as usual.
        wording ??= await attempt(() => inTime(options.loadWording(kit)));
      // The first time, in a task of its own: reading the script has taken one already.
      if (!shadow) await new Promise((resolve) => setTimeout(resolve));
      // The root is to stand at the end of <html>, behind a body that the parser may not have come to.
      if (speech.load() || !hasBody()) await kit.ready();
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
      if (banner && next === 'none') {
        reopens = false;
        afterPaint(() => {
          reopens = true;
          kit.draw();
        });
      }
      if (next !== 'preferences') banner = next === 'banner';
      kit.draw();
    },
  };
}

function mount({ accent, radius, scheme }: Look): ShadowRoot {
  const host = createElement('soglasie-root');
  host.dataset.scheme = scheme;
  // Set as properties, never joined into a style sheet's text.
  if (accent) host.style.setProperty('--soglasie-accent', accent);
  if (radius) host.style.setProperty('--soglasie-radius', radius);
  // Under <html>, where no style or `inert` of the body reaches.
  root().append(host);
  return host.attachShadow({ mode: 'open' });
}

const hasBody = (): boolean => root().querySelector('body') !== null;

/** An observer, for a long page is parsed long after its body begins. */
function bodyIsThere(): Promise<void> {
  return new Promise((resolve) => {
    if (hasBody()) resolve();
    else
      new MutationObserver((_records, observer) => {
        if (!hasBody()) return;
        observer.disconnect();
        resolve();
      }).observe(root(), { childList: true });
  });
}

function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
