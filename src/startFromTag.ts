import { load } from './config/load';
import { createConsent, type Surroundings } from './createConsent';
import { loadPartsOf } from './loadPart';
import { currentScript, root } from './page';
import { claim } from './start';

/** Reads what the script tag says, and starts. */
export async function startFromTag(createSurface?: Surroundings['createSurface']): Promise<void> {
  const tag = findTag();
  loadPartsOf(tag);
  if (!claim()) return;
  const source = tag?.getAttribute('data-config');
  const input = source ? await load(source) : undefined;
  // A tag that cannot be told apart vouches for no other: with this nonce, none is released.
  // Whoever called `init` meanwhile was first.
  if (window.soglasie) claim();
  else
    window.soglasie = createConsent(input, {
      nonce: tag === null ? 'unknown' : tag?.nonce,
      createSurface,
    });
}

/** Our own tag; null where it cannot be told from another. */
function findTag(): HTMLScriptElement | null | undefined {
  const current = currentScript();
  if (current) return current;
  // A module, or a loader that imports us, has no current script. Injected markup may imitate the tag.
  const [tag, other] = root().querySelectorAll<HTMLScriptElement>('script[src*="soglasie"]');
  return other ? null : tag;
}
