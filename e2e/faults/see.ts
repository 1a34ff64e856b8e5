/** What there is to be seen in a page, told from inside of it. */
export interface Sight {
  readonly hasStarted: boolean;
  readonly decided: boolean | null;
  /** Ids of the categories that are granted. */
  readonly granted: readonly string[];
  readonly via: string | null;
  /** The surface that is drawn in front. */
  readonly view: 'banner' | 'preferences' | 'none';
  /** Of our surfaces, in the order drawn. */
  readonly buttons: readonly Button[];
  /** All that our surfaces say, as the page's visitor reads it. */
  readonly text: string;
  /** The record, as the page's cookie holds it; null where there is none. */
  readonly record: string | null;
  /** What of the held-back content has run. */
  readonly ran: readonly string[];
  /** Whether the page can be scrolled. */
  readonly isLocked: boolean;
  readonly clicks: number;
  readonly errors: readonly string[];
  readonly violations: readonly string[];
  /** As `code: message`. */
  readonly problems: readonly string[];
  readonly printed: readonly string[];
}

export interface Button {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** A click at its middle reaches it. */
  readonly isReachable: boolean;
  /** Size, weight and colours of its text. */
  readonly style: string;
}

interface Watched {
  readonly soglasie?: {
    readonly state: {
      readonly decided: boolean;
      readonly categories: Readonly<Record<string, boolean>>;
      readonly via: string | null;
    };
  };
  readonly ran?: readonly string[];
  readonly watched?: Pick<Sight, 'clicks' | 'errors' | 'violations' | 'problems' | 'printed'>;
}

/** Runs in the page: it sees nothing from outside of it, and reads the document by the browser's own accessors. */
export function see(): Sight {
  const own = <K extends keyof Document>(key: K): Document[K] =>
    Reflect.get<Document, K>(Document.prototype, key, document);
  const { soglasie, ran = [], watched } = window as unknown as Watched;
  const state = soglasie?.state;
  const shadow = own('documentElement').querySelector('soglasie-root')?.shadowRoot;
  const isShown = (element: Element | null | undefined): boolean => {
    const { width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
    return width > 0 && height > 0 && element?.checkVisibility({ visibilityProperty: true }) === true;
  };
  const buttons = [...(shadow?.querySelectorAll('button') ?? [])].filter(isShown).map((button) => {
    const { x, y, width, height } = button.getBoundingClientRect();
    const top = shadow?.elementFromPoint(x + width / 2, y + height / 2);
    const { color, backgroundColor, fontSize, fontWeight } = getComputedStyle(button);
    return {
      name: button.textContent.replaceAll('\u00a0', ' ').trim(),
      width,
      height,
      isReachable: top !== null && top !== undefined && button.contains(top),
      style: [color, backgroundColor, fontSize, fontWeight].join(' '),
    };
  });
  const cookies = (): string | null => {
    try {
      return (
        own('cookie')
          .split('; ')
          .find((pair) => pair.startsWith('soglasie='))
          ?.slice(9) ?? null
      );
    } catch {
      return null;
    }
  };
  const surface = (selector: string): boolean => isShown(shadow?.querySelector(selector));
  return {
    hasStarted: typeof state === 'object',
    decided: state?.decided ?? null,
    granted: Object.entries(state?.categories ?? {}).flatMap(([id, granted]) => (granted ? id : [])),
    via: state?.via ?? null,
    view: surface('dialog')
      ? 'preferences'
      : surface('section[part=surface][data-layout]')
        ? 'banner'
        : 'none',
    buttons,
    text: [...(shadow?.children ?? [])].map((element) => (element as HTMLElement).innerText).join('\n'),
    record: cookies(),
    ran,
    isLocked: /hidden|clip/.test(
      getComputedStyle(own('documentElement')).overflowY + getComputedStyle(own('documentElement')).overflow,
    ),
    clicks: watched?.clicks ?? 0,
    errors: watched?.errors ?? [],
    violations: watched?.violations ?? [],
    problems: watched?.problems ?? [],
    printed: watched?.printed ?? [],
  };
}

/** Runs in the page: where a click reaches a button of ours or of the page's, by its text; null while it does not. */
export function findButton(name: string): [number, number] | null {
  const root = Reflect.get<Document, 'documentElement'>(Document.prototype, 'documentElement', document);
  // Our root is the last in the page, but stands above what is in it.
  const trees = [...root.querySelectorAll('soglasie-root, soglasie-embed, soglasie-preferences')].reverse();
  const all = [...trees.flatMap(({ shadowRoot }) => shadowRoot ?? []), root].flatMap((tree) => [
    ...tree.querySelectorAll('button'),
  ]);
  for (const button of all) {
    if (button.textContent.replaceAll('\u00a0', ' ').trim() !== name) continue;
    const { x, y, width, height } = button.getBoundingClientRect();
    const point: [number, number] = [x + width / 2, y + height / 2];
    const scope = button.getRootNode() as ShadowRoot | Document;
    const top =
      scope === document
        ? Document.prototype.elementFromPoint.apply(document, point)
        : scope.elementFromPoint(...point);
    if (width > 0 && top && button.contains(top)) return point;
  }
  return null;
}
