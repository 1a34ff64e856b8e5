import comments from '@eslint-community/eslint-plugin-eslint-comments';
import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// The rooms of src/ (CONTRIBUTING.md has the map) and what holds between them.

/** Every directory of src/. A new room is named here first. */
const rooms = ['config', 'consent', 'record', 'gate', 'withdraw', 'vendors', 'services', 'ui', 'cli'];

/** Rooms whose business is stored data. */
const storageRooms = ['record', 'withdraw'];

/** Files that any room may import: the types that the rooms are put together by, and the page as the browser has it. */
const commonFiles = [
  'Consent.ts',
  'Surface.ts',
  'SurfaceOptions.ts',
  'afterPaint.ts',
  'inTime.ts',
  'page.ts',
  'services/Service.ts',
  'vendors/VendorContext.ts',
];

/** Rooms that use another: an entry of the catalogue brings its vendor's code, the command line has the catalogue. */
const neighbours = { services: ['vendors'], cli: ['services'] };

/** Files that know the rooms: the composition root, the entries and what they share. */
const compositionRoot = 'src/createConsent.ts';
const roots = [
  compositionRoot,
  ...[
    'index',
    'headless',
    'script',
    'script.headless',
    'start',
    'Surface',
    'startFromTag',
    'cli',
    'createOwnSurface',
    'createTranslatedSurface',
    'createOthers',
    'createVendors',
    'loadEntries',
    'loadOthers',
    'loadPart',
    'others',
    'diagnostics',
    'preferences',
    'withdrawal',
  ].map((name) => `src/${name}.ts`),
];

/** The only files that write to the console. */
const consoleFiles = ['src/events.ts', 'src/diagnostics.ts'];

const typescript = ['**/*.{ts,tsx}'];
const tests = ['src/**/*.test.{ts,tsx}', 'locales/**/*.test.ts', 'demo/**/*.test.ts'];

// What may be named where.

const storage = ['localStorage', 'sessionStorage', 'indexedDB', 'cookieStore', 'caches'].map((name) => ({
  name,
  message: 'Storage belongs to src/record (our record) and src/withdraw (what others left behind).',
}));

const cookies = {
  object: 'document',
  property: 'cookie',
  message: 'Cookies belong to src/record (our record) and src/withdraw (what others left behind).',
};

/** src/consent decides from its arguments alone, so that every rule can be tested without a browser. */
const impure = [
  ...['window', 'document', 'navigator', 'location', 'history', 'globalThis', 'self'],
  ...['setTimeout', 'setInterval', 'requestAnimationFrame', 'queueMicrotask', 'fetch'],
]
  .map((name) => ({ name, message: 'src/consent is pure: pass the answer in with the action or the state.' }))
  .concat(
    ['Date', 'performance', 'crypto'].map((name) => ({
      name,
      message: 'src/consent is pure: time and ids arrive inside the action.',
    })),
  );

const random = {
  object: 'Math',
  property: 'random',
  message: 'Ids come from crypto, outside src/consent, and arrive inside the action.',
};

/** What only the entry of the command line may name. */
const surroundings = ['process', 'console'].map((name) => ({
  name,
  message: 'src/cli sees the world through the Terminal that it is given, so that tests can stand in for it.',
}));

/** Whatever turns a string into markup or code: injection, and blocked by Trusted Types anyway. */
const sinks = [
  ...['innerHTML', 'outerHTML', 'srcdoc', 'insertAdjacentHTML', 'setHTMLUnsafe', 'parseHTMLUnsafe'],
  ...['createContextualFragment', 'parseFromString', 'dangerouslySetInnerHTML'],
].map((property) => ({
  property,
  message: 'Build elements, or set textContent: a string never becomes markup.',
}));

const writes = ['write', 'writeln'].map((property) => ({
  object: 'document',
  property,
  message: 'Append an element: document.write() can blank the page.',
}));

const sinkAttribute = {
  selector: 'JSXAttribute[name.name=/^(dangerouslySetInnerHTML|srcdoc|srcDoc)$/]',
  message: 'Render elements or text: a string never becomes markup.',
};

const preact = {
  regex: '^preact(/|$)',
  message: 'Only src/ui imports preact: the headless core must not carry it.',
};

const jsCookie = {
  regex: '^js-cookie$',
  message: 'src/record and src/withdraw know cookies, and need no library for it.',
};

/** The command line's, for Node: browsers are sent none of it. */
const node = {
  regex: '^(node:|commander$|@clack/|picocolors$)|(^|/)package\\.json$|(^|/)cli(/|$)',
  message: 'Only src/cli and its entry are for Node.',
};

const configValues = {
  regex: '(^|/)config(/|$)',
  allowTypeImports: true,
  message: 'Rooms get a resolved Config as an argument; import only its types.',
};

/** The rules of one place in src/, spelled out in full because a later `rules` entry replaces an earlier one. */
const place = ({ files, ignores = [], zones, imports = [], globals = [], properties = [] }) => ({
  files,
  ignores: [...tests, ...ignores],
  rules: {
    'import-x/no-restricted-paths': zones ? ['error', { basePath: import.meta.dirname, zones }] : 'off',
    '@typescript-eslint/no-restricted-imports': ['error', { patterns: imports }],
    'no-restricted-globals': ['error', { globals, checkGlobalObject: true }],
    'no-restricted-properties': ['error', ...sinks, ...writes, ...properties],
  },
});

const room = (name) => {
  const keepsStorage = storageRooms.includes(name);
  const imports = [
    ...(name === 'ui' ? [] : [preact]),
    jsCookie,
    ...(name === 'config' || name === 'cli' ? [] : [configValues]),
    ...(name === 'cli' ? [] : [node]),
  ];
  return place({
    files: [`src/${name}/**/*.{ts,tsx}`],
    zones: [
      {
        target: `./src/${name}`,
        from: './src',
        except: [...new Set([name, 'consent', 'config', ...(neighbours[name] ?? []), ...commonFiles])].map(
          (path) => `./${path}`,
        ),
        message: `Rooms do not know each other: ${compositionRoot} passes src/${name} what it needs.`,
      },
    ],
    imports,
    globals: [
      ...(keepsStorage ? [] : storage),
      ...(name === 'consent' ? impure : []),
      ...(name === 'cli' ? surroundings : []),
    ],
    properties: [...(keepsStorage ? [] : [cookies]), random],
  });
};

export default defineConfig(
  globalIgnores(['dist/', 'demo/dist/', 'e2e/results/']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
    plugins: { '@eslint-community/eslint-comments': comments },
    rules: {
      // An exception says why: // eslint-disable-next-line rule -- reason
      '@eslint-community/eslint-comments/require-description': 'error',
      '@eslint-community/eslint-comments/no-unlimited-disable': 'error',
    },
  },
  {
    // Names in the few JavaScript files are the browser's or Node's; a list of them would only go stale.
    ...js.configs.recommended,
    rules: { ...js.configs.recommended.rules, 'no-undef': 'off', eqeqeq: 'error' },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
      // Known names, so that window.localStorage counts as localStorage.
      globals: { window: 'readonly', self: 'readonly' },
    },
    settings: {
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] })],
    },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // It asks for the `!` that no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // Named, an inferred type reads better in editors and in messages.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // Symbols as keys count as dynamic.
      '@typescript-eslint/no-dynamic-delete': 'off',
      // An empty text counts as none: `title || id`.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      'import-x/no-cycle': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: [...tests, ...consoleFiles],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', sinkAttribute], 'no-eval': 'error', 'no-new-func': 'error' },
  },

  {
    files: ['src/**/*.tsx'],
    // It does not see that JSX uses the `h` that a part is given.
    rules: { 'no-useless-assignment': 'off' },
  },

  rooms.map(room),
  place({
    files: roots,
    ignores: ['src/cli.ts'],
    imports: [preact, jsCookie, node],
    globals: storage,
    properties: [cookies, random],
  }),
  place({
    files: ['src/*.{ts,tsx}'],
    ignores: roots,
    zones: rooms
      .filter((name) => name !== 'consent' && name !== 'config')
      .map((name) => ({
        target: './src/*.ts',
        from: `./src/${name}`,
        // The shape of an entry is everybody's, as above.
        except: name === 'services' ? ['./Service.ts'] : [],
        message: `Only ${compositionRoot} and the entries know the rooms.`,
      })),
    imports: [preact, jsCookie, configValues, node],
    globals: storage,
    properties: [cookies, random],
  }),

  {
    files: [...tests, 'e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // Playwright's fixtures ask for `{}` where they depend on nothing.
      'no-empty-pattern': 'off',
    },
  },
);
