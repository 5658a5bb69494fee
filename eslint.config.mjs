import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// A room says which other rooms it may not enter; `allowTypeImports` lets types through, as they vanish at build.
const mayNotImport = (folder, ...patterns) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

// `(^|/)main/` is the folder at the top of the project: a window's own folder is called main-window.
const rooms = (...names) => ({
  regex: `^(\\.\\./)+(${names.join('|')})/`,
  message: 'See "Doors" in ARCHITECTURE.md.',
});

const syntaxBans = [
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'Names and comments from the API are text, never markup.',
  },
];

const castBan = {
  selector: 'TSAsExpression:not([typeAnnotation.typeName.name="const"])',
  message: 'A cast hides a missing check: parse the value or narrow it.',
};

export default defineConfig(
  {
    ignores: [
      '**/*.mjs',
      'out/**',
      'release/**',
      'artifacts/**',
      'coverage/**',
      '.electron/**',
      'tests/bench/floors/**',
      'scripts/electron/code-cache/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Text is spread into code points on purpose, to cut or to clean it.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'no-restricted-syntax': ['error', ...syntaxBans, castBan],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['renderer/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },

  mayNotImport(
    'renderer',
    rooms('main', 'preload', 'scripts', 'tests'),
    { group: ['electron', 'electron/*', 'node:*', 'fs', 'path', 'zod', 'zod/*'] },
    // A value from here would bring every schema, and zod with them, into the window.
    { group: ['**/contract/ipc/contract', '**/contract/ipc/contract.ts'], allowTypeImports: true },
  ),
  mayNotImport('preload', rooms('main', 'renderer', 'scripts', 'tests'), {
    group: ['node:*', 'zod', 'zod/*'],
  }),
  mayNotImport('main', rooms('renderer', 'preload', 'scripts', 'tests'), {
    group: ['react', 'react-*', 'zustand', 'zustand/*'],
  }),
  mayNotImport('contract', rooms('main', 'preload', 'renderer', 'scripts', 'tests'), {
    group: ['electron', 'electron/*', 'node:*', 'react', 'react-*', 'zustand'],
  }),
  mayNotImport('scripts', rooms('main', 'preload', 'renderer', 'tests')),

  {
    // One door into main: it checks the sender and the schema before anything else sees a message.
    files: ['main/**/*.ts'],
    ignores: ['main/ipc/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...syntaxBans,
        castBan,
        {
          selector:
            "ImportDeclaration[source.value='electron'][importKind!='type'] ImportSpecifier[imported.name='ipcMain']",
          message: 'Only main/ipc talks to ipcMain.',
        },
      ],
    },
  },
  {
    // The one place where a checked message is handed on under its channel's type.
    files: ['main/ipc/**/*.ts', 'preload/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...syntaxBans] },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': ['error', ...syntaxBans],
      // Playwright's fixtures must name the fixtures they use, even when that is none.
      'no-empty-pattern': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['scripts/**/*.ts', 'tests/bench/**/*.ts'], rules: { 'no-console': 'off' } },
);
