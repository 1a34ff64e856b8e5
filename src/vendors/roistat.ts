import type { VendorContext } from './VendorContext';

const HOST = 'cloud.roistat.com';

/** One of the two files, for the whole page view: the cookie that decides comes with the first. */
let path: string | undefined;

export function start({ ids: [id = ''], load }: VendorContext): void {
  Object.assign(window, { roistatProjectId: id, roistatHost: HOST });
  // eslint-disable-next-line no-restricted-properties -- the vendor's own cookie decides, as in its snippet
  const isKnown = /(^|; )roistat_visit=[^;]/.test(document.cookie);
  path ??= isKnown ? 'dist/module.js' : `api/site/1.0/${encodeURIComponent(id)}/init`;
  load(`https://${HOST}/${path}`);
}
