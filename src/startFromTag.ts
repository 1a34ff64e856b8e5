import { load } from './config/load';
import { claim } from './claim';
import type { Surroundings } from './createConsent';
import { loadPartsOf } from './loadPart';
import { currentScript, root } from './page';
import { start } from './start';

/** Reads what the script tag says, and starts. */
export async function startFromTag(createSurface?: Surroundings['createSurface']): Promise<void> {
  const tag = findTag();
  loadPartsOf(tag);
  if (!claim()) return;
  const source = tag?.getAttribute('data-config');
  const input = source ? await load(source) : undefined;
  // A tag that cannot be told apart vouches for no other: with this nonce, none is released.
  start(input, { nonce: tag === null ? 'unknown' : tag?.nonce, createSurface });
}

/** Our own tag; null where it cannot be told from another. */
function findTag(): HTMLScriptElement | null | undefined {
  const current = currentScript();
  if (current) return current;
  // A module has no current script. Injected markup may imitate the tag.
  const [tag, other] = root().querySelectorAll<HTMLScriptElement>('script[type=module][src*="soglasie"]');
  return other ? null : tag;
}
