import type { Config } from './config/Config';
import type { Reader } from './config/createReader';
import type { Consent } from './Consent';
import { createVendors } from './createVendors';
import { report } from './events';
import { loadEntries } from './loadEntries';
import { createEmbeds } from './gate/createEmbeds';
import { createQueue } from './gate/createQueue';
import type { GateOptions } from './gate/createGate';
import type { Embed, Held } from './gate/held';
import type { Service } from './services/Service';
import type { definePlaceholder } from './ui/embed/definePlaceholder';
import type { Kit } from './ui/Kit';

export interface OthersOptions {
  readonly consent: Consent;
  readonly allows: GateOptions['allows'];
  /** What draws placeholders; absent where nothing is drawn. */
  readonly kit: Kit | undefined;
  /** Nonce of our own tag, if it has one. */
  readonly nonce: string | undefined;
  readonly signal: AbortSignal;
  readonly reader: Reader;
  readonly config: Config;
  /** Told of the path of an id in the configuration that starts nothing. */
  readonly onFault: (path: string) => void;
  /** Entries of services that the site brings along. */
  readonly vendors?: readonly Service[] | undefined;
}

export interface Others {
  /** Sees to an embed, or explains why a tag can never be released: to be called with each, whenever grants change. */
  readonly take: (held: Held | HTMLElement) => void;
  /** Starts the vendors that are granted: to be called whenever something may be released. */
  readonly start: () => Promise<void>;
}

/** Sees to what the gate does not release by itself: embeds, tags that can never be released, and vendors' scripts. */
export function createOthers(options: OthersOptions): Others {
  const { consent, allows, kit, nonce, signal } = options;
  let isReported = false;
  /** A part that cannot be loaded is one fault, however many tags want it. */
  const fail = (error: unknown): void => {
    if (!isReported) report('part', error);
    isReported = true;
  };
  const explained = new WeakSet<Element>();
  const explain = (held: Element, started: readonly Service[] = []): void => {
    if (explained.has(held)) return;
    explained.add(held);
    import('./diagnostics').then(({ reportTag }) => {
      reportTag(held as Held | HTMLElement, consent.state, allows, nonce, started);
    }, fail);
  };
  const vendors = createVendors({
    ...options,
    onTwin(script, entry) {
      explain(script, [entry]);
    },
  });
  let placeholder: Promise<ReturnType<typeof definePlaceholder>> | undefined;
  const place = createEmbeds({
    allows,
    holdPlace:
      kit &&
      ((frame, show, host) => {
        placeholder ??= import('./ui/embed/definePlaceholder').then(
          async (part) => {
            await kit.ready();
            return part.definePlaceholder(kit, async (id) =>
              (await loadEntries([id], options.vendors)).get(id),
            );
          },
          (error: unknown) => {
            // Forgotten, so that the next frame tries again.
            placeholder = undefined;
            throw error;
          },
        );
        placeholder
          .then((holdPlace) => {
            if (!signal.aborted) holdPlace(frame, show, host);
          })
          .catch(fail);
      }),
    findWidget: vendors.findWidget,
    onFlaw(embed) {
      explain(embed);
    },
  });
  // In slices, like scripts: a gallery may have thousands of pictures.
  const queue = createQueue<Embed>(
    (embed) => {
      try {
        if (!signal.aborted) place(embed);
      } catch (error) {
        // Something of the page's threw: the next one gets its turn all the same.
        fail(error);
      }
      return undefined;
    },
    () => undefined,
  );
  return {
    take(held) {
      if (isEmbed(held)) queue(held, []);
      else explain(held);
    },
    start: vendors.run,
  };
}

const isEmbed = (held: Element): held is Embed => /^(iframe|img|link)$/.test(held.localName);
