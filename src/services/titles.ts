import type { Service } from './Service';

const entries = import.meta.glob<Service>('./catalogue/*.ts', { eager: true, import: 'default' });

/** Titles of the catalogue's services, by id: for the build, which writes them into the schema file. */
export const titles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(entries).map(({ id, title }) => [id, title]),
);
