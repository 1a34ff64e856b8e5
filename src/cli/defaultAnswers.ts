import { KNOWN, OFF } from '../config/rules';
import type { Answers } from './Answers';

/** What stands in the configuration until somebody answers. */
export function defaultAnswers(now: Date): Answers {
  return {
    name: '',
    site: '',
    email: '',
    phone: '',
    policyUrl: '/privacy',
    // Swedes write dates as ISO does.
    policyRevision: new Intl.DateTimeFormat('sv').format(now),
    consentUrl: '/cookie-consent',
    categories: KNOWN.filter((id) => !OFF.includes(id)),
    usesMetrika: false,
    metrikaId: undefined,
  };
}
