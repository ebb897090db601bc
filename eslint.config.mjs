import js from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const PURE = [
  'api',
  'cluster',
  'containers',
  'controllers',
  'commands',
  'printers',
  'scenarios',
  'tutor',
  'diagram',
  'kube-api',
].map((folder) => `src/${folder}/**/*.ts`);
const NO_CLOCK = 'The clock belongs to the cluster: read cluster.now.';
const NO_IO = 'A pure folder does no I/O and knows no process: take what you need as an argument.';
const restricted = (names, message) => names.map((name) => ({ name, message }));

/** What every pure folder does without; `Date` is added outside src/cluster/time.ts. */
const IMPURE_GLOBALS = [
  ...restricted(['process', 'fetch', 'require', 'Buffer', 'crypto', 'console'], NO_IO),
  ...restricted(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'performance'], NO_CLOCK),
];
const NO_RANDOM = { object: 'Math', property: 'random', message: 'Randomness comes from the seed in the cluster.' };

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'dist/',
      'coverage/',
      '.serverless/',
      '.kube-tutor/',
      'src/api/schema/*.generated.ts',
      'src/tutor/content/*.generated.ts',
      'src/diagram/drawing/*.generated.ts',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Under noUncheckedIndexedAccess an index whose bound was just checked is written with `!`.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `Kind | (string & {})` and the like say to a reader which words to expect.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      // Nothing here declares an enum, and looking for one takes a sixth of the linter's time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // Names and commands are split by code point on purpose.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      'no-param-reassign': 'error',
      // Text from people and from YAML is cleaned of control characters.
      'no-control-regex': 'off',
      eqeqeq: 'error',
      curly: ['error', 'multi-line'],
    },
  },
  {
    files: ['src/**/*.ts', 'functions/**/*.ts', 'infra/**/*.ts', 'playground/**/*.ts', 'playground/**/*.tsx'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 25],
    },
  },
  {
    // Nobody may write a text whose reading takes long: no pattern that goes over a run of characters again and again.
    files: ['src/**/*.ts', 'functions/**/*.ts', 'playground/**/*.ts', 'playground/**/*.tsx'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false, ignoreSticky: true }],
    },
  },
  { files: ['functions/**/*.ts'], rules: { 'max-lines': ['error', 40] } },
  {
    files: PURE,
    ignores: ['src/api/schema/generate*.ts', 'src/cluster/time.ts'],
    rules: {
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS, { name: 'Date', message: NO_CLOCK }],
      'no-restricted-properties': ['error', NO_RANDOM],
    },
  },
  {
    // The one place that turns an instant into Kubernetes' text and back; it may build a Date, never ask for today's.
    files: ['src/cluster/time.ts'],
    rules: {
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
      'no-restricted-properties': ['error', NO_RANDOM, { object: 'Date', property: 'now', message: NO_CLOCK }],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: NO_CLOCK },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        module: 'writable',
        require: 'readonly',
        process: 'readonly',
        __dirname: 'readonly',
        __filename: 'readonly',
      },
    },
  },
);
