import { configApp } from '@adonisjs/eslint-config'
import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'

/** The steps of a query look like promises, but change it in place: it runs only where it is awaited, and fails there. */
const stepsOfQueries = {
  from: 'package',
  package: '@adonisjs/lucid',
  name: [
    'OrderBy',
    'RawQueryFn',
    'DatabaseQueryBuilderSelect',
    'Select',
    'SelectColumns',
    'Where',
    'WhereNull',
    'WhereColumn',
    'WhereIn',
    'WithCount',
  ],
}

/** A rejection that nobody listens to is a fault that nobody hears of; a query that nobody awaits never runs. */
const promises = {
  files: ['**/*.ts'],
  languageOptions: {
    parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
  },
  plugins: { '@typescript-eslint': tseslint.plugin },
  rules: {
    '@typescript-eslint/no-floating-promises': [
      'error',
      { ignoreVoid: false, allowForKnownSafeCalls: [stepsOfQueries] },
    ],
    '@typescript-eslint/no-misused-promises': 'error',
  },
}

/** What people and their providers send must cost no more than its length. */
const linearTime = {
  files: ['app/**/*.ts'],
  plugins: { regexp },
  rules: {
    'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
    'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: true }],
  },
}

export default configApp(
  { ignores: ['build/**', '.adonisjs/**', 'public/vendor/**', 'database/schema.ts', '**/*.as.ts'] },
  // `(await ownedClone(ctx)).dismiss()` says in one line what two would.
  { rules: { '@unicorn/no-await-expression-member': 'off' } },
  promises,
  linearTime
)
