import Cookies from 'js-cookie';

export interface JarOptions {
  readonly name: string;
  /** `site`: the widest domain that the browser accepts; `host`: this host alone; or a domain by name. */
  readonly domain: string;
  readonly path: string;
  /** How long the cookie lives, in days. */
  readonly days: number;
}

export interface Jar {
  read: () => string | undefined;
  /** Keeps the text, where the domain asked for is refused on this host alone; true if all went as asked. */
  write: (text: string) => boolean;
}

/** The one cookie that holds the record. Reading and writing never throw: a browser may refuse both. */
export function createJar({ name, domain, path, days }: JarOptions): Jar {
  const read = (): string | undefined => {
    try {
      return Cookies.get(name);
    } catch {
      // A sandboxed frame answers with a SecurityError; to the visitor that is a browser without cookies.
      return undefined;
    }
  };
  return {
    read,
    write(text) {
      try {
        const labels = location.hostname.split('.');
        const parents = labels.map((_, index) => labels.slice(-1 - index).join('.'));
        // The browser alone knows how wide a domain may be (`spb.ru` is nobody's site): ask it by writing.
        // Cookies know Cyrillic domains in punycode only.
        const asked = { site: parents, host: [] }[domain] ?? [new URL(`http://${domain}`).hostname];
        // A copy left at another scope would be read instead of this one by chance: there is only one.
        for (const scope of [...parents, undefined]) Cookies.remove(name, { path, domain: scope });
        const kept = [...asked, undefined].findIndex((scope) => {
          const secure = location.protocol === 'https:';
          Cookies.set(name, text, { path, domain: scope, secure, sameSite: 'Lax', expires: days });
          return read() === text;
        });
        return kept === 0 || (kept > 0 && domain === 'site');
      } catch {
        return false;
      }
    },
  };
}
