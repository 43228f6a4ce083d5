import { setTimeout as sleep } from 'node:timers/promises'
import { startPostgres } from '../../bin/launcher/postgres.mjs'
import { DatabaseLoad } from '../../tests/support/database_load.js'
import { startServer, type RunningServer } from '../../tests/support/running_server.js'
import type { Exercise, Finding } from './exercise.js'

const restarts = ['fast', 'immediate', 'fast'] as const

/** Seconds of load before each restart, and after the last one. */
const between = 3

const exercise: Exercise = {
  title: 'PostgreSQL restarts three times under the load of two processes',
  async run() {
    const postgres = await startPostgres()
    if (!postgres) throw new Error('PostgreSQL is not installed')
    const env = {
      DATABASE_URL: postgres.url,
      LIMIT_REGISTRATIONS: '1000',
      LOG_LEVEL: 'error',
    }
    const servers: RunningServer[] = []
    try {
      servers.push(await startServer({ built: true, env }))
      servers.push(await startServer({ built: true, folder: servers[0].folder, env }))
      const load = await DatabaseLoad.of(servers)
      load.begin()
      const recoveries: number[] = []
      for (const mode of restarts) {
        await sleep(between * 1000)
        await postgres.restart(mode)
        recoveries.push(await load.recovery())
      }
      await sleep(between * 1000)
      await load.end()
      return await findings(load, servers, recoveries)
    } finally {
      await Promise.all(servers.map((server) => server.stop()))
      postgres.stop()
      servers[0]?.clear()
    }
  },
}

async function findings(load: DatabaseLoad, servers: RunningServer[], recoveries: number[]) {
  const { acknowledged, lost, doubled, changed } = await load.damage()
  const loose = servers.flatMap((server) =>
    server.logged().filter(({ msg }) => /nobody listened|not caught/.test(msg))
  )
  const slowest = Math.max(...recoveries)
  const found: Finding[] = [
    {
      what: 'both processes live',
      measured: `${servers.filter((server) => server.isRunning()).length} of ${servers.length}`,
      holds: servers.every((server) => server.isRunning()),
    },
    {
      what: 'nothing acknowledged is lost',
      measured: `${lost} of ${acknowledged}`,
      holds: lost === 0 && acknowledged > 0,
    },
    {
      what: 'what was repeated with its key was done once',
      measured: `${doubled} done twice, ${changed} answered otherwise`,
      holds: doubled + changed === 0,
    },
    {
      what: 'answers are 2xx, 409 or 503',
      measured: load.unexpected.join(', ') || JSON.stringify(load.answers),
      holds: load.unexpected.length === 0 && load.count('503') > 0,
    },
    {
      what: 'each 503 says when to come again',
      measured: `${load.unsaid} without Retry-After`,
      holds: load.unsaid === 0,
    },
    {
      what: 'everything is served again within 2 s',
      measured: `${recoveries.join(', ')} ms`,
      holds: slowest <= 2_000,
    },
    {
      what: 'no promise was rejected without a listener',
      measured: `${loose.length} in the logs`,
      holds: loose.length === 0,
    },
  ]
  return found
}

export default exercise
