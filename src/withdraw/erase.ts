import type { Erased, Kind, Traces, Withdrawal } from '../consent/Traces';
import { readCookies, writeCookie } from '../page';

/** How long a running script is watched for writing anew, in milliseconds. */
const WATCH = 300;

/** A name or pattern longer than this is not one; it also bounds what a pattern is matched against. */
const LONGEST = 256;

/** Deletes what the traces name, unless something still granted claims it too; looks back, and reports. */
export async function erase(traces: readonly Traces[], claimed: readonly Traces[]): Promise<Withdrawal> {
  const cookies = traces.flatMap((trace) => trace.cookies);
  const own = cookies.filter(({ domain, httpOnly }) => !domain && !httpOnly);
  const kept = claimed.flatMap((trace) => trace.cookies);
  const isCookie = matcher(own, kept);
  const isStored = matcher(
    traces.flatMap(({ storage }) => storage.map((name) => ({ name }))),
    claimed.flatMap(({ storage }) => storage.map((name) => ({ name }))),
  );
  const present = async (): Promise<Erased[]> => [
    ...cookieNames()
      .filter(isCookie)
      .map((name) => ({ kind: 'cookie' as const, name })),
    ...stores().flatMap(([kind, store]) =>
      namesIn(store)
        .filter(isStored)
        .map((name) => ({ kind, name })),
    ),
    ...(await databaseNames()).filter(isStored).map((name) => ({ kind: 'indexedDB' as const, name })),
  ];

  const before = await present();
  for (const { kind, name } of before) await remove(kind, name);
  const refused = await present();
  await new Promise((resolve) => {
    setTimeout(resolve, WATCH);
  });
  const after = await present();
  const among = (list: readonly Erased[], { kind, name }: Erased): boolean =>
    list.some((other) => other.kind === kind && other.name === name);
  return {
    deleted: before.filter((trace) => !among(after, trace)),
    left: [
      ...after.map((trace) => ({
        ...trace,
        reason: among(refused, trace) ? ('refused' as const) : ('re-created' as const),
      })),
      ...cookies.flatMap(({ name, domain, httpOnly }) => {
        if (kept.some((other) => other.name === name)) return [];
        const cookie = { kind: 'cookie' as const, name };
        if (domain) return { ...cookie, reason: 'other-domain' as const, domain };
        return httpOnly ? { ...cookie, reason: 'http-only' as const } : [];
      }),
    ],
  };
}

interface Named {
  readonly name: string;
}

/** Whether a name is one of the wanted, and not one of those that somebody else may keep. */
function matcher(wanted: readonly Named[], kept: readonly Named[]): (name: string) => boolean {
  const test = ({ name: pattern }: Named): ((name: string) => boolean) => {
    if (!pattern.startsWith('^')) return (name) => name === pattern;
    // Of each alternative, too: `^a|b` is no more than that.
    const expression = new RegExp(`^(?:${pattern})`);
    return (name) => name.length <= LONGEST && expression.test(name);
  };
  const wants = wanted.map(test);
  const keeps = kept.map(test);
  return (name) => wants.some((fits) => fits(name)) && !keeps.some((fits) => fits(name));
}

/** Names as they stand: a vendor's name that is badly escaped is a name all the same. */
function cookieNames(): string[] {
  const names = readCookies()
    .split('; ')
    .map((pair) => pair.split('=')[0] ?? '');
  return [...new Set(names)].filter(Boolean);
}

function stores(): (readonly ['localStorage' | 'sessionStorage', Storage])[] {
  return (['localStorage', 'sessionStorage'] as const).flatMap((kind) => {
    try {
      return [[kind, window[kind]] as const];
    } catch {
      // A browser without storage, or a sandboxed frame: nothing can have been left there.
      return [];
    }
  });
}

/** By index: an entry called `length` is no property of the store. */
function namesIn(store: Storage): string[] {
  return Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
}

async function databaseNames(): Promise<string[]> {
  try {
    return (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  } catch {
    // As with storage above.
    return [];
  }
}

async function remove(kind: Kind, name: string): Promise<void> {
  if (kind === 'cookie') removeCookie(name);
  else if (kind !== 'indexedDB') window[kind].removeItem(name);
  else {
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(name);
      // A database that is still open is deleted when it is closed.
      request.onsuccess = request.onerror = request.onblocked = resolve;
    });
  }
}

/** A cookie goes only by the domain and path that it was set with, and neither can be read: all are tried. */
function removeCookie(name: string): void {
  const labels = location.hostname.split('.');
  const domains = ['', ...labels.map((_, index) => `; domain=${labels.slice(index).join('.')}`)];
  const steps = location.pathname.split('/');
  const paths = steps.flatMap((_, index) => {
    const path = steps.slice(0, index + 1).join('/');
    return [path, `${path}/`];
  });
  // Names that begin with `__Host-` and `__Secure-` are only touched by a secure write.
  const secure = location.protocol === 'https:' ? '; secure' : '';
  for (const domain of domains) {
    for (const path of new Set(paths)) writeCookie(`${name}=; max-age=0; path=${path}${domain}${secure}`);
  }
}
