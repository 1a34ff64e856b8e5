import type russian from '../../locales/ru/diagnostics.json';
import type { Diagnostic } from './Diagnostic';
import { COUNTRY } from './rules';

/** The words for diagnostics: `locales/<lang>/diagnostics.json`. Languages differ in their plural forms. */
export type DiagnosticTexts = Omit<typeof russian, `${'errors' | 'warnings'}_${'few' | 'many'}`>;

type Words = Readonly<Record<string, string | undefined>>;

/** A diagnostic as its parts, in words; empty where there is nothing to say. */
export interface DiagnosticInWords {
  /** What is wrong, and what may have been meant. */
  readonly message: string;
  /** What was expected. */
  readonly expected: string;
  /** What came. */
  readonly received: string;
  /** The nearest known word. */
  readonly suggestion: string;
}

export function inWords({ code, values }: Diagnostic, texts: DiagnosticTexts): DiagnosticInWords {
  const words: Words = values;
  const { expected: wanted = '', kind = '', suggestion = '', received: value = '', country = '' } = words;
  const expected = fill((texts.expected as Words)[wanted], values);
  const kindInWords = (texts.kinds as Words)[kind];
  const received = kindInWords ? `${value} (${kindInWords})` : value;
  const message = fill((texts.messages as Words)[code], {
    ...values,
    expected,
    received,
    country: countryInWords(country, texts),
  });
  return {
    message: suggestion ? `${message} ${fill(texts.suggestion, values)}` : message,
    expected,
    received,
    suggestion,
  };
}

/** The country's name, or the code itself where neither we nor the engine know it. */
function countryInWords(code: string, { language, countries }: DiagnosticTexts): string {
  const ours = (countries as Words)[code];
  if (ours || !COUNTRY.test(code) || Intl.DisplayNames.supportedLocalesOf(language).length === 0)
    return ours ?? code;
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
}

/** In one pass: what looks like a placeholder in a value is none. */
const fill = (text = '', values: Words): string =>
  text.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => values[name] ?? placeholder);
