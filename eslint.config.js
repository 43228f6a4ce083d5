import { configApp } from '@adonisjs/eslint-config'

export default configApp(
  { ignores: ['build/**', '.adonisjs/**', 'public/vendor/**', 'database/schema.ts'] },
  // `(await ownedClone(ctx)).dismiss()` says in one line what two would.
  { rules: { '@unicorn/no-await-expression-member': 'off' } }
)
