import { findService } from './findService';
import type { Service } from './Service';

/**
 * The entries of services, by id: those that the site brings along (`own`) before those of the catalogue. Ids that neither
 * knows are left out. One that cannot be loaded goes to `onFault`, once for all, and its service goes without.
 */
export async function findServices(
  ids: readonly string[],
  onFault: (error: unknown) => void,
  own: readonly Service[] = [],
  find = findService,
): Promise<ReadonlyMap<string, Service>> {
  const found = await Promise.allSettled(
    [...new Set(ids)].map(async (id) => own.find((service) => service.id === id) ?? (await find(id))),
  );
  const failed = found.find((outcome) => outcome.status === 'rejected');
  if (failed) onFault(failed.reason);
  const entries = found.flatMap((outcome) => (outcome.status === 'fulfilled' ? (outcome.value ?? []) : []));
  return new Map(entries.map((entry) => [entry.id, entry]));
}
