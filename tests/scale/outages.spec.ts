import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { startPostgres, type OwnPostgres } from '../../bin/launcher/postgres.mjs'
import { DatabaseLoad } from '#tests/support/database_load'
import { probing } from '#tests/support/probes'
import { startServer, type RunningServer } from '#tests/support/running_server'

/** How long it hangs, in milliseconds: a statement is given up after three and a half seconds. */
const hang = 6_000

const isPostgres = () => db.connection().dialect.name === 'postgres'
const onPostgres = 'it needs PostgreSQL'

async function underLoad(
  harm: (postgres: OwnPostgres, load: DatabaseLoad, url: string) => Promise<void>
) {
  const postgres = (await startPostgres())!
  const env = { DATABASE_URL: postgres.url, LOG_LEVEL: 'error' }
  const servers: RunningServer[] = []
  try {
    servers.push(await startServer({ env }))
    servers.push(await startServer({ env, folder: servers[0].folder }))
    const load = await DatabaseLoad.of(servers)
    load.begin()
    await sleep(1_000)
    await harm(postgres, load, servers[0].url)
    await load.recovery()
    await sleep(500)
    await load.end()
    const faults = servers.flatMap((server) => server.logged())
    return {
      load,
      damage: await load.damage(),
      living: servers.filter((server) => server.isRunning()).length,
      loose: faults.filter(({ msg }) => /nobody listened|not caught/.test(msg)),
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
    postgres.stop()
    servers[0]?.clear()
  }
}

test.group('Outages of the database', () => {
  test('while it restarts nobody is refused, nothing acknowledged is lost and no process ends', async ({
    assert,
  }) => {
    const { load, damage, living, loose } = await underLoad(async (postgres) => {
      await postgres.restart('fast')
      await sleep(500)
      await postgres.restart('immediate')
    })
    assert.equal(living, 2)
    assert.deepEqual(load.unexpected, [])
    assert.equal(load.unsaid, 0)
    assert.containsSubset(damage, { lost: 0, doubled: 0, changed: 0 })
    assert.isAbove(damage.acknowledged, 0)
    assert.deepEqual(loose, [])
  })
    .skip(() => !isPostgres(), onPostgres)
    .timeout(180_000)

  test('while it hangs readiness and requests say so, and go on when it does', async ({
    assert,
  }) => {
    const { load, damage, living, loose } = await underLoad(async (postgres, _, url) => {
      postgres.pause()
      const probes = probing(url, 5)
      await sleep(hang)
      const ready = await fetch(`${url}/health/ready`)
      postgres.resume()
      assert.equal(ready.status, 503)
      const statuses = (await probes.end()).map(({ status }) => status)
      assert.include(statuses, 503)
    })
    assert.equal(living, 2)
    assert.deepEqual(load.unexpected, [])
    assert.isAbove(load.count('503'), 0)
    assert.containsSubset(damage, { lost: 0, doubled: 0, changed: 0 })
    assert.deepEqual(loose, [])
  })
    .skip(() => !isPostgres() || process.platform !== 'linux', onPostgres)
    .timeout(180_000)
})

/** What a server runs beside its own code: on a signal something goes wrong that nobody catches. */
const goingWrong = (how: string) =>
  `--import=data:text/javascript,${encodeURIComponent(
    `import { isMainThread } from 'node:worker_threads'
     if (isMainThread) process.on('SIGUSR2', () => { ${how} })`
  )}`

test.group('What nobody caught', () => {
  test('a rejection is logged with its stack, and nothing ends', async ({ assert, cleanup }) => {
    const env = {
      NODE_OPTIONS: goingWrong(`Promise.reject(new Error('Loose'))`),
      LOG_LEVEL: 'error',
    }
    const server = await startServer({ env })
    cleanup(async () => {
      await server.stop()
      server.clear()
    })
    process.kill(server.pid, 'SIGUSR2')
    while (server.logged().length === 0) await sleep(50)
    const [line] = server.logged()
    assert.containsSubset(line, { level: 50, err: { message: 'Loose' } })
    assert.match(line.err.stack, /Loose\n\s+at /)
    assert.equal((await fetch(`${server.url}/health/ready`)).status, 200)
    assert.isTrue(server.isRunning())
  }).timeout(60_000)

  test('after an exception the process says why, and ends', async ({ assert, cleanup }) => {
    const env = {
      NODE_OPTIONS: goingWrong(`throw new Error('Out of nowhere')`),
      LOG_LEVEL: 'fatal',
    }
    const server = await startServer({ env })
    cleanup(() => server.clear())
    process.kill(server.pid, 'SIGUSR2')
    assert.equal(await server.gone, 1)
    assert.containsSubset(server.logged(), [{ level: 60, err: { message: 'Out of nowhere' } }])
  }).timeout(60_000)
})
