import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Traces, Withdrawal } from '../consent/Traces';
import { erase } from './erase';

const cookie = (...names: readonly string[]): Traces => ({
  cookies: names.map((name) => ({ name })),
  storage: [],
});
const storage = (...names: readonly string[]): Traces => ({ cookies: [], storage: names });

/** A cookie with the scope that its attributes say; they are what must be said again to delete it. */
function keep(name: string, attributes = 'path=/'): void {
  document.cookie = `${name}=1; ${attributes}`;
  expect(cookies()).toContain(name);
  kept.push([name, attributes]);
}
const kept: (readonly [name: string, attributes: string])[] = [];
const cookies = (): string[] =>
  document.cookie
    .split('; ')
    .map((pair) => pair.split('=')[0] ?? '')
    .filter(Boolean);

/** Erases, and lets the time pass that running scripts are watched. */
async function run(traces: readonly Traces[], claimed: readonly Traces[] = []): Promise<Withdrawal> {
  const erased = erase(traces, claimed);
  await vi.advanceTimersByTimeAsync(1000);
  return erased;
}

/** Databases as a browser keeps them, which jsdom does not; a locked one stays while a script has it open. */
function stubDatabases(names: readonly string[], locked: readonly string[] = []): Set<string> {
  const databases = new Set(names);
  vi.stubGlobal('indexedDB', {
    databases: () => Promise.resolve([...databases].map((name) => ({ name, version: 1 }))),
    deleteDatabase(name: string) {
      const request: { onsuccess?: () => void; onblocked?: () => void } = {};
      queueMicrotask(() => {
        if (locked.includes(name)) request.onblocked?.();
        else if (databases.delete(name)) request.onsuccess?.();
      });
      return request;
    },
  });
  return databases;
}

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, '', '/catalog/item');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  for (const [name, attributes] of kept.splice(0)) document.cookie = `${name}=; max-age=0; ${attributes}`;
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', '/');
});

describe('a cookie is deleted', () => {
  test.each([
    'path=/',
    'path=/; secure',
    'path=/; domain=shop.example.ru',
    'path=/; domain=.example.ru',
    'path=/; domain=example.ru; secure; samesite=none',
    'path=/catalog',
    'path=/catalog/',
    'path=/catalog/item',
    'path=/catalog; domain=.example.ru',
    'samesite=strict',
  ])('with the scope %s', async (attributes) => {
    keep('_ga', attributes);
    expect(await run([cookie('_ga')])).toEqual({ deleted: [{ kind: 'cookie', name: '_ga' }], left: [] });
    expect(cookies()).toEqual([]);
  });

  test('at every scope at once, and named once', async () => {
    keep('_ga', 'path=/');
    keep('_ga', 'path=/; domain=.example.ru');
    keep('_ga', 'path=/catalog');
    expect((await run([cookie('_ga')])).deleted).toEqual([{ kind: 'cookie', name: '_ga' }]);
    expect(cookies()).toEqual([]);
  });

  test('by a pattern, and no other', async () => {
    for (const name of ['_ym_uid', '_ym_d', 'my_ym_x', '_YM_z']) keep(name);
    const { deleted } = await run([cookie('^_ym_')]);
    expect(deleted.map(({ name }) => name).sort()).toEqual(['_ym_d', '_ym_uid']);
    expect(cookies().sort()).toEqual(['_YM_z', 'my_ym_x']);
  });

  test('by a pattern with alternatives, which are all of how a name begins', async () => {
    for (const name of ['_ga', '_gid', 'my_gid']) keep(name);
    const { deleted } = await run([cookie('^_ga$|_gid')]);
    expect(deleted.map(({ name }) => name).sort()).toEqual(['_ga', '_gid']);
    expect(cookies()).toEqual(['my_gid']);
  });

  test.each(['a.b', '_ga[1]', 'a%20b', 'a%', '$x', 'a+b', '(', '__Secure-id', '__Host-id', 'счётчик', '"q"'])(
    'named %s, taken letter by letter',
    async (name) => {
      keep(name, 'path=/; secure');
      expect((await run([cookie(name)])).deleted).toEqual([{ kind: 'cookie', name }]);
      expect(cookies()).toEqual([]);
    },
  );

  test('without touching one that only looks like it', async () => {
    for (const name of ['a.b', 'axb', 'a.bc', 'A.B']) keep(name);
    await run([cookie('a.b')]);
    expect(cookies().sort()).toEqual(['A.B', 'a.bc', 'axb']);
  });

  test('on a page without https', async () => {
    vi.stubGlobal('location', { protocol: 'http:', hostname: 'shop.example.ru', pathname: '/catalog/item' });
    keep('_ga', 'path=/catalog');
    const set = vi.spyOn(Document.prototype, 'cookie', 'set');
    expect((await run([cookie('_ga')])).deleted).toHaveLength(1);
    expect(set.mock.calls.filter(([text]) => text.includes('secure'))).toEqual([]);
  });
});

describe('a cookie stays', () => {
  test('where nobody names it', async () => {
    keep('cart');
    keep('soglasie');
    expect(await run([cookie('_ga')])).toEqual({ deleted: [], left: [] });
    expect(cookies().sort()).toEqual(['cart', 'soglasie']);
  });

  test.each([
    ['by its name', '_ga', '_ga'],
    ['by a pattern', '_ga', '^_g'],
    ['that a pattern names', '^_g', '_ga'],
  ])('that something granted claims %s, without being reported', async (_name, named, claimed) => {
    keep('_ga');
    keep('_gb');
    const { deleted, left } = await run([cookie(named, '_gb')], [cookie(claimed)]);
    expect(cookies()).toContain('_ga');
    expect(deleted.map(({ name }) => name)).not.toContain('_ga');
    expect(left).toEqual([]);
  });

  test('where only a storage entry of its name is declared, or claimed', async () => {
    keep('_ga');
    keep('_gb');
    await run([storage('_ga'), cookie('_gb')], [storage('_gb')]);
    expect(cookies()).toEqual(['_ga']);
  });
});

describe('what could not be deleted is reported', () => {
  test.each([
    [{ reason: 'http-only' }, { name: 'sid', httpOnly: true }],
    [{ reason: 'http-only' }, { name: 'sid', httpOnly: true, domain: '' }],
    [
      { reason: 'other-domain', domain: '.yandex.ru' },
      { name: 'yandexuid', domain: '.yandex.ru' },
    ],
    [
      { reason: 'other-domain', domain: '.yandex.ru' },
      { name: 'yandexuid', domain: '.yandex.ru', httpOnly: true },
    ],
  ])('as %j, for it is out of sight: %j', async (why, declared) => {
    expect(await run([{ cookies: [declared], storage: [] }])).toStrictEqual({
      deleted: [],
      left: [{ kind: 'cookie', name: declared.name, ...why }],
    });
  });

  test('unless something granted claims it', async () => {
    const sid = { cookies: [{ name: 'sid', httpOnly: true }], storage: [] };
    expect(await run([sid], [sid])).toEqual({ deleted: [], left: [] });
  });

  test('as re-created, where a running script writes the cookie anew', async () => {
    keep('_ga');
    const script = setInterval(() => keep('_ga'), 100);
    const report = await run([cookie('_ga')]);
    clearInterval(script);
    expect(report).toEqual({ deleted: [], left: [{ kind: 'cookie', name: '_ga', reason: 're-created' }] });
  });

  test('as re-created, where a running script restores the entry', async () => {
    localStorage.setItem('_ym', '1');
    setTimeout(() => localStorage.setItem('_ym', '1'), 100);
    expect(await run([storage('_ym')])).toEqual({
      deleted: [],
      left: [{ kind: 'localStorage', name: '_ym', reason: 're-created' }],
    });
  });

  test('as refused, where the browser does not let go of it', async () => {
    keep('_ga');
    vi.spyOn(Document.prototype, 'cookie', 'set').mockImplementation(() => {});
    expect(await run([cookie('_ga')])).toEqual({
      deleted: [],
      left: [{ kind: 'cookie', name: '_ga', reason: 'refused' }],
    });
  });

  test('beside what was deleted', async () => {
    keep('_ga');
    keep('_gb');
    setTimeout(() => keep('_gb'), 100);
    const sid = { cookies: [{ name: 'sid', httpOnly: true }], storage: [] };
    expect(await run([cookie('_ga', '_gb'), sid])).toEqual({
      deleted: [{ kind: 'cookie', name: '_ga' }],
      left: [
        { kind: 'cookie', name: '_gb', reason: 're-created' },
        { kind: 'cookie', name: 'sid', reason: 'http-only' },
      ],
    });
  });
});

describe('storage', () => {
  test.each(['localStorage', 'sessionStorage'] as const)(
    'in %s goes by name and by pattern',
    async (kind) => {
      for (const name of ['_ym', '_ym1', 'ym', '_y']) window[kind].setItem(name, '1');
      const { deleted, left } = await run([storage('_y', '^_ym\\d')]);
      expect(deleted.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
        { kind, name: '_y' },
        { kind, name: '_ym1' },
      ]);
      expect(left).toEqual([]);
      expect(Object.keys(window[kind]).sort()).toEqual(['_ym', 'ym']);
    },
  );

  test('of both kinds goes by one name', async () => {
    localStorage.setItem('_ym', '1');
    sessionStorage.setItem('_ym', '1');
    expect((await run([storage('_ym')])).deleted.map(({ kind }) => kind)).toEqual([
      'localStorage',
      'sessionStorage',
    ]);
  });

  test.each(['', ' ', 'ключ', 'a=b; c', '__proto__', 'length', '0'])('may be named «%s»', async (name) => {
    localStorage.setItem(name, '1');
    localStorage.setItem('other', '1');
    await run([storage(name)]);
    expect(localStorage.getItem(name)).toBeNull();
    expect(localStorage.getItem('other')).toBe('1');
  });

  test('that something granted claims stays', async () => {
    localStorage.setItem('_ym', '1');
    expect(await run([storage('^_')], [storage('_ym')])).toEqual({ deleted: [], left: [] });
    expect(localStorage.getItem('_ym')).toBe('1');
  });

  test('stays where only a cookie of its name is declared, or claimed', async () => {
    localStorage.setItem('_ga', '1');
    localStorage.setItem('_gb', '1');
    await run([cookie('_ga'), storage('_gb')], [cookie('_gb')]);
    expect(Object.keys(localStorage)).toEqual(['_ga']);
  });

  test('that the browser keeps shut is none, and the cookies go all the same', async () => {
    keep('_ga');
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('sandboxed', 'SecurityError');
    });
    expect((await run([cookie('_ga'), storage('_ym')])).deleted).toEqual([{ kind: 'cookie', name: '_ga' }]);
  });
});

describe('a database', () => {
  test('goes by name and by pattern, unless something granted claims it', async () => {
    const databases = stubDatabases(['_ym', 'cart', 'ym2', 'ym3']);
    expect(await run([storage('_ym', '^ym')], [storage('ym3')])).toEqual({
      deleted: [
        { kind: 'indexedDB', name: '_ym' },
        { kind: 'indexedDB', name: 'ym2' },
      ],
      left: [],
    });
    expect([...databases]).toEqual(['cart', 'ym3']);
  });

  test('that a script has open is reported as refused', async () => {
    stubDatabases(['_ym'], ['_ym']);
    expect(await run([storage('_ym')])).toEqual({
      deleted: [],
      left: [{ kind: 'indexedDB', name: '_ym', reason: 'refused' }],
    });
  });
});

test('a name too long to match against a pattern is left alone', async () => {
  const name = 'a'.repeat(257);
  localStorage.setItem(name, '1');
  expect((await run([storage('^a')])).deleted).toEqual([]);
  expect(localStorage.getItem(name)).toBe('1');
});

test('nothing named is nothing deleted', async () => {
  keep('cart');
  localStorage.setItem('cart', '1');
  expect(await run([])).toEqual({ deleted: [], left: [] });
  expect(cookies()).toEqual(['cart']);
  expect(localStorage.getItem('cart')).toBe('1');
});
