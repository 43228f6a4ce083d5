import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import sessionConfig from '#config/session'
import { UserFactory } from '#database/factories/user_factory'
import User from '#models/user'
import { mostAccessTokens } from '#services/logins/access_tokens'
import { mostRememberMeTokens } from '#services/logins/remember_me_tokens'
import { mostSessions, type SessionStore } from '#services/sessions/session_store'

/** Many at once, as from several processes. */
const atOnce = <T>(count: number, make: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)))

test.group('Caps of an account', () => {
  test('with one access token too many the oldest ends', async ({ assert, cleanup }) => {
    const [user, other] = await UserFactory.createMany(2)
    cleanup(() => user.delete())
    cleanup(() => other.delete())
    const oldest = await User.accessTokens.create(user)
    const others = await User.accessTokens.create(other)
    await atOnce(mostAccessTokens - 1, () => User.accessTokens.create(user))
    assert.isNotNull(await User.accessTokens.verify(oldest.value!))
    const newest = await User.accessTokens.create(user)
    assert.isNull(await User.accessTokens.verify(oldest.value!))
    assert.isNotNull(await User.accessTokens.verify(newest.value!))
    assert.isNotNull(await User.accessTokens.verify(others.value!))
    await atOnce(20, () => User.accessTokens.create(user))
    assert.lengthOf(await User.accessTokens.all(user), mostAccessTokens)
  })

  test('with one device too many the oldest forgets', async ({ assert, cleanup }) => {
    const user = await UserFactory.create()
    cleanup(() => user.delete())
    const oldest = await User.rememberMeTokens.create(user, '1 day')
    await atOnce(mostRememberMeTokens + 5, () => User.rememberMeTokens.create(user, '1 day'))
    assert.isNull(await User.rememberMeTokens.verify(oldest.value!))
    assert.lengthOf(await User.rememberMeTokens.all(user), mostRememberMeTokens)
  })

  test('with one session too many that which was idle longest ends', async ({
    assert,
    cleanup,
  }) => {
    const user = await UserFactory.create()
    cleanup(() => user.delete())
    const config = await sessionConfig.resolver(app)
    const store = config.stores.database(null as any, config) as SessionStore
    const begin = async (id: string) => {
      await store.tag(id, user.id)
      await store.write(id, { auth_web: user.id })
      return id
    }
    const idle = await begin(randomUUID())
    const sessions = () => db.connection('volatile').from('sessions')
    await sessions()
      .where('id', idle)
      .update({ expires_at: new Date(Date.now() + 60_000) })
    await atOnce(mostSessions - 1, () => begin(randomUUID()))
    assert.isNotNull(await store.read(idle))
    const newest = await begin(randomUUID())
    assert.isNull(await store.read(idle))
    assert.isNotNull(await store.read(newest))
    assert.lengthOf(await store.tagged(user.id), mostSessions)
    await sessions().where('user_id', user.id).delete()
  })
})
