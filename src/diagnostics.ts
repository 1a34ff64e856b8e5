import { closestMatch } from 'leven';
import type { Requirement } from './consent/allows';
import type { ConsentState } from './consent/ConsentState';
import { addressOf } from './gate/createEmbeds';
import { INERT, isScript, requirementOf, type Held } from './gate/held';

/** Farther apart than that, two ids are different words rather than a slip of the keys. */
const SLIP = 3;

/**
 * Why a tag can never be released, for the site's developers. `nonce` is that of our own tag. A part of its own,
 * loaded with the first such tag.
 */
export function explain(
  held: Held,
  { categories, services }: ConsentState,
  allows: (requirement: Requirement) => boolean | undefined,
  nonce: string | undefined,
): string {
  const { categories: named, service } = requirementOf(held);
  const unknown = (kind: string, id: string, known: Readonly<Record<string, boolean>>): string => {
    if (id in known) return '';
    const meant = closestMatch(id, Object.keys(known), { maxDistance: SLIP });
    return `unknown ${kind} "${id}"${meant === undefined ? '' : `, did you mean "${meant}"?`}`;
  };
  const flaws = [
    isScript(held) && held.type !== INERT ? `not ${INERT}, it already ran` : '',
    isScript(held) || addressOf(held) !== null ? '' : 'no http address in data-src or data-href',
    held instanceof HTMLIFrameElement && held.hasAttribute('src')
      ? 'has a src, which was already loaded'
      : '',
    isScript(held) && nonce && held.nonce !== nonce ? 'another nonce than that of our own tag' : '',
    ...named
      .map((id) => id.replace(/^!/, ''))
      // One that is switched off is known all the same.
      .filter((id) => allows({ categories: [id], service: null }) === undefined)
      .map((id) => unknown('category', id, categories)),
    service === null ? '' : unknown('service', service, services),
    named.length > 0 ? '' : 'no category',
  ];
  return `${flaws.filter(Boolean).join('; ')}: ${tagOf(held)}`;
}

/** The tag as the page's source has it, without what it holds. */
const tagOf = (held: Element): string => {
  const attributes = [...held.attributes].map(({ name, value }) => (value ? `${name}="${value}"` : name));
  return `<${[held.localName, ...attributes].join(' ')}>`;
};
