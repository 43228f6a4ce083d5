import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import sessionConfig from '#config/session'
import { UserFactory } from '#database/factories/user_factory'
import type { SessionStore } from '#services/sessions/session_store'

async function openStore() {
  const config = await sessionConfig.resolver(app)
  return config.stores.database(null as any, config) as SessionStore
}

test.group('Session store', () => {
  test('a session that was ended while a request of it ran stays ended', async ({ assert }) => {
    const store = await openStore()
    const id = randomUUID()
    const { id: userId } = await UserFactory.create()
    await store.tag(id, userId)
    await store.write(id, { auth_web: userId })
    assert.deepEqual(await store.read(id), { auth_web: userId })
    assert.lengthOf(await store.tagged(userId), 1)
    await store.destroy(id)
    await store.write(id, { auth_web: userId, notice: 'late' })
    assert.isNull(await store.read(id))
  })

  test('a session of nobody is kept', async ({ assert }) => {
    const store = await openStore()
    const id = randomUUID()
    await store.write(id, { notice: 'hello' })
    assert.deepEqual(await store.read(id), { notice: 'hello' })
    await store.destroy(id)
  })
})
