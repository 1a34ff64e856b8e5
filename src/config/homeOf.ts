import type { Service } from '../services/Service';
import type { Config } from './Config';
import { REQUIRED } from './rules';

/**
 * The category that decides about a cookie of the catalogue apart from its service. A platform's cookies serve many
 * purposes: each goes by its own. Undefined where the service decides, null where nobody ever grants the purpose, for the
 * site does not ask for it.
 */
export function homeOf(
  { category }: Service['cookies'][number],
  service: Config['services'][number],
  { categories }: Pick<Config, 'categories'>,
): string | null | undefined {
  if (category === undefined || category === service.category) return undefined;
  if (categories.some(({ id }) => id === category)) return category;
  // A shop without accounts has its sessions all the same: what no shop works without is never lost to a switch.
  return REQUIRED.includes(category) ? undefined : null;
}
