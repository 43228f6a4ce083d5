import { test } from '@japa/runner'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { accountFullOf, filesWith, rareWord, whereLeft } from '#tests/support/rare_words'
import { startServer } from '#tests/support/running_server'

test.group('Deletion', (group) => {
  group.each.skip(Boolean(process.env.DATABASE_URL), 'PostgreSQL keeps its files elsewhere')

  test('of a deleted account no word is left in any file', async ({ assert, cleanup }) => {
    const server = await startServer()
    cleanup(async () => {
      await server.stop('SIGKILL')
      server.clear()
    })
    const [word, other] = [rareWord(), rareWord()]
    const gone = await accountFullOf(word, server.url)
    const kept = await accountFullOf(other, server.url)
    assert.includeMembers(filesWith(server.folder, word), ['clonememoria.sqlite-wal'])
    await gone.api('DELETE', '/auth/me', { password: gone.password })
    assert.deepEqual(await whereLeft(server.folder, word), [])
    assert.deepEqual(filesWith(server.folder, gone.email), [])
    assert.isNotEmpty(await kept.api('GET', `/clones/${kept.cloneId}/search?q=${other}`))
    assert.equal(await server.stop(), 0)
    assert.deepEqual(filesWith(server.folder, word), [])

    const database = new Database(join(server.folder, 'clonememoria.sqlite'))
    assert.equal(database.pragma('quick_check', { simple: true }), 'ok')
    database.close()
  }).timeout(120_000)
})
