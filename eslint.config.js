// A small second pass beside Biome: what it cannot see. Reports are hostile, so every regex is checked
// for sense (regexp) and for backtracking (redos); every promise is awaited (no-floating-promises).
import redos from 'eslint-plugin-redos';
import * as regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

export default [
  {
    ignores: [
      'dist/',
      'node_modules/',
      'src/vocab/tables/',
      'examples/',
      'test/fixtures/pdf/',
      'test/fixtures/rules/',
    ],
  },
  {
    files: [
      'src/**/*.ts',
      'test/**/*.ts',
      'tools/**/*.ts',
      'bench/**/*.ts',
      'eval/**/*.ts',
      'train/**/*.ts',
      'web/src/**/*.{ts,tsx}',
    ],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true },
    },
    plugins: { '@typescript-eslint': tseslint.plugin, regexp, redos },
    rules: {
      ...regexp.configs['flat/recommended'].rules,
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      'redos/no-vulnerable': ['error', { timeout: 5_000, checker: 'auto' }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      // A `\d` that means "decimal digit as ATT&CK writes it" reads better than a class; taste, not safety.
      'regexp/use-ignore-case': 'off',
      'regexp/prefer-d': 'off',
      'regexp/prefer-w': 'off',
    },
  },
];
