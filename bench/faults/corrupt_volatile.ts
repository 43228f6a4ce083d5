import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { member, startServer } from '#tests/support/running_server'
import { launcherObstacle, programs, runOver } from '../programs.js'
import type { Exercise, Finding } from './exercise.js'

const exercise: Exercise = {
  title: 'Corrupt files of SQLite',
  obstacle: () => (process.env.DATABASE_URL ? 'PostgreSQL has no such files' : launcherObstacle()),
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'clonememoria-corrupt-'))
    const built = { built: true, folder, env: { LIMIT_REGISTRATIONS: '1000' } }
    const [sessions, main] = ['volatile.sqlite', 'clonememoria.sqlite'].map((name) =>
      join(folder, name)
    )
    const first = await startServer(built)
    const known = await member(first.url)
    const { id } = await known.api('POST', '/clones', { name: 'Rui' })
    await known.api('POST', `/clones/${id}/memories`, { content: 'I was born in Porto.' })
    await first.stop()

    const findings: Finding[] = []
    for (const [what, harm] of harms) {
      harm(sessions)
      const servers = await Promise.all([1, 2, 3].map(() => startServer(built)))
      const statuses = await Promise.all(
        servers.map(async ({ url }) => {
          const memories = await known.send('GET', `/clones/${id}/memories`, undefined, url)
          const page = await fetch(`${url}/login`)
          return `${memories.status}/${page.status}`
        })
      )
      const codes = await Promise.all(servers.map((server) => server.stop()))
      const aside = asideIn(folder).filter((name) => !/-(wal|shm)$/.test(name))
      findings.push({
        what: `three servers at once start over a volatile.sqlite ${what}, and serve`,
        measured: `${statuses.join(', ')}; exit codes ${codes.join(', ')}; ${aside.length} kept aside`,
        holds:
          statuses.every((status) => status === '200/200') &&
          codes.every((code) => code === 0) &&
          aside.length === Math.min(3, findings.length + 1),
      })
    }

    const sound = readFileSync(main)
    const before = asideIn(folder).length
    for (const [what, harm] of harms) {
      writeFileSync(main, sound)
      harm(main)
      const broken = readFileSync(main)
      for (const name of ['npm start', 'npm run ace']) {
        const { code, said, seconds, hasTrace, sentence } = await runOver(folder, programs[name])
        const isLeft = readFileSync(main).equals(broken) && asideIn(folder).length === before
        findings.push({
          what: `${name} over a main database ${what} names it, ends with 1 and leaves it alone`,
          measured: `${code} after ${seconds.toFixed(1)} s: ${sentence}`,
          holds: code === 1 && !hasTrace && said.includes(main) && isLeft,
        })
      }
    }
    rmSync(folder, { recursive: true })
    return findings
  },
}

export default exercise

const harms: Array<[what: string, harm: (file: string) => void]> = [
  ['that is no database', (file) => writeFileSync(file, 'What is this? '.repeat(1000))],
  ['whose beginning is lost', (file) => writeFileSync(file, readFileSync(file).fill(0, 0, 100))],
  [
    'with a broken page',
    (file) => writeFileSync(file, readFileSync(file).fill(0xff, 8192, 12_288)),
  ],
  ['that was cut off', (file) => writeFileSync(file, readFileSync(file).subarray(0, 9000))],
]

const asideIn = (folder: string) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.includes('.corrupt-')) : []
