import { KNOWN } from '../config/rules';
import type { Configuration } from '../config/schema';
import type { Answers } from './Answers';

/** The configuration that the answers make. It names every category that the product knows, on or off. */
export function createStarter(answers: Answers, schema: string): Configuration {
  const { name, site, email, phone, policyUrl, policyRevision, consentUrl, usesMetrika, metrikaId } = answers;
  const categories = Object.fromEntries(
    KNOWN.filter((id) => id !== 'necessary').map((id) => [id, answers.categories.includes(id)]),
  );
  return {
    $schema: schema,
    ...given('operator', { name, site, email, phone }),
    policy: { url: policyUrl, revision: policyRevision },
    ...given('consent', consentUrl ? { url: consentUrl, revision: policyRevision } : {}),
    language: 'ru',
    mode: 'opt-in',
    categories: {
      ...categories,
      ...(usesMetrika && { analytics: { services: ['yandex-metrika'] } }),
    },
    ...(metrikaId !== undefined && { services: { 'yandex-metrika': { id: metrikaId } } }),
    ...given('withdrawal', { email, phone }),
  };
}

/** An object of the answers that were given; nothing where none was. */
function given(
  key: 'operator' | 'consent' | 'withdrawal',
  answers: Readonly<Record<string, string>>,
): Configuration {
  const rest = Object.entries(answers).filter(([, answer]) => answer);
  return rest.length > 0 ? { [key]: Object.fromEntries(rest) } : {};
}
