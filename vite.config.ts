import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BuildEnvironmentOptions, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The oldest browsers with `popover`, `light-dark()` and relative colours. README.md names them too. */
const browsers = ['chrome123', 'edge123', 'firefox128', 'safari18'];

/** Whether an environment builds a file for `<script src>`. */
const isClassic = (environment: string): boolean => /script$/i.test(environment);

/**
 * Parts that the classic scripts, and parts further down, load when first needed: `<name>` of `soglasie-<name>-[hash].js`, and the module
 * that it is made of.
 */
const parts = {
  diagnostics: 'src/diagnostics.ts',
  placeholder: 'src/ui/embed/definePlaceholder.tsx',
  preferences: 'src/ui/preferences/definePreferences.tsx',
  reload: 'src/ui/reload/defineReload.tsx',
  withdrawal: 'src/withdrawal.ts',
  others: 'src/createOthers.ts',
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
          return part ? `import("./${part}")` : this.error(`no part is made of ${module}`);
        });
      }
    },
  };
}

/**
 * What the classic scripts never use of their libraries, by file: class components, context, suspense, inline
 * styles, SVG and raw markup of Preact. Stated as a known answer, which lets the minifier drop the rest.
 */
const unused: Record<string, readonly (readonly [RegExp, string])[]> = {
  '/preact/dist/preact.mjs': [
    [
      /\w+\.(contextType|getChildContext|getDerivedStateFrom\w+|getSnapshotBeforeUpdate|shouldComponentUpdate|component(Will|Did)\w+)\b(?!\(|\s*=[^=])/g,
      'void 0',
    ],
    [/"(style|dangerouslySetInnerHTML|svg|math|foreignObject|template|textarea|progress)"==\w+/g, '!1'],
    [/"http:\/\/www\.w3\.org\/2000\/svg"==\w+/g, '!1'],
    [/\w+&&\w+\.then(?=\W)/g, '!1'],
  ],
};

const leanLibraries: Plugin = {
  name: 'lean-libraries',
  transform(code, id) {
    if (!isClassic(this.environment.name)) return null;
    const [, patterns = []] = Object.entries(unused).find(([file]) => id.endsWith(file)) ?? [];
    return patterns.reduce((lean, [pattern, answer]) => {
      // A new version that is written differently is looked at again, not shipped as it happens to come out.
      if (!pattern.test(lean)) this.error(`${id} no longer has ${pattern}: revise what is left out of it`);
      return lean.replace(pattern, answer);
    }, code);
  },
};

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
        postBanner: '\uFEFF',
      },
    },
  };
}

/** A file for `import()` that shares nothing with other parts, so that each takes one request. */
function part(entry: string, name: string): BuildEnvironmentOptions {
  return {
    lib: { entry: path(entry), formats: ['es'] },
    minify: 'terser',
    rolldownOptions: { output: { entryFileNames: `soglasie-${name}-[hash].js` } },
  };
}

/** The npm entries. The project that imports them minifies, and shares preact with us. */
const modules: BuildEnvironmentOptions = {
  lib: { entry: { index: path('src/index.ts'), headless: path('src/headless.ts') }, formats: ['es'] },
  minify: false,
  rolldownOptions: {
    external: [/^preact(\/|$)/, 'leven'],
    output: { chunkFileNames: '[name].js', codeSplitting: { groups: [{ name: 'core', minShareCount: 2 }] } },
  },
};

// `vite build` builds every environment below into dist/, in this order.
export default defineConfig({
  publicDir: false,
  plugins: [loadParts(), leanLibraries],
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
        lhs_constants: false,
        keep_fargs: false,
        pure_getters: true,
        unsafe: true,
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
      for (const name of [...Object.keys(parts), 'script', 'headlessScript', 'modules']) {
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
  },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'https://shop.example.ru/' } },
    // Of a `define` vitest makes a text, and `'false'` would be true.
    env: { HEADLESS: '' },
    // Properties try hundreds of inputs, on machines that have other things to do.
    testTimeout: 60_000,
    include: ['src/**/*.test.{ts,tsx}', 'locales/**/*.test.ts'],
  },
});
