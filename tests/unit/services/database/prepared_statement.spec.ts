import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { UserFactory } from '#database/factories/user_factory'
import { PreparedStatement } from '#services/database/prepared_statement'

const userById = new PreparedStatement<{ id: string; email: string }>(
  'main',
  'SELECT id, email FROM users WHERE id = ? AND email <> ? ORDER BY id'
)

test.group('Prepared statements', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('rows come back, in the transaction that is open', async ({ assert }) => {
    const { id, email } = await UserFactory.create()
    assert.deepEqual({ ...(await userById.first(id, 'nobody')) }, { id, email })
    assert.lengthOf(await userById.all(id, 'nobody'), 1)
    assert.isUndefined(await userById.first(id, email))
  })

  test('what is bound is never read as SQL', async ({ assert }) => {
    await UserFactory.create()
    assert.lengthOf(await userById.all("' OR '1'='1", "x'; DROP TABLE users; --"), 0)
  }).skip(process.env.DATABASE_URL !== undefined, 'PostgreSQL refuses what is no UUID')

  test('the connection is given back, also after a failure', async ({ assert }) => {
    const wrong = new PreparedStatement('volatile', 'SELECT * FROM nowhere')
    for (let n = 0; n < 12; n++) await assert.rejects(() => wrong.all())
    const right = new PreparedStatement<{ one: number }>('volatile', 'SELECT 1 AS one')
    assert.equal((await right.first())?.one, 1)
  })
})
