import type { Service } from './Service';

/** Loads each entry, which is a file of its own: what no configuration names, no page loads. */
const files = new Map(
  Object.entries(
    // The classic build puts addresses of parts in its place (vite.config.ts).
    import.meta.glob<{ readonly default: Service }>('./*.ts', { base: './catalogue' }),
  ).map(([file, load]) => [file.slice(2, -3), load]),
);

/** Ids of the catalogue, in alphabetical order. */
export const CATALOGUE: readonly string[] = [...files.keys()];

/** The entry of the catalogue, if it has one of that id. */
export async function findService(id: string): Promise<Service | undefined> {
  return (await files.get(id)?.())?.default;
}
