import { ID, KNOWN, OFF, REFUSABLE, REQUIRED } from '../../../../src/config/rules';
import { namedServices } from '../../../../src/config/namedServices';
import { entriesAt, getAt, textsAt } from '../work/getAt';
import { isDocument, type Document } from '../work/Json';
import { setAt } from '../work/setAt';
import { catalogue } from '../catalogue';

/** Ids of the categories in the order shown: the product's, then the site's own. */
export const categoryIds = (document: Document): readonly string[] => [
  ...new Set([
    ...KNOWN,
    ...entriesAt(document, 'categories')
      .map(([id]) => id)
      .filter((id) => ID.test(id)),
  ]),
];

export const isOwn = (id: string): boolean => !KNOWN.includes(id);

/** Whether the law leaves it to the visitor, whatever the site says. */
export const mayBeRequired = (id: string): boolean => id !== 'necessary' && !REFUSABLE.includes(id);

/** Whether it is required where the site says nothing. */
export const isRequiredByDefault = (id: string): boolean => REQUIRED.includes(id);

const isOnByDefault = (id: string): boolean => !OFF.includes(id);

export function isOn(document: Document, id: string): boolean {
  const value = getAt(document, `categories.${id}`);
  if (id === 'necessary') return true;
  if (value === undefined) return isOnByDefault(id);
  // An object is on unless it says otherwise, of whichever category.
  return value !== false && getAt(value, 'enabled') !== false;
}

/** Switched on or off in the shortest way; what else is said of the category stays. */
export function switchCategory(document: Document, id: string, on: boolean): Document {
  const path = `categories.${id}`;
  const value = getAt(document, path);
  const says = isDocument(value) && Object.keys(value).some((key) => key !== 'enabled');
  if (says) return setAt(document, `${path}.enabled`, on ? undefined : false);
  // A category of the site's own is there because it is named.
  return setAt(document, path, on === isOnByDefault(id) && !isOwn(id) ? undefined : on);
}

/** Changes what is said of a category, and not whether it is there and on. */
export function describeCategory(
  document: Document,
  id: string,
  apply: (document: Document) => Document,
): Document {
  const path = `categories.${id}`;
  const isShort = typeof getAt(document, path) === 'boolean';
  const before = isShort
    ? setAt(document, path, isOn(document, id) ? undefined : { enabled: false })
    : document;
  const after = apply(before);
  const isLost = isOwn(id) && getAt(after, path) === undefined;
  const isSame = isOn(after, id) === isOn(document, id) && !isLost;
  return isSame ? after : switchCategory(after, id, isOn(document, id));
}

export interface Named {
  readonly id: string;
  readonly category: string;
}

/** The services that the configuration names, each once. */
export const servicesOf = (document: Document): readonly Named[] =>
  [
    ...new Map(
      namedServices(document)
        .reverse()
        .map(({ id, category }) => [id, { id, category }]),
    ).values(),
  ].reverse();

/** A service in a category, which is switched on for it; out of those that listed it. */
export function placeService(document: Document, id: string, category: string): Document {
  const without = unlist(setAt(document, `services.${id}.category`, undefined), id);
  const on = isOn(without, category) ? without : switchCategory(without, category, true);
  const path = `categories.${category}.services`;
  return describeCategory(on, category, (before) => setAt(before, path, [...textsAt(before, path), id]));
}

export const removeService = (document: Document, id: string): Document =>
  setAt(unlist(document, id), `services.${id}`, undefined);

export const addService = (document: Document, id: string): Document =>
  placeService(document, id, catalogue.get(id)?.category ?? 'analytics');

function unlist(document: Document, id: string): Document {
  return entriesAt(document, 'categories').reduce((all, [category]) => {
    const path = `categories.${category}.services`;
    const ids = textsAt(all, path);
    if (!ids.includes(id)) return all;
    const rest = ids.filter((each) => each !== id);
    return describeCategory(all, category, (before) =>
      setAt(before, path, rest.length > 0 ? rest : undefined),
    );
  }, document);
}
