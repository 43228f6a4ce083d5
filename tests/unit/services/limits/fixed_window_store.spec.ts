import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { errors } from '@adonisjs/limiter'
import limiter from '@adonisjs/limiter/services/main'

const noon = Date.UTC(2026, 4, 1, 12)
const rate = { requests: 5, duration: '1 minute' }
const storeAt = (now: number) => limiter.config.stores.fixedWindow(rate, () => now)

test.group('Fixed windows', (group) => {
  group.each.teardown(() => storeAt(noon).clear())

  test('the limiter has them as a store', async ({ assert }) => {
    const key = randomUUID()
    const windows = limiter.use('fixedWindow', { requests: 1, duration: 86_400 })
    assert.equal(await windows.attempt(key, () => 'let through'), 'let through')
    assert.isUndefined(await windows.attempt(key, () => 'let through'))
    assert.equal(await windows.remaining(key), 0)
  })

  test('what weighs more than is left is refused, and not counted', async ({ assert }) => {
    const [key, store] = [randomUUID(), storeAt(noon + 15_000)]
    await store.consume(key, 3)
    await assert.rejects(() => store.consume(key, 3), errors.E_TOO_MANY_REQUESTS as any)
    await assert.rejects(() => store.consume(randomUUID(), 6), errors.E_TOO_MANY_REQUESTS as any)
    const left = { limit: 5, remaining: 2, consumed: 3, availableIn: 45 }
    assert.deepEqual((await store.get(key))!.toJSON(), left)
  })

  test('what has happened counts beyond the limit, and can be given back', async ({ assert }) => {
    const [key, store] = [randomUUID(), storeAt(noon)]
    assert.include(await store.increment(key, 7), { consumed: 7, remaining: 0 })
    assert.include(await store.decrement(key, 3), { consumed: 4, remaining: 1 })
    assert.include(await store.decrement(key, 9), { consumed: 0, remaining: 5 })
    assert.include(await store.decrement(randomUUID()), { consumed: 0, remaining: 5 })
  })

  test('a count can be set and deleted, a window neither moved nor blocked', async ({ assert }) => {
    const [key, store] = [randomUUID(), storeAt(noon)]
    await store.set(key, 4)
    assert.include((await store.get(key))!, { consumed: 4 })
    assert.isNull(await storeAt(noon + 60_000).get(key))
    assert.isTrue(await store.delete(key))
    assert.isFalse(await store.delete(key))
    await assert.rejects(() => store.set(key, 1, '2 minutes'), /ends when it ends/)
    await assert.rejects(() => store.block(), /ends when it ends/)
  })
})
