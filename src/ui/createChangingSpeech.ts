import { inTime } from '../inTime';
import { languages } from './languages';
import type { LoadBundle, Speech, SpeechOptions } from './Speech';
import { createTexts, type Bundle, type Texts } from './texts';

export interface ChangingSpeech extends Speech {
  /** Goes over to another language, where there are texts in it; else to Russian. */
  readonly speak: (language: string) => void;
}

/** A language that the storefront changes while the page is open. What is drawn stays until the texts are there. */
export function createChangingSpeech(
  { look, attempt, isDrawn, draw }: SpeechOptions,
  source: LoadBundle,
): ChangingSpeech {
  let texts: Texts;
  /** Loads the texts of the language, where they are not built in. */
  let loadTexts: () => Promise<void> | undefined;
  const speak = (code: string): void => {
    const wanted = code.toLowerCase();
    const language = languages[wanted] || look.speaks(wanted) ? wanted : 'ru';
    if (!isDrawn()) texts = createTexts(look, language);
    let loading: Promise<void> | undefined;
    const load = (): typeof loading => {
      const asked = loading ?? source(language);
      loading ??= asked && attempt(() => inTime(asked as Promise<Bundle>)).then(use);
      return loading;
    };
    const use = (bundle?: Bundle): void => {
      if (loadTexts !== load) return;
      texts = createTexts(look, bundle || look.speaks(language) ? language : 'ru', bundle);
      if (isDrawn()) draw();
    };
    loadTexts = load;
    if (isDrawn() && !load()) {
      texts = createTexts(look, language);
      draw();
    }
  };
  /** Another language may be wanted meanwhile. */
  const settle = async (loading: Promise<void>): Promise<void> => {
    const asked = loadTexts;
    await loading;
    if (asked !== loadTexts) await settle(loadTexts() ?? Promise.resolve());
  };
  speak(look.language);
  return {
    get texts() {
      return texts;
    },
    load() {
      const loading = loadTexts();
      return loading && settle(loading);
    },
    speak,
  };
}
