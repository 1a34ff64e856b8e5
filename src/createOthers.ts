import type { Consent } from './Consent';
import { report } from './events';
import { createEmbeds } from './gate/createEmbeds';
import { createQueue } from './gate/createQueue';
import type { GateOptions } from './gate/createGate';
import type { Embed, Held } from './gate/held';
import type { definePlaceholder } from './ui/embed/definePlaceholder';
import type { Kit } from './ui/Kit';

/**
 * Sees to what the gate does not release by itself: embeds, and tags that can never be released.
 */
export function createOthers(
  consent: Consent,
  allows: GateOptions['allows'],
  kit: Kit | undefined,
  nonce: string | undefined,
  signal: AbortSignal,
): (held: Held | HTMLElement) => void {
  let isReported = false;
  /** A part that cannot be loaded is one fault, however many tags want it. */
  const fail = (error: unknown): void => {
    if (!isReported) report('part', error);
    isReported = true;
  };
  const explained = new WeakSet<Element>();
  const explain = (held: Held | HTMLElement): void => {
    if (explained.has(held)) return;
    explained.add(held);
    import('./diagnostics').then(({ reportTag }) => {
      reportTag(held, consent.state, allows, nonce);
    }, fail);
  };
  let placeholder: Promise<ReturnType<typeof definePlaceholder>> | undefined;
  const place = createEmbeds({
    allows,
    holdPlace:
      kit &&
      ((frame, show) => {
        placeholder ??= import('./ui/embed/definePlaceholder').then(
          async (part) => {
            await kit.ready();
            return part.definePlaceholder(kit);
          },
          (error: unknown) => {
            // Forgotten, so that the next frame tries again.
            placeholder = undefined;
            throw error;
          },
        );
        placeholder
          .then((holdPlace) => {
            if (!signal.aborted) holdPlace(frame, show);
          })
          .catch(fail);
      }),
    onFlaw: explain,
  });
  // In slices, like scripts: a gallery may have thousands of pictures.
  const queue = createQueue<Embed>(
    (embed) => {
      if (!signal.aborted) place(embed);
      return undefined;
    },
    () => undefined,
  );
  return (held) => {
    if (isEmbed(held)) queue(held, []);
    else explain(held);
  };
}

const isEmbed = (held: Element): held is Embed => /^(iframe|img|link)$/.test(held.localName);
