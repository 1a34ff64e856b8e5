import type { Service } from '../../../src/services/Service';

const entries = import.meta.glob<Service>('../../../src/services/catalogue/*.ts', {
  eager: true,
  import: 'default',
});

/** The product's own catalogue, all of it at once: the form, the checks and the pasted code are looked up here. */
export const catalogue: ReadonlyMap<string, Service> = new Map(
  Object.values(entries).map((entry) => [entry.id, entry]),
);
