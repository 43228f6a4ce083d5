import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import Clone from '#models/clone'
import UsageCounter from '#models/usage_counter'
import type User from '#models/user'

const isPostgres = () => db.connection().dialect.name === 'postgres'

async function ask(name: string, id: string) {
  const { rows } = await db.rawQuery(`SELECT ${name}(?::uuid) AS answer`, [id])
  return rows[0].answer
}

async function use(user: User, resource: 'messages' | 'documents', scope: string, times: number) {
  for (let n = 0; n < times; n++) {
    await Clone.transaction((trx) => UsageCounter.take(trx, user.id, resource, scope))
  }
}

test.group('Usage functions', () => {
  test('they count and allow as the models do', async ({ assert, cleanup }) => {
    const user = await UserFactory.create()
    cleanup(() => user.delete())
    const clone = await user.createClone({ name: 'Rosa' })
    await use(user, 'messages', UsageCounter.scopeOf('messages'), 3)
    await use(user, 'documents', clone.id, 5)

    assert.equal(await ask('get_user_clone_count', user.id), await user.cloneCount())
    assert.equal(
      await ask('get_user_message_count_this_month', user.id),
      await user.monthlyMessageCount()
    )
    assert.equal(await ask('get_clone_document_count', clone.id), await clone.documentCount())
    assert.deepEqual(
      [await user.cloneCount(), await user.monthlyMessageCount(), await clone.documentCount()],
      [1, 3, 5]
    )

    assert.isTrue(await ask('can_create_clone', user.id))
    assert.isTrue(await ask('can_send_message', user.id))
    assert.isFalse(await ask('can_add_document', clone.id))
    await assert.rejects(() => use(user, 'documents', clone.id, 1))
    await user.createClone({ name: 'Rui' })
    assert.isFalse(await ask('can_create_clone', user.id))
    await assert.rejects(() => user.createClone({ name: 'Rita' }))

    assert.isFalse(await ask('is_platform_admin', user.id))
    await user.grantAdmin({ actorId: null, ipAddress: null })
    assert.isTrue(await ask('is_platform_admin', user.id))
  }).skip(() => !isPostgres(), 'SQLite has no stored functions')
})
