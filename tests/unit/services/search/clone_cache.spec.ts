import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { CloneFactory } from '#database/factories/clone_factory'
import type Clone from '#models/clone'
import { CloneCache, type Kept } from '#services/search/clone_cache'

class CountingCache extends CloneCache<Kept> {
  read: string[] = []
  fails = new Map<string, Promise<unknown>>()

  protected async update(clone: Clone, previous: Kept | null) {
    await this.fails.get(clone.id)
    if (!previous) this.read.push(clone.id)
    return previous ?? { version: clone.indexVersion, bytes: 0 }
  }
}

test.group('Clone cache', () => {
  test('of clones that know nothing there are not any number', async ({ assert }) => {
    const clones = await CloneFactory.createMany(5)
    const cache = new CountingCache(3 * 16 * 1024)
    for (const { id } of clones) await cache.of(id)
    await cache.of(clones[4].id)
    await cache.of(clones[0].id)
    assert.deepEqual(
      cache.read,
      [0, 1, 2, 3, 4, 0].map((n) => clones[n].id)
    )
  })

  test('what can’t be read of one clone is no trouble of another', async ({ assert }) => {
    const [broken, whole] = await CloneFactory.createMany(2)
    const cache = new CountingCache(1024 * 1024)
    const { promise, reject } = Promise.withResolvers()
    cache.fails.set(broken.id, promise)
    const both = Promise.allSettled([cache.of(broken.id), cache.of(whole.id)])
    await sleep(50)
    reject(new Error('Unreadable'))
    assert.deepEqual(
      (await both).map(({ status }) => status),
      ['rejected', 'fulfilled']
    )
  })
})
