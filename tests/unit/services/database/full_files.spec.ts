import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import sessionConfig from '#config/session'
import RateLimitedException from '#exceptions/rate_limited_exception'
import { UserFactory } from '#database/factories/user_factory'
import User from '#models/user'
import { AttemptLimit } from '#services/accounts/attempt_limits'
import { countRequest } from '#services/api_keys/key_limit'
import { KeyActivity } from '#services/api_keys/key_activity'
import type { IdentifiedKey } from '#services/api_keys/key_lookup'
import { inSpareRoom, spareRoom } from '#services/database/spare_room'
import { StorageWatch } from '#services/database/storage_watch'
import { whenThereIsRoom } from '#services/database/when_there_is_room'
import { emptyStorage, fillFile, sealFile } from '#tests/support/full_storage'
import { until } from '#tests/support/running_server'

const sessions = async (method: 'GET' | 'POST') => {
  const config = await sessionConfig.resolver(app)
  return config.stores.database({ request: { method: () => method } } as any, config)
}
const large = { notice: 'x'.repeat(20_000) }
const full = () => Object.assign(new Error('full'), { code: 'SQLITE_FULL' })

test.group('Full files', (group) => {
  group.tap((each) =>
    each.skip(process.env.DATABASE_URL !== undefined, 'PostgreSQL has no files of ours')
  )

  group.each.teardown(async () => {
    await emptyStorage()
    await sealFile('main', false)
    await sealFile('volatile', false)
  })

  test('who reads is not held up by a session, who changes something is told', async ({
    assert,
  }) => {
    const id = randomUUID()
    const [reading, changing] = [await sessions('GET'), await sessions('POST')]
    await reading.write(id, { notice: 'hello' })
    await fillFile('volatile')
    await reading.write(id, large)
    await reading.touch(id)
    assert.deepEqual(await reading.read(id), { notice: 'hello' })
    await assert.rejects(async () => changing.write(id, large), /full/)
    await emptyStorage()
    await changing.write(id, large)
    assert.deepEqual(await reading.read(id), large)
    await reading.destroy(id)
  })

  test('a session that has expired is none, also where it can’t be removed', async ({ assert }) => {
    const store = await sessions('GET')
    const id = randomUUID()
    await store.write(id, { notice: 'hello' })
    const row = () => db.connection('volatile').from('sessions').where({ id })
    await row().update({ expires_at: new Date(0) })
    await sealFile('volatile')
    assert.isNull(await store.read(id))
    await sealFile('volatile', false)
    await row().delete()
  })

  test('limits count on in memory, and are kept to', async ({ assert }) => {
    const limit = new AttemptLimit('exports')
    const subject = randomUUID()
    await sealFile('volatile')
    for (let n = 0; n < 5; n++) await limit.consume(subject)
    await assert.rejects(() => limit.consume(subject), RateLimitedException as any)
    await limit.reset(subject)
    await limit.consume(subject)
    await limit.giveBack(subject)
    for (let n = 0; n < 5; n++) await limit.consume(subject)
    await assert.rejects(() => limit.consume(subject), RateLimitedException as any)
  })

  test('a key’s limit goes on from what was stored', async ({ assert }) => {
    const key = { id: randomUUID(), limit: 5, window: 3600 } as IdentifiedKey
    const at = Date.parse('2026-05-05T10:10:00Z')
    for (let n = 0; n < 2; n++) await countRequest(key, at)
    await sealFile('volatile')
    const asked = []
    for (let n = 0; n < 4; n++) asked.push(await countRequest(key, at))
    assert.deepEqual(
      asked.map(({ remaining, isExceeded }) => (isExceeded ? 'exceeded' : remaining)),
      [2, 1, 0, 'exceeded']
    )
  })

  test('what keys were used for is written once it can be', async ({ assert }) => {
    const activity = new KeyActivity()
    const id = randomUUID()
    activity.note(id, 'GET /api/clones', false)
    await sealFile('volatile')
    await activity.flush()
    activity.note(id, 'GET /api/clones', true)
    await sealFile('volatile', false)
    const [row] = await activity.since(id, '2000-01-01')
    assert.deepInclude(row, { requests: 2, refused: 1 })
    await activity.forget([id])
  })

  test('an access token is good, also where its use can’t be noted', async ({ assert }) => {
    const user = await UserFactory.create()
    const token = await User.accessTokens.create(user)
    await sealFile('main')
    assert.isNotNull(await User.accessTokens.verify(token.value!))
    await sealFile('main', false)
    await user.delete()
  })

  test('a login is remembered by its old token where there is no room for a new one', async ({
    assert,
  }) => {
    const user = await UserFactory.create()
    const { value, identifier } = await User.rememberMeTokens.create(user, '60 days')
    const renew = async () => {
      await User.rememberMeTokens.verify(value!)
      return User.rememberMeTokens.recycle(user, Number(identifier), '60 days')
    }
    await sealFile('main')
    assert.equal((await renew()).value!.release(), value!.release())
    await sealFile('main', false)
    assert.notEqual((await renew()).value!.release(), value!.release())
    await user.delete()
  })

  test('what is kept spare takes sessions in a file that can’t grow', async ({ assert }) => {
    const volatile = db.connection('volatile')
    await volatile.rawQuery('VACUUM')
    await spareRoom.make()
    const [{ page_count: pages }] = await volatile.rawQuery('PRAGMA page_count')
    await volatile.rawQuery(`PRAGMA max_page_count = ${pages}`)
    const store = await sessions('POST')
    const ids = Array.from({ length: 200 }, () => randomUUID())
    for (const id of ids) await store.write(id, { notice: 'x'.repeat(1000) })
    for (const id of ids) await store.destroy(id)
    assert.lengthOf(await volatile.from('sessions').whereIn('id', ids), 0)
  })

  test('what fails for want of room is tried once more, in the room that is kept', async ({
    assert,
  }) => {
    let tries = 0
    const write = async () => {
      if (++tries === 1) throw full()
      return 'written'
    }
    assert.equal(await inSpareRoom(write), 'written')
    assert.equal(tries, 2)
    const other = () => Promise.reject(new Error('Something else'))
    await assert.rejects(() => inSpareRoom(other), 'Something else')
  })

  test('what follows from an act is written when there is room', async ({ assert }) => {
    const written: number[] = []
    let hasRoom = false
    const write = (n: number) => async () => {
      if (!hasRoom) throw full()
      if (n === 2) throw new Error('Something else')
      written.push(n)
    }
    for (const n of [1, 2, 3]) whenThereIsRoom(write(n))
    await sleep(20)
    assert.deepEqual(written, [])
    hasRoom = true
    await until(async () => written.length === 2)
    assert.deepEqual(written, [1, 3])
  })

  test('the watch sees that nothing can be written, and that it can be again', async ({
    assert,
  }) => {
    assert.isNull(await new StorageWatch().look())
    await sealFile('main')
    const watch = new StorageWatch()
    assert.equal(await watch.look(), 'read-only')
    await sealFile('main', false)
    await until(async () => (await watch.look()) === null, 100)
    watch.note('full', full())
    assert.isNull(await watch.look(), 'who meets a fault has it looked after at once')
  })
})
