import { report } from './events';
import { findService } from './services/findService';
import { findServices } from './services/findServices';
import type { Service } from './services/Service';

/** How long one may take, in milliseconds: a deletion waits for it. */
const LONGEST = 5000;

/** The entries of services, by id. One that cannot be loaded, or not in time, is a fault that is survived. */
export const loadEntries = (
  ids: readonly string[],
  own?: readonly Service[],
): Promise<ReadonlyMap<string, Service>> =>
  findServices(
    ids,
    (error) => {
      report('part', error);
    },
    own,
    (id) =>
      Promise.race([
        findService(id),
        new Promise<never>((_, reject) => {
          setTimeout(() => {
            reject(new Error('timeout'));
          }, LONGEST);
        }),
      ]),
  );
