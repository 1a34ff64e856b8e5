import { cpSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Connect, type Plugin } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const pages = [
  'index.html',
  'product.html',
  'cart.html',
  'login.html',
  'kontakty.html',
  'politika.html',
  'soglashenie.html',
  'vodopad.html',
  'optional-cart/index.html',
];

/** Puts the shared parts and the Russian texts into each page, so that it reads well before any script runs. */
function shopPages(): Plugin {
  function readTexts() {
    const texts = new Map(
      Object.entries(JSON.parse(readFileSync(path('src/texts/ru.json'), 'utf8')) as Record<string, string>),
    );
    return (key: string) => {
      const text = texts.get(key);
      if (text === undefined) throw new Error(`src/texts/ru.json has no «${key}»`);
      return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
    };
  }

  return {
    name: 'shop-pages',
    transformIndexHtml: {
      order: 'pre',
      handler(page) {
        const textOf = readTexts();
        return (
          page
            // Not part of the bundle: the library's tag stays as a shop would write it.
            .replace('<script async src="/soglasie/', '<script vite-ignore async src="/soglasie/')
            .replace(/<!-- part: (\w+) -->/g, (_, part: string) =>
              readFileSync(path(`parts/${part}.html`), 'utf8'),
            )
            .replace(
              /data-t-label="([\w.]+)"/g,
              (label, key: string) => `${label} aria-label="${textOf(key)}"`,
            )
            .replace(/data-t-title="([\w.]+)"/g, (title, key: string) => `${title} title="${textOf(key)}"`)
            .replace(
              /(data-t="([\w.]+)"[^>]*>)(?=<\/)/g,
              (_, opening: string, key: string) => opening + textOf(key),
            )
        );
      },
    },
  };
}

/** Answers `/counter/hit` in development and preview; the numbers live until the server stops. */
function counterEndpoint(): Plugin {
  const visitors = new Set<string>();
  let hits = 0;

  const answer: Connect.SimpleHandleFunction = (request, response) => {
    const visitor = new URL(request.url ?? '/', 'http://localhost').searchParams.get('visitor') ?? '';
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', 'application/json');
    if (!/^[0-9a-f]{32}$/.test(visitor)) {
      response.statusCode = 400;
      response.end('{}');
      return;
    }
    visitors.add(visitor);
    hits += 1;
    response.end(JSON.stringify({ unique: visitors.size, hits }));
  };

  return {
    name: 'counter-endpoint',
    configureServer: ({ middlewares }) => void middlewares.use('/counter/hit', answer),
    configurePreviewServer: ({ middlewares }) => void middlewares.use('/counter/hit', answer),
  };
}

/** What the scripts of `vodopad.html` do, by name; they say themselves when they start and end. */
const work: Readonly<Record<string, string>> = {
  slow: '',
  quick: '',
  broken: `throw new Error('broken.js');`,
  free: '',
  module: '',
  silent: '',
  chat: '',
};

/** Text of a script under `/delayed/`; undefined where there is none. */
export function delayedScript(name: string): string | undefined {
  if (!Object.hasOwn(work, name)) return undefined;
  return `performance.mark('waterfall:${name}:start');
for (const until = performance.now() + 40; performance.now() < until; );
${work[name]}
performance.mark('waterfall:${name}:end');
`;
}

/** Answers `/delayed/<milliseconds>/<name>.js`, so that the waterfall has something to wait for. */
function delayedEndpoint(): Plugin {
  const answer: Connect.SimpleHandleFunction = (request, response) => {
    const [, delay, name = ''] = /^\/(\d{1,4})\/(\w+)\.js/.exec(request.url ?? '') ?? [];
    const script = delayedScript(name);
    const timer = setTimeout(
      () => {
        response.statusCode = script === undefined ? 404 : 200;
        response.setHeader('Cache-Control', 'no-store');
        response.setHeader('Content-Type', 'text/javascript');
        response.end(script ?? '');
      },
      Number(delay ?? 0),
    );
    response.on('close', () => clearTimeout(timer));
  };

  return {
    name: 'delayed-endpoint',
    configureServer: ({ middlewares }) => void middlewares.use('/delayed', answer),
    configurePreviewServer: ({ middlewares }) => void middlewares.use('/delayed', answer),
  };
}

/** In development `/soglasie/soglasie.js` is the library's source, so that a change shows at once. */
function librarySource(): Plugin {
  return {
    name: 'library-source',
    apply: 'serve',
    configureServer({ middlewares }) {
      middlewares.use('/soglasie/soglasie.js', (_, response) => {
        response.setHeader('Cache-Control', 'no-store');
        response.setHeader('Content-Type', 'text/javascript');
        response.end(`import(${JSON.stringify(`/@fs/${path('../src/script.ts').replace(/^\//, '')}`)});\n`);
      });
    },
  };
}

/** Puts the built library beside the built shop, so that the folder can be served as it is. */
function libraryCopy(): Plugin {
  return {
    name: 'library-copy',
    apply: 'build',
    buildStart() {
      if (!existsSync(path('../dist/soglasie.js'))) this.error('Build the library first: npm run build');
    },
    closeBundle() {
      cpSync(path('../dist'), path('dist/soglasie'), { recursive: true });
    },
  };
}

export default defineConfig({
  root: path('.'),
  appType: 'mpa',
  plugins: [shopPages(), counterEndpoint(), delayedEndpoint(), librarySource(), libraryCopy()],
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
  optimizeDeps: { entries: [...pages, '../src/script.ts'] },
  server: { fs: { allow: [path('..')] } },
  preview: { port: 4173 },
  build: {
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: pages.map(path),
      output: {
        // Named here, because ad-block lists hide paths that contain «cookie», as a package's own name may.
        codeSplitting: { groups: [{ name: 'shop', test: /[\\/]src[\\/](?!pages)|node_modules/ }] },
      },
    },
  },
});
