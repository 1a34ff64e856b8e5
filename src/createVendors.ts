import type { Config } from './config/Config';
import type { Reader } from './config/createReader';
import type { Consent } from './Consent';
import { report } from './events';
import type { Widget } from './gate/createEmbeds';
import { INERT } from './gate/held';
import { findService } from './services/findService';
import { createElement, head, root } from './page';
import { loads } from './services/loads';
import type { Service } from './services/Service';
import type { VendorContext } from './vendors/VendorContext';

export interface VendorsOptions {
  readonly reader: Reader;
  readonly config: Config;
  readonly consent: Consent;
  /** Nonce of our own tag, if it has one. */
  readonly nonce: string | undefined;
  /** Entries that the site brings along: they need no loading, and come before the catalogue's. */
  readonly vendors?: readonly Service[] | undefined;
  /** Told of the path of an id in the configuration that starts nothing. */
  readonly onFault: (path: string) => void;
  /** Told of a script of the page's that starts, too, what an id in the configuration has just started. */
  readonly onTwin: (script: Element, entry: Service) => void;
  /** Ends everything: what has run, has run. */
  readonly signal: AbortSignal;
}

export interface Vendors {
  /** Starts the services that are granted and have an id. To be called whenever something may be released. */
  readonly run: () => Promise<void>;
  /** What a service with an id has to show in the page, so that it can be shown for this once. */
  readonly findWidget: (service: string) => Promise<Widget | undefined>;
}

/** A file of a vendor's, which is loaded once, whichever services ask for it. */
interface VendorFile {
  readonly address: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** By service that has asked for it: what is to be done once it has run. */
  readonly askers: Map<string, (() => void) | undefined>;
  /** What the gate releases. It is in the page while it waits, or was taken back. */
  tag?: HTMLScriptElement;
  /** Whom the tag stands for; empty once nobody asks for the file any more. */
  service: string;
  hasRun: boolean;
}

/** Starts the vendors' own scripts by the ids in the configuration, each with a tag that the gate holds back like any. */
export function createVendors({
  reader,
  config,
  consent,
  nonce,
  vendors = [],
  onFault,
  onTwin,
  signal,
}: VendorsOptions): Vendors {
  const files = new Map<string, VendorFile>();
  /** Services that the visitor asked to see for this page view. */
  const shown = new Set<string>();
  const started = new Map<string, { readonly entry: Service; readonly context: VendorContext }>();
  /** Paths and parts whose fault has been told: one fault is told once. */
  const told = new Set<string>();
  const once = (key: string, tell: () => void): void => {
    if (!told.has(key)) tell();
    told.add(key);
  };
  /** What a vendor's code throws harms no other. */
  const attempt = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      report('vendor', error);
    }
  };

  /** Where the file is asked for: by our tag, by the live one in its place, or by a router's copy of either. */
  const copies = (address: string): HTMLScriptElement[] =>
    held().filter(({ dataset }) => dataset.src === address);

  /** Has the file's tag stand for a service that may have it. */
  const settle = (file: VendorFile): void => {
    const { address, attributes, askers, tag: before } = file;
    const isAllowed = (id: string): boolean => askers.has(id) && (shown.has(id) || consent.hasService(id));
    // Out of the page, it was released, unless a router took it away, or the file failed.
    if (file.hasRun || (before && (before.isConnected ? isAllowed(file.service) : copies(address)[0])))
      return;
    const service = config.services.find(({ id }) => isAllowed(id));
    if (!service) return;
    file.service = service.id;
    const tag = createElement('script');
    const all = {
      type: INERT,
      async: '',
      // What the visitor has asked for needs no further grant.
      ...(consent.hasService(service.id)
        ? { 'data-category': service.category, 'data-service': service.id }
        : { 'data-category': 'necessary' }),
      'data-src': address,
      ...attributes,
    };
    for (const [name, value] of Object.entries(all)) tag.setAttribute(name, value);
    if (nonce) tag.nonce = nonce;
    // The gate tells the tag that it held back of what became of the live one.
    for (const type of ['load', 'error'])
      tag.addEventListener(type, () => {
        // What a router copies from now on is nothing for the gate.
        for (const { dataset } of copies(address)) delete dataset.category;
        file.hasRun = type === 'load';
        if (file.hasRun) for (const then of askers.values()) if (then) attempt(then);
      });
    file.tag = tag;
    if (before?.isConnected) before.replaceWith(tag);
    else head().append(tag);
  };

  const loadFor =
    (id: string): VendorContext['load'] =>
    (address, attributes = {}, then) => {
      const file = files.get(address) ?? {
        address,
        attributes,
        askers: new Map(),
        service: '',
        hasRun: false,
      };
      files.set(address, file);
      file.askers.set(id, then);
      if (file.hasRun) then?.();
      else settle(file);
    };

  /** The ids that the site has with a vendor, those that look like one. None where it gives none. */
  const idsOf = (service: string, pattern?: RegExp): string[] => {
    const path = `services.${service}.id`;
    const given = [reader.get(path)].flat();
    const ids = given.flatMap((value) =>
      /^(string|number)$/.test(typeof value) && (pattern ?? /./).test(String(value)) ? String(value) : [],
    );
    if (!ids[0] || ids.length < given.length) once(path, () => onFault(path));
    return [...new Set(ids)];
  };

  /** The entry of a service; undefined where there is none, null where it does not come. */
  const find = async (service: string): Promise<Service | undefined | null> => {
    const own = vendors.find(({ id }) => id === service);
    if (own) return own;
    try {
      return await findService(service);
    } catch (error) {
      // The next grant tries again.
      once('part', () => report('part', error));
      return null;
    }
  };

  const begin = (entry: Service, id: string, ids: readonly string[]): void => {
    if (started.has(id)) return;
    const context: VendorContext = {
      ids,
      isOn: (option) => reader.read(`services.${id}.${option}`, false),
      load: loadFor(id),
    };
    started.set(id, { entry, context });
    // Before ours come to stand among them.
    const scripts = held().filter(({ dataset }) => !files.has(dataset.src ?? ''));
    attempt(() => entry.start?.(context));
    const asked = [...files.values()].filter(({ askers }) => askers.has(id)).map(({ address }) => address);
    const twin = scripts.find((script) => loads(script, id, [...asked, ...(entry.alike ?? [])]));
    if (twin) onTwin(twin, entry);
  };

  const start = async (id: string): Promise<void> => {
    const isWanted = (): boolean => !signal.aborted && !started.has(id) && consent.hasService(id);
    const path = `services.${id}.id`;
    if (!isWanted() || reader.get(path) === undefined) return;
    const entry = await find(id);
    if (!entry?.start) {
      if (entry !== null) once(path, () => onFault(path));
      return;
    }
    const ids = idsOf(id, entry.ids);
    // Consent may have been taken back while the entry was on its way.
    if (isWanted() && ids.length > 0) begin(entry, id, ids);
  };

  const stop = (): void => {
    for (const [id, { entry, context }] of started) {
      if (consent.hasService(id) || shown.has(id)) continue;
      started.delete(id);
      for (const file of files.values()) {
        if (!file.askers.delete(id) || file.askers.size > 0) continue;
        file.service = '';
        // The gate may put it back into the page, but does not release it with a later grant by itself.
        delete file.tag?.dataset.category;
      }
      attempt(() => entry.stop?.(context));
    }
  };
  // At once: a grant that follows on the heels is another one.
  if (!signal.aborted) {
    consent.on('change', ({ revoked }) => {
      for (const id of revoked) shown.delete(id);
      stop();
    });
    consent.on('decision', ({ via }) => {
      // Whoever refuses all means what was shown for once, too.
      if (via !== 'withdraw' && via !== 'reject-all') return;
      shown.clear();
      stop();
    });
  }

  return {
    async run() {
      // A file that was asked for by two was taken back with the one of them.
      for (const file of files.values()) settle(file);
      await Promise.all(config.services.map(({ id }) => start(id)));
    },
    async findWidget(service) {
      // A service's name comes from the page's markup: everything else comes from the configuration.
      const isKnown = config.services.some(({ id }) => id === service);
      if (!isKnown || reader.get(`services.${service}.id`) === undefined) return undefined;
      const entry = await find(service);
      // A counter has nothing to show: nobody would know what is asked.
      const ids = entry?.start && entry.category === 'external' ? idsOf(service, entry.ids) : [];
      if (!entry || ids.length === 0) return undefined;
      return {
        host: entry.hosts[0] ?? '',
        show() {
          shown.add(service);
          begin(entry, service, ids);
        },
      };
    },
  };
}

/** The scripts that the gate sees to. */
const held = (): HTMLScriptElement[] => [
  ...root().querySelectorAll<HTMLScriptElement>('script[data-category]'),
];
