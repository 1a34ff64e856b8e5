import { createInstance } from 'i18next';
import english from '../../locales/en/cli.json';
import englishDiagnostics from '../../locales/en/diagnostics.json';
import russian from '../../locales/ru/cli.json';
import russianDiagnostics from '../../locales/ru/diagnostics.json';
import type { DiagnosticTexts } from '../config/inWords';

type Leaf<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${Leaf<Tree[Name]>}`;
}[keyof Tree & string];

export type Language = 'ru' | 'en';

/** What the command line says, in one language. */
export interface Words {
  readonly language: Language;
  readonly t: (key: Leaf<typeof russian>, values?: Readonly<Record<string, string>>) => string;
  readonly diagnostics: DiagnosticTexts;
}

export function createWords(language: Language): Words {
  const instance = createInstance();
  // Rejects nowhere and waits for nothing: there is nothing to load.
  void instance.init({
    lng: language,
    ns: 'cli',
    defaultNS: 'cli',
    resources: { ru: { cli: russian }, en: { cli: english } },
    initAsync: false,
    showSupportNotice: false,
    // A terminal takes text as it is. A file's name may look like anything.
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  return {
    language,
    t: (key, values = {}) => instance.t(key, values),
    diagnostics: language === 'ru' ? russianDiagnostics : englishDiagnostics,
  };
}
