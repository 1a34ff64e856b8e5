import { metrika } from '../../locales/ru/starter.json';
import { KNOWN } from '../config/rules';
import type { Configuration, ServiceConfiguration } from '../config/schema';
import type { Answers } from './Answers';

/** What the counter leaves in the browser, by its maker's documentation. */
const METRIKA: ServiceConfiguration = {
  title: metrika.title,
  vendor: metrika.vendor,
  country: 'RU',
  cookies: [
    { name: '_ym_uid', purpose: metrika.visitor, days: 365 },
    { name: '_ym_d', purpose: metrika.firstVisit, days: 365 },
    { name: '_ym_isad', purpose: metrika.adBlocker, days: 0.8333 },
    { name: '^_ym_visorc(_\\d+)?$', purpose: metrika.webvisor, days: 0.0208 },
  ],
};

/** The configuration that the answers make. It names every category that the product knows, on or off. */
export function createStarter(answers: Answers, schema: string): Configuration {
  const { name, site, email, phone, policyUrl, policyRevision, consentUrl, metrikaId } = answers;
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
      ...(metrikaId === undefined ? {} : { analytics: { services: ['yandex-metrika'] } }),
    },
    ...(metrikaId === undefined ? {} : { services: { 'yandex-metrika': { id: metrikaId, ...METRIKA } } }),
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
