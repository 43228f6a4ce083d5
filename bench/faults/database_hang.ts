import { setTimeout as sleep } from 'node:timers/promises'
import { startPostgres } from '../../bin/launcher/postgres.mjs'
import { DatabaseLoad } from '../../tests/support/database_load.js'
import { connectionsOf, probing } from '../../tests/support/probes.js'
import { startServer, type RunningServer } from '../../tests/support/running_server.js'
import type { Exercise, Finding } from './exercise.js'

/** In milliseconds. */
const hang = 8_000

/** A request waits for a connection for ten seconds at most, and then has its answer to write. */
const bound = 12_000

/** Ten connections to each of two databases, one that asks whether it is there, and those that are being closed. */
const mostConnections = 40

const exercise: Exercise = {
  title: 'PostgreSQL hangs for 8 seconds under the load of two processes',
  obstacle: () => (process.platform === 'linux' ? null : 'this needs Linux'),
  async run() {
    const postgres = await startPostgres()
    if (!postgres) throw new Error('PostgreSQL is not installed')
    const env = { DATABASE_URL: postgres.url, LIMIT_REGISTRATIONS: '1000', LOG_LEVEL: 'error' }
    const servers: RunningServer[] = []
    try {
      servers.push(await startServer({ built: true, env }))
      servers.push(await startServer({ built: true, folder: servers[0].folder, env }))
      const load = await DatabaseLoad.of(servers)
      load.begin()
      await sleep(2_000)
      const probes = servers.map((server) => probing(server.url, 10))
      postgres.pause()
      const frozen = performance.now()
      await sleep(hang)
      const connections = servers.map(({ pid }) =>
        connectionsOf(pid, Number(new URL(postgres.url).port))
      )
      const during = load.latencies.length
      postgres.resume()
      const recovery = await load.recovery()
      const answers = (await Promise.all(probes.map((probe) => probe.end()))).flat()
      await sleep(2_000)
      await load.end()
      const asked = answers.filter(
        ({ began }) => began > frozen + 2_500 && began < frozen + hang - 2_500
      )
      return await findings(load, servers, { recovery, asked, connections, during })
    } finally {
      postgres.resume()
      await Promise.all(servers.map((server) => server.stop()))
      postgres.stop()
      servers[0]?.clear()
    }
  },
}

interface Seen {
  recovery: number
  asked: Awaited<ReturnType<ReturnType<typeof probing>['end']>>
  connections: number[]
  during: number
}

async function findings(load: DatabaseLoad, servers: RunningServer[], seen: Seen) {
  const { acknowledged, lost, doubled, changed } = await load.damage()
  const slowest = Math.max(...seen.asked.map(({ milliseconds }) => milliseconds))
  const longest = Math.max(...load.latencies.map(({ milliseconds }) => milliseconds))
  const wrong = seen.asked.filter(({ status }) => status !== 503).length
  const loose = servers.flatMap((server) =>
    server.logged().filter(({ msg }) => /nobody listened|not caught/.test(msg))
  )
  const found: Finding[] = [
    {
      what: 'both processes live',
      measured: `${servers.filter((server) => server.isRunning()).length} of ${servers.length}`,
      holds: servers.every((server) => server.isRunning()),
    },
    {
      what: 'readiness says 503 within 2 s',
      measured: `${seen.asked.length} probes, ${wrong} said otherwise, the slowest took ${Math.round(slowest)} ms`,
      holds: seen.asked.length > 0 && wrong === 0 && slowest < 2_000,
    },
    {
      what: 'connections do not pile up',
      measured: `${seen.connections.join(' and ')} by process at the end of it`,
      holds: Math.max(...seen.connections) <= mostConnections,
    },
    {
      what: `requests end within ${bound / 1000} s, with 2xx, 409 or 503`,
      measured: `${load.unexpected.join(', ') || JSON.stringify(load.answers)}; the longest took ${Math.round(longest)} ms`,
      holds: load.unexpected.length === 0 && load.count('503') > 0 && longest < bound,
    },
    {
      what: 'nothing acknowledged is lost, and nothing is done twice',
      measured: `${lost} lost, ${doubled} twice, ${changed} answered otherwise, of ${acknowledged}`,
      holds: lost + doubled + changed === 0 && acknowledged > 0,
    },
    {
      what: 'everything is served again within 2 s',
      measured: `${seen.recovery} ms`,
      holds: seen.recovery <= 2_000,
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
