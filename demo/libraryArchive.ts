import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import type { Plugin } from 'vite';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const NAME = 'configurator/soglasie.zip';

/** What a site puts on its server: the script tag's files, and nothing that only programs need. */
function archive(): Uint8Array {
  const names = readdirSync(dist).filter((name) => /^soglasie.*\.js$/.test(name));
  return zipSync(Object.fromEntries(names.map((name) => [`soglasie/${name}`, readFileSync(dist + name)])));
}

/** The built files as one download of the configurator. */
export function libraryArchive(): Plugin {
  return {
    name: 'library-archive',
    configureServer({ middlewares }) {
      middlewares.use(`/${NAME}`, (_, response, next) => {
        if (!existsSync(`${dist}soglasie.js`)) return next();
        response.setHeader('Content-Type', 'application/zip');
        response.end(archive());
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: NAME, source: archive() });
    },
  };
}
