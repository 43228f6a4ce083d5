import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { apiKeys } from '#start/limiter'

const countRequest = apiKeys.count.bind(apiKeys)

const noon = Date.UTC(2026, 4, 1, 12)
const keyWith = (limit: number, window: number) =>
  ({ id: randomUUID(), limit, window }) as Parameters<typeof countRequest>[0]

test.group('Limits of keys', (group) => {
  group.each.teardown(async () => {
    await db.connection('volatile').from('api_key_usage').delete()
  })

  test('a window lets as many through as the limit says', async ({ assert }) => {
    const key = keyWith(2, 60)
    const told = []
    for (let n = 0; n < 4; n++) told.push(await countRequest(key, noon + n * 1000))
    assert.deepEqual(told, [
      { limit: 2, remaining: 1, resetsIn: 60, isExceeded: false },
      { limit: 2, remaining: 0, resetsIn: 59, isExceeded: false },
      { limit: 2, remaining: 0, resetsIn: 58, isExceeded: true },
      { limit: 2, remaining: 0, resetsIn: 57, isExceeded: true },
    ])
  })

  test('the next window begins anew, to the millisecond', async ({ assert }) => {
    const key = keyWith(1, 60)
    await countRequest(key, noon)
    assert.isTrue((await countRequest(key, noon + 59_999)).isExceeded)
    const next = await countRequest(key, noon + 60_000)
    assert.deepEqual(next, { limit: 1, remaining: 0, resetsIn: 60, isExceeded: false })
  })

  test('a request that is refused is not counted', async ({ assert }) => {
    const key = keyWith(1, 86_400)
    for (let n = 0; n < 3; n++) await countRequest(key, noon)
    const [row] = await db.connection('volatile').from('api_key_usage').where('api_key_id', key.id)
    assert.equal(row.request_count, 1)
  })

  test('of many at once exactly the limit pass', async ({ assert }) => {
    const key = keyWith(20, 3600)
    const asked = Array.from({ length: 60 }, () => countRequest(key, noon))
    const passed = (await Promise.all(asked)).filter(({ isExceeded }) => !isExceeded)
    assert.sameMembers(
      passed.map(({ remaining }) => remaining),
      Array.from({ length: 20 }, (_, n) => n)
    )
  })
})
