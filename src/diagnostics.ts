import english from '../locales/en/diagnostics.json';
import russian from '../locales/ru/diagnostics.json';
import { describe } from './config/describe';
import { diagnose, type DiagnoseContext } from './config/diagnose';
import type { Diagnostic } from './config/Diagnostic';
import { inWords, type DiagnosticTexts } from './config/inWords';
import { namedServices } from './config/namedServices';
import { nearest } from './config/nearest';
import { summarise } from './config/summarise';
import type { Requirement } from './consent/allows';
import type { ConsentState } from './consent/ConsentState';
import type { ProblemCode } from './Consent';
import { emit } from './events';
import { addressOf } from './gate/createEmbeds';
import { INERT, isForeign, isScript, requirementOf, type Held } from './gate/held';
import { loadEntries } from './loadEntries';
import { CATALOGUE } from './services/findService';
import type { Service } from './services/Service';

// A part of its own, loaded when something is wrong: says so to the site's developers and marketers.

/** What is wrong with a configuration, or came in its place: one group in the console, and a `problem` event each. */
export async function reportConfiguration(
  input: unknown,
  { vendors, ...context }: DiagnoseContext & { readonly vendors?: readonly Service[] | undefined },
): Promise<void> {
  const entries = await loadEntries(idsIn(input), vendors);
  const diagnostics = diagnose(input, { ...context, entries, catalogue: CATALOGUE });
  if (diagnostics.length === 0) return;
  const { language, texts } = chooseTexts();
  const counts = summarise(diagnostics, texts, language);
  console.group(`[soglasie] ${texts.title.replace('{{counts}}', counts)}`);
  const messages = diagnostics.map((diagnostic) => withLink(describe(diagnostic, texts), diagnostic, texts));
  for (const [index, { severity }] of diagnostics.entries()) {
    if (severity === 'error') console.error(messages[index]);
    else console.warn(messages[index]);
  }
  console.groupEnd();
  for (const [index, diagnostic] of diagnostics.entries())
    tell('configuration', messages[index] ?? '', diagnostic, texts);
}

/** The services that a configuration names; none where its code throws, of which the check tells. */
function idsIn(input: unknown): string[] {
  try {
    return namedServices(input).map(({ id }) => id);
  } catch {
    return [];
  }
}

/**
 * What is wrong with a tag of the page, in the console and as a `problem` event. `nonce` is that of our own tag, `started`
 * are the services that an id in the configuration has started, as it does.
 */
export function reportTag(
  held: Held | HTMLElement,
  state: ConsentState,
  allows: (requirement: Requirement) => boolean | undefined,
  nonce: string | undefined,
  started: readonly Service[] = [],
): void {
  const flaws = explain(held, state, allows, nonce, started);
  const [first] = flaws;
  if (!first) return;
  const { texts } = chooseTexts();
  const sentences = flaws.map((flaw, index) => {
    const sentence = describe(flaw, texts);
    return index > 0 ? sentence.replace(/^./, (letter) => letter.toUpperCase()) : sentence;
  });
  const message = withLink(`${tagOf(held)}: ${sentences.join(' ')}`, first, texts);
  console.warn(`[soglasie] gate: ${message}`);
  tell('gate', message, first, texts);
}

/** Russian, unless the page says that it is in another language. */
function chooseTexts(): { readonly language: string; readonly texts: DiagnosticTexts } {
  return /^(?!ru\b)\S/i.test(document.documentElement.lang)
    ? { language: 'en', texts: english }
    : { language: 'ru', texts: russian };
}

const linkOf = ({ section }: Diagnostic): string => `docs/guide.ru.md#${section}`;

const withLink = (sentence: string, diagnostic: Diagnostic, texts: DiagnosticTexts): string =>
  `${sentence} ${texts.more.replace('{{link}}', linkOf(diagnostic))}`;

function tell(code: ProblemCode, message: string, diagnostic: Diagnostic, texts: DiagnosticTexts): void {
  const { severity, path } = diagnostic;
  const { expected, received, suggestion } = inWords(diagnostic, texts);
  emit('problem', {
    code,
    message,
    diagnostic: { severity, path, expected, received, suggestion, link: linkOf(diagnostic) },
  });
}

/** Why a tag can never be released, or was never held back. */
function explain(
  held: Held | HTMLElement,
  { categories, services }: ConsentState,
  allows: (requirement: Requirement) => boolean | undefined,
  nonce: string | undefined,
  started: readonly Service[],
): Diagnostic[] {
  const flaw = (code: string, values: Diagnostic['values'] = {}): Diagnostic[] => [
    { severity: 'error', code, path: '', values, section: 'tags' },
  ];
  if (held.localName === 'noscript') return flaw('noscript');
  const { categories: named, service } = requirementOf(held);
  const unknown = (code: string, id: string, known: Readonly<Record<string, boolean>>): Diagnostic[] =>
    Object.hasOwn(known, id) ? [] : flaw(code, { id, ...nearest(id, Object.keys(known)) });
  return [
    ...ofLoading(held as Held, nonce).flatMap(([code, values]) => flaw(code, values)),
    ...named
      .map((id) => id.replace(/^!/, ''))
      // One that is switched off is known all the same.
      .filter((id) => allows({ categories: [id], service: null }) === undefined)
      .flatMap((id) => unknown('tagCategory', id, categories)),
    ...(service === null ? [] : unknown('tagService', service, services)),
    ...(named.length > 0 ? [] : flaw('noCategoryNamed')),
    ...started.flatMap(({ id }) => flaw('twiceStarted', { id })),
  ];
}

/** What keeps the content of a tag from being held back and released, whatever it asks for. */
function ofLoading(held: Held, nonce: string | undefined): [code: string, values?: Diagnostic['values']][] {
  if (isScript(held)) {
    return [
      ...(held.type === INERT ? [] : [['notInert'] as [string]]),
      ...(isForeign(held, nonce) ? [['nonce'] as [string]] : []),
    ];
  }
  const attribute = held.localName === 'link' ? 'href' : 'src';
  if (addressOf(held) !== null && held.localName !== 'iframe') return [];
  if (held.hasAttribute(attribute)) return [['loaded', { attribute }]];
  return addressOf(held) === null ? [['noAddress', { attribute }]] : [];
}

/** Long enough to find it in the page's source. */
const LONGEST = 300;

/** The tag as the page's source has it. What it holds is left out, unless that is what is wrong with it. */
function tagOf(held: Element): string {
  const attributes = [...held.attributes].map(({ name, value }) => (value ? `${name}="${value}"` : name));
  const content = held.localName === 'noscript' ? held.textContent.trim() : '';
  const tag = `<${[held.localName, ...attributes].join(' ')}>${content}`;
  return tag.length > LONGEST ? `${tag.slice(0, LONGEST - 1)}…` : tag;
}
