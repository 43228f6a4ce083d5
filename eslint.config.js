import { configApp } from '@adonisjs/eslint-config'
import regexp from 'eslint-plugin-regexp'

export default configApp(
  { ignores: ['build/**', '.adonisjs/**', 'public/vendor/**', 'database/schema.ts'] },
  // `(await ownedClone(ctx)).dismiss()` says in one line what two would.
  { rules: { '@unicorn/no-await-expression-member': 'off' } },
  // What people and their providers send must cost no more than its length.
  {
    files: ['app/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: true }],
    },
  }
)
