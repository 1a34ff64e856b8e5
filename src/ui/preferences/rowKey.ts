import type { Stored } from '../../config/Declaration';

/** Tells the rows of one table apart: one name may stand for several domains, and several platforms. */
export const rowKey = ({ kind, name, domain, service }: Stored): string =>
  [kind, name, domain, service].join(' ');
