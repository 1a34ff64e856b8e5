/** What the watcher in the page has seen so far; times in milliseconds since the navigation began. */
export interface Sightings {
  /** The first frame in which at least half of the card stands in the window, at least half opaque. */
  seen: number | null;
  /** The first in which all of it does (98 %). */
  settled: number | null;
  firstPaint: number | null;
  largest: { readonly element: string; readonly inCard: boolean } | null;
  shift: number;
  /** Durations of the tasks that took more than 50 ms. */
  longTasks: number[];
  /** The last click, and when the frame after it was painted. */
  click: { readonly at: number; painted: number | null } | null;
  /** When the frame was painted in which the preference centre was seen after the click. */
  opened: number | null;
}

export interface Watched {
  readonly card: readonly string[] | null;
  readonly dialog: readonly string[] | null;
  /** Whether each frame looks for the card; it takes time of its own, so not where time of the processor is measured. */
  readonly everyFrame: boolean;
}

/** What it tells the process that measures, at once: `signal()` is that process's. */
export type Signal = 'ran' | 'firstPaint' | 'settled' | 'painted' | 'opened';

declare global {
  interface Window {
    readonly signal?: (name: Signal) => void;
    readonly sightings?: Sightings;
    readonly isCardSeen?: () => boolean;
    /** The recorder of the host page. */
    readonly heldRan: readonly number[];
    readonly heldRanAt: readonly number[];
  }
}

/** Runs in the page before anything of the page's does, by its source: it can use nothing from outside itself. */
export function watchPage({ card, dialog, everyFrame }: Watched): void {
  const sightings: Sightings = {
    seen: null,
    settled: null,
    firstPaint: null,
    largest: null,
    shift: 0,
    longTasks: [],
    click: null,
    opened: null,
  };

  const find = (path: readonly string[] | null): Element | null => {
    let root: ParentNode | null = document;
    let found: Element | null = null;
    for (const selector of path ?? []) {
      found = root?.querySelector(selector) ?? null;
      root = found?.shadowRoot ?? null;
    }
    return found;
  };

  const parentOf = (node: Node): Node | null =>
    node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);

  /** How much of it stands in the window, and how opaque it is with all that it is in: the lesser of the two. */
  const visibility = (element: Element | null): number => {
    if (!element) return 0;
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    if (width * height === 0 || getComputedStyle(element).visibility !== 'visible') return 0;
    const across = Math.max(0, Math.min(right, innerWidth) - Math.max(left, 0));
    const down = Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
    let opacity = 1;
    for (let node: Node | null = element; node; node = parentOf(node)) {
      if (node instanceof Element) opacity *= Number(getComputedStyle(node).opacity);
    }
    return Math.min((across * down) / (width * height), opacity);
  };

  /** Calls back once the frame that is being made has been painted. */
  const afterPaint = (done: () => void): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  };

  const observe = (type: string, note: (entry: PerformanceEntry) => void): void => {
    new PerformanceObserver((list) => {
      list.getEntries().forEach(note);
    }).observe({ type, buffered: true });
  };

  observe('paint', ({ name, startTime }) => {
    if (name !== 'first-contentful-paint') return;
    sightings.firstPaint = startTime;
    window.signal?.('firstPaint');
  });
  observe('largest-contentful-paint', (entry) => {
    const { element } = entry as PerformanceEntry & { readonly element: Element | null };
    const shown = find(card);
    let inCard = false;
    for (let node: Node | null = element; node && shown; node = parentOf(node)) inCard ||= node === shown;
    sightings.largest = { element: element?.localName ?? 'gone', inCard };
  });
  observe('layout-shift', (entry) => {
    const shift = entry as PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };
    if (!shift.hadRecentInput) sightings.shift += shift.value;
  });
  observe('longtask', ({ duration }) => {
    sightings.longTasks.push(duration);
  });

  const watchDialog = (): void => {
    if (visibility(find(dialog)) >= 0.5) {
      afterPaint(() => {
        sightings.opened = performance.now();
        window.signal?.('opened');
      });
    } else {
      requestAnimationFrame(watchDialog);
    }
  };

  addEventListener(
    'click',
    ({ timeStamp }) => {
      const click: NonNullable<Sightings['click']> = { at: timeStamp, painted: null };
      sightings.click = click;
      requestAnimationFrame(() => {
        afterPaint(() => {
          click.painted = performance.now();
          window.signal?.('painted');
        });
      });
      if (dialog) requestAnimationFrame(watchDialog);
    },
    true,
  );

  const watchCard = (): void => {
    const seen = visibility(find(card));
    if (seen >= 0.5) sightings.seen ??= performance.now();
    if (seen >= 0.98) {
      sightings.settled = performance.now();
      window.signal?.('settled');
    } else {
      requestAnimationFrame(watchCard);
    }
  };
  if (everyFrame && card) requestAnimationFrame(watchCard);

  Object.assign(window, { sightings, isCardSeen: () => visibility(find(card)) >= 0.5 });
}
