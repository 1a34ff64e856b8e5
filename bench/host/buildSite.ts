import type { System } from '../systems/System';
import { compress } from './compress';
import { mixedScripts, type PageName, pageKinds, pagesOf } from './pageKinds';
import { renderPage } from './renderPage';

/** What the server answers at one path. */
export interface Resource {
  readonly path: string;
  readonly type: string;
  /** Compressed. */
  readonly body: Buffer;
  /** How long a browser may keep it. */
  readonly cacheControl: string;
  /** Milliseconds before the answer. */
  readonly delay: number;
}

export const pagePath = (system: System, page: PageName): string => `/pages/${system.name}/${page}`;

const forever = 'public, max-age=31536000, immutable';

const file = (path: string, content: string | Buffer): Resource => ({
  path,
  type: path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
  body: compress(content),
  cacheControl: forever,
  delay: 0,
});

/** Everything that is served, each system in its own folder. */
export function buildSite(systems: readonly System[]): readonly Resource[] {
  const pages = systems.flatMap((system) =>
    pagesOf(system.holds).map((page): Resource => ({
      path: pagePath(system, page),
      type: 'text/html; charset=utf-8',
      body: compress(renderPage(system, pageKinds[page])),
      cacheControl: 'no-cache',
      delay: 0,
    })),
  );
  const files = new Map(
    systems.flatMap((system) =>
      Object.entries(system.files).map(([path, content]) => [path, content] as const),
    ),
  );
  return [
    ...pages,
    ...[...files].map(([path, content]) => file(path, content)),
    ...mixedScripts.map(({ path, body, delay }) => ({
      ...file(path, body),
      cacheControl: 'no-store',
      delay,
    })),
  ];
}
