import { report } from './events';
import { inTime } from './inTime';
import { findService } from './services/findService';
import { findServices } from './services/findServices';
import type { Service } from './services/Service';

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
    // A deletion waits for it.
    (id) => inTime(findService(id)),
  );
