import { getAt } from '../work/getAt';
import { isDocument, type Document } from '../work/Json';
import { setAt } from '../work/setAt';
import type { Scheme } from './protocol';
import { PREVIEW_NAME } from './PREVIEW_NAME';

/**
 * The configuration as the frame runs it: in the language and the colours that are looked at, with a record of its own.
 * All else is the site's.
 */
export function createPreviewConfiguration(
  document: Document,
  { language, scheme, path }: { readonly language: string; readonly scheme: Scheme; readonly path: string },
): Document {
  const follows = (getAt(document, 'theme.scheme') ?? 'auto') === 'auto';
  const theme = getAt(document, 'theme');
  const spoken = language ? setAt(document, 'language', language) : document;
  // The system's own scheme cannot be changed from here.
  const coloured =
    follows && (theme === undefined || isDocument(theme)) ? setAt(spoken, 'theme.scheme', scheme) : spoken;
  return setAt(coloured, 'cookie', { name: PREVIEW_NAME, domain: 'host', path, days: 1 });
}
