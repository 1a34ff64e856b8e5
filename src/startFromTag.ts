import { load } from './config/load';
import type { Surroundings } from './createConsent';
import { report } from './events';
import { claim, start } from './start';

/** Reads what the script tag says, and starts. */
export async function startFromTag(createSurface?: Surroundings['createSurface']): Promise<void> {
  const tag = findTag();
  if (!claim()) return;
  const source = tag?.getAttribute('data-config');
  let input: unknown = {};
  if (source) {
    try {
      input = await load(source);
    } catch (error) {
      // No configuration at all: the reader says so, and grants nothing without a question.
      input = `${source}: ${String(error)}`;
    }
  } else report('configuration', 'no data-config');
  // A tag that cannot be told apart vouches for no other: with this nonce, none is released.
  start(input, { nonce: tag === null ? 'unknown' : tag?.nonce, createSurface });
}

/** Our own tag; null where it cannot be told from another. The getter comes from the prototype: an image named `currentScript` hides the document's own. */
function findTag(): HTMLScriptElement | null | undefined {
  const current: unknown = Reflect.get(Document.prototype, 'currentScript', document);
  if (current) return current as HTMLScriptElement;
  // A module, or a loader that imports us, has no current script. Injected markup may imitate the tag.
  const [tag, other] = document.querySelectorAll<HTMLScriptElement>('script[src*="soglasie"]');
  return other ? null : tag;
}
