import { languages } from './languages';
import type { Speech, SpeechOptions } from './Speech';
import { inTime } from '../inTime';
import { createTexts } from './texts';

/** The one language that the site wants; where there are no texts in it, Russian. */
export function createSpeech({ look, attempt }: SpeechOptions): Speech {
  // Russian is always there; half of another language would be recorded as the language agreed in.
  const language = languages[look.language] || look.speaks(look.language) ? look.language : 'ru';
  let texts = createTexts(look, language);
  const load = languages[language];
  let loading: Promise<void> | undefined;
  return {
    get texts() {
      return texts;
    },
    load: () =>
      (loading ??=
        load &&
        attempt(() => inTime(load())).then((bundle) => {
          texts = createTexts(look, bundle || look.speaks(language) ? language : 'ru', bundle);
        })),
  };
}
