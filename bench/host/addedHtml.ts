import type { System } from '../systems/System';
import { tags } from '../systems/tags';
import { compress } from './compress';
import { pageKinds } from './pageKinds';
import { renderPage } from './renderPage';

/** How many bytes a tool adds to a page that has its script held back already. */
export function addedHtml(system: System): number {
  const size = (page: Pick<System, 'head' | 'body'>): number =>
    compress(renderPage(page, pageKinds.one)).length;
  return size(system) - size({ body: tags('type="text/plain"') });
}
