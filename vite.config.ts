import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport, type BuildEnvironmentOptions, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import type { PropertyText } from './src/config/createJsonSchema';
import type { TextTree } from './src/config/schema';
import manifest from './package.json' with { type: 'json' };

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The oldest browsers with `popover`, `light-dark()` and relative colours. README.md names them too. */
const browsers = ['chrome123', 'edge123', 'firefox128', 'safari18'];

/** Whether an environment builds a file for `<script src>`. */
const isClassic = (environment: string): boolean => /script$/i.test(environment);

/** The languages beside Russian, whose texts stand in the parts that show them. */
const languages = readdirSync(path('locales')).flatMap((name) => /^(?!ru\.)(\w+)\.ts$/.exec(name)?.[1] ?? []);

const languagesHash = createHash('sha256')
  .update(
    languages
      .flatMap((language) =>
        readdirSync(path(`locales/${language}`)).map((file) =>
          readFileSync(path(`locales/${language}/${file}`), 'utf8'),
        ),
      )
      .join(''),
  )
  .digest('base64url')
  .replaceAll('-', '_')
  .slice(0, 8);

/**
 * Parts that the classic scripts, and parts further down, load when first needed: `<name>` of `soglasie-<name>-[hash].js`, and the module
 * that it is made of.
 */
const parts = {
  diagnostics: 'src/diagnostics.ts',
  placeholder: 'src/ui/embed/definePlaceholder.tsx',
  preferences: 'src/preferences.ts',
  reload: 'src/ui/reload/offerReload.tsx',
  others: 'src/others.ts',
  ...Object.fromEntries(languages.map((language) => [language, `locales/${language}.ts`])),
};

/**
 * Leaves `import()` of a part to the browser, which looks for the file beside the script that asks for it. Without
 * this, a build of one classic script silently takes the part into it.
 */
function loadParts(): Plugin {
  /** File names of the parts, known once they are built. */
  const files = new Map<string, string>();
  return {
    name: 'load-parts',
    // The tests and the demo's server load a module by its own name.
    apply: 'build',
    transform(code, id) {
      if (this.environment.name === 'modules' || !id.startsWith(path('src/'))) return null;
      return code.replace(/\bimport\((['"]).*?([^/]+)\1\)/g, '__part__("$2")');
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        if (this.environment.name in parts) files.set(this.environment.name, file.fileName);
        file.code = file.code.replace(/__part__\("(.*?)"\)/g, (_call, module: string) => {
          const [name] = Object.entries(parts).find(([, source]) => source.includes(`/${module}.`)) ?? [];
          const part = files.get(name ?? '');
          if (!part) return this.error(`no part is made of ${module}`);
          // The headless core has no room for it, and nobody waiting at a button.
          if (this.environment.name === 'headlessScript') return `import("./${part}")`;
          // Browsers used to remember for good that a module had failed: another address is another module.
          return `(e=>import(e).catch(()=>import(e+"?"+Date.now())))("./${part}")`;
        });
      }
    },
  };
}

/** Writes what editors read beside the modules: the configuration's schema, explained in Russian. */
function configurationSchema(): Plugin {
  const readJson = (file: string): unknown => JSON.parse(readFileSync(path(file), 'utf8'));
  const load = async <T>(file: string): Promise<T> => (await runnerImport<T>(path(file))).module;
  const texts = (namespace: string): TextTree => readJson(`locales/ru/${namespace}.json`) as TextTree;
  return {
    name: 'configuration-schema',
    async generateBundle() {
      if (this.environment.name !== 'modules') return;
      const [{ createJsonSchema }, { schema }] = await Promise.all([
        load<typeof import('./src/config/createJsonSchema')>('src/config/createJsonSchema.ts'),
        load<typeof import('./src/config/schema')>('src/config/schema.ts'),
      ]);
      const { version } = readJson('package.json') as { version: string };
      const json = createJsonSchema(
        schema,
        readJson('locales/ru/schema.json') as Record<string, PropertyText>,
        {
          banner: texts('banner'),
          preferences: texts('preferences'),
          embed: texts('embed'),
          variants: texts('variants'),
          withdrawal: texts('withdrawal'),
        },
        `https://unpkg.com/soglasie@${version}/dist/config.schema.json`,
      );
      this.emitFile({ type: 'asset', fileName: 'config.schema.json', source: JSON.stringify(json, null, 2) });
    },
  };
}

/** What our files leave out of a library: whole features that they never use. */
interface Lean {
  /** The version that `unused` is written for. */
  readonly version: string;
  /** The library's source, which passages can be found in, in place of what it is built to. */
  readonly entry: string;
  /** The environments that leave it out. */
  readonly isMeant: (environment: string) => boolean;
  /**
   * Passages, and what stands in their place, one after another. ` … ` is all that is between. The source is read
   * without comments, and with one space where it has any.
   */
  readonly unused: readonly (readonly [passage: string | RegExp, instead: string])[];
}

/** How Preact compares, places and sets what we do use stays as it is. */
const preact: Lean = {
  version: '11.2.0',
  entry: 'src/index.js',
  isMeant: isClassic,
  unused: [
    // Class components, with their state, their queue and what is called when they are drawn, and contexts.
    ['{ this.props = props; … BaseComponent.prototype.render = Fragment;', '{}'],
    [
      'let oldCommitQueueLength = … if ( (newVNode._original == oldVNode._original && … } newVNode._dom =',
      'try { if (newVNode._original == oldVNode._original) { newVNode._dom =',
    ],
    ['EMPTY_ARR.push.apply( … oldDom = getDomSibling(oldVNode);', 'oldDom = getDomSibling(oldVNode);'],
    [
      'break outer; } … const renderResult',
      'break outer; } tmp = newType(newVNode.props); const renderResult',
    ],
    ['newVNode._flags &= RESET_MODE; … commitQueue.length = oldCommitQueueLength;', '} catch (e) {'],
    ['if (options._commit) … options._catchError(e, c._vnode); } });', ''],
    ['if ((r = vnode._component)) { … r._globalContext = NULL; }', ''],
    // Error boundaries: what a component throws is for who draws it.
    ['if (!(e && e.then)) markAsForce(newVNode);', ''],
    ['options._catchError(e, … );', 'throw e;'],
    // Suspense, and taking over what stands in a container.
    ['let isHydrating = vnode && vnode._flags & MODE_HYDRATE;', ''],
    ['if ( oldVNode._flags & MODE_SUSPENDED && … if ((tmp', 'if ((tmp'],
    ['if ( !skipRemove && (r = vnode._component) && … removeNode(r); }', ''],
    // SVG, MathML, and elements with an `is`.
    ['doc.createElementNS( … );', 'doc.createElement(nodeType);'],
    // Elements that want a treatment of their own.
    [/nodeType == '(svg|math|foreignObject|template|textarea|progress)'/g, 'false'],
    // Raw markup.
    ["if (i == 'dangerouslySetInnerHTML') { oldHtml = value; } else if", 'if'],
    ["else if (i == 'dangerouslySetInnerHTML') { newHtml = value; }", ''],
    // Inline styles.
    ["if (name == 'style') { … else if (name[0]", 'if (name[0]'],
    // Portals.
    [/[\w.]+\._parentDom/g, 'NULL'],
    // Hooks into the renderer.
    [/if \(\(tmp = options\.\w+\)\) tmp\(newVNode\);/g, ''],
    [/\boptions\.\w+/g, 'NULL'],
    // What the whole tree is told of the above.
    [', EMPTY_OBJ, parentDom.namespaceURI, … : NULL,', ','],
    [/, (globalContext|namespace|excessDomChildren|commitQueue|isHydrating)(?=,| ?\))/g, ''],
    [/\b(namespace|excessDomChildren|isHydrating) = /g, ''],
    [/\b(namespace|excessDomChildren|isHydrating)\b/g, 'NULL'],
  ],
};

const i18next: Lean = {
  version: '25.10.10',
  entry: 'dist/esm/i18next.js',
  isMeant: (environment) => environment === 'preferences',
  unused: [
    // Formats of values: our texts are put together by createEngine.ts.
    ['formatter = Formatter;', ''],
    ['s.interpolator = new Interpolator(this.options);', ''],
    ['clone.services.interpolator = new Interpolator(mergedForInterpolator);', ''],
    // Texts from elsewhere: ours are there before it begins.
    [
      's.backendConnector = new Connector( … if (this.modules.languageDetector)',
      'if (this.modules.languageDetector)',
    ],
  ],
};

const momoa: Lean = {
  version: '3.3.13',
  entry: 'dist/momoa.js',
  isMeant: (environment) => environment === 'diagnostics',
  unused: [
    // JSON5: which letters of the world its names are made of.
    [/const ID_(?:Start|Continue) = \/\[.*?\]\/;/g, ''],
    [/\bID_(?:Start|Continue)\.test\(ct\)/g, 'false'],
  ],
};

/** Matches a passage wherever it stands. */
const toPattern = (passage: string): RegExp =>
  new RegExp(passage.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&').replaceAll(' … ', '.*?'), 'g');

/** Leaves out of a library what is unused of it. What is not found as it was written for fails the build. */
function leanLibrary(name: string, { version, entry, isMeant, unused }: Lean): Plugin {
  const folder = path(`node_modules/${name}/`);
  const found = new Set<string | RegExp>();
  return {
    name: `lean-${name}`,
    enforce: 'pre',
    apply: 'build',
    resolveId(source) {
      if (!isMeant(this.environment.name) || source !== name) return null;
      const installed = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as { version: string };
      if (installed.version !== version)
        this.error(
          `vite.config.ts leaves features out of ${name} ${version}: revise them for ${installed.version}`,
        );
      return folder + entry;
    },
    transform(code, id) {
      if (!isMeant(this.environment.name) || !id.startsWith(folder)) return null;
      const source = code.replace(/\/\*[^]*?\*\/|(^|\s)\/\/.*$/gm, '').replace(/\s+/g, ' ');
      return unused.reduce((lean, [passage, instead]) => {
        const left = lean.replace(typeof passage === 'string' ? toPattern(passage) : passage, () => instead);
        if (left !== lean) found.add(passage);
        return left;
      }, source);
    },
    buildEnd(error) {
      const lost = unused.find(([passage]) => !found.has(passage));
      if (!error && found.size > 0 && lost) this.error(`${name} no longer has ${String(lost[0])}`);
    },
  };
}

/** A file for `<script src>`: one classic script that holds everything it needs. */
function classicScript(entry: string, file: string): BuildEnvironmentOptions {
  return {
    lib: { entry: path(entry), formats: ['iife'], name: 'soglasie', fileName: () => file },
    // 1 % smaller than the built-in minifier here; in a file with a budget of 5 kB that is a feature.
    minify: 'terser',
    rolldownOptions: {
      output: {
        strict: false,
        // A byte order mark outranks the page's encoding: without it a shop in windows-1251,
        // and there are many, would show our Cyrillic as «РџСЂРёРЅСЏС‚СЊ».
        postBanner: file.includes('headless') ? '' : '\uFEFF',
      },
    },
  };
}

/** A file for `import()` that shares nothing with other parts, so that each takes one request. */
function part(entry: string, name: string): BuildEnvironmentOptions {
  // The languages change together: ten hashes would take ten times the room in `soglasie.js`.
  const hash = languages.includes(name) ? languagesHash : '[hash]';
  return {
    lib: { entry: path(entry), formats: ['es'] },
    minify: 'terser',
    rolldownOptions: { output: { entryFileNames: `soglasie-${name}-${hash}.js` } },
  };
}

/** The npm entries. The project that imports them minifies, and shares preact with us. */
const modules: BuildEnvironmentOptions = {
  lib: { entry: { index: path('src/index.ts'), headless: path('src/headless.ts') }, formats: ['es'] },
  minify: false,
  rolldownOptions: {
    external: [/^preact(\/|$)/, 'i18next', 'leven', 'valibot', '@humanwhocodes/momoa'],
    output: {
      // Russian texts are shared by what shows them and by `ru.js`, which has them all for a storefront's i18next.
      chunkFileNames: ({ name, moduleIds }) =>
        moduleIds.every((id) => id.endsWith('.json'))
          ? `texts-${name.replace('banner', 'first')}.js`
          : '[name].js',
      codeSplitting: {
        groups: [
          // What both entries need.
          { name: 'core', test: /\/src\/(?!ui\/|config\/(link|readTraces)\.)/, minShareCount: 2 },
        ],
      },
    },
  },
};

/** The command line, for Node, which finds its libraries beside the package. */
const commandLine: BuildEnvironmentOptions = {
  lib: { entry: path('src/cli.ts'), formats: ['es'] },
  minify: false,
  // The oldest Node of package.json's `engines`.
  target: 'node20.19',
  rolldownOptions: {
    external: [/^node:/, ...Object.keys(manifest.dependencies).map((name) => new RegExp(`^${name}(/|$)`))],
    output: { entryFileNames: 'cli.js', codeSplitting: false },
  },
};

// `vite build` builds every environment below into dist/, in this order.
export default defineConfig({
  publicDir: false,
  plugins: [
    loadParts(),
    leanLibrary('preact', preact),
    leanLibrary('i18next', i18next),
    configurationSchema(),
    leanLibrary('@humanwhocodes/momoa', momoa),
  ],
  // JSX is `h()`, imported by hand from preact: smaller than the automatic runtime. tsconfig.json says the same.
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
  define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.HEADLESS': 'false' },
  build: {
    // Vite asks here, not in the environments below, whether a library is built, and leaves `import()` alone if so.
    lib: { entry: path('src/index.ts') },
    // And here how terser is to work. What it calls unsafe are sums in place of template literals.
    terserOptions: {
      compress: {
        hoist_funs: true,
        collapse_vars: false,
        lhs_constants: false,
        keep_fargs: false,
        pure_getters: true,
        sequences: 5,
        unsafe: true,
      },
      // Of names that no other file knows.
      mangle: {
        properties: {
          regex:
            /^(_(dom|children|flags|index|parent|original|depth|component|refCleanup|listeners|attached)|tacit|along|known|onOther|loadWording|loadPreferences|createSpeech|isDrawn|mayInform|isWanted|createSurface|material|dispatch|hold|release)$/,
        },
      },
    },
    outDir: path('dist'),
    emptyOutDir: false,
    target: browsers,
    cssMinify: 'lightningcss',
    reportCompressedSize: false,
  },
  builder: {
    // The scripts have to learn the parts' names from the build before theirs.
    sharedConfigBuild: true,
    sharedPlugins: true,
    async buildApp(builder) {
      await rm(path('dist'), { recursive: true, force: true });
      for (const name of [...Object.keys(parts), 'script', 'headlessScript', 'modules', 'cli']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
  environments: {
    ...Object.fromEntries(
      Object.entries(parts).map(([name, source]) => [
        name,
        { consumer: 'client' as const, build: part(source, name) },
      ]),
    ),
    script: { consumer: 'client', build: classicScript('src/script.ts', 'soglasie.js') },
    headlessScript: {
      consumer: 'client',
      define: { 'import.meta.env.HEADLESS': 'true' },
      build: classicScript('src/script.headless.ts', 'soglasie.headless.js'),
    },
    modules: { consumer: 'client', build: modules },
    cli: { consumer: 'server', build: commandLine },
  },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'https://shop.example.ru/' } },
    // Of a `define` vitest makes a text, and `'false'` would be true.
    env: { HEADLESS: '' },
    // Properties try hundreds of inputs, on machines that have other things to do.
    testTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    include: ['src/**/*.test.{ts,tsx}', 'locales/**/*.test.ts'],
  },
});
