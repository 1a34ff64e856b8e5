import { cpSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { libraryArchive } from './libraryArchive.ts';
import { counterEndpoint } from './wwgroup/server/counterEndpoint.ts';
import { delayedEndpoint } from './wwgroup/server/delayedEndpoint.ts';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const notPages = ['dist', 'node_modules', 'parts', 'public', 'src'];

/** The index page, the configurator's, and every page in the folders of the shops. */
const pages = readdirSync(path('.'), { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.html') && !name.split('/').some((part) => notPages.includes(part)))
  .sort();

/** The shop that a file belongs to, by its folder: one with a configuration of its own. */
function shopOf(file: string): string | undefined {
  const [shop = '', ...rest] = relative(path('.'), file).split(/[\\/]/);
  return rest.length && existsSync(path(`public/${shop}/soglasie.config.json`)) ? shop : undefined;
}

/** Puts a shop's own parts and its Russian texts into its pages, so that they read well before any script runs. */
function shopPages(): Plugin {
  function readTexts(shop: string) {
    const file = `${shop}/src/texts/ru.json`;
    const texts = existsSync(path(file))
      ? new Map(Object.entries(JSON.parse(readFileSync(path(file), 'utf8')) as Record<string, string>))
      : new Map<string, string>();
    return (key: string) => {
      const text = texts.get(key);
      if (text === undefined) throw new Error(`${file} has no «${key}»`);
      return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
    };
  }

  return {
    name: 'shop-pages',
    transformIndexHtml: {
      order: 'pre',
      handler(page, { filename }) {
        const shop = shopOf(filename);
        if (shop === undefined) return page;
        const textOf = readTexts(shop);
        return (
          page
            // Not part of the bundle: the library's tag stays as a shop would write it.
            .replace(/<script(?=[^>]*\ssrc="\/soglasie\/)/g, '<script vite-ignore')
            .replace(/<!-- part: (\w+) -->/g, (_, part: string) =>
              readFileSync(path(`${shop}/parts/${part}.html`), 'utf8'),
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

/** Puts the built library beside the built shops, so that the folder can be served as it is. */
function libraryCopy(): Plugin {
  let output: string;
  return {
    name: 'library-copy',
    apply: 'build',
    // Where it was asked for: two builds at once are not to write into one folder.
    configResolved({ root, build }) {
      output = resolve(root, build.outDir);
    },
    buildStart() {
      if (!existsSync(path('../dist/soglasie.js'))) this.error('Build the library first: npm run build');
    },
    closeBundle() {
      cpSync(path('../dist'), join(output, 'soglasie'), { recursive: true });
    },
  };
}

export default defineConfig({
  root: path('.'),
  // The configurator may be served below any folder.
  base: './',
  appType: 'mpa',
  plugins: [
    shopPages(),
    counterEndpoint(),
    delayedEndpoint(),
    librarySource(),
    libraryCopy(),
    libraryArchive(),
  ],
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
        codeSplitting: {
          groups: [
            { name: 'packages', test: /[\\/]node_modules[\\/]/, priority: 1 },
            {
              debugName: 'shop',
              // What a page asks for by itself stays apart: its shop's other pages must not run it.
              name: (file, context) => {
                const askers = context.getModuleInfo(file)?.importers ?? [];
                const ownedByPage = [file, ...askers].some((name) => name.endsWith('.html'));
                return ownedByPage ? null : (shopOf(file) ?? null);
              },
            },
          ],
        },
      },
    },
  },
});
