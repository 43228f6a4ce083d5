import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { member, startServer, until } from '#tests/support/running_server'
import { smallDiskObstacle } from '#tests/support/small_disk'
import { fullDisk } from '../../bench/faults/full_disk.js'

const isPostgres = process.env.DATABASE_URL !== undefined
const obstacle = isPostgres ? 'PostgreSQL’s disk is not ours' : smallDiskObstacle()

/** A setting of the whole server, for transactions from now on. */
async function allowReadingAlone(isAlone: boolean) {
  await db.rawQuery(`ALTER SYSTEM SET default_transaction_read_only = ${isAlone ? 'on' : 'off'}`)
  await db.rawQuery('SELECT pg_reload_conf()')
}

test.group('Full disk', () => {
  test('nothing acknowledged is lost, reading and logging in go on, and writing recovers by itself')
    .skip(obstacle !== null, obstacle ?? '')
    .timeout(120_000)
    .run(async ({ assert }) => {
      const findings = await fullDisk({ built: false })
      const isTimed = ({ what }: { what: string }) => what === 'nothing runs in circles'
      assert.deepEqual(
        findings.filter((finding) => !finding.holds && !isTimed(finding)),
        []
      )
      assert.isAbove(findings.length, 10)
    })

  test('a PostgreSQL that may only be read is told as such, and recovers by itself')
    .skip(!isPostgres, 'this is PostgreSQL’s way')
    .timeout(60_000)
    .run(async ({ assert, cleanup }) => {
      const server = await startServer()
      cleanup(async () => {
        await allowReadingAlone(false)
        await server.stop()
        server.clear()
      })
      const { api, send } = await member(server.url)
      const { id } = await api('POST', '/clones', { name: 'Rui' })
      const remember = () => send('POST', `/clones/${id}/memories`, { content: 'I kept bees.' })
      await allowReadingAlone(true)
      await until(async () => (await remember()).status === 507)
      assert.propertyVal(await (await remember()).json(), 'type', '/problems/storage-full')
      assert.equal((await send('GET', `/clones/${id}/memories`)).status, 200)
      const ready = await fetch(`${server.url}/health/ready`)
      assert.equal(ready.status, 503)
      assert.deepEqual(await ready.json(), {
        status: 'unavailable',
        database: 'ok',
        storage: 'read-only',
      })
      await allowReadingAlone(false)
      await until(async () => (await fetch(`${server.url}/health/ready`)).ok)
      assert.equal((await remember()).status, 201)
    })
})
