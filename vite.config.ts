import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify as terser } from 'terser';
import { minify, runnerImport, type BuildEnvironmentOptions, type Plugin } from 'vite';
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

/** The ids of the catalogue, in alphabetical order: a number of the order names a part. */
const services = readdirSync(path('src/services/catalogue'))
  .flatMap((name) => /^([\w-]+)\.ts$/.exec(name)?.[1] ?? [])
  .sort();

const serviceFile = (id: string): string => path(`src/services/catalogue/${id}.ts`);

/**
 * Parts that the classic scripts, and parts further down, load when first needed: `<name>` of `soglasie-<name>-[hash].js`, and the module
 * that it is made of.
 */
const parts: Readonly<Record<string, string>> = {
  diagnostics: 'src/diagnostics.ts',
  placeholder: 'src/ui/embed/definePlaceholder.tsx',
  preferences: 'src/preferences.ts',
  reload: 'src/ui/reload/offerReload.tsx',
  others: 'src/others.ts',
  ...Object.fromEntries(languages.map((language) => [language, `locales/${language}.ts`])),
  languages: 'src/ui/languages.ts',
};

/** Whether a part loads further ones. */
const isLoading = (name: string): boolean => !/^(placeholder|reload|\w\w)$/.test(name);

/** What stands for the digest of a part until all is built that the part is made of. */
const digestOf = (name: string): string => `__digest_${name}__`;

/** The modules whose `import()` the transform below writes as a call of `loadPart`, from where each has it. */
const loaderOf = (environment: string): string =>
  path(isClassic(environment) ? 'src/loadPart.ts' : 'src/givenLoader.ts');

/** What `import.meta.glob` makes of the catalogue, short and without vendors' names in the addresses. */
const serviceParts = (): string =>
  `Object.fromEntries(${JSON.stringify(services.join(' '))}.split(" ").map((id, n) => ` +
  `["./" + id + ".ts", () => loadPart("s" + n, ${JSON.stringify(digestOf('services'))}.match(/.{43}/g)[n])]))`;

/** The languages as a script has them: where each is, a part knows. */
const languagesOf = (): string =>
  `export const languages = Object.fromEntries(${JSON.stringify(languages.join(' '))}.split(" ").map((id) => ` +
  `[id, async () => (await loadPart("languages", "${digestOf('languages')}")).languages[id]()]));`;

/**
 * Has parts loaded by their own address, from beside the script that asks for them, and checked to be what was built:
 * without this, a build of one classic script silently takes a part into it.
 */
function loadParts(): Plugin {
  /** SHA-256 of the parts that are built, in base64 without the sign at its end. */
  const digests = new Map<string, string>();
  return {
    name: 'load-parts',
    // The tests and the demo's server load a module by its own name.
    apply: 'build',
    transform(code, id) {
      const { name } = this.environment;
      // Bundlers of others, and Node, take the modules as they are.
      if (['modules', 'cli', 'services'].includes(name) || !id.startsWith(path('src/'))) return null;
      const entry = Object.hasOwn(parts, name) && id === path(parts[name] ?? '');
      const loads =
        isClassic(name) && id === path('src/ui/languages.ts')
          ? languagesOf()
          : code
              .replace(/\bimport\((['"]).*?([^/'"]+)\1\)/g, (_call, _quote, module: string) => {
                const part = Object.keys(parts).find((each) => parts[each]?.includes(`/${module}.`));
                if (!part) return this.error(`no part is made of ${module}`);
                return `loadPart("${part}", "${digestOf(part)}")`;
              })
              .replace(/\bimport\.meta\.glob[^(]*\([^)]*\)/g, serviceParts);
      const loader = JSON.stringify(loaderOf(name));
      return (
        (loads === code ? '' : `import { loadPart } from ${loader};`) +
        loads +
        // A part without further ones needs none.
        (entry && isLoading(name) ? `;export { takeLoader } from ${loader};` : '')
      );
    },
    generateBundle(_options, bundle) {
      const { name } = this.environment;
      for (const [key, file] of Object.entries(bundle)) {
        if (file.type !== 'chunk') continue;
        file.code = file.code.replace(/__digest_(\w+)__/g, (_text, part: string) => {
          const known =
            part === 'services' ? services.map((_id, n) => digests.get(`s${n}`)).join('') : digests.get(part);
          return known ?? this.error(`${name} wants ${part}, which is not built yet`);
        });
        if (!Object.hasOwn(parts, name) && name !== 'services') continue;
        const part = name === 'services' ? file.name : name;
        let digest: string;
        // The name of the file has the digest's beginning, which must do as a name.
        do {
          file.code += '\n';
          digest = createHash('sha256').update(file.code).digest('base64').slice(0, 43);
        } while (/[+/]/.test(digest.slice(0, 8)));
        digests.set(part, digest);
        delete bundle[key];
        this.emitFile({
          type: 'asset',
          fileName: `soglasie-${part}-${digest.slice(0, 8)}.js`,
          source: file.code,
        });
      }
    },
  };
}

/**
 * Gives each file of the catalogue its own copy of what it imports: one build makes all of them, and would put what two of
 * them share into a file that takes one more request. What they do share at run time stands in the page.
 */
function separateServices(): Plugin {
  const catalogue = path('src/services/catalogue/');
  return {
    name: 'separate-services',
    // Before files are found in another way.
    enforce: 'pre',
    apply: 'build',
    async resolveId(source, importer, options) {
      let [, service] = importer?.split('?service=') ?? [];
      if (!['services', 'modules'].includes(this.environment.name)) return null;
      if (service === undefined && !source.includes('/catalogue/')) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (found?.id.startsWith(catalogue)) service = basename(found.id, '.ts');
      return found && service !== undefined ? { ...found, id: `${found.id}?service=${service}` } : found;
    },
  };
}

/** Each of two minifiers shortens what the other has left, or made way for: one more of each saves about 1 %. */
function minifyAgain(): Plugin {
  return {
    name: 'minify-again',
    apply: 'build',
    renderChunk: {
      // After Vite has called terser.
      order: 'post',
      async handler(code, { fileName }) {
        if (this.environment.config.build.minify !== 'terser') return null;
        const once = await minify(fileName, code, { compress: { target: 'es2023' }, mangle: false });
        if (once.errors[0]) this.error(once.errors[0].message);
        const isModule = !isClassic(this.environment.name);
        return (await terser(once.code, { ecma: 2020, module: isModule, compress: minifying })).code ?? null;
      },
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
      const [{ createJsonSchema }, { schema }, { titles }] = await Promise.all([
        load<typeof import('./src/config/createJsonSchema')>('src/config/createJsonSchema.ts'),
        load<typeof import('./src/config/schema')>('src/config/schema.ts'),
        load<typeof import('./src/services/titles')>('src/services/titles.ts'),
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
        titles,
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
export const preact: Lean = {
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
    // Error boundaries: what a component throws is for who draws it.
    ['if (!(e && e.then)) markAsForce(newVNode);', ''],
    ['options._catchError(e, … );', 'throw e;'],
    // Suspense, and taking over what stands in a container.
    ['let isHydrating = vnode && vnode._flags & MODE_HYDRATE;', ''],
    ['if ( oldVNode._flags & MODE_SUSPENDED && … if ((tmp', 'if ((tmp'],
    // SVG, MathML, and elements with an `is`.
    // Elements and texts are made by the document's own means, which an element of that name in the page does not hide.
    ['doc.createElementNS( … );', 'HTMLDocument.prototype.createElement.call(document, nodeType);'],
    ['doc.createTextNode(newProps)', 'HTMLDocument.prototype.createTextNode.call(document, newProps)'],
    // Elements that want a treatment of their own.
    [/nodeType == '(svg|math|foreignObject|template|textarea|progress)'/g, 'false'],
    // Raw markup.
    ["if (i == 'dangerouslySetInnerHTML') { oldHtml = value; } else if", 'if'],
    ["else if (i == 'dangerouslySetInnerHTML') { newHtml = value; }", ''],
    // Inline styles.
    ["if (name == 'style') { … else if (name[0]", 'if (name[0]'],
    // Handlers that may capture, be called by a name of one's own, or not belong to the event under way.
    [
      "if (typeof value != 'function') value = NULL; … dom.removeEventListener(name, proxy, useCapture); } }",
      'dom[name.toLowerCase()] = value;',
    ],
    [/let (EVENT_DISPATCHED|CAPTURE_REGEX) = [^;]+;|const CAPTURE_REGEX = [^;]+;/g, ''],
    ['function createEventProxy(name) { … const eventProxies = {};', ''],
    // What is no switch is an attribute, too: looking which of the two it is takes longer than setting it.
    [
      'if (namespace == SVG_NAMESPACE) { … } catch (e) {} }',
      "if (typeof value == 'boolean' && name[4] != '-') { dom[name] = value; return; }",
    ],
    ["if (value != NULL && (value !== false || name[4] == '-'))", 'if (value != NULL)'],
    ["name == 'popover' && value == true ? '' : value", 'value'],
    // Fields with a text.
    [
      "!(i == 'value' && 'defaultValue' in newProps) && !(i == 'checked' && 'defaultChecked' in newProps)",
      'true',
    ],
    ["else if (i == 'value') { inputValue = value; }", ''],
    [
      "i = 'value'; … i, checked, oldProps[i], namespace); }",
      'if (checked != UNDEFINED) dom.checked = checked;',
    ],
    // Moves: nothing of ours comes in another order, and what is new goes where the last one ended.
    ['~childVNode._index && oldChildren[childVNode._index]', 'oldChildren[childVNode._index]'],
    [
      'if (childVNode._flags & INSERT_VNODE) { … childVNode._flags &= ~(INSERT_VNODE | LIS_CANDIDATE);',
      "if (typeof childVNode.type == 'function') oldDom = result; else { " +
        'if (!oldVNode._dom) parentDom.insertBefore(newDom, oldDom || NULL); oldDom = newDom.nextSibling; }',
    ],
    [', remainingOldChildren = oldChildrenLength; let skew = 0;', ';'],
    ['const skewedIndex = i + skew;', ''],
    [
      'const matchingIndex = ( … if (remainingOldChildren) {',
      'oldVNode = oldChildren[(childVNode._index = findMatchingIndex(childVNode, oldChildren, i))]; ' +
        'if (oldVNode) oldVNode._flags |= MATCHED; } {',
    ],
    // Looking for the nearest first.
    ['let shouldSearch = remainingOldChildren > (matched ? 1 : 0);', ''],
    [
      'else if (shouldSearch) { … } return -1;',
      'return oldChildren.findIndex( (old) => old && !(old._flags & MATCHED) && key == old.key && type == old.type );',
    ],
    ['parentDom.ownerDocument || document', 'document'],
    // Functions where nobody has use for one.
    ["if (typeof value == 'function') return;", ''],
    [" || typeof childVNode == 'function'", ''],
    // References that are objects, clean up after themselves, or are told of an end; and what components want at theirs.
    [
      'if (oldVNode.ref != childVNode.ref || oldVNode._flags & REF_DETACHED) { … } firstChildDom',
      'if (childVNode.ref && oldVNode.ref != childVNode.ref) refQueue.push(childVNode.ref.bind(NULL, newDom)); firstChildDom',
    ],
    ['for (let i = 0; i < refQueue.length; ) { … }', 'refQueue.forEach((ref) => ref());'],
    [
      'let r, end, nodes; … vnode._dom = vnode._component = vnode._parent = NULL;',
      "if (typeof vnode.type == 'function') vnode._children.forEach((child) => child && unmount(child)); " +
        'else vnode._dom.remove(); vnode._dom = NULL;',
    ],
    ['unmount(oldVNode, oldVNode)', 'unmount(oldVNode)'],
    // What is given back to the collector of garbage sooner.
    ['parentDom._children.props.children = NULL;', ''],
    // Documents as containers, and texts that are objects.
    ['if (parentDom.nodeType == 9) { parentDom = parentDom.documentElement; }', ''],
    [' || childVNode.constructor === String', ''],
    // One and the same description drawn twice: each drawing describes all anew.
    [
      'else if (childVNode.constructor === VNODE_MARKER && childVNode._depth) { … } else { newChildren[i] = childVNode; }',
      'else { newChildren[i] = childVNode; }',
    ],
    ['try { if (newVNode._original == oldVNode._original) { … break outer; } tmp', 'try { tmp'],
    ['childVNode._depth = newParentVNode._depth + 1;', ''],
    ['_depth: 0,', ''],
    ['_original: original || ++vnodeId,', ''],
    ['_component: NULL,', ''],
    // Components that are one fragment: ours give lists.
    [
      'const renderResult = tmp && tmp.type === Fragment && tmp.key == NULL ? tmp.props.children : tmp;',
      'const renderResult = tmp;',
    ],
    // What throws while it is drawn: nothing of ours does, and nobody would take over.
    ['try { tmp = newType(newVNode.props);', '{ tmp = newType(newVNode.props);'],
    ['} catch (e) { newVNode._original = NULL; … throw e; }', '}'],
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
export function leanLibrary(name: string, { version, entry, isMeant, unused }: Lean): Plugin {
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

/** Says what the `integrity` of each built file is, for pages that check what they load; `dist/integrity.json` has it, too. */
async function writeIntegrity(): Promise<void> {
  const files = readdirSync(path('dist'), { recursive: true, encoding: 'utf8' });
  const integrity = Object.fromEntries(
    files
      .filter((file) => /\.js(on)?$/.test(file))
      .sort()
      .map((file) => {
        const digest = createHash('sha384').update(readFileSync(path(`dist/${file}`)));
        return [file.replaceAll('\\', '/'), `sha384-${digest.digest('base64')}`];
      }),
  );
  await writeFile(path('dist/integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`);
  for (const [file, value] of Object.entries(integrity)) console.log(`${value}  ${file}`);
}

/** How terser works. What it calls unsafe are sums in place of template literals, and arrows in place of functions without `this`. */
const minifying = {
  hoist_funs: true,
  passes: 2,
  collapse_vars: false,
  lhs_constants: false,
  keep_fargs: false,
  pure_getters: true,
  sequences: 5,
  unsafe: true,
  unsafe_arrows: true,
};

/**
 * Chromium compiles such a file whole, and while it arrives, in place of each function when it is first called: two
 * thirds of a return visit's work are left. https://v8.dev/blog/explicit-compile-hints
 */
const COMPILED_AHEAD = '//# allFunctionsCalledOnLoad';

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
        postBanner: `${file.includes('headless') ? '' : '\uFEFF'}${COMPILED_AHEAD}`,
      },
    },
  };
}

/** A file for `import()` that shares nothing with other parts, so that each takes one request. */
function part(entry: string, name: string): BuildEnvironmentOptions {
  return {
    lib: { entry: path(entry), formats: ['es'] },
    minify: 'terser',
    rolldownOptions: {
      output: {
        entryFileNames: `${name}.js`,
        // Of the others, hardly anything is called.
        postBanner: name === 'preferences' ? COMPILED_AHEAD : '',
      },
    },
  };
}

/** The catalogue's parts, in one build. Their names say nothing of vendors, which ad-blockers look for. */
const catalogue: BuildEnvironmentOptions = {
  lib: {
    entry: Object.fromEntries(services.map((id, index) => [`s${index}`, serviceFile(id)])),
    formats: ['es'],
  },
  minify: 'terser',
  rolldownOptions: { output: { entryFileNames: '[name].js' } },
};

/** The npm entries. The project that imports them minifies, and shares preact with us. */
const modules: BuildEnvironmentOptions = {
  lib: {
    entry: {
      index: path('src/index.ts'),
      headless: path('src/headless.ts'),
      ...Object.fromEntries(services.map((id) => [`vendors/${id}`, serviceFile(id)])),
    },
    formats: ['es'],
  },
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
          // What both entries need. A vendor's file is its own, and the core takes what it needs of them along.
          {
            name: 'core',
            test: /\/src\/(?!ui\/|services\/|vendors\/|config\/(link|readTraces)\.)/,
            minShareCount: 2,
          },
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
    separateServices(),
    minifyAgain(),
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
    // And here how terser is to work.
    terserOptions: {
      compress: minifying,
      // Of names that no other file knows.
      mangle: {
        properties: {
          regex:
            /^(_(dom|children|flags|index|parent|original|component)|tacit|along|known|onOther|loadWording|loadPreferences|createSpeech|isDrawn|speaks|faults|mayInform|isWanted|createSurface|material|dispatch|hold|release)$/,
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
      for (const name of ['services', ...Object.keys(parts), 'script', 'headlessScript', 'modules', 'cli']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
      await writeIntegrity();
    },
  },
  environments: {
    ...Object.fromEntries(
      Object.entries(parts).map(([name, source]) => [
        name,
        { consumer: 'client' as const, build: part(source, name) },
      ]),
    ),
    services: { consumer: 'client', build: catalogue },
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
    // As text: the configurator computes the colours of our style sheets.
    css: { include: [/\.css\?raw$/] },
    include: ['src/**/*.test.{ts,tsx}', 'locales/**/*.test.ts', 'demo/**/*.test.ts'],
  },
});
