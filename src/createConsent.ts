import { afterPaint } from './afterPaint';
import type { Config } from './config/Config';
import { createReader, type Reader } from './config/createReader';
import { hasStranger } from './config/hasStranger';
import { resolve } from './config/resolve';
import type { Consent, View } from './Consent';
import { disclaim } from './claim';
import { allows } from './consent/allows';
import { changes } from './consent/changes';
import type { ConsentState } from './consent/ConsentState';
import type { Withdrawal } from './consent/Traces';
import { answers, type Answers, type Decision, type Via } from './consent/Decision';
import { grant } from './consent/grant';
import { recall } from './consent/recall';
import { reduce, type Action } from './consent/reduce';
import { unasked } from './consent/unasked';
import { createStore } from './createStore';
import { emit, listen, report } from './events';
import type { createOthers } from './createOthers';
import { createGate, type GateOptions } from './gate/createGate';
import { loadOthers } from './loadOthers';
import { objects, prerendering } from './page';
import { decode, encode } from './record/codec';
import { createJar } from './record/jar';
import { watchTabs } from './record/tabs';
import type { Service } from './services/Service';
import type { Surface } from './Surface';
import type { SurfaceOptions } from './SurfaceOptions';
import { tellConsentMode } from './vendors/consentMode';
import { tellDataLayer } from './vendors/dataLayer';
import { guardMetrika } from './vendors/guardMetrika';

/** Not only its script has to be held back: the page calls it, too. */
const METRIKA = 'yandex-metrika';

export interface Surroundings {
  /** How surfaces are drawn; a headless site draws its own. */
  readonly createSurface?: ((options: SurfaceOptions, reader: Reader, config: Config) => Surface) | undefined;
  /** Nonce of the script tag, if it has one. */
  readonly nonce?: string | undefined;
  /** Entries of the catalogue that came with the page's script, and need no loading. */
  readonly vendors?: readonly Service[] | undefined;
}

interface Snapshot {
  readonly decision: Decision | null;
  readonly state: ConsentState;
}

/** Puts the rooms together. The only file that knows them all, and the order in which they hear of a change. */
export function createConsent(input: unknown, { createSurface, nonce, vendors }: Surroundings): Consent {
  /** A part that cannot be loaded is a fault that is survived. */
  const attempt = async <T>(use: () => T | Promise<T>, tell = report): Promise<T | undefined> => {
    try {
      return await use();
    } catch (error) {
      tell('part', error);
      return undefined;
    }
  };
  let isDiagnosed = false;
  /** Tells what is wrong with the configuration: all of it at once, with the first fault that is met. */
  const diagnose = (path: string): void => {
    if (isDiagnosed) return;
    isDiagnosed = true;
    // Later, so that whoever called `init` can subscribe before.
    const told = Promise.resolve().then(() =>
      attempt(async () => (await loadOthers()).diagnose(input, consent.state, vendors)),
    );
    // Better that than silence. The headless core has no room for it.
    if (!import.meta.env.HEADLESS) void told.then((isTold) => isTold ?? report('configuration', path));
  };
  const reader = createReader(input, diagnose);
  // The headless core has no room for it.
  const isStrange = !import.meta.env.HEADLESS && hasStranger(input);
  // A misspelt key may have been meant to switch something off, and in a category to have it asked.
  const config = resolve(
    reader,
    !isStrange && createSurface !== undefined,
    isStrange && hasStranger({ categories: reader.get('categories') }),
  );
  if (isStrange) diagnose('configuration');
  /** Ends everything that was installed in the page. */
  const life = new AbortController();
  const { signal } = life;
  /** What else is called at that end. */
  const ends: (() => void)[] = [];
  let surface: Surface | undefined;
  const jar = createJar(config);
  const isAllowed: GateOptions['allows'] = (requirement) => allows(consent.state, config, requirement);
  let isOthersTold = false;
  /** Asked for once, however many wait for it. */
  let others: Promise<ReturnType<typeof createOthers> | undefined> | undefined;
  const withOthers = (use: (others: ReturnType<typeof createOthers>) => void): void => {
    others ??= attempt(
      async () =>
        (await loadOthers()).createOthers({
          consent,
          allows: isAllowed,
          kit: surface?.kit,
          nonce,
          signal,
          reader,
          config,
          vendors,
          onFault: diagnose,
        }),
      (code, error) => {
        if (!isOthersTold) report(code, error);
        isOthersTold = true;
      },
    );
    void others.then((part) => {
      if (part) use(part);
      // Forgotten, so that the next call tries again.
      else others = undefined;
    });
  };
  const gate = createGate({
    allows: isAllowed,
    nonce,
    timeout: config.timeout,
    report,
    onOther(held) {
      withOthers(({ take }) => {
        take(held);
      });
    },
    signal,
    ends,
  });
  /** Lets out what may run by now: what the page holds back, and the scripts of vendors that the site has an id for. */
  const release = (): void => {
    // Made ready ahead, the page may never be seen.
    if (prerendering()) {
      addEventListener('prerenderingchange', release, { capture: true, once: true, signal });
      return;
    }
    gate.release();
    if (
      config.services.some(
        ({ id }) => consent.state.services[id] && reader.get(`services.${id}.id`) !== undefined,
      )
    )
      withOthers(({ start }) => void start());
  };
  const now = (): number => Math.floor(Date.now() / 1000);
  const decide = (type: Via, categories: Answers, services: Answers = {}): void => {
    if (signal.aborted) return;
    // What one tool was granted is no word of the visitor's for others: the site is to know who speaks here.
    if (gate.isRunning()) report('gate', `${type}: decided by held-back content`);
    store.dispatch({
      type,
      // What was said, and nothing that every object of the page inherits.
      categories: answers(Object.entries(categories)),
      services: answers(Object.entries(services)),
      at: now(),
      id: randomId(),
      language: speaker.language,
    });
  };
  const all = (answer: boolean): Answers => answers(config.categories.map(({ id }) => [id, answer]));

  let metrika: ReturnType<typeof guardMetrika> | undefined;
  /** In this order, at the start and with each decision. */
  const vendorsTold: readonly ((state: ConsentState, isStart: boolean) => void)[] = [
    (state, isStart) => {
      if (config.consentMode) tellConsentMode(state, isStart ? 'default' : 'update');
    },
    ({ services: { [METRIKA]: isGranted } }) => {
      if (isGranted === undefined) return;
      metrika ??= guardMetrika(reader.get(`services.${METRIKA}.id`));
      metrika(isGranted);
    },
    (state, isStart) => {
      if (config.dataLayer && (!isStart || state.id || (!import.meta.env.HEADLESS && config.tacit)))
        tellDataLayer(state);
    },
  ];
  const tellVendors = (state: ConsentState, isStart = false): void => {
    for (const tell of vendorsTold) {
      try {
        tell(state, isStart);
      } catch (error) {
        // Something of the page's threw: what comes next in the order happens all the same.
        report('vendor', error);
      }
    }
  };

  let view: View = 'none';
  const setView = async (next: View): Promise<void> => {
    if (next === view) return;
    const before = view;
    const isWanted = (): boolean => view === next;
    view = next;
    if (import.meta.env.HEADLESS) {
      emit('view', { view });
      return;
    }
    try {
      await surface?.render(next, isWanted);
      if (isWanted()) emit('view', { view });
    } catch (error) {
      if (isWanted()) view = before;
      report('part', error);
    }
  };

  /** The record as last read or written here. */
  let text = jar.read();
  /** The decision in the record, while it holds. */
  const remembered = (): Decision | null => {
    const decision = decode(text ?? '');
    return decision && recall(decision, config, now());
  };
  const tellTabs = watchTabs(
    config.cookie.name,
    () => {
      const before = text;
      text = jar.read();
      const decision = remembered();
      // A record that is gone takes nothing back here: the visitor's last word holds for this page view.
      if (text !== before && decision) store.dispatch({ type: 'recall', decision });
    },
    signal,
    ends,
  );

  let withdrawal: Promise<Withdrawal>;
  const clean = async (isRevoked: boolean): Promise<Withdrawal> =>
    (await attempt(async () => {
      const { withdraw } = await loadOthers();
      // The state as it is by then: what was granted again meanwhile keeps what it has stored.
      return withdraw(reader, config, () => consent.state, isRevoked, surface?.kit, vendors);
    })) ?? { deleted: [], left: [] };

  const consent: Consent = {
    get state() {
      return store.get().state;
    },
    has(ids) {
      const all = [ids].flat();
      return all.length > 0 && all.every((id) => consent.state.categories[id]);
    },
    hasService: (id) => consent.state.services[id] === true,
    acceptAll() {
      decide('accept-all', all(true));
    },
    rejectAll() {
      decide('reject-all', all(false));
    },
    set({ categories, services }) {
      decide('save', { ...categories }, { ...services });
    },
    async withdraw() {
      decide('withdraw', all(false));
      // Called by a listener, it has to wait for its turn.
      await ready;
      return withdrawal;
    },
    async show(next) {
      await ready;
      // Anything else that a program says is no surface, and closes none.
      if (['banner', 'preferences'].includes(next)) await setView(next);
    },
    hide() {
      void setView('none');
    },
    on: (name, listener) => listen(name, listener, signal),
    destroy() {
      // Called once more, it is no end of whoever came next.
      if (signal.aborted) return;
      life.abort();
      // At once, and each though another fails.
      for (const end of ends) void attempt(end);
      disclaim();
    },
  };
  if (!import.meta.env.HEADLESS)
    surface = createSurface?.(
      {
        state: () => consent.state,
        consent,
        embed(choice) {
          decide('embed', choice.categories, choice.services);
        },
        occasion() {
          const { decision } = store.get();
          const { categories, services } = unasked(decision, config);
          const ids = (list: typeof categories | typeof services): string[] => list.map(({ id }) => id);
          const isLater = Boolean(decision?.along);
          return config.tacit || (!consent.state.decided && (isLater || objects()))
            ? { informs: config.tacit, isLater, categories: ids(categories), services: ids(services) }
            : undefined;
        },
        attempt,
        vendors,
        signal,
        ends,
      },
      reader,
      config,
    );
  /** Knows the language that is shown, which may change. */
  const speaker = import.meta.env.HEADLESS ? config : (surface ?? config);

  const snapshot = (decision: Decision | null): Snapshot => ({
    decision,
    state: grant(decision, config, speaker.language),
  });
  const store = createStore<Snapshot, Action>(
    snapshot(remembered()),
    ({ decision }, action) => snapshot(reduce(decision, action, config)),
    // The order that everything rests on: nothing in the page may run ahead of the record.
    [
      function record({ decision }, _prev, { type }) {
        if (!decision || type === 'recall') return;
        const isKept = jar.write(encode(decision));
        // What stands there now, be it this or an earlier one: only what changes after it is news.
        text = jar.read();
        if (!isKept) report('record', 'refused');
        tellTabs();
      },
      function vendors({ state }) {
        tellVendors(state);
      },
      function tell({ state }, prev, { type }) {
        const { granted, revoked } = changes(state, prev.state);
        const isRevoked = revoked.length > 0;
        if (type !== 'recall') emit('decision', state);
        if (granted.length > 0 || isRevoked) emit('change', { state, granted, revoked });
        if (type === 'withdraw' || isRevoked) withdrawal = clean(isRevoked);
      },
      function draw({ state }, _prev, { type }) {
        // A visitor who is choosing in the preference centre is not interrupted by another tab; one who takes consent
        // back in ours reads there what became of it.
        const stays = type === 'recall' || (!import.meta.env.HEADLESS && type === 'withdraw');
        if (!stays || view !== 'preferences') void setView(state.decided ? 'none' : 'banner');
        // What stays open, and what stands in the page, follows.
        if (!import.meta.env.HEADLESS && surface?.kit.layers.length) surface.kit.draw();
      },
      function open() {
        gate.hold();
        afterPaint(release);
      },
    ],
  );

  tellVendors(consent.state, true);
  // Like the faults: whoever called `init` can subscribe before the first event.
  const ready = Promise.resolve().then(() => {
    if (signal.aborted) return;
    const { state } = consent;
    if (config.revision && (state.revision ?? '') > config.revision) diagnose('consent.revision');
    emit('ready', state);
    if (!consent.state.decided) void setView('banner');
    release();
  });
  return consent;
}

function randomId(): string {
  // Not `randomUUID`: it is missing on plain http, where some shops still are.
  return crypto.getRandomValues(new Uint32Array(3)).join('');
}
