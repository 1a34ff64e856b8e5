import { categoryIds, isRequiredByDefault, mayBeRequired, servicesOf } from '../schema/categories';
import { propertiesOf } from '../schema/describeField';
import { builtInTexts, namespaces } from '../schema/texts';
import { entriesAt, getAt } from '../work/getAt';
import type { Document } from '../work/Json';

const plain = [
  'operator',
  'policy',
  'consent',
  'banner',
  'theme',
  'withdrawal',
  'age',
  'integrations',
  'cookie',
  'gate',
];

/** The fields that the form has for a configuration, by which problems find their place. */
export function shownFields(document: Document): ReadonlySet<string> {
  return new Set([
    'language',
    'mode',
    ...plain.flatMap((path) => propertiesOf(path).map((key) => `${path}.${key}`)),
    ...categoryIds(document).flatMap((id) => {
      const path = `categories.${id}`;
      const isRequired = (getAt(document, `${path}.required`) ?? isRequiredByDefault(id)) === true;
      return [
        path,
        ...['title', 'description', 'cookies', 'storage'].map((key) => `${path}.${key}`),
        ...(mayBeRequired(id) ? [`${path}.required`] : []),
        `${path}.${isRequired ? 'reason' : 'consequence'}`,
      ];
    }),
    ...servicesOf(document).flatMap(({ id }) => [
      `services.${id}`,
      ...propertiesOf(`services.${id}`).map((key) => `services.${id}.${key}`),
    ]),
    ...entriesAt(document, 'texts').flatMap(([language]) =>
      namespaces.flatMap((namespace) =>
        builtInTexts(language, namespace).map(([key]) => `texts.${language}.${namespace}.${key}`),
      ),
    ),
  ]);
}
