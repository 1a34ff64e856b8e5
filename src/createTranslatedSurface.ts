import type { TextTree } from './config/schema';
import type { Surroundings } from './createConsent';
import { createOwnSurface } from './createOwnSurface';
import { createChangingSpeech, type ChangingSpeech } from './ui/createChangingSpeech';
import { languages } from './ui/languages';
import type { Bundle } from './ui/texts';

/** What is used of an i18next instance, which may be of another version than ours. */
export interface I18next {
  readonly isInitialized: boolean | undefined;
  readonly language: string;
  readonly resolvedLanguage?: string | undefined;
  on: (event: 'initialized' | 'languageChanged', listener: () => void) => void;
  off: (event: 'initialized' | 'languageChanged', listener: () => void) => void;
  addResourceBundle: (
    language: string,
    namespace: string,
    resources: object,
    deep: boolean,
    overwrite: boolean,
  ) => unknown;
  getResourceBundle: (language: string, namespace: string) => unknown;
}

/** The product's own surface in the language, and with the texts, of a storefront's i18next instance. */
export const createTranslatedSurface =
  (i18next: I18next): NonNullable<Surroundings['createSurface']> =>
  (options, reader, config) => {
    const { ends } = options;
    const theirs = (): string => i18next.resolvedLanguage ?? i18next.language;
    /** A code of two or three letters, as the configuration has them: of `en-US`, `en`. */
    const language = (): string =>
      /^[a-z]{2,3}(?![a-z])/i.exec(theirs())?.[0].toLowerCase() ?? config.language;
    const load = (wanted: string): Promise<Bundle> | undefined =>
      (wanted === 'ru' ? import('../locales/ru') : languages[wanted]?.())?.then((bundle) => {
        // Until then it has no store to add to.
        if (!i18next.isInitialized) return bundle;
        const entries = Object.entries(bundle).map(([namespace, texts]) => {
          // What the storefront has under a key already is its own word for it.
          i18next.addResourceBundle(wanted, namespace, texts as TextTree, true, false);
          const general = prefer(i18next.getResourceBundle(wanted, namespace), texts as TextTree);
          // Those of `en-US` go before those of `en`.
          return [namespace, prefer(i18next.getResourceBundle(theirs(), namespace), general)];
        });
        return Object.fromEntries(entries) as Bundle;
      });
    let speech: ChangingSpeech | undefined;
    const surface = createOwnSurface(
      options,
      reader,
      { ...config, language: language() },
      (wanted) => (speech = createChangingSpeech(wanted, load)),
    );
    const follow = (): void => {
      speech?.speak(language());
      void surface.kit.ready();
    };
    // At once, so that the storefront finds the namespaces whatever is shown.
    void surface.kit.ready();
    for (const event of ['initialized', 'languageChanged'] as const) {
      i18next.on(event, follow);
      ends.push(() => {
        i18next.off(event, follow);
      });
    }
    return surface;
  };

/** Their texts where they are texts, ours elsewhere: a namespace of that name may be about something else. */
function prefer<T extends string | TextTree>(theirs: unknown, ours: T): T {
  if (typeof ours === 'string') return (typeof theirs === 'string' ? theirs : ours) as T;
  return Object.fromEntries(
    Object.entries(ours).map(([key, text]) => [
      key,
      prefer(theirs && typeof theirs === 'object' ? Reflect.get(theirs, key) : undefined, text as TextTree),
    ]),
  ) as T;
}
