import type { Config } from '../config/Config';
import { readCookies, writeCookie } from '../page';

const DAY = 86_400;

/** `domain` is `site`, the widest that the browser accepts; `host`, this host alone; or one by name. */
export type JarOptions = Pick<Config, 'cookie' | 'days'>;

export interface Jar {
  read: () => string | undefined;
  /** Keeps the text, where the domain asked for is refused on this host alone; true if all went as asked. */
  write: (text: string) => boolean;
}

/** The one cookie that holds the record. Reading and writing never throw: a browser may refuse both. */
export function createJar({ cookie: { name, domain, path }, days }: JarOptions): Jar {
  const read = (): string | undefined => {
    try {
      return readCookies()
        .split('; ')
        .find((pair) => pair.startsWith(`${name}=`))
        ?.slice(name.length + 1);
    } catch {
      // A sandboxed frame answers with a SecurityError; to the visitor that is a browser without cookies.
      return undefined;
    }
  };
  const put = (text: string, scope: string, seconds: number, at = path): void => {
    const secure = location.protocol === 'https:' ? ';secure' : '';
    writeCookie(
      `${name}=${text};path=${at}${scope && `;domain=${scope}`};max-age=${seconds};samesite=lax${secure}`,
    );
  };
  return {
    read,
    write(text) {
      try {
        const { hostname } = location;
        // A part of an IP address is no domain, but WebKitGTK takes it for one.
        const labels = /\.\d+$/.test(hostname) ? [] : hostname.split('.');
        const parents = labels.map((_, index) => labels.slice(-1 - index).join('.'));
        // The browser alone knows how wide a domain may be (`spb.ru` is nobody's site): ask it by writing.
        // Cookies know Cyrillic domains in punycode only.
        const asked = { site: parents, host: [] }[domain] ?? [
          // What is no domain at all, every browser refuses.
          URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : '!',
        ];
        // A copy left at another scope, or at a narrower path, would be read instead of this one: there is only one.
        const paths = [...location.pathname.matchAll(/\/|$/g)].flatMap(({ index }) => [
          location.pathname.slice(0, index),
          location.pathname.slice(0, index + 1),
        ]);
        for (const scope of [...parents, ''])
          for (const at of [path, ...paths]) if (at.startsWith(path)) put('', scope, 0, at);
        const kept = [...asked, ''].findIndex((scope) => {
          // WebKitGTK counts in 32 bits.
          put(text, scope, Math.min(days * DAY, 2 ** 31 - 1));
          return read() === text;
        });
        return kept === 0 || (kept > 0 && domain === 'site');
      } catch {
        return false;
      }
    },
  };
}
