import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import sessionConfig from '#config/session'
import { UserFactory } from '#database/factories/user_factory'
import { guestData } from '#services/sessions/guest_session'
import type { SessionStore } from '#services/sessions/session_store'

/** As it is opened for a request of a browser with these cookies. */
async function openStore(cookies: Record<string, object> = {}) {
  const config = await sessionConfig.resolver(app)
  const set: Record<string, object | null> = {}
  const ctx = {
    request: { cookiesList: () => cookies, encryptedCookie: (name: string) => cookies[name] },
    response: {
      encryptedCookie: (name: string, value: object) => void (set[name] = value),
      clearCookie: (name: string) => void (set[name] = null),
    },
  }
  const store = config.stores.database(ctx as unknown as HttpContext, config) as SessionStore
  return { store, set }
}

const rowOf = (id: string) => db.connection('volatile').from('sessions').where({ id }).first()

test.group('Session store', () => {
  test('a session that was ended while a request of it ran stays ended', async ({ assert }) => {
    const { store } = await openStore()
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

  test('what is known of a guest is in her browser alone', async ({ assert }) => {
    const id = randomUUID()
    const { store, set } = await openStore()
    assert.isNull(await store.read(id))
    const data = { 'csrf-secret': 'secret', '__flash__': { notice: 'hello' } }
    await store.write(id, data)
    assert.deepEqual(set, { guest: data })
    assert.notExists(await rowOf(id))
    const next = await openStore({ guest: data })
    assert.deepEqual(await next.store.read(id), data)
    await next.store.destroy(id)
    assert.deepEqual(next.set, { guest: null })
  })

  test('no browser says that somebody is logged in', async ({ assert }) => {
    const { id: userId } = await UserFactory.create()
    const { store } = await openStore({ guest: { auth_web: userId } })
    assert.isNull(await store.read(randomUUID()))
  })

  test('a login begins with a new secret for forms, and keeps its own', async ({ assert }) => {
    const id = randomUUID()
    const { id: userId } = await UserFactory.create()
    const before = { 'csrf-secret': 'of the guest', '__flash__': { notice: 'hello' } }
    const login = await openStore({ guest: before })
    await login.store.read(randomUUID())
    await login.store.tag(id, userId)
    await login.store.write(id, { ...before, auth_web: userId })
    assert.deepEqual(login.set, { guest: null })
    const next = await openStore()
    const kept = { __flash__: before.__flash__ }
    assert.deepEqual(await next.store.read(id), { ...kept, auth_web: userId })
    await next.store.write(id, { 'auth_web': userId, 'csrf-secret': 'of the member' })
    assert.deepEqual(await (await openStore()).store.read(id), {
      'auth_web': userId,
      'csrf-secret': 'of the member',
    })
    await next.store.destroy(id)
  })

  test('whoever logs out is a guest, and leaves nothing of the member', async ({ assert }) => {
    const id = randomUUID()
    const { id: userId } = await UserFactory.create()
    const login = await openStore()
    await login.store.tag(id, userId)
    await login.store.write(id, { auth_web: userId })
    const logout = await openStore()
    await logout.store.read(id)
    await logout.store.write(id, { 'csrf-secret': 'secret', 'device': { ipAddress: '192.0.2.1' } })
    assert.deepEqual(logout.set, { guest: { 'csrf-secret': 'secret' } })
    assert.notExists(await rowOf(id))
  })

  test('a guest’s data has room in a cookie, without what is longest', ({ assert }) => {
    const long = 'x'.repeat(3000)
    const fields = Object.fromEntries(
      Array.from({ length: 1000 }, (_, n) => [`field${n}`, 'typed'])
    )
    const secret = { 'csrf-secret': 'secret' }
    const shown = { email: 'a@example.com', notice: 'hello' }
    assert.deepEqual(guestData({ ...secret, __flash__: { ...shown, name: long } }), {
      ...secret,
      __flash__: shown,
    })
    assert.deepEqual(
      guestData({ ...secret, redirect: { intendedUrl: `/${long}` }, __flash__: shown }),
      secret
    )
    const many = guestData({ ...secret, __flash__: fields })
    assert.isBelow(JSON.stringify(many).length, 2600)
    assert.isAbove(Object.keys(many.__flash__).length, 50)
  })
})
