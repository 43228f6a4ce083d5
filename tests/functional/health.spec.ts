import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Readiness } from '#services/database/readiness'

test.group('Health', () => {
  test('who lives says so, to everybody and without a cookie', async ({ client, assert }) => {
    const response = await client.get('/health/live')
    response.assertStatus(200)
    response.assertBody({ status: 'ok' })
    assert.isUndefined(response.header('set-cookie'))
    assert.isString(response.header('x-request-id'))
    assert.equal(response.header('x-content-type-options'), 'nosniff')
  })

  test('with its databases it is ready', async ({ client }) => {
    const response = await client.get('/health/ready')
    response.assertStatus(200)
    response.assertBody({ status: 'ok', database: 'ok', storage: 'ok' })
  })

  test('without {$self} it lives, but is not ready')
    .with(['main', 'volatile'])
    .run(async ({ client, assert, cleanup }, away) => {
      const { connection } = db
      cleanup(() => void (db.connection = connection))
      db.connection = (name, ...rest) => {
        if (name === away) throw new Error('connect ECONNREFUSED with password hunter2')
        return connection.call(db, name, ...rest)
      }
      const response = await client.get('/health/ready')
      response.assertStatus(503)
      response.assertBody({ status: 'unavailable', database: 'unreachable' })
      assert.notInclude(response.text(), 'hunter2')
      const live = await client.get('/health/live')
      live.assertStatus(200)
    })

  test('a database that does not answer makes nobody wait, and is asked once at a time', async ({
    assert,
  }) => {
    const answer = Promise.withResolvers<void>()
    let asked = 0
    const readiness = new Readiness(() => {
      asked++
      return answer.promise
    }, 20)
    const probes = Array.from({ length: 30 }, () => readiness.ofDatabase())
    for (const { status } of await Promise.allSettled(probes)) assert.equal(status, 'rejected')
    await assert.rejects(() => readiness.ofDatabase(), /does not answer/)
    assert.equal(asked, 1)
    answer.resolve()
    await readiness.ofDatabase()
    await readiness.ofDatabase()
    assert.equal(asked, 2)
  })
})
